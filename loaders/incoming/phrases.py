"""A link in words, for claims whose file has no sentence for them."""

from collections.abc import Mapping

_VERBS = {
    "MEMBER_OF": "belongs to",
    "PART_OF": "is part of",
    "SUCCEEDED": "succeeded",
    "IN_GROUP": "is one of",
    "SPEAKS_FOR": "speaks for",
    "DECLARES": "declares as its goal:",
    "SERVES_AS": "serves as",
    "TOWARDS": "is a step towards",
    "USES": "uses",
    "JOINED_FOR": "joined for",
    "SOUGHT": "sought",
    "SUPPORTED": "supported",
    "BLOCKED": "blocked",
    "ADOPTED": "adopted",
    "TURNED_TO": "turned to",
    "DISAGREED_WITH": "disagreed with",
    "PROMOTES": "promotes the term",
    "INVOKES": "invokes the term",
    "DESCRIBES": "is said of",
    "REJECTED": "rejected the description",
    "HAS_MEASURE": "has the measure",
    "COMMITS_TO": "commits its members to",
    "DOES_NOT_COMMIT_TO": "does not commit its members to",
    "HELD": "held",
}


def sentence(subject: str, relation: str | None, target: str | None, said: Mapping[str, str], *, denied: bool) -> str:
    """Put a link into words: "Russia blocked SCO development bank (within: SCO; when: 2010)."

    A relation that is none of ours stands in quotes, as the file has it.
    """
    verb = _VERBS.get(relation or "") or (f"“{relation}”" if relation else "–")
    words = " ".join(filter(None, (subject, verb, target))) if target or relation else subject
    more = "; ".join(f"{key}: {value}" for key, value in said.items())
    words = f"{words} ({more})" if more else words
    return f"It is denied that {words}." if denied else f"{words}."
