"""What marks our nodes on a server stays out of what a statement sees of them."""

import pytest

from graph.store.server.hiding import hiding

_OWN = "WHERE NOT `cuibono's own` IN ['CuiBono', 'CuiBonoBuild', 'CuiBonoFormer', 'CuiBonoGraph', 'CuiBonoLock']]"
_LABELS = f"[`cuibono's own` IN labels(n) {_OWN}"


@pytest.mark.parametrize(
    ("statement", "sent"),
    [
        ("MATCH (n) RETURN labels(n)", f"MATCH (n) RETURN {_LABELS}"),
        ("MATCH (n) RETURN labels(n)[0] AS l", f"MATCH (n) RETURN {_LABELS}[0] AS l"),
        ("RETURN n {l: labels(n)}", f"RETURN n {{l: {_LABELS}}}"),
        ("RETURN labels((n))", f"RETURN [`cuibono's own` IN labels((n)) {_OWN}"),
        ("RETURN `labels`(n)", f"RETURN [`cuibono's own` IN `labels`(n) {_OWN}"),
        ("RETURN LABELS (n)", f"RETURN [`cuibono's own` IN LABELS (n) {_OWN}"),
        ("RETURN keys(n)", "RETURN [`cuibono's own` IN keys(n) WHERE NOT `cuibono's own` IN ['cuibono']]"),
    ],
)
def test_a_list_of_labels_or_keys_is_sent_without_ours(statement: str, sent: str) -> None:
    assert hiding(statement) == sent


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (labels) RETURN labels",
        "CALL db.labels() YIELD label RETURN label",
        "CALL (labels) { RETURN labels AS l } RETURN l",
        "RETURN 'labels(n)' // labels(n)",
        "RETURN labels(n",
        "RETURN n.keys",
    ],
)
def test_what_is_no_such_list_is_sent_as_it_is(statement: str) -> None:
    assert hiding(statement) == statement
