"""Plain English for counts and grades: "three of the four goals", "usually reliable"."""

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty scale of sources, in words."""

CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""The Admiralty scale of information, in words."""


def number(count: int) -> str:
    """Write a number as running text does: words up to twelve, then digits ("no" for 0)."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "one goal", "three goals", "no goals"."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def opening(text: str) -> str:
    """Begin a sentence with a text: the first letter made a capital."""
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """Put the indefinite article before a noun: "a fact", "an inference of ours"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def possessive(name: str) -> str:
    """Give a name's possessive: "Temur Umarov's", "the United Nations'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
