"""Who wrote a story, and what is said of them, is none of its text."""

from __future__ import annotations

import pytest
from harbour_story import BY, STORY, TITLE, read_with
from read_help import role_of

from watcher.model import Role
from watcher.read import read


@pytest.mark.parametrize(
    "line",
    [
        "Ngu Nomsa Dube, eHolm",
        "NOMSA DUBE",
        "Nomsa Dube | Foto: Jan Holm",
        "By Nomsa Dube, BBC News, Port Elizabeth Harbour",
        "n.dube@harbour.example; @ndube on Twitter",
        "To reach Nomsa Dube: n.dube@harbour.example, or (555) 310-7788. On Twitter: @ndube",
        "Reach Nomsa by mail, call her at 555-310-7788 ext. 12, or find her on Twitter @ndube.",
    ],
)
def test_the_names_of_the_authors_alone_are_no_text(line: str) -> None:
    reading = read_with(BY, before=f"<p>{line}</p>")
    assert reading.byline == "Nomsa Dube"
    assert line not in reading.text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<p class='byline'>By Eva Quist</p>", "Eva Quist"),
        ("<p>By Eva Quist</p>", "Eva Quist"),
        ("<p class='byline'>By Nomsa Dube and Eva Quist</p>", "Nomsa Dube, Eva Quist"),
        ("<p class='byline'>By Nomsa Dube, Holm News</p>", "Nomsa Dube"),
        ("<p class='byline'>By Nomsa Dube, Chief Editor Nomsa Dube</p>", "Nomsa Dube"),
        ("<p class='byline'>By N. Dube</p><p>By Eva Quist</p>", "Nomsa Dube"),
        ("<p class='byline'>By Nomsa Quist</p>", "Nomsa Quist"),
        ("<p class='byline'>By <a rel=author>Nomsa Dube</a> and Eva Quist</p>", "Nomsa Dube, Eva Quist"),
        ("<p class='byline'>By <a rel=author>Nomsa Dube</a>, Cape Town</p>", "Nomsa Dube"),
        ("<p class='byline'>By <a rel=author>Nomsa Dube</a> and agencies</p>", "Nomsa Dube"),
        ("<p class='byline'>Newsdesk</p>", "Nomsa Dube"),
        ("<figure><img src=a.jpg><span class='author'>Eva Quist</span></figure>", "Nomsa Dube"),
        ("<blockquote><p>By Eva Quist</p></blockquote>", "Nomsa Dube"),
        (f"{STORY[0] * 6}<p class='author'>Eva Quist</p>", "Nomsa Dube"),
        ("<a href='/b'><h3>Pier sold</h3><p class='byline'>By Eva Quist</p></a>", "Nomsa Dube"),
        ("<p class='author-image'>Foto: Eva Quist</p>", "Nomsa Dube"),
        (
            "<p><a>Nomsa Dube</a></p><div><em>Pier sold</em><span>By <b>Eva Quist</b></span></div>",
            "Nomsa Dube",
        ),
        ("<p class='byline'>Nomsa Quist Dube Redakteurin</p>", "Nomsa Dube"),
        ("<p class='byline'>Edited by Eva Quist</p>", "Nomsa Dube"),
        ("<p>Published by Eva Quist</p>", "Nomsa Dube"),
        ("<p class='byline'>Written and edited by Eva Quist</p>", "Eva Quist"),
        ("<p class='byline'>Von Nomsa Dube, Fotos: Eva Quist</p>", "Nomsa Dube"),
        ("<p class='byline'>By Political Editor</p>", "Nomsa Dube"),
        ("<p class='byline'>By Vik Times</p>", "Nomsa Dube"),
        ("<div><h3><a href='/b'>Pier sold</a></h3><p class='byline'>Eva Quist</p></div>", "Nomsa Dube"),
        ("", "Nomsa Dube"),
    ],
)
def test_the_byline_is_the_one_that_is_printed_where_machines_are_told_another(line, byline) -> None:
    assert read_with("", before=line, head=BY).byline == byline


@pytest.mark.parametrize("line", ["<p>{}</p>", "<p class='byline'>{}</p>"])
@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("By Nomsa Dube, Holm", "Nomsa Dube"),
        ("By Nomsa Dube in Cape Town", "Nomsa Dube"),
        ("By Nomsa Dube, BBC News, Cape Town", "Nomsa Dube"),
        ("By Nomsa Dube and Eva Quist, Cape Town", "Nomsa Dube, Eva Quist"),
        ("By Nomsa Dube, Holm, and Eva Quist, Cape Town", "Nomsa Dube, Eva Quist"),
        ("By Nomsa Dube in Holm & Eva Quist in Cape Town", "Nomsa Dube, Eva Quist"),
        ("Von Nomsa Dube, Eva Quist", "Nomsa Dube, Eva Quist"),
        ("By Nomsa Dube, Eva Quist and Ada Finch", "Nomsa Dube, Eva Quist, Ada Finch"),
        ("By Nomsa Dube, Bern University, Eva Quist, ETH", "Nomsa Dube, Eva Quist"),
        ("By NOMSA DUBE, HOLM INSTITUTE, EVA QUIST, VIK INSTITUTE", "NOMSA DUBE, EVA QUIST"),
        ("By Nomsa Dube, Reuters, Eva Quist, Reuters", "Nomsa Dube, Eva Quist"),
        ("Von Nomsa Dube, dpa, Eva Quist, AFP", "Nomsa Dube, Eva Quist"),
        ("By Nomsa Dube (Bern University), Eva Quist (ETH)", "Nomsa Dube, Eva Quist"),
        ("By Nomsa Dube (text), Eva Quist (photos)", "Nomsa Dube"),
        ("Door Nomsa Dube en Eva Quist", "Nomsa Dube, Eva Quist"),
        ("Por Nomsa Dube en Holm", "Nomsa Dube"),
    ],
)
def test_where_an_author_is_and_for_whom_is_no_part_of_the_byline(line, printed, byline) -> None:
    assert read_with("", before=line.format(printed)).byline == byline


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("Nomsa Dube, Holm", "Nomsa Dube"),
        ("Nomsa Dube in Cape Town", "Nomsa Dube"),
        ("Nomsa Dube for The Gull", "Nomsa Dube"),
        ("Nomsa Dube und Eva Quist aus Holm", "Nomsa Dube, Eva Quist"),
        ("Text: Nomsa Dube, Fotos: Eva Quist", "Nomsa Dube"),
        ("Text und Interview: Nomsa Dube", "Nomsa Dube"),
        ("Institute of Harbours", ""),
    ],
)
def test_so_it_is_in_a_box_that_is_called_after_authors(printed, byline) -> None:
    assert read_with("", before=f"<p class='byline'>{printed}</p>").byline == byline


@pytest.mark.parametrize("line", ["<p class='byline'>By Eva Quist</p>", "<p>By Eva Quist</p>"])
def test_a_link_to_the_story_itself_may_hold_its_headline_and_byline(line: str) -> None:
    page = f"<main><article><a href='/a'><h1>{TITLE}</h1>{line}</a>{''.join(STORY)}</article></main>"
    assert read(f"<title>{TITLE}</title>{page}", "https://example.org/a").byline == "Eva Quist"


@pytest.mark.parametrize("line", ["By: Eva van der Quist", "Written by: Eva van der Quist"])
def test_a_colon_may_stand_behind_the_word_before_the_author(line: str) -> None:
    reading = read_with("", before=f"<p>{line}</p>")
    assert reading.byline == "Eva van der Quist"
    assert line not in reading.text


@pytest.mark.parametrize(
    "line",
    [
        "Eva Quist: equist@harbour.example and Twitter @EvaQ.",
        "Harbour office, Jan Holm, jan.holm@harbour.example",
    ],
)
def test_who_is_reached_by_mail_under_the_own_name_is_none_of_the_story(line: str) -> None:
    assert role_of(read_with("", before=f"<p>{line}</p>"), line) is Role.MARGIN


def test_an_address_alone_goes_with_the_line_before_it_that_says_whom_to_ask() -> None:
    asked, line = (
        "Eva Quist, Tel. 0555 310 77 88, equist@harbour.example",
        "Internet: www.harbour.example/boats",
    )
    assert role_of(read_with("", before=f"<p>{asked}</p><p>{line}</p>"), line) is Role.MARGIN
    assert role_of(read_with("", before=f"<p>{line}</p>"), line) is Role.BODY


@pytest.mark.parametrize(("line", "role"), [("(END)", Role.MARGIN), ("for a seat", Role.BODY)])
def test_an_address_for_mail_in_a_storys_last_line_is_of_who_wrote_it(line: str, role: Role) -> None:
    assert role_of(read_with("", behind=f"<p>ole@harbour.example {line}</p>"), "ole@") is role


@pytest.mark.parametrize(
    "line",
    [
        "port@harbour.example",
        "Ask Eva Quist in the office on the quay which boats go, and when (equist@harbour.example).",
        "Call Eva Quist at 555-310-7788 for a seat.",
        "Dube has counted 412,000 boats and 1,800 piers in ten years.",
    ],
)
def test_an_address_of_others_is_the_storys(line: str) -> None:
    assert role_of(read_with(BY, before=f"<p>{line}</p>"), line) is Role.BODY


def test_a_storys_first_paragraph_is_none_about_its_author_though_it_opens_with_the_name() -> None:
    first = (
        "Nomsa Dube Press: the harbour is to be rebuilt, the council of the town said late on Monday evening."
    )
    page = f"<title>{TITLE}</title>{BY}<main><h1>{TITLE}</h1><article><p>{first}</p></article></main>"
    assert read(page, "https://example.org/a").text == first


def test_what_is_said_of_the_author_behind_the_storys_box_is_none_of_it() -> None:
    line = (
        "Nomsa Dube, who has sailed all her life, writes of ships and of those who mend them, and of storms."
    )
    story = f"<h1>{TITLE}</h1><div class='article-body'>{''.join(STORY)}</div>"
    for text, kept in ((line, False), (line.replace("Nomsa Dube", "Her mother"), True)):
        page = f"<title>{TITLE}</title>{BY}<main>{story}<p>{text}</p></main>"
        assert (text in read(page, "https://example.org/a").text) is kept


@pytest.mark.parametrize("words", ["saboxplugin-desc", "abh_box", "m-a-box-content", "ts-fab-text"])
def test_boxes_for_authors_are_known_by_the_names_that_their_makers_gave_them(words: str) -> None:
    text = "Eva Q has sailed all her life. She writes of ships and of storms. " + 4 * (
        "What she tells of those who mend them comes from the years in which she did so herself, in Holm. "
    )
    assert "Eva Q" not in read_with("", behind=f"<div class='{words}'><div><p>{text}</p></div></div>").text


def test_a_sentence_about_an_author_is_text() -> None:
    line = "Nomsa Dube went there, and nobody let her in"
    assert role_of(read_with(BY, before=f"<p>{line}</p>"), line) is Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Nomsa Dube is married to a member of the harbour board.", Role.BODY),
        ("Nomsa Dube is a former adviser to the harbour board.", Role.BODY),
        ("Nomsa Dube ist mit einem Mitglied des Hafenrats verheiratet.", Role.BODY),
        ("Nomsa Dube est mariée à un membre du conseil.", Role.BODY),
        ("Nomsa Dube está casada con un miembro de la junta.", Role.BODY),
        ("Nomsa Dube, who covers the harbour, is the wife of a member of its board.", Role.BODY),
        ("Nomsa Dube covers the coast. She is the mother of two and plays the harp.", Role.MARGIN),
        ("Nomsa Dube writes on ships. She is married to a teacher in Norby.", Role.MARGIN),
        ("Nomsa Dube lives on the quay with her husband and two cats.", Role.MARGIN),
        ("Nomsa Dube has covered the harbour for 16 years.", Role.MARGIN),
        ("Nomsa Dube is a journalist and former adviser to the harbour board.", Role.MARGIN),
    ],
)
def test_what_an_author_has_to_do_with_people_of_the_story_is_no_biography(line: str, role: Role) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>", head=BY), line) is role
