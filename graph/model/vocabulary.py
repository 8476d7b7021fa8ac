"""Closed vocabularies of a claim and a source: every value that a grade or a kind may have."""

from collections.abc import Iterable
from enum import StrEnum


class Layer(StrEnum):
    """Which side of an organisation a claim speaks of: what it declares, does, serves secretly, or will become."""

    DECLARED = "declared"
    ACTUAL = "actual"
    HIDDEN = "hidden"
    FUTURE = "future"
    BACKGROUND = "background"


class Standing(StrEnum):
    """What kind of statement a claim is; an `inference` is ours, drawn from what the source says."""

    FACT = "fact"
    REPORTED = "reported statement"
    JUDGEMENT = "judgement"
    FORECAST = "forecast"
    INFERENCE = "inference"


class Stance(StrEnum):
    """Whether the source asserts the statement's relation or denies it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Confidence(StrEnum):
    """How sure we are (ICD 203)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


CONFIDENCE_ORDER: dict[str, int] = {Confidence.LOW: 0, Confidence.MODERATE: 1, Confidence.HIGH: 2}
"""Low before moderate before high, for the best of several claims and the lowest of several edges."""


def lowest(confidences: Iterable[str | None]) -> str | None:
    """Give the lowest of several confidences, None where none is known: "low" of "high" and "low".

    A row, a sentence or a line is no surer than the weakest of what it rests on.
    """
    known = (confidence for confidence in confidences if confidence in CONFIDENCE_ORDER)
    return min(known, key=CONFIDENCE_ORDER.__getitem__, default=None)


class Credibility(StrEnum):
    """How well a piece of information is borne out (Admiralty); `6` means that it cannot be judged."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Reliability(StrEnum):
    """How far a source is trusted (Admiralty); `F` means that it cannot be judged."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Likelihood(StrEnum):
    """How likely a forecast is: the seven terms of ICD 203, or `not stated`."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"
    NOT_STATED = "not stated"


class LikelihoodBy(StrEnum):
    """Who judged the likelihood: the source, or us."""

    SOURCE = "source"
    US = "us"


class SourceKind(StrEnum):
    """What kind of document a source is."""

    ARTICLE = "article"
    TREATY = "treaty"
    DOCUMENT = "document"
    SPEECH = "speech"
    DATASET = "dataset"
    ANALYSIS = "analysis"


class MembershipStatus(StrEnum):
    """How a state belongs to an organisation."""

    MEMBER = "member"
    OBSERVER = "observer"
    DIALOGUE_PARTNER = "dialogue partner"
    APPLICANT = "applicant"


class Outcome(StrEnum):
    """What became of an initiative that somebody sought."""

    ADOPTED = "adopted"
    BLOCKED = "blocked"
    NOT_ADOPTED = "not adopted"
    NOT_STATED = "not stated"
