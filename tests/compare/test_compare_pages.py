"""Pages that print the same story in another form: nothing of it has changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from watcher import compare, read
from watcher.model import Change, Disclosure, EditClass, EditKind

STORY = (
    "The harbour council in Lindvik voted on Monday evening to close the old ferry terminal for two years.",
    "Mayor Ida Holm said the work would cost 4.5 million crowns and begin in March, when the ice has gone.",
    "About 1,200 people use the terminal every day, most of them commuters from the islands to the north.",
    "“We will not leave anybody behind,” Holm told reporters after the meeting, and promised more buses.",
    "Fishermen who keep their boats at the terminal said they had not been asked, and would appeal it.",
)
NOTE = "<strong>Update 12 Jan:</strong> The council says that buses will run every ten minutes."


def page(body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><title>Ferry terminal to close</title>'
        '<meta property="article:published_time" content="2021-01-11T08:00:00Z"></head><body>'
        "<nav><a href=/>Home</a> <a href=/news>News</a></nav><main><article>"
        f'<h1>Ferry terminal to close</h1><div class="article-body">{body}</div>'
        "</article></main><footer>© The Post</footer></body></html>"
    )


def each(tag: str, *texts: str, classes: str = "") -> str:
    return "".join(f"<{tag}{classes}>{text}</{tag}>" for text in texts)


def change(old: str, new: str) -> Change:
    moment = datetime(2021, 1, 13, tzinfo=UTC)
    sides = [read(page(body), "https://news.example/ferry", captured_at=moment) for body in (old, new)]
    assert all(len(side.body) > 0 for side in sides)
    return compare(*sides)


PLAIN = each("p", *STORY, NOTE)


@pytest.mark.parametrize(
    "body",
    [
        each("div", *STORY, NOTE),
        each("div", *STORY, NOTE, classes=' class="para"'),
        each("p", *(f"<span>{text}</span>" for text in STORY), NOTE),
        each("p", *STORY) + f'<div class="update">{NOTE}</div>',
        each("p", *STORY) + f"<ul><li>{NOTE}</li></ul>",
        each("p", *STORY) + f"<blockquote>{NOTE}</blockquote>",
        each("p", *STORY) + f"<p><em>{NOTE}</em></p>",
        each("p", *STORY[:2]) + f"<section>{each('p', *STORY[2:], NOTE)}</section>",
        "<p>" + "<br><br>".join((*STORY, NOTE)) + "</p>",
        each("p", f"{STORY[0]} {STORY[1]}", *STORY[2:], NOTE),
        each("p", *STORY[:3], *STORY[3].split(", and "), *STORY[4:], NOTE).replace(
            "meeting<", "meeting, and<"
        ),
        each("p", *STORY, NOTE.replace("12 Jan:", "12 Jan –")),
        each("p", *STORY, NOTE.replace("Update 12 Jan", "UPDATE, 12 January")),
        each("p", *STORY)
        + "<h3>Update 12 Jan</h3><p>The council says that buses will run every ten minutes.</p>",
        each("p", *STORY, NOTE).replace("“", '"').replace("”", '"'),
    ],
)
def test_another_form_is_no_change_of_the_story(body: str) -> None:
    for old, new in ((PLAIN, body), (body, PLAIN)):
        found = change(old, new)
        assert found.classes <= {EditClass.STYLE, EditClass.FURNITURE}
        assert not found.notable
        assert found.disclosure is Disclosure.NONE
        assert (found.notes_added, found.notes_changed, found.notes_removed) == ((), (), ())


def test_a_paragraph_that_changed_place_is_a_move() -> None:
    found = change(PLAIN, each("p", STORY[3], *STORY[:3], STORY[4], NOTE))
    (edit,) = found.edits
    assert (edit.kind, edit.classes) == (EditKind.MOVE, {EditClass.MOVE})


def test_a_number_edited_in_the_new_form_is_still_seen() -> None:
    found = change(PLAIN, each("div", *STORY, NOTE).replace("1,200", "2,100"))
    (edit,) = found.edits
    assert edit.classes == {EditClass.NUMBER}
    assert found.disclosure is Disclosure.UNDISCLOSED
