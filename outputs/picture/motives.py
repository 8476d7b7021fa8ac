"""What one state uses organisations for: the state, the organisations, the motives."""

from graph.model.uses import UseKey
from outputs.picture.frame import Body
from outputs.picture.inputs import Answer
from outputs.picture.rows import counted, text
from outputs.picture.setting import Setting
from outputs.picture.uses import Uses, ordered, read
from outputs.picture.uses_view import drawn_from


def body(answer: Answer, setting: Setting) -> Body:
    """The picture of motives-of."""
    state = text(answer.parameters, "state")

    def key(organisation: str, motive: str) -> UseKey:
        return UseKey(state, organisation, motive)

    uses = [read(row, "organisation", key, setting) for row in answer.rows]
    organisations, motives = ordered(uses, setting)
    shown = (
        f"{counted(len(uses), 'use')} of {counted(len(organisations), 'organisation')} "
        f"for {counted(len(motives), 'motive')}"
    )
    return drawn_from(Uses(uses, organisations, motives, setting, "Organisation", state), shown)
