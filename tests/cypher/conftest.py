"""A scratch database to run statements on, and the one place to change when another store is to be tried."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

Rows = list[dict[str, Any]]
Run = Callable[..., Rows]

PEOPLE = """
CREATE (a:Person {id: 1, city: 'Almaty', age: 31, name: 'Aigul'}), (b:Person {id: 2, city: 'Almaty', age: 55,
       name: 'Bek'}), (c:Person {id: 3, city: 'Bishkek', age: 42, name: 'Anara'}), (d:Person {id: 4, city: 'Bishkek',
       age: 20, name: 'Dana'}), (e:Person {id: 5, city: 'Bishkek', name: 'Erlan'}),
       (a)-[:KNOWS {since: 2001}]->(b), (b)-[:KNOWS {since: 2005}]->(c), (c)-[:KNOWS {since: 2010}]->(d),
       (a)-[:EMPLOYS {since: 2020}]->(d), (d)-[:KNOWS {since: 2001}]->(e)
"""
"""Two people of Almaty (31 and 55), three of Bishkek (42, 20 and unknown); a chain of four KNOWS and a short cut."""


def scratch(folder: Path, statements: list[str]) -> Iterator[Run]:
    """Make a database of the statements and give `run(query, parameters) -> rows`."""
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(folder / "log"))
    import arcadedb

    database = arcadedb.create_database(str(folder / "scratch"))
    with database.transaction():
        for statement in statements:
            database.command("opencypher", statement)

    def run(query: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        return [dict(row) for row in database.query("opencypher", query, dict(parameters or {})).to_list()]

    yield run
    database.close()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    yield from scratch(tmp_path_factory.mktemp("people"), [PEOPLE])
