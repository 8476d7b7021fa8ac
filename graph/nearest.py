"""The nearest valid name, for error messages."""

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str], count: int = 3) -> list[str]:
    """Give the names most like a word, best first: "SC0" among {"SCO", "NATO"} gives ["SCO"]."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for name in sorted(names):
        by_folded.setdefault(name.casefold(), name)
    return [by_folded[match] for match in get_close_matches(word.casefold(), by_folded, count, 0.6)]


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Give the end of an error message: `; did you mean "SCO"?`, or nothing where no name is near."""
    near = nearest(word, names)
    return f"; did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
