"""Nothing in a picture covers a text, runs out of its shape or of the page, or is too small to read."""

import math
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outputs.picture import Told, draw, style
from tests.outputs.picture.conftest import around, node

HARD_NAMES = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "中华人民共和国",
    "テムール・ウマロフ氏が言う「上海精神」を広めて、加盟国の支持を得ること",
    "Қазақстан Республикасы",
    "Тоҷикистон",
    "جمهوری اسلامی ایران",
    'quoted "name" <b>&amp; more</b>',
    "back\\slash\\",
    'x"]; evil [label="y',
    "line one\nline two\ttab",
    "a name of very many short words that goes on and on and on until the line must end somewhere",
)


def overlap(a: Any, b: Any, slack: float = 0.5) -> bool:
    return bool(a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack)


def within(point: tuple[float, float], corners: list[tuple[float, float]], slack: float = 1.0) -> bool:
    """Whether a point is in a convex outline that runs clockwise, or not further out than some pixels."""
    x, y = point
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        if length and ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length < -slack:
            return False
    return True


def faults(drawing: Any) -> list[str]:
    """Whatever a reader would stumble over."""
    width, height = float(drawing.root.get("width")), float(drawing.root.get("height"))
    found = [f"too small: {words.text}" for words in drawing.words if words.size < 14]
    for words in drawing.words:
        left, top, right, bottom = words.box
        if left < 20 or top < 10 or right > width - 20 or bottom > height - 10:
            found.append(f"off the page: {words.text}")
    found += [f"{a.text} on {b.text}" for a, b in combinations(drawing.words, 2) if overlap(a.box, b.box)]
    shapes = [(group, corners, around(corners)) for group, corners in drawing.nodes]
    for words in drawing.words:
        left, top, right, bottom = words.box
        for group, corners, box in shapes:
            ends = ((left, top), (right, top), (right, bottom), (left, bottom))
            if words.group is group and not all(within(end, corners) for end in ends):
                found.append(f"runs out of its shape: {words.text}")
            if words.group is not group and overlap(words.box, box):
                found.append(f"a shape on a text: {words.text}")
        found += [f"a sign on a text: {words.text}" for sign in drawing.heads if overlap(words.box, sign, 2)]
        found += [f"a sample on a text: {words.text}" for sample in drawing.samples if overlap(words.box, sample)]
    found += [
        f"shapes on each other: {a.get('data-id')}, {b.get('data-id')}"
        for (a, _, one), (b, _, other) in combinations(shapes, 2)
        if overlap(one, other, 1.5)
    ]
    return found


@pytest.fixture
def check(look: Any) -> Callable[[Any, Any], None]:
    def checked(answer: Any, setting: Any) -> None:
        assert faults(look(draw(answer, setting).svg)) == []

    return checked


@pytest.mark.parametrize("view", ["uses", "blocked", "declared", "motives", "network"])
def test_every_view_is_clean(view: str, request: pytest.FixtureRequest, setting: Any, check: Any) -> None:
    check(request.getfixturevalue(view), setting)


@pytest.mark.parametrize("view", ["uses", "blocked", "declared", "motives", "network"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_view_is_clean_with_hard_names(
    view: str, seed: int, request: pytest.FixtureRequest, setting: Any, check: Any
) -> None:
    chance = random.Random(seed)
    answer = request.getfixturevalue(view)

    def renamed(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {inner: renamed(found, inner) for inner, found in value.items()}
        if isinstance(value, list):
            return [renamed(found, key) for found in value]
        plain = {"confidence", "layer", "sources", "claims", "against", "id", "start", "end", "type", "labels", "gap"}
        return chance.choice(HARD_NAMES) if isinstance(value, str) and key not in plain else value

    answer.rows = [renamed(row) for row in answer.rows]
    answer.finding = " ".join(HARD_NAMES[:5])
    check(answer, setting)


@pytest.mark.parametrize(
    ("states", "motives", "share"), [(40, 25, 0.3), (16, 10, 0.3), (40, 1, 1.0), (1, 25, 1.0), (1, 1, 1)]
)
def test_many_or_few_uses_are_clean_and_none_is_left_out(
    states: int, motives: int, share: float, uses: Any, setting: Any, check: Any, look: Any
) -> None:
    chance = random.Random(7)
    pattern = uses.rows[0]
    uses.rows = [
        {
            **pattern,
            "state": f"State of number {state}",
            "motive": f"motive {motive} that needs some words to be told in full",
            "layer": chance.choice(["declared", "actual", "hidden", "future"]),
            "confidence": chance.choice(["high", "moderate", "low"]),
            "outcome": chance.choice([None, "blocked", "taken up in documents that all have signed"]),
            "via": chance.choice([None, None, "central-asia"]),
            "against": chance.choice([[], [], ["x"]]),
        }
        for state in range(states)
        for motive in range(motives)
        if chance.random() < share
    ]
    # All rows rest on the same claim: where it is an inference of ours, each has a mark, and some have two.
    check(uses, replace(setting, claims={"sco-038-01": Told("", "inference", "umarov-2025")}))
    told = "\n".join(
        group.findtext("{http://www.w3.org/2000/svg}title") for group, _ in look(draw(uses, setting).svg).nodes
    )
    for row in uses.rows:
        assert row["state"] in told
        assert row["motive"] in told


@pytest.mark.parametrize("label", sorted(set(style.LOOKS) - {"Source"}))  # a tab turns inwards, which `within` can't
def test_every_shape_holds_its_text(label: str, network: Any, setting: Any, check: Any) -> None:
    network.rows = [{"n": node(f"n{number}", label, name=name)} for number, name in enumerate(HARD_NAMES)]
    check(network, setting)


@pytest.mark.parametrize("seeking", [1, 4, 9])
def test_lines_that_arrive_side_by_side_leave_the_names_below_free(
    seeking: int, blocked: Any, setting: Any, check: Any
) -> None:
    pattern = {**blocked.rows[0], "via": ["central-asia"], "blocked_by": ["Russia", "India", "Iran"]}
    blocked.rows = [
        {**pattern, "initiative": f"plan {plan}", "sought_by": [f"State {plan} of {n}" for n in range(seeking)]}
        for plan in range(3)
    ]
    check(blocked, setting)


def test_no_two_marks_of_lines_stand_on_each_other(uses: Any, setting: Any, look: Any) -> None:
    pattern = uses.rows[0]
    uses.rows = [
        {**pattern, "state": f"State {n % 8}", "motive": f"motive {(n * 3 + n // 8) % 8}", "against": ["x"] * (n % 2)}
        for n in range(16)
    ]
    ours = replace(setting, claims={"sco-038-01": Told("", "inference", "umarov-2025")})
    discs = [
        polygon.get("points").split(" ")
        for line in look(draw(uses, ours).svg).lines()
        for polygon in line.iter("{http://www.w3.org/2000/svg}polygon")
        if polygon.get("stroke-width") == "1.6" and len(polygon.get("points").split(" ")) == 40
    ]
    middles = [tuple(sum(float(point.split(",")[axis]) for point in disc) / 40 for axis in (0, 1)) for disc in discs]
    assert len(middles) == 16 + 8
    assert all(math.dist(a, b) >= 17.9 for a, b in combinations(middles, 2))


names = st.text(st.characters(codec="utf-8", max_codepoint=0x24FF), min_size=1, max_size=60)


@settings(
    max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(names, names, names), min_size=1, max_size=6))
def test_any_names_are_clean(uses: Any, setting: Any, check: Any, rows: list[tuple[str, str, str]]) -> None:
    pattern = uses.rows[0]
    uses.rows = [{**pattern, "state": state, "motive": motive, "outcome": outcome} for state, motive, outcome in rows]
    check(uses, setting)
