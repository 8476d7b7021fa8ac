"""Texts: what is drawn with which font, and where a line ends."""

from typing import Any

import pytest

from graph.model import Label
from graph.model.vocabulary import Layer, Outcome
from outputs.picture import draw, style
from outputs.picture.fonts import missing, width
from outputs.picture.wrap import clean, lines


@pytest.mark.parametrize(
    "text", ["Россия", "Қазақстан Тоҷикистон Ўзбекистон", "Türkiye İ ş", "中国 日本 テムール 한국", "“—” × …"]
)
def test_the_names_of_the_field_have_glyphs(text: str) -> None:
    assert missing(text) == []


def test_characters_that_no_font_has_are_named_once(uses: Any, setting: Any) -> None:
    uses.rows[0]["state"] = "اا"
    (warning,) = draw(uses, setting).warnings
    assert "ا (U+0627)" in warning
    assert warning.count("U+0627") == 1


def test_a_picture_higher_than_a_slide_says_so(uses: Any, setting: Any) -> None:
    uses.rows = [{**uses.rows[0], "state": f"S{s}", "motive": f"M{m}"} for s in range(30) for m in range(20)]
    (warning,) = draw(uses, setting).warnings
    assert "larger than a slide of 1600 × 900" in warning


def test_widths_are_those_of_the_font() -> None:
    # An ideograph is a square; a figure of Source Sans Pro is 497 thousandths of an em wide.
    assert width("国", 20) == pytest.approx(20)
    assert width("00", 100) == pytest.approx(99.4)
    assert width("Russia", 20, bold=True) > width("Russia", 20)


def test_lines_end_at_spaces_and_are_even() -> None:
    assert lines("one two three four", width("one two three", 18) + 1, 18) == ("one two", "three four")
    assert lines("Anti-Terrorist", width("Anti-Terror", 18), 18) == ("Anti-", "Terrorist")


def test_nothing_is_cut_and_nothing_is_hyphenated() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    assert len(lines(word, 100, 18)) > 1
    assert "".join(lines(word, 100, 18)) == word
    assert all(50 < width(line, 18) <= 100 for line in lines(word, 100, 18))


def test_ideographs_may_be_parted_but_a_line_does_not_begin_with_a_stop() -> None:
    wrapped = lines("上海合作組織、上海精神。", 100, 20)
    assert len(wrapped) > 1
    assert not any(line[0] in "、。" for line in wrapped)


def test_clean_leaves_one_line_of_what_can_be_seen() -> None:
    assert clean("a\n\tb\x00 \u202ec") == "a b c"
    assert clean("e\u0301") == "é"


def test_every_label_has_an_outline_of_its_own_and_every_layer_a_fill() -> None:
    assert set(style.LOOKS) == set(Label)
    assert len({(look.form, look.twice) for look in style.LOOKS.values()}) == len(Label)
    assert set(style.FILLS) == {*Layer, *Outcome} - {Outcome.NOT_STATED}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_text_stands_out_from_its_ground() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for tone in (None, *style.FILLS):
        assert contrast(style.text_on(tone), style.fill(tone)) >= 4.5, tone
    for ground in (style.PAPER, style.PALE):
        assert contrast(style.QUIET, ground) >= 4.5
