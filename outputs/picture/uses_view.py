"""The picture of who uses it for what: the form that its lines allow."""

from graph.model.uses import UseKey
from outputs.picture.frame import Body
from outputs.picture.inputs import Answer
from outputs.picture.rows import counted, text
from outputs.picture.setting import Setting
from outputs.picture.uses import Uses, ordered, read
from outputs.picture.uses_layered import Layered
from outputs.picture.uses_rows import rows


def body(answer: Answer, setting: Setting) -> Body:
    """The picture of who-uses-it-for-what: lines where they can be followed, else a row of states for each motive."""
    organisation = text(answer.parameters, "organisation")

    def key(state: str, motive: str) -> UseKey:
        return UseKey(state, organisation, motive)

    uses = [read(row, "state", key, setting) for row in answer.rows]
    states, motives = ordered(uses, setting)
    shown = f"{counted(len(uses), 'use')} by {counted(len(states), 'state')} for {counted(len(motives), 'motive')}"
    return drawn_from(Uses(uses, states, motives, setting), shown)


def drawn_from(uses: Uses, shown: str) -> Body:
    """The picture of some uses."""
    name_of = uses.setting.name_of
    sentences = tuple(f"{name_of(use.state)}: {name_of(use.motive)}." for use in uses.uses)
    layered = Layered(uses)
    return Body(shown, sentences, (layered, rows(uses)) if layered.is_readable else (rows(uses),))
