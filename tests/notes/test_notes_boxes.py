"""Notes whose label and text stand in elements, or boxes, of their own."""

from __future__ import annotations

import pytest

import watcher

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to sail again</title>
<meta property="article:published_time" content="2021-01-11T10:00:00Z"></head><body><main><article>
<h1>Ferry to sail again</h1><div class="text">
<p>The night ferry will sail again from the first of March, the harbour board said on Monday.</p>
<p>It had stopped in the autumn because its engine was worn out, and the board had looked for another.</p>
<p>The boat carries about 380 people and forty cars, and it takes six hours to the islands.</p>
{note}</div></article></main></body></html>"""


@pytest.mark.parametrize(
    ("note", "label", "text"),
    [
        (
            "<div class='box'><h3>Update 15 January</h3><p>The crew has been found, it said.</p></div>",
            "Update",
            "The crew has been found, it said.",
        ),
        (
            "<div class='box'><div>Correction</div><div>The boat is hired, it was not bought.</div></div>",
            "Correction",
            "The boat is hired, it was not bought.",
        ),
        (
            (
                "<aside class='correction'><h4>Correction</h4><p>An earlier version of this story misstated "
                "the year of construction.</p></aside>"
            ),
            "Correction",
            "An earlier version of this story misstated the year of construction.",
        ),
    ],
)
def test_a_label_in_a_box_of_its_own_keeps_its_text(note: str, label: str, text: str) -> None:
    reading = watcher.read(PAGE.format(note=note), "https://news.example/ferry")
    assert [(each.label, each.text) for each in reading.notes] == [(label, text)]
    assert text in reading.text


DENSE = """<!DOCTYPE html><html lang="ja"><head><title>市民プールを廃止へ</title></head><body><main><article>
<h1>市民プールを廃止へ</h1><div class="text">
<p>青葉市は10日、築46年の市民プールを今年度末で廃止すると発表した。</p>
<p>市民団体は署名6,481筆を提出しており、代表の鈴木さんは「説明が足りない」と話した。</p>
<p>跡地の利用方法は決まっていない。</p>
<{box}><p>{label}</p><p>署名の数を6,418筆としたのは6,481筆の誤りでした。</p></{end}>
</div></article></main></body></html>"""


@pytest.mark.parametrize("box", ["div class='correction'", "div", "aside"])
@pytest.mark.parametrize("label", ["訂正", "おわびと訂正"])
def test_a_paragraph_in_a_script_that_says_more_in_each_sign_is_a_story_beside_a_box(
    box: str, label: str
) -> None:
    page = DENSE.format(box=box, end=box.partition(" ")[0], label=label)
    (note,) = watcher.read(page, "https://news.example/pool").notes
    assert (note.kind, note.text) == ("correction", "署名の数を6,418筆としたのは6,481筆の誤りでした。")


def test_a_box_of_another_story_under_such_a_label_is_none_of_it() -> None:
    box = "<div class='related'><h3>Update</h3><p><a href='/b'>The bridge opens in May.</a></p></div>"
    assert watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes == ()


def test_a_log_whose_day_stands_alone_keeps_its_entries() -> None:
    log = (
        "<h4>Revision History</h4><p>2021-01-17</p>"
        "<ul><li>Added the price of the tickets and the hours of the office</li></ul>"
    )
    (note,) = watcher.read(PAGE.format(note=log), "https://news.example/ferry").notes
    assert (note.text, str(note.stated_date)) == (
        "Added the price of the tickets and the hours of the office",
        "2021-01-17",
    )


@pytest.mark.parametrize(
    ("box", "kind", "day", "text"),
    [
        (
            "<div class='update'>2021-02-03: The yard went bankrupt, and the boat was sold.</div>",
            "update",
            "2021-02-03",
            "The yard went bankrupt, and the boat was sold.",
        ),
        (
            "<p class='story-correction'>The boat carries 38 people, not 380 as we wrote.</p>",
            "correction",
            "None",
            "The boat carries 38 people, not 380 as we wrote.",
        ),
    ],
)
def test_a_box_that_is_named_after_a_note_is_one(box: str, kind: str, day: str, text: str) -> None:
    (note,) = watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes
    assert (note.kind, str(note.stated_date), note.text, note.label) == (kind, day, text, "")


@pytest.mark.parametrize(
    "box",
    [
        "<p class='update'>From the harbour board</p>",
        "<div class='comments'><p class='update'>The boat carries 38 people, not 380.</p></div>",
        "".join(f"<div class='update'>The boat number {n} has left the pier.</div>" for n in range(6)),
    ],
)
def test_other_boxes_of_that_name_are_none(box: str) -> None:
    assert watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes == ()


def test_a_stamp_in_such_a_box_is_a_stamp_only() -> None:
    box = "<p class='update'>Updated 15 January 2021, 10:20 p.m.</p>"
    notes = watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes
    assert [note.form for note in notes] == ["stamp"]


BELOW, INSIDE, ABOVE = "</div>{}<div>", "{}", "<!-- above -->{}"
LINES = (
    "<div class='c-note note-box'><div class='c-note__title'>Update</div>"
    "<div class='c-note__date'>3 Feb 2021</div><div class='c-note__text'>{}</div></div>"
)


def placed(where: str, box: str) -> str:
    """A page with a box below its story, at the end inside of it, or right under the headline."""
    if where is not ABOVE:
        return PAGE.format(note=where.format(box))
    return PAGE.format(note="").replace('<div class="text">', f"<div class='text'>{box}")


@pytest.mark.parametrize("where", [BELOW, INSIDE, ABOVE])
@pytest.mark.parametrize(
    "box",
    [
        LINES,
        LINES.replace("c-note__", "x").replace("c-note note-box", "y"),
        "<div class='update'><span class='label'>Update</span> <time>3 Feb 2021</time><p>{}</p></div>",
    ],
)
def test_label_day_and_text_are_a_note_where_each_stands_in_a_box_of_its_own(where: str, box: str) -> None:
    text = "The board confirmed that the boat will be painted in the spring."
    reading = watcher.read(placed(where, box.format(text)), "https://news.example/ferry")
    assert [(note.label, str(note.stated_date), note.text) for note in reading.notes] == [
        ("Update", "2021-02-03", text)
    ]
    assert text in reading.text


@pytest.mark.parametrize(
    "box",
    [
        "".join(
            f"<div><div>Update</div><div>{day} Feb 2021</div><h3><a href='/{day}'>Pier {day}</a></h3>"
            f"<p>The pier number {day} will be painted in the spring.</p></div>"
            for day in (3, 4, 5)
        ),
        (
            "<aside><h3>Updates</h3><ul><li>3 Feb 2021: The bridge opens in May.</li>"
            "<li>4 Feb 2021: The pier is to be painted.</li></ul></aside>"
        ),
    ],
    ids=["cards of other stories", "an aside"],
)
def test_other_storys_labels_and_days_are_none(box: str) -> None:
    assert watcher.read(placed(BELOW, box), "https://news.example/ferry").notes == ()


def test_a_story_of_one_paragraph_under_a_label_is_no_note() -> None:
    story = (
        "<p>The night ferry sails again from the first of March, the board of the harbour said on Monday.</p>"
    )
    page = f"<h1>Ferry to sail again</h1><article><div>Update</div>{story}</article>"
    assert watcher.read(page, "https://news.example/ferry").notes == ()


@pytest.mark.parametrize("where", [BELOW, INSIDE])
@pytest.mark.parametrize(
    "log",
    [
        (
            "<div><h3>Article history</h3><ul><li><time>3 Feb 2021, 10:12</time> Corrected the name of the "
            "boat.</li><li><time>4 Feb 2021</time> Added what the board said.</li></ul></div>"
        ),
        (
            "<div><h2>Article history</h2><ol><li><time>3 February 2021</time><p>Corrected the name of the "
            "boat.</p></li><li><time>4 February 2021</time><p>Added what the board said.</p></li></ol></div>"
        ),
    ],
    ids=["in a line each", "day over text"],
)
def test_all_entries_of_a_log_are_notes_wherever_it_stands_under_the_story(where: str, log: str) -> None:
    reading = watcher.read(placed(where, log), "https://news.example/ferry")
    assert [(str(note.stated_date), note.text) for note in reading.notes] == [
        ("2021-02-03", "Corrected the name of the boat."),
        ("2021-02-04", "Added what the board said."),
    ]
    assert "Added what the board said." in reading.text


def test_a_note_in_the_row_of_a_table_below_the_story_is_text_of_it() -> None:
    text = "The board confirmed that the boat will be painted in the spring."
    row = f"<table><tr><td><strong>Update 3 Feb 2021</strong></td><td>{text}</td></tr></table>"
    reading = watcher.read(placed(BELOW, row), "https://news.example/ferry")
    assert [note.text for note in reading.notes] == [text]
    assert text in reading.text


BOXES = ["<div>{}</div>", "<aside>{}</aside>", "<footer>{}</footer>", "<section class='x'>{}</section>"]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("where", [BELOW, INSIDE])
def test_a_note_has_all_paragraphs_of_a_box_that_opens_with_it(where: str, box: str) -> None:
    first, second = "The crew has been found, it said.", "The board did not say who it is."
    note = box.format(f"<p><b>Update 15 January:</b> {first}</p><p>{second}</p>")
    reading = watcher.read(placed(where, note), "https://news.example/ferry")
    assert [each.text for each in reading.notes] == [f"{first}\n\n{second}"]
    assert second in reading.text


@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<footer>{}</footer>"])
@pytest.mark.parametrize(
    "other",
    [
        "<p>Sign up for our newsletter and get the best stories by mail.</p><p>It comes on Sundays.</p>",
        "<p><a href='/b'>The bridge opens in May</a></p><p>It was closed in the winter.</p>",
        "<p>© 2021 Harbour Post</p><p>It comes on Sundays.</p>",
    ],
    ids=["an appeal", "another story", "rights"],
)
def test_what_is_none_of_the_storys_ends_a_notes_box(box: str, other: str) -> None:
    note = box.format(f"<p><b>Update 15 January:</b> The crew has been found, it said.</p>{other}")
    reading = watcher.read(placed(BELOW, note), "https://news.example/ferry")
    assert [each.text for each in reading.notes] == ["The crew has been found, it said."]
    assert "Sundays" not in reading.text
    assert "winter" not in reading.text


def test_a_line_that_credits_somebody_ends_a_log_and_does_not_undo_it() -> None:
    items = "<li>Corrected the name of the boat.</li><li>Picture: Ada Brandt/Harbour Post</li>"
    log = f"<h3>Revision history</h3><p>3 Feb 2021</p><ul>{items}</ul>"
    (note,) = watcher.read(placed(INSIDE, log), "https://news.example/ferry").notes
    assert (str(note.stated_date), note.text) == ("2021-02-03", "Corrected the name of the boat.")
