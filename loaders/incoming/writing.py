"""What was imported as a folder of evidence, ready to be reviewed; and a table of what no claim could hold."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.model.records import Claim, Entity, Source
from graph.model.vocabulary import Stance
from graph.spreadsheets import harmless
from loaders.incoming.parts import Left

CLAIMS_A_FILE = 1_000
"""So many claims a reviewer gets through before the next file is opened."""
LEFTOVER = "leftover.csv"

_ORDER = (
    "id",
    "statement",
    "subject",
    "relation",
    "object",
    "keys",
    "when",
    "layer",
    "standing",
    "stance",
    "likelihood",
    "likelihood_by",
    "attributed_to",
    "confidence",
    "credibility",
    "because",
    "source",
    "ref",
    "about",
    "supports",
    "contradicts",
    "because_of",
)
"""The keys of a claim in the order in which the evidence that ships has them."""
_HEAD = """\
# Imported, and not reviewed: confidence is low, credibility 6, and the source F (cannot be judged).
# To review a claim, look it up in its file by `ref`, word its statement, grade it anew, and say why under `because`.
"""


def write_folder(
    folder: Path,
    dataset: Mapping[str, str],
    sources: Iterable[Source],
    entities: Iterable[Entity],
    claims: Sequence[Claim],
    left: Sequence[Left],
) -> None:
    """Write a dataset into an empty folder."""
    (folder / "claims").mkdir()
    _write(folder / "dataset.yaml", _yaml(dict(dataset)))
    _write(folder / "sources.yaml", _yaml([_present(asdict(source)) for source in sources]))
    lines = (f"- {_yaml(_present(asdict(entity)), in_one_line=True)}" for entity in entities)
    _write(folder / "entities.yaml", "".join(lines))
    parts = range(0, len(claims), CLAIMS_A_FILE)
    for number, first in enumerate(parts, 1):
        name = f"{dataset['name']}-{number:0{len(str(len(parts)))}}" if len(parts) > 1 else dataset["name"]
        written = _yaml([_row(claim) for claim in claims[first : first + CLAIMS_A_FILE]])
        _write(folder / "claims" / f"{name}.yaml", _HEAD + written)
    if left:
        _write_left(folder / LEFTOVER, left)


def _row(claim: Claim) -> dict[str, Any]:
    """Give a claim's keys as its file has them; those that say nothing are left out."""
    row: dict[str, Any] = {}
    for key in _ORDER:
        if key == "keys":
            row |= claim.keys
        elif not (key == "stance" and claim.stance == Stance.AFFIRMED):
            row[key] = getattr(claim, key)
    return _present(row)


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in row.items() if value not in (None, ())
    }


def _yaml(content: object, *, in_one_line: bool = False) -> str:
    import yaml

    # The C emitter where PyYAML has it: ten times as fast, the same text.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        content,
        Dumper=dumper,
        sort_keys=False,
        allow_unicode=True,
        width=2**31 - 1 if in_one_line else 110,
        default_flow_style=in_one_line,
    )
    return text


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_left(path: Path, left: Sequence[Left]) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "ref", "claim", "what", "value", "reason"))
        for one in sorted(left, key=_in_the_file):
            row = (one.place.file, one.place.ref, one.claim or "", one.what, one.value, one.reason)
            writer.writerow(map(harmless, row))


def _in_the_file(one: Left) -> tuple[str, int]:
    """Give where something stands, so that "row 9" comes before "row 10"."""
    number = re.search(r"\d+", one.place.ref)
    return one.place.file, int(number.group()) if number else 0
