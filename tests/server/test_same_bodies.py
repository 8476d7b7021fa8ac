"""What holds for the embedded store's values and threads holds for a server's: the same tests, run on both servers."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.errors import QueryTimeoutError
from graph.store import Store, open_store
from tests.server.neo4j_server import NeoServer
from tests.server.world import emptied, environment
from tests.store import test_limits, test_values
from tests.store.world import info_about, small_graph

pytestmark = pytest.mark.neo4j

_OF_THE_ENGINE = "test_no_record_id_of_the_engine_is_seen"
_BODIES = {name: body for name, body in vars(test_values).items() if name.startswith("test_")}
globals().update({name: body for name, body in _BODIES.items() if name != _OF_THE_ENGINE})

test_what_is_no_limit_is_refused = test_limits.test_what_is_no_limit_is_refused
test_ctrl_c_ends_a_statement_at_once = test_limits.test_ctrl_c_ends_a_statement_at_once
test_threads_that_share_a_store_get_each_their_own_rows = (
    test_limits.test_threads_that_share_a_store_get_each_their_own_rows
)


@pytest.fixture(scope="module")
def store(server: NeoServer) -> Iterator[Store]:
    """The small graph of the store's tests on each of the servers."""
    emptied(server)
    with environment(server.environment()), closing(open_store(server.uri)) as opened:
        opened.replace(small_graph(), info_about(small_graph()))
        yield opened
    emptied(server)


def test_an_answer_without_end_is_cut_off_and_the_store_goes_on(store: Store) -> None:
    with pytest.raises(QueryTimeoutError, match=r"ran longer than 0\.5 s and was stopped"):
        store.run("UNWIND range(1, 2000000000) AS x RETURN x", timeout=0.5)
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]
