"""Parameters are sent as plain values, and what no store can be sent is refused by its name."""

import datetime
from collections import OrderedDict
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

import numpy
import pandas
import pytest

from graph.errors import StatementError
from graph.store.sending import sent


class Layer(StrEnum):
    HIDDEN = "hidden"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (-(2**63), -(2**63)),
        (2**63 - 1, 2**63 - 1),
        (0.5, 0.5),
        ("Шанхай 上海 😀", "Шанхай 上海 😀"),
        (datetime.date(2010, 6, 15), "2010-06-15"),
        (datetime.datetime(2010, 6, 15, 12, 30, tzinfo=datetime.UTC), "2010-06-15T12:30:00+00:00"),
        (datetime.time(12, 30), "12:30:00"),
        (("RUS", "CHN"), ["RUS", "CHN"]),
        ([[datetime.date(2010, 6, 15)], {"on": datetime.date(2001, 6, 15)}], [["2010-06-15"], {"on": "2001-06-15"}]),
        (OrderedDict(a=1), {"a": 1}),
        (MappingProxyType({"a": (1,)}), {"a": [1]}),
        (Layer.HIDDEN, "hidden"),
        (numpy.int64(7), 7),
        (numpy.float64(0.5), 0.5),
        (numpy.bool_(True), True),
        (numpy.str_("RUS"), "RUS"),
        (pandas.Timestamp("2010-06-15"), "2010-06-15T00:00:00"),
    ],
)
def test_a_parameter_is_sent_as_a_plain_value(given: object, plain: object) -> None:
    made = sent({"value": given})
    assert made == {"value": plain}
    assert type(made["value"]) is type(plain)


def test_no_parameters_are_sent_as_none() -> None:
    assert sent(None) == sent({}) == {}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (2**63, "at most 64 bits"),
        ([-(2**63) - 1], "at most 64 bits"),
        ("\ud800", r"\ud800 is half a character"),
        (["a", {"b": "x\udfff"}], r"\udfff is half a character"),
        ({"a\ud800": 1}, r"\ud800 is half a character"),
        ({1: "a"}, "the key 1 is no text"),
        ({"\x01": ["n", "1"]}, "U+0001"),
        (b"bytes", "bytes is no text, number"),
        ({"RUS"}, "set is no text, number"),
        (object(), "object is no text, number"),
        (Fraction(1, 2), "Fraction is no text, number"),
        (datetime.timedelta(days=1), "timedelta is no text, number"),
        (numpy.array([1, 2]), "ndarray is no text, number"),
    ],
)
def test_what_no_store_can_be_sent_is_refused(given: object, words: str) -> None:
    with pytest.raises(StatementError) as caught:
        sent({"first": 1, "страна": given})
    assert str(caught.value).startswith("the parameter “страна” can't be sent: ")
    assert words in str(caught.value)


def test_a_list_in_itself_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(StatementError, match="nested too deeply"):
        sent({"value": endless})


def test_a_parameters_name_is_a_text_of_whole_characters() -> None:
    with pytest.raises(StatementError, match="half a character"):
        sent({"\ud800": 1})
