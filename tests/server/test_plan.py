"""What a server's plan says of a statement decides, and what its plan hides is looked for beside it."""

import pytest

from graph.errors import StatementError
from graph.store.server.plan import Plan, check_reads_only, is_harmless

_READS = {"db.labels": True, "db.stats.collect": False, "apoc.text.join": True, "apoc.cypher.runfirstcolumn": False}
_READING = Plan("r", (("ProduceResults", "neo4j", "n"), ("AllNodesScan", "neo4j", "n")))


def check(statement: str, plan: Plan = _READING) -> None:
    check_reads_only(statement, plan, "neo4j", lambda: _READS)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) RETURN n",
        "RETURN apoc.text.join(['a'], '-')",
        "CALL db.labels",
        "CALL db.labels() YIELD label RETURN label",
        "RETURN 'apoc.cypher.runFirstColumn(1)', \"LOAD CSV\" // db.stats.collect()",
        "WITH {stats: {collect: 1}} AS db RETURN db.stats.collect",
        "MATCH (load)-->(csv) RETURN load, csv",
        "RETURN date.truncate('month', date('2010-06-15')) AS d",
    ],
)
def test_what_reads_is_let_through(statement: str) -> None:
    check(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN apoc.cypher.runFirstColumn('CREATE (n)', {})",
        "RETURN APOC.Cypher.RUNFIRSTCOLUMN('CREATE (n)', {})",
        "RETURN `apoc`.`cypher`.`runFirstColumn`('CREATE (n)', {})",
        "RETURN apoc . cypher /* */ . // \n runFirstColumn ('CREATE (n)', {})",
        "RETURN \\u0061poc.cypher.runFirstColumn('CREATE (n)', {})",
        "RETURN apoc\\u002ecypher\\u002erunFirstColumn('CREATE (n)', {})",
        "RETURN apoc.cypher.runFirstColumn\\u0028'CREATE (n)', {})",
        "RETURN [x IN [1] | apoc.cypher.runFirstColumn(x)]",
        "CALL db.stats.collect('QUERIES')",
        "CALL db.stats.collect",
        "CALL { CALL db.stats.collect('QUERIES') YIELD section RETURN section } RETURN section",
        "RETURN COLLECT { CALL db.stats.collect('QUERIES') YIELD section RETURN section }",
    ],
)
def test_what_is_called_is_looked_up_however_it_is_spelt(statement: str) -> None:
    with pytest.raises(StatementError, match="isn't known to read the graph and nothing else"):
        check(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "LOAD CSV FROM 'http://example.org/a.csv' AS row RETURN row",
        "load/**/csv FROM $place AS row RETURN row",
        "L\\u004fAD CSV FROM $place AS row RETURN row",
        "LOAD\\u0020CSV FROM $place AS row RETURN row",
        "RETURN [x IN [1] | COLLECT { LOAD CSV FROM $place AS row RETURN row }]",
    ],
)
def test_a_file_or_address_in_the_text_is_refused(statement: str) -> None:
    with pytest.raises(StatementError, match="reads a file or an address"):
        check(statement)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan("w", (("Create", "neo4j", "(n)"),)), "This statement writes"),
        (Plan("rw", (("SetProperty", "neo4j", "n.x = 1"),)), "This statement writes"),
        (Plan("s", (("CreateIndex", "neo4j", ""),)), "asks for the server's administration"),
        (Plan("s", (("AdministrationCommand", "system", ""),)), "asks for the server's administration"),
        (Plan("r", (("ShowTransactions", "neo4j", "allTransactions"),)), "asks for the server's administration"),
        (Plan("r", (("TerminateTransactions", "neo4j", ""),)), "asks for the server's administration"),
        (Plan("r", ()), "asks for the server's administration"),
        (Plan("", (("ProduceResults", "neo4j", "n"),)), "asks for the server's administration"),
        (Plan("r", (("TransactionApply", "neo4j", ""),)), "IN TRANSACTIONS is for writing"),
        (Plan("r", (("AllNodesScan", "other", "n"),)), "There is one graph here"),
        (Plan("r", (("LoadCSV", "neo4j", "row"),)), "reads a file or an address"),
        (Plan("r", (("Projection", "neo4j", "COLLECT { LOAD CSV FROM $a AS r }"),)), "reads a file or an address"),
        (Plan("r", (("ProcedureCall", "neo4j", "db.stats.collect($a) :: (s :: STRING)"),)), "“db.stats.collect” isn't"),
        (Plan("r", (("Projection", "neo4j", "[ResolvedCall(db.stats.collect(s :: STRING))]"),)), "isn't known to read"),
        (Plan("r", (("Projection", "neo4j", "`apoc`.`cypher`.runFirstColumn($a) AS x"),)), "isn't known to read"),
    ],
)
def test_the_plan_decides_whatever_the_text(plan: Plan, words: str) -> None:
    with pytest.raises(StatementError, match=words):
        check("RETURN 1", plan)


def test_a_text_in_a_plan_is_no_call() -> None:
    check("RETURN 1", Plan("r", (("Projection", "neo4j", "'LOAD CSV db.stats.collect(1)' AS x"),)))


def test_a_plan_is_read_with_all_that_is_below() -> None:
    child = {"operatorType": "AllNodesScan@neo4j", "args": {"Details": "n"}, "children": []}
    plan = {"operatorType": "ProduceResults@neo4j", "args": {}, "children": [child]}
    assert Plan.read("r", plan) == Plan("r", (("ProduceResults", "neo4j", ""), ("AllNodesScan", "neo4j", "n")))
    assert Plan.read(None, None) == Plan("", ())


@pytest.mark.parametrize(
    ("name", "reads", "built_in", "is_so"),
    [
        ("db.labels", True, False, True),
        ("db.index.fulltext.queryNodes", True, False, True),
        ("db.createLabel", False, False, False),
        ("db.stats.collect", True, False, False),
        ("dbms.components", True, False, False),
        ("apoc.path.expand", True, False, True),
        ("apoc.nodes.delete", False, False, False),
        ("apoc.load.json", True, False, False),
        ("apoc.cypher.run", True, False, False),
        ("date.truncate", True, True, True),
        ("com.example.mine", True, False, False),
    ],
)
def test_what_may_be_called(name: str, reads: bool, built_in: bool, is_so: bool) -> None:
    assert is_harmless(name, reads=reads, built_in=built_in) is is_so
