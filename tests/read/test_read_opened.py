"""What a click shows among a story's paragraphs is read; what it shows elsewhere, or asks for, is not."""

from __future__ import annotations

import pytest
from harbour_story import read_with
from read_help import role_of

from watcher.model import NoteKind, Role

SAYS = "All nine of the harbour board voted for the motion, and nobody abstained on the night."
_PANEL = (
    "<div{0}><h3><button aria-controls='p1'>Who voted?</button></h3><div id='p1' {1}><p>{2}</p></div></div>"
)
_TABS = (
    "<ul role='tablist'><li role='tab'><a href='#a'>For</a></li><li role='tab'><a href='#b'>Not</a></li></ul>"
    "<div role='tabpanel' id='a'><p>The sum is better spent on the piers that are left, they say.</p></div>"
    f"<div role='tabpanel' id='b' hidden><p>{SAYS}</p></div>"
)
_REST = (
    "<p>The clerk read out the names.<span style='display:none'> {0}</span> <a href='{1}'>Read more</a></p>"
)


@pytest.mark.parametrize(
    "inside",
    [
        _PANEL.format("", "hidden", SAYS),
        _PANEL.format(" class='faq'", "style='display: none'", SAYS),
        _PANEL.format("", "class='hidden p-4'", SAYS),
        _TABS,
        _REST.format(SAYS, "#"),
        _REST.format(SAYS, "javascript:void(0)"),
        f"<dialog open><p>{SAYS}</p></dialog>",
    ],
    ids=["hidden", "by its style", "by its class", "second tab", "rest", "rest by a script", "open dialog"],
)
def test_what_a_click_shows_in_a_row_of_paragraphs_is_the_storys(inside: str) -> None:
    assert role_of(read_with(inside), SAYS) is Role.BODY


@pytest.mark.parametrize(
    "inside",
    [
        f"<div id='p1' hidden><p>{SAYS}</p></div>",
        f"<dialog><p>{SAYS}</p></dialog>",
        _PANEL.format("", "hidden role='dialog'", SAYS),
        _PANEL.format("", "hidden class='share-panel'", SAYS),
        _PANEL.format("", "hidden class='comments'", SAYS),
        _PANEL.format("", "hidden", f"<a href='/motion'>{SAYS}</a>"),
        _PANEL.format("", "hidden", f"{SAYS}</p><form><label>Your mail</label></form><p>"),
        _REST.format(SAYS, "/2021/motion"),
        _REST.format("(in a new window)", "#"),
        _REST.format("The link was copied.", "#"),
        _REST.format(SAYS, "#").replace("</a>", "</a> of the towns on the coast."),
    ],
    ids=[
        *("without a control", "shut dialog", "dialog of a control", "share", "comments", "way to another"),
        *("form", "link to another page", "for who hears the page", "said when pressed", "within a sentence"),
    ],
)
def test_what_is_hidden_otherwise_is_not_read(inside: str) -> None:
    text = read_with(inside).text
    assert SAYS not in text
    assert "copied" not in text


def test_what_a_click_shows_beside_the_story_is_not_read() -> None:
    rows = "".join(_PANEL.format("", "hidden", SAYS) for _ in range(4))
    assert SAYS not in read_with("", behind=f"</article><div>{rows}</div>").text


def test_a_button_over_what_it_opens_is_the_label_of_a_note() -> None:
    opened = "<button aria-controls='p1'>Correction</button><div id='p1' hidden><p>{}</p></div>"
    notes = read_with(opened.format("The quay is to cost 130,000 crowns, and not 310,000.")).notes
    assert [(note.kind, note.label) for note in notes] == [(NoteKind.CORRECTION, "Correction")]


@pytest.mark.parametrize(
    "label", ["Show more", "Mehr anzeigen", "Ver más", "Läs mer", "もっと見る", "展开全文"]
)
def test_a_button_that_says_what_it_does_is_none_of_the_story(label: str) -> None:
    opened = f"<button aria-controls='p1'>{label}</button><div id='p1' hidden><p>{SAYS}</p></div>"
    reading = read_with(opened)
    assert (role_of(reading, SAYS), role_of(reading, label)) == (Role.BODY, Role.MARGIN)
