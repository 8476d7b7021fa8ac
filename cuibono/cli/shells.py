"""Completion behind an `=`: bash reads `-p state=RU` as three words, and zsh would set a space after `state=`."""

from collections.abc import Iterable
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, ZshComplete

_BASH_PLAIN = "        elif [[ $type == 'plain' ]]; then\n"
_BASH_NO_SPACE = "            [[ $value == *= ]] && compopt -o nospace\n"
_ZSH_PLAIN = '            if [[ "$descr" == "_" ]]; then\n'
_ZSH_NO_SPACE = '            if [[ "$key" == *= ]]; then\n                compadd -U -S "" -- "$key"\n'


class Bash(BashComplete):
    """Bash's words put together again at each `=`, and only what comes after it given back."""

    name = "bash"
    source_template = BashComplete.source_template.replace(_BASH_PLAIN, _BASH_PLAIN + _BASH_NO_SPACE)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the one that is completed, and that one, as they were typed."""
        before, last = super().get_completion_args()
        # An empty last word was begun after a space, and belongs to nothing before it.
        *words, whole = _together([*before, last] if last else before) or [""]
        if not last:
            self._typed = ""
            return ([*words, whole] if before else []), ""
        self._typed = whole[: len(whole) - len(last.lstrip("="))] if whole != last else ""
        return words, whole

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Write a completion as bash's script reads it, without what stands before the last `=` already."""
        return f"{item.type},{str(item.value).removeprefix(self._typed)}"


class Zsh(ZshComplete):
    """Whole words for zsh, which puts a completion in the place of all that was typed: `--format=csv`."""

    name = "zsh"
    source_template = ZshComplete.source_template.replace(
        _ZSH_PLAIN, _ZSH_NO_SPACE + _ZSH_PLAIN.replace(" if ", " elif ", 1)
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the one that is completed, and that one."""
        before, last = super().get_completion_args()
        option, equals, _ = last.partition("=")
        self._option = option + equals if equals and option.startswith("--") else ""
        return before, last

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Write a completion as zsh's script reads it, behind its option."""
        item.value = self._option + str(item.value)
        return super().format_completion(item)


def _together(words: Iterable[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if found and (word.startswith("=") or (found[-1].endswith("=") and not word.startswith("-"))):
            found[-1] += word
        else:
            found.append(word)
    return found
