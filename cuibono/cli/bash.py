"""Completion in bash, which reads `-p state=RU` as three words: `state`, `=` and `RU`."""

from collections.abc import Iterable
from typing import Any

from click.shell_completion import BashComplete, CompletionItem

_NO_SPACE = "        elif [[ $type == 'plain' ]]; then\n"
_PLAIN = "            [[ $value == *= ]] && compopt -o nospace\n"  # what comes after `state=` is written at once


class WordsWithEquals(BashComplete):
    """Bash's words put together again at each `=`, and only what comes after it given back."""

    name = "bash"
    source_template = BashComplete.source_template.replace(_NO_SPACE, _NO_SPACE + _PLAIN)

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


def _together(words: Iterable[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if found and (word.startswith("=") or (found[-1].endswith("=") and not word.startswith("-"))):
            found[-1] += word
        else:
            found.append(word)
    return found
