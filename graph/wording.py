"""Words for counts and lists, as running text writes them: "three states", "China, Iran and India"."""

from collections.abc import Iterable

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """Write a number as running text does: words up to twelve, then digits ("no" for 0)."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "one goal", "three goals", "no goals"."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: "Russia", "Iran and India", "China, Iran and India".

    Words that hold a comma or an "and" of their own are kept apart by semicolons.
    """
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    if any("," in word or (" and " in word and len(listed) > 2) for word in listed):
        return f"{'; '.join(listed[:-1])}; {last} {listed[-1]}"
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"
