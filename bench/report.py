"""Figures as a Markdown page, with the machine and the day on which they were taken."""

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio: ours against a floor that was measured in the same run, and what we aim for."""

    what: str
    ours: float
    floor: float
    ratio: float
    against: str
    aim: float

    @classmethod
    def of_pairs(cls, what: str, pairs: Sequence[tuple[float, float]], against: str, aim: float) -> Self:
        """Take medians: of ours, of the floor, and of the ratios pair by pair."""
        ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
        return cls(what, ours, floor, statistics.median(one / other for one, other in pairs), against, aim)

    def row(self) -> str:
        """Write the figure as a row of a table."""
        met = "met" if self.ratio <= self.aim else "missed"
        return (
            f"| {self.what} | {_time(self.ours)} | {_time(self.floor)} | {self.against} | **{self.ratio:.2f} ×** "
            f"| ≤ {self.aim} × | {met} |"
        )


RATIOS = "| what | ours | floor | the floor is | ratio | aim | |\n|---|---|---|---|---|---|---|"


def machine() -> str:
    """Say on what and when this was measured."""
    import arcadedb

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, arcadedb {arcadedb.__version__}"
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
