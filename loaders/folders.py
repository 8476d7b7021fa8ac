"""Where the files of evidence are: the folders of datasets, and the files that each holds."""

import os
from collections.abc import Sequence
from pathlib import Path

from graph.nearest import did_you_mean
from loaders.files import shown
from loaders.rows import Report

_ENDINGS = (".yaml", ".yml", ".csv")
_LAYOUT = "a dataset is a folder with dataset.yaml, sources.yaml, entities.yaml and claims/"


def is_csv(path: Path) -> bool:
    """Tell whether a file is read as CSV; every other file of evidence is YAML."""
    return path.suffix.lower() == ".csv"


def shipped() -> list[Path]:
    """Give the folders of the evidence that ships with the program, in a checkout and in an installed copy alike."""
    return sorted(file.parent for file in (Path(__file__).parent.parent / "evidence").glob("*/dataset.yaml"))


def find_datasets(given: Sequence[Path], report: Report) -> list[Path]:
    """Give the folders of datasets among those given: each itself, or the folders in it, none twice."""
    found: dict[str, Path] = {}
    if not given:
        report.add(".", None, f"no folder of evidence is given; {_LAYOUT}")
    for folder in given:
        for dataset in _datasets_of(folder, report):
            found.setdefault(os.path.realpath(dataset), dataset)
    return list(found.values())


def _datasets_of(folder: Path, report: Report) -> list[Path]:
    names = _listing(folder, report)
    if names is None:
        return []
    if _holds("dataset", names):
        return [folder]
    found, unnamed = [], []
    for path in (folder / name for name in names if os.path.isdir(folder / name)):
        inside = _listing(path, report) or []
        if _holds("dataset", inside):
            found.append(path)
        elif "claims" in inside or _holds("sources", inside) or _holds("entities", inside):
            unnamed.append(path)
    if not found and not unnamed:
        near = did_you_mean("dataset.yaml", names)
        report.add(shown(folder), None, f"no dataset.yaml here, nor in a folder below{near}; {_LAYOUT}")
    for path in unnamed:
        report.add(shown(path), None, f"no dataset.yaml here; {_LAYOUT}")
    return found


def part_file(folder: Path, part: str, report: Report) -> Path | None:
    """Give the file of a dataset's part, as `sources.yaml` or `sources.csv`; None where there is not one."""
    names = _listing(folder, report) or []
    found = _holds(part, names)
    if not found:
        near = did_you_mean(f"{part}.yaml", (name for name in names if name.lower().endswith(_ENDINGS)))
        report.add(shown(folder), None, f"{part}.yaml (or {part}.csv) is missing{near}; {_LAYOUT}")
        return None
    if len(found) > 1:
        report.add(shown(folder / found[1]), None, f"{found[0]} stands here too; one file of {part} is expected")
        return None
    return folder / found[0]


def part_files(folder: Path, part: str, report: Report) -> list[Path]:
    """Give the files of a part that is a folder, `claims` or `passages`, and of the folders in it, sorted."""
    found: list[Path] = []
    waiting = [folder / part]
    seen = {os.path.realpath(folder)}
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in seen:
            report.add(shown(here), None, "this link leads to a folder that is read already, or that it stands in")
            continue
        seen.add(real)
        for name in _listing(here, report) or []:
            if os.path.isdir(here / name):
                waiting.append(here / name)
            elif name.lower().endswith(_ENDINGS):
                found.append(here / name)
    return sorted(found)


def refuse_strays(folder: Path, part: str, report: Report) -> None:
    """Tell of files that bear a part's name beside the folder of the part, where nobody would read them."""
    for name in _holds(part, _listing(folder, report) or []):
        if not os.path.isdir(folder / name):
            report.add(shown(folder / name), None, f"this file is not read here; move it into the folder {part}/")


def _listing(folder: Path, report: Report) -> list[str] | None:
    """Give the names in a folder, hidden ones aside, sorted; None where it can't be read."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except NotADirectoryError:
        report.add(shown(folder), None, f"this is a file; a folder is expected ({_LAYOUT})")
    except FileNotFoundError:
        report.add(shown(folder), None, f"there is no such folder; {_LAYOUT}")
    except OSError as error:
        report.add(shown(folder), None, f"this folder can't be read: {error.strerror or error}")
    return None


def _holds(part: str, names: Sequence[str]) -> list[str]:
    """Give the files of a part among the names in a folder."""
    return [name for name in names if name.lower() in {part + ending for ending in _ENDINGS}]
