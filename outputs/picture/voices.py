"""Who says what a picture shows, so that a title that is one author's judgement does not stand there as a fact."""

import re
from collections import defaultdict
from collections.abc import Sequence

from graph.model.vocabulary import Standing
from graph.wording import joined
from outputs.picture.setting import Setting, Told
from outputs.picture.wrap import clean

_SAID = {Standing.JUDGEMENT: "judgements", Standing.FORECAST: "forecasts", Standing.REPORTED: "reports"}
_FEW = 3  # authors that a line can name
_DATED = re.compile(r"(\d{4})(-\d\d){0,2}")


def who_says_so(setting: Setting) -> str:
    """The authors of what is no fact, and whether we infer some of it: "judgements of Temur Umarov, 2025".

    Empty where all that the picture rests on is fact, or nothing is known of it.
    """
    told = list(setting.claims.values())
    said = [claim for claim in told if claim.standing in _SAID]
    words = [word for standing, word in _SAID.items() if any(claim.standing == standing for claim in said)]
    ours = any(claim.standing == Standing.INFERENCE for claim in told)
    by = f"{joined(words)} of {_authors(said, setting)}" if said else ""
    return "; ".join(part for part in (by, "inferences of ours" if ours else "") if part)


def _authors(said: Sequence[Told], setting: Setting) -> str:
    years: dict[str, set[str]] = defaultdict(set)
    for source in {claim.source for claim in said}:
        known = setting.sources.get(source)
        dated = _DATED.fullmatch(known.date) if known else None
        years[setting.author_of(source) or clean(source)] |= {dated[1]} if dated else set()
    if len(years) > _FEW:
        return f"{len(years)} authors"
    return "; ".join(", ".join([author, *sorted(dates)]) for author, dates in sorted(years.items()))
