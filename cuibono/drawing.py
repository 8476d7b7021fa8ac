"""What a picture needs to know of the graph behind an answer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.model import ENTITY_LABELS, Label
from graph.store.protocol import Store

if TYPE_CHECKING:
    from outputs.picture import Known, Picture, Source, Told
    from queries.answer import Answer

_ENTITIES = "|".join(sorted(ENTITY_LABELS))
_NODES = f"""
MATCH (n:{_ENTITIES})
WHERE n.name IN $names OR n.id IN $ids
RETURN n.id AS id, n.name AS name, [label IN labels(n) WHERE label IN $labels][0] AS label
ORDER BY id
"""
_CLAIMS_AT = f"""
MATCH (n:{_ENTITIES})-[edge]-() WHERE n.id IN $ids AND edge.claims IS NOT NULL
UNWIND edge.claims AS claim
RETURN DISTINCT n.id AS id, claim
UNION
MATCH (n:Motive)<-[:FOR]-(:Use)<-[edge:MAKES]-() WHERE n.id IN $ids
UNWIND edge.claims AS claim
RETURN DISTINCT n.id AS id, claim
"""
_TOLD = """
UNWIND $claims AS wanted
MATCH (claim:Claim {id: wanted})-[:CITES]->(source:Source)
RETURN claim.id AS id, claim.statement AS statement, claim.standing AS standing, claim.subject AS subject,
       claim.relation AS relation, claim.object AS object,
       source.id AS source, source.author AS author, source.title AS title, source.date AS date
ORDER BY id
"""
_ROLES = """
MATCH (state:State)-[membership:MEMBER_OF]->(:Organisation {id: $organisation})
WHERE membership.until IS NULL
RETURN state.id AS state, membership.status AS status, membership.founder AS founder
"""


def draw(store: Store, answer: "Answer", title: str | None = None) -> "Picture":
    """Draw an answer with what its graph knows of the nodes that it names and the claims that it cites."""
    from outputs.picture import Setting
    from outputs.picture import draw as draw_picture

    info = store.info()
    mentioned = _mentioned(answer)
    organisation = answer.parameters.get("organisation")
    claims, sources = _told(store, mentioned.claims)
    setting = Setting(
        info.name,
        info.newest_date or "",
        _known(store, mentioned),
        _roles(store, str(organisation)) if organisation else {},
        claims,
        sources,
    )
    return draw_picture(answer, setting, title=title)


@dataclass(slots=True)
class _Mentioned:
    """What the rows of an answer name: nodes by name and by id, and claims by id."""

    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


def _mentioned(answer: "Answer") -> _Mentioned:
    from outputs.picture import COLUMNS

    found = _Mentioned(ids={str(value) for value in answer.parameters.values() if isinstance(value, str)})
    for row in answer.rows:
        if answer.name is not None:
            found.names.update(name for column in COLUMNS for name in _texts(row.get(column)))
        for part in _parts(row):
            found.ids.update(_texts(part.get("via")))
            found.claims.update(_texts(part.get("claims")))
            if Label.CLAIM in _texts(part.get("labels")):
                found.claims.update(_texts(part.get("id")))
    return found


def _parts(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give a row, and the nodes and relationships in it, however deep."""
    if isinstance(value, Mapping):
        yield value
        yield from (part for inner in value.values() for part in _parts(inner))
    elif isinstance(value, list | tuple):
        yield from (part for inner in value for part in _parts(inner))


def _texts(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _known(store: Store, mentioned: _Mentioned) -> "list[Known]":
    """Find the nodes that are named; those that share a name come with the claims that tell them apart."""
    from outputs.picture import Known

    asked = {"names": sorted(mentioned.names), "ids": sorted(mentioned.ids), "labels": sorted(ENTITY_LABELS)}
    rows = store.run(_NODES, asked).rows
    times = Counter(row["name"] for row in rows)
    claims: dict[str, set[str]] = defaultdict(set)
    if shared := [row["id"] for row in rows if times[row["name"]] > 1]:
        for row in store.run(_CLAIMS_AT, {"ids": shared}).rows:
            claims[row["id"]].add(row["claim"])
    return [Known(**row, claims=frozenset(claims[row["id"]])) for row in rows]


def _told(store: Store, wanted: set[str]) -> "tuple[dict[str, Told], dict[str, Source]]":
    """Find what the claims state and how they stand, and their sources."""
    from outputs.picture import Source, Told

    claims, sources = {}, {}
    for row in store.run(_TOLD, {"claims": sorted(wanted)}).rows if wanted else ():
        ends = {end: row[end] or "" for end in ("subject", "relation", "object")}
        claims[row["id"]] = Told(row["statement"], row["standing"], row["source"], **ends)
        sources[row["source"]] = Source(row["author"] or row["title"], row["date"] or "")
    return claims, sources


def _roles(store: Store, organisation: str) -> dict[str, str]:
    """Give each state's role; one that has two statuses on file is drawn as what binds it most."""
    from outputs.picture.uses import ROLES

    held: dict[str, set[str]] = defaultdict(set)
    for row in store.run(_ROLES, {"organisation": organisation}).rows:
        role = "founder" if row["founder"] else row["status"]
        if role in ROLES:
            held[row["state"]].add(role)
    return {state: min(roles, key=ROLES.index) for state, roles in held.items()}
