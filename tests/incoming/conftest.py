"""A file that was received, and what an import makes of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from graph.errors import CuiBonoError
from graph.model import Entity
from loaders.incoming import import_file
from tests.incoming.desk import Desk

KNOWN = (
    Entity("RUS", "State", "Russia", ("Moscow",)),
    Entity("SCO", "Organisation", "SCO", ("Shanghai Cooperation Organisation",)),
    Entity("sco-development-bank", "Initiative", "SCO development bank", kind="bank"),
    Entity("mutual-trust", "Goal", "mutual trust"),
)


@pytest.fixture
def receive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Desk]:
    """Put a file on the desk, import it, and give what there is then."""
    monkeypatch.chdir(tmp_path)

    def receive(
        name: str,
        content: str | bytes,
        kind: str = "csv",
        *,
        known: Iterable[Entity] = KNOWN,
        encoding: str | None = None,
    ) -> Desk:
        file = Path(name)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        imported = import_file(file, kind, Path("inbox"), known=known, encoding=encoding)
        return Desk(imported)

    return receive


@pytest.fixture
def refused(receive: Callable[..., Desk]) -> Callable[..., str]:
    """Import a file that can't be imported, and give the message; nothing is written."""

    def refused(*given: object, **more: object) -> str:
        with pytest.raises(CuiBonoError) as caught:
            receive(*given, **more)
        assert not Path("inbox").exists()
        assert not list(Path().glob(".cuibono*"))
        return str(caught.value)

    return refused
