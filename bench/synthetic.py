"""Made-up evidence of any size: the same number gives the same folder.

The shape follows the real evidence: a claim has a passage of its own, its grades and a reason; one in four is a use,
and edges are shared by some claims. 1,000 sources, 100 distinct dates, 200 states, 20 organisations.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

SOURCES, DATES, STATES, ORGANISATIONS, MOTIVES, INITIATIVES = 1_000, 100, 200, 20, 200, 2_000
CLAIM_COLUMNS = [
    "id", "statement", "subject", "relation", "object", "for", "within", "outcome", "status", "since", "when", "layer",
    "standing", "confidence", "credibility", "because", "attributed_to", "source", "line", "start", "end", "sha256",
]  # fmt: skip
HASH = "0123456789abcdef"

Row = dict[str, object]


def write_folder(folder: Path, claims: int, *, as_yaml: bool = False) -> Path:
    """Write a dataset of so many claims, as CSV or (its claims) as YAML."""
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    (folder / "passages").mkdir(exist_ok=True)
    (folder / "dataset.yaml").write_text("name: synthetic\ntitle: Made-up claims for measuring\n", encoding="utf-8")
    _write_csv(folder / "sources.csv", _sources())
    _write_csv(folder / "entities.csv", _entities())
    rows = _claims(claims)
    if as_yaml:
        with (folder / "claims" / "all.yaml").open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(_yaml_record(row))
    else:
        _write_csv(folder / "claims" / "all.csv", rows, CLAIM_COLUMNS)
    for source in range(min(SOURCES, claims)):
        _write_csv(folder / "passages" / f"source-{source}.csv", _passages(source, claims))
    return folder


def _write_csv(path: Path, rows: Iterator[Row], columns: list[str] | None = None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        first = next(rows)
        writer = csv.DictWriter(file, columns or list(first), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _yaml_record(row: Row) -> str:
    at = ", ".join(f"{key}: {row[key]}" for key in ("line", "start", "end", "sha256"))
    fields = [
        f"  {key}: {value}\n" for key, value in row.items() if key not in ("id", "line", "start", "end", "sha256")
    ]
    return f"- id: {row['id']}\n{''.join(fields)}  at: {{{at}}}\n"


def state(number: int) -> str:
    """Give the code of a made-up state, among those that ISO leaves to users: XAA to XHR."""
    return f"X{chr(65 + number // 26)}{chr(65 + number % 26)}"


def _sources() -> Iterator[Row]:
    for number in range(SOURCES):
        yield {
            "id": f"source-{number}",
            "title": f"Source {number}",
            "kind": "article",
            "author": f"Author {number}",
            "date": "2020",
            "reliability": "B",
            "sha256": f"{number:064x}",
        }


def _entities() -> Iterator[Row]:
    for label, count, name in (
        ("State", STATES, None),
        ("Organisation", ORGANISATIONS, "organisation"),
        ("Motive", MOTIVES, "motive"),
        ("Initiative", INITIATIVES, "initiative"),
        ("Person", 1, "author"),
    ):
        for number in range(count):
            identity = state(number) if name is None else f"{name}-{number}"
            yield {"id": identity, "label": label, "name": f"{label} {number}"}


def _claims(count: int) -> Iterator[Row]:
    draw = random.Random(1)
    for number in range(count):
        date = draw.randrange(DATES)
        row: Row = {
            "id": f"c{number:08}",
            "statement": f"State made its move number {number} in the organisation.",
            "subject": state(draw.randrange(STATES)),
            "layer": "hidden",
            "standing": "judgement",
            "confidence": ("high", "moderate", "low")[number % 3],
            "credibility": 2,
            "because": "One source says so.",
            "attributed_to": "author-0",
            "source": f"source-{number % SOURCES}",
            "line": number // SOURCES + 1,
            "start": 0,
            "end": 60,
            "sha256": HASH,
            "when": f"{2000 + date // 12}-{date % 12 + 1:02}",
        }
        yield row | _relation(draw, number)


def _relation(draw: random.Random, number: int) -> Row:
    organisation = f"organisation-{draw.randrange(ORGANISATIONS)}"
    initiative = f"initiative-{draw.randrange(INITIATIVES)}"
    date = draw.randrange(DATES)
    return (
        {"relation": "USES", "object": organisation, "for": f"motive-{draw.randrange(MOTIVES)}"},
        {"relation": "BLOCKED", "object": initiative, "within": organisation},
        {"relation": "SOUGHT", "object": initiative, "within": organisation, "outcome": "blocked"},
        {"relation": "MEMBER_OF", "object": organisation, "status": "member", "since": f"{1990 + date % 30}"},
    )[number % 4]


def _passages(source: int, claims: int) -> Iterator[Row]:
    for line in range(1, (claims - source + SOURCES - 1) // SOURCES + 1):
        identity = f"source-{source}#{line}.1"
        yield {"id": identity, "section": "Body", "line": line, "start": 0, "end": 60, "sha256": HASH, "because": ""}
