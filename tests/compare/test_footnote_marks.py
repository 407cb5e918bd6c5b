"""A mark that leads to a footnote has another number when one comes before it: no edit of its sentence."""

from __future__ import annotations

import pytest
from harbour_story import read_with

from watcher import compare
from watcher.model import Disclosure, Reading

LINE = "<p>The council of Holm asked for the plans{}, and it was told to wait until the spring of 2027.</p>"
MARKS = {
    "raised link": "<sup><a href='#fn{0}'>{0}</a></sup>",
    "linked raise": "<a href='#fn{0}'><sup>{0}</sup></a>",
    "brackets around it": "<sup>[<a href='#fn{0}'>{0}</a>]</sup>",
    "brackets in it": "<sup id='r{0}'><a href='#fn{0}'>[{0}]</a></sup>",
    "on the line": "<a href='/a#fn{0}'>[{0}]</a>",
}


def _read(mark: str, line: str = LINE) -> Reading:
    return read_with(line.format(mark))


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_the_number_of_a_mark_is_no_edit_and_no_part_of_its_word(mark: str) -> None:
    old, new = _read(mark.format(1)), _read(mark.format(2))
    assert "the plans[1], and" in old.text
    assert compare(old, new).disclosure is Disclosure.NONE
    assert compare(old, _read(mark.format(2), LINE.replace("2027", "2028"))).disclosure is not Disclosure.NONE


@pytest.mark.parametrize(
    "mark",
    ["<a href='/list'>[{0}]</a>", "[{0}]", "<sup>{0}</sup>", "<a href='#fn1'>[1]</a> {0}"],
    ids=["elsewhere", "no link", "power", "beside one"],
)
def test_the_number_of_anything_else_is_an_edit(mark: str) -> None:
    assert compare(_read(mark.format(2)), _read(mark.format(3))).disclosure is Disclosure.UNDISCLOSED


@pytest.mark.parametrize(
    ("raised", "printed"),
    [
        ("10<sup>3</sup>", "10³"),
        ("2019<sup><a href='#fn4'>4</a></sup>", "2019[4]"),
        ("km<sup>2</sup>", "km2"),
        ("<a href='/area'>200 km<sup>2</sup></a>", "200 km2"),
        ("1<sup><a href='#st'>st</a></sup>", "1st"),
    ],
)
def test_powers_and_ordinals_are_no_marks(raised: str, printed: str) -> None:
    assert f"the plans of {printed}, and" in _read(f" of {raised}").text


@pytest.mark.parametrize(
    "back",
    [
        "<a class='footnote-return' href='#fnref:1'><sup>[return]</sup></a>",
        "<a href='#fnref1'>↩</a>",
        "<a href='/a#fnref-1'>&#8617;&#xfe0e;</a>",
        "<a href='#footnote-ref-1'>Back</a>",
        "<a href='#cite_ref-1'>^</a>",
        "<a href='#_ftnref1'>↑</a>",
    ],
)
def test_what_leads_from_a_footnote_back_to_its_mark_is_none_of_its_text(back: str) -> None:
    note = "<p>The plans were drawn in the year of the flood, and nobody has seen them since then. {}</p>"
    old, new = _read("", LINE + note.format("")), _read("", LINE + note.format(back))
    assert old.text == new.text
    assert not compare(old, new).edits


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("<a href='#_ftnref1'>[1]</a>", "[1]"),
        ("<a href='#cite_ref-1'><sup><i><b>a</b></i></sup></a>", "a"),
        ("<a href='#_ftnref1'><span><i>2</i><b></b></span></a>", "2"),
        ("<a href='#_ednref1'>[i]</a>", "[i]"),
        ("<a href='#_ftnref1'>*</a>", "*"),
        ("1. <a href='#fnref1'>Ibid.</a>", "1. Ibid."),
        ("<a href='#fnref1'>the plans of the year</a>", "the plans of the year"),
        ("<a href='#reference'>Plans</a>", "Plans"),
    ],
)
def test_the_number_of_a_footnote_and_words_that_lead_elsewhere_are_text(link: str, text: str) -> None:
    assert f"{text} were seen" in _read("", LINE + f"<p>{link} were seen in the year of the flood.</p>").text


def test_a_footnote_is_no_part_of_the_update_note_above_it() -> None:
    told = "<p>Update 3 May 2021: The plans were found.</p>"
    below = "<ol><li>At least those of the north. <a href='#fnref:1'>↩</a></li></ol>"
    (note,) = _read("<a href='#fn:1'><sup>1</sup></a>", LINE + told + below).notes
    assert note.text == "The plans were found."
