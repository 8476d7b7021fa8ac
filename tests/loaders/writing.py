"""Evidence as files: the same records as YAML or as CSV."""

import csv
import io
import random
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import yaml

from graph.model import Claim, Evidence

Row = dict[str, object]


def rows_of(records: Iterable[object]) -> list[Row]:
    """Give records as rows: keys as in the files, values as text, absent ones left out."""
    rows = []
    for record in records:
        row: Row = asdict(record)  # type: ignore[call-overload]
        if isinstance(record, Claim):
            row |= row.pop("keys")  # type: ignore[operator]
        rows.append({key: as_text(value) for key, value in row.items() if value not in (None, ())})
    return rows


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [as_text(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_yaml(rows: list[Row]) -> str:
    text: str = yaml.safe_dump(rows, default_style='"', allow_unicode=True, sort_keys=False)
    return text


def as_csv(rows: list[Row]) -> str:
    flat = []
    for row in rows:
        cells = {key: ";".join(value) if isinstance(value, list) else value for key, value in row.items()}
        cells |= cells.pop("at", {})  # type: ignore[operator]
        flat.append(cells)
    columns = sorted({key for row in flat for key in row}) or ["id"]
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="")
    writer.writeheader()
    writer.writerows(flat)
    return file.getvalue()


def write(folder: Path, evidence: Evidence, ending: str, shuffled: random.Random) -> Path:
    """Write evidence as a folder, rows in random order and claims in random files; give the folder."""
    as_file = as_yaml if ending == "yaml" else as_csv
    (folder / "claims").mkdir(parents=True)
    (folder / "dataset.yaml").write_text("name: drawn\ntitle: Drawn\n")
    for part, records in (("sources", evidence.sources), ("entities", evidence.entities)):
        rows = rows_of(shuffled.sample(records, len(records)))
        (folder / f"{part}.{ending}").write_text(as_file(rows), encoding="utf-8", newline="")
    files: dict[int, list[Claim]] = {}
    for claim in shuffled.sample(evidence.claims, len(evidence.claims)):
        files.setdefault(shuffled.randrange(3), []).append(claim)
    for number, claims in files.items():
        (folder / f"claims/{number}.{ending}").write_text(as_file(rows_of(claims)), encoding="utf-8", newline="")
    return folder
