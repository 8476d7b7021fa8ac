"""What a picture needs to know of the graph behind an answer."""

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.model import ENTITY_LABELS
from graph.store.protocol import Store

if TYPE_CHECKING:
    from outputs.picture import Picture
    from queries.answer import Answer

_NAMES = f"MATCH (n:{'|'.join(sorted(ENTITY_LABELS))}) RETURN n.name AS name, n.id AS id ORDER BY id"
_ROLES = """
MATCH (state:State)-[membership:MEMBER_OF]->(:Organisation {id: $organisation})
WHERE membership.until IS NULL
RETURN state.id AS state, membership.status AS status, membership.founder AS founder
"""


def draw(store: Store, answer: "Answer", title: str | None = None) -> "Picture":
    """Draw an answer with the ids, the roles and the name of its graph."""
    from outputs.picture import Setting
    from outputs.picture import draw as draw_picture

    info = store.info()
    ids = {row["name"]: row["id"] for row in store.run(_NAMES).rows}
    organisation = answer.parameters.get("organisation")
    roles = _roles(store, str(organisation)) if organisation else {}
    return draw_picture(answer, Setting(info.name, info.newest_date or "", ids, roles), title=title)


def _roles(store: Store, organisation: str) -> dict[str, str]:
    """Give each state's role; one that has two statuses on file is drawn as what binds it most."""
    from outputs.picture.uses import ROLES

    held: dict[str, set[str]] = defaultdict(set)
    for row in store.run(_ROLES, {"organisation": organisation}).rows:
        role = "founder" if row["founder"] else row["status"]
        if role in ROLES:
            held[row["state"]].add(role)
    return {state: min(roles, key=ROLES.index) for state, roles in held.items()}
