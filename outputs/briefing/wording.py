"""Plain English for grades and names: "usually reliable", "Temur Umarov's"."""

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


def opening(text: str) -> str:
    """Begin a sentence with a text: the first letter made a capital."""
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """Put the indefinite article before a noun: "a fact", "an inference of ours"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def possessive(name: str) -> str:
    """Give a name's possessive: "Temur Umarov's", "the United Nations'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
