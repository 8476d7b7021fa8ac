"""An answer as a pandas DataFrame whose columns have types, without rows as with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model.vocabulary import CONFIDENCE_ORDER

if TYPE_CHECKING:
    import pandas as pd

TEXT, WHOLE, NUMBER, FLAG, ANY = "string", "Int64", "Float64", "boolean", "object"
"""pandas' own names of types that hold a missing value, and `object` for what is no such thing: lists, nodes, paths."""
CONFIDENCE = "confidence"

_BY_NAME: Mapping[str, str] = {
    **dict.fromkeys(("line", "year", "independent", "shared", "sought", "blocks"), WHOLE),
    **dict.fromkeys(("founder", "would_fall"), FLAG),
    **dict.fromkeys(("claims", "against", "sources"), ANY),
    **dict.fromkeys(("sought_by", "blocked_by", "consequence", "states", "organisations", "hops"), ANY),
}
"""What a column of a saved query holds, where it isn't text."""
_BY_QUERY: Mapping[tuple[str, str], str] = {
    ("blocked-initiatives", "via"): ANY,
    ("shared-motives", "via"): ANY,
    ("compare", "commitment"): ANY,
    ("compare", "uses"): ANY,
    ("compare", "members"): WHOLE,
    ("profiles", "uses"): WHOLE,
    ("coverage", "claims"): WHOLE,
    ("contested", "against"): TEXT,
}
"""Columns whose name holds something else in other queries."""


def frame(name: str | None, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> "pd.DataFrame":
    """Make a DataFrame of rows: texts are `string`, whole numbers `Int64`, flags `boolean`, lists stay lists.

    `confidence` is an ordered category, low before moderate before high, so that `min()` is the lowest. What the values
    are decides; a column without any value gets the type that the saved query `name` gives it.
    """
    import pandas as pd

    made = {}
    for column in columns:
        values = [row[column] for row in rows]
        found = _type_of(values) or _declared_type(name, column)
        if column == CONFIDENCE and found == TEXT and CONFIDENCE_ORDER.keys() >= {*values} - {None}:
            dtype: Any = pd.CategoricalDtype(list(CONFIDENCE_ORDER), ordered=True)
        else:
            dtype = found
        made[column] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(made, columns=list(columns))


def _declared_type(name: str | None, column: str) -> str:
    """Say what a column of a saved query holds; of one's own Cypher (no name) only a confidence is known to be text."""
    if name is None:
        return TEXT if column == CONFIDENCE else ANY
    return _BY_QUERY.get((name, column)) or _BY_NAME.get(column, TEXT)


def _type_of(values: Iterable[object]) -> str | None:
    """Give the narrowest type that holds the values; None where there are none."""
    kinds = {value.__class__ for value in values if value is not None}
    if not kinds:
        return None
    if kinds == {str}:
        return TEXT
    if kinds == {bool}:
        return FLAG
    if kinds == {int}:
        return WHOLE
    return NUMBER if kinds <= {int, float} else ANY
