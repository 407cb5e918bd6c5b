"""What stands over a story: its leads are read, captions, kickers, names and moments are the margin's."""

from __future__ import annotations

import pytest
from harbour_story import ASKS, BY, PICTURE, STORY, TITLE, boxed, read_with
from read_help import role_of

from watcher.model import Role
from watcher.read import read


@pytest.mark.parametrize("credit", ["© Ada Quill/Harbour Pictures", "Photo: Ada Quill"])
@pytest.mark.parametrize(("stop", "role"), [("", Role.MARGIN), (".", Role.BODY)], ids=["line", "sentence"])
def test_a_line_over_the_story_is_a_caption_right_above_whose_the_picture_is(
    credit: str, stop: str, role: Role
) -> None:
    shown = (
        f"The harbour master at the old lock with two of the divers who have found the anchor in May{stop}"
    )
    over = f"<h1>{TITLE}</h1><p>{shown}</p><p>{credit}</p><article>{''.join(STORY)}</article>"
    assert role_of(read(f"<title>{TITLE}</title><main>{over}</main>", "https://example.org/a"), shown) is role


@pytest.mark.parametrize("words", ["teaser", "picture", "media-body"])
def test_a_lead_is_one_whatever_its_box_is_called(words: str) -> None:
    lead = "The harbour is to be rebuilt for a third time within ten years, and the town pays for all of it."
    assert role_of(read_with("", before=f"<div class='{words}'><p>{lead}</p></div>"), lead) is Role.BODY


def test_a_caption_before_the_story_is_known_by_its_open_end() -> None:
    box = f"<div class='picture'><p>{PICTURE} Archive/N. Holm</p></div>"
    assert role_of(read_with("", before=box), PICTURE) is Role.MARGIN


@pytest.mark.parametrize("credit", ["Foto: Ada Quill / Hafen", "Bild: AFP"])
def test_a_caption_before_the_story_is_known_by_the_credit_at_its_end(credit: str) -> None:
    line = (
        "The council wants to rebuild the eastern quay within two winters and to pay for it with a loan of"
        " four millions."
    )
    assert role_of(read_with("", before=f"<p>{line} {credit}</p>"), line) is Role.MARGIN
    assert role_of(read_with("", before=f"<p>{line}</p>"), line) is Role.BODY


def test_a_caption_between_headline_and_story_is_known_by_its_open_end_too() -> None:
    text = f"{PICTURE}, with all of those who came to see it go. Archive/N. Holm"
    page = f"<main><h1>{TITLE}</h1><div class='picture'><p>{text}</p></div><div>{''.join(STORY)}</div></main>"
    assert text not in read(f"<title>{TITLE}</title>{page}", "https://example.org/a").text


@pytest.mark.parametrize("line", ["17:41 JST, October 13, 2024", "Oppdatert 13. oktober 2024 kl. 17:41"])
def test_a_moment_before_the_story_is_no_text(line: str) -> None:
    assert line not in read_with("", before=f"<p>{line}</p>").text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Updated 3 minutes ago"),
        ("en", "Last updated an hour ago"),
        ("en", "3 hours ago"),
        ("de", "Aktualisiert vor 5 Minuten"),
        ("fr", "Mis à jour il y a 3 heures"),
        ("pt", "Atualizado há cerca de 2 horas"),
        ("hu", "Frissítve 3 órája"),
        ("ro", "Actualizat acum 3 ore"),
        ("es", "Actualizado hace una hora"),
        ("pl", "Zaktualizowano 2 godziny temu"),
        ("ru", "Обновлено 5 минут назад"),
        ("ja", "3時間前に更新"),
        ("ja", "数時間前に更新"),
        ("de", "Aktualisiert vor zwei Stunden"),
        ("es", "Actualizado hace dos horas"),
        ("fr", "Il y a deux heures"),
        ("hu", "Frissítve két órája"),
        ("zh", "两个小时前更新"),
        ("en", "This article was updated 2 hours ago."),
        ("de", "Dieser Artikel wurde vor 3 Stunden aktualisiert."),
        ("fr", "Cet article a été mis à jour il y a 3 heures."),
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_how_long_ago_it_was_is_no_text_for_it_is_another_at_every_look(
    language: str, line: str, place: str
) -> None:
    lang = f'<html lang="{language}">'
    parts = [f"<p>{line}</p>", *STORY] if place == "before" else [*STORY, f"<p>{line}</p>"]
    reading = read(f"{lang}<main><h1>{TITLE}</h1><div>{''.join(parts)}</div></main>", "https://example.org/a")
    assert line not in reading.text
    assert reading.text.count("Paragraph") == len(STORY)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Today, 14:05"),
        ("en", "Updated yesterday at 14:05"),
        ("de", "Aktualisiert heute, 14:05 Uhr"),
        ("fr", "Mis à jour hier à 14h05"),
        ("it", "Aggiornato oggi alle 14:05"),
        ("ru", "Сегодня, 14:05"),
    ],
)
def test_an_hour_of_today_over_the_story_is_no_text_for_it_is_yesterdays_tomorrow(
    language: str, line: str
) -> None:
    page = f'<html lang="{language}"><main><h1>{TITLE}</h1><div><p>{line}</p>{"".join(STORY)}</div></main>'
    assert line not in read(page, "https://example.org/a").text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The last boat left three years ago."),
        ("en", "Ten years ago, 340 sailed on it"),
        ("en", "This story began ten years ago, when the quay burned down."),
        ("en", "An earlier version of this story said he left 2 days ago."),
        ("fr", "Il y a 3 morts"),
        ("pt", "Há 200 desaparecidos"),
        ("hu", "A hajó 3 embere"),
        ("ro", "Acum 3 morți"),
    ],
)
def test_a_sentence_that_says_how_long_ago_or_how_many_is_the_storys(language: str, line: str) -> None:
    story = f"{STORY[0]}<p>{line}</p>{''.join(STORY[1:])}"
    page = f"<html lang={language}><main><h1>{TITLE}</h1><div>{story}</div></main>"
    assert line in read(page, "https://example.org/a").text


@pytest.mark.parametrize(
    "line",
    [
        "<a href='https://gazette.example.com/'>Holm Gazette</a><br>March 9, 2016",
        "<strong>Eva Quist<br>Harbour.example<br>16. November 2013</strong>",
        "by Eva Quist",
        "Por EVA QUIST MENDES",
        "Posted 20 hours ago",
    ],
)
def test_a_line_that_says_whose_the_story_is_and_of_when_does_not_begin_it(line: str) -> None:
    assert read_with("", before=f"<p>{line}</p>").text.startswith("Paragraph 0")


@pytest.mark.parametrize(
    "line",
    [
        "The first quay of Holm was opened on March 9, 1816.",
        "By the time they came it was gone",
        "The year was 1816",
        "Wednesday, March 9th, 2016",
        "9. März 2016",
        "For her, 9 March 2016 was a day like all of them, and at ten she stood on the quay, as did he",
    ],
)
def test_a_short_first_line_that_tells_something_begins_the_story(line: str) -> None:
    assert read_with("", before=f"<p>{line}</p>").text.startswith(line)


def test_a_day_between_the_paragraphs_is_what_the_story_tells() -> None:
    assert "Holm, 9 March 2016" in read_with("<p>Holm, 9 March 2016</p>").text


@pytest.mark.parametrize(
    ("last", "role"), [("in the paper of Holm", Role.BODY), ("May 20, 2019", Role.MARGIN)]
)
def test_a_heading_below_the_headline_that_ends_in_a_day_is_no_deck(last: str, role: Role) -> None:
    deck = f"Told by Eva Quist of the Harbour News {last}"
    told = f"<main><h1>{TITLE}</h1><h2>{deck}</h2><article>{''.join(STORY)}</article></main>"
    assert role_of(read(f"<title>{TITLE}</title>{told}", "https://example.org/a"), deck) is role


def test_highlights_below_who_wrote_the_story_are_its_lead_however_often_the_name_stands_there() -> None:
    point = "The quay is closed for two winters from May"
    name = "<div><div>Nomsa Dube</div></div>"
    reading = read_with(BY)
    page = f"<title>{TITLE}</title>{BY}<main><h1>{TITLE}</h1>{name * 3}<div><ul><li>{point}</li></ul></div>"
    shown = read(f"{page}<div class='article-body'>{''.join(STORY)}</div></main>", "https://example.org/a")
    assert (shown.deck, shown.text) == (point, reading.text)


_HEADS = "<h2><span>Harbour</span><div>The town pays once more</div></h2>"


def test_a_kicker_and_a_second_headline_over_the_date_are_no_text() -> None:
    boxes = "".join(f"<div>{paragraph}</div>" for paragraph in STORY)
    head = f"<div>{_HEADS}<div><p>3 May 2021, 10:12</p></div></div>"
    reading = read(f"<title>{TITLE}</title><main>{head}{boxes}</main>", "https://example.org/a")
    assert "Paragraph 3" in reading.text
    assert "The town pays" not in reading.text


def test_a_kicker_and_a_second_headline_below_the_deck_are_no_text() -> None:
    deck = "The town will pay for the quay once more, and the ferry will not go for two winters."
    heads = "<h3>Harbour</h3><h2>What the town pays</h2><p>Updated 3 May 2021, 10:12</p>"
    told = f"<h1>{TITLE}</h1><p class='lead'>{deck}</p><article>{heads}{''.join(STORY)}</article>"
    reading = read(f"<title>{TITLE}</title><main>{told}</main>", "https://example.org/a")
    assert (reading.deck, "What the town pays" in reading.story) == (deck, False)


_TOP = "<p>Harbour</p><h1>The town pays once more</h1>"


@pytest.mark.parametrize(
    ("over", "inside", "read_there"),
    [
        ("", f"{_TOP}<p>Updated 3 May 2021, 10:12</p>", False),
        (f"<h1>{TITLE}</h1>", _TOP, True),
        ("", _TOP, True),
    ],
    ids=["over the date", "below the headline", "over nothing"],
)
def test_a_kicker_and_the_only_headline_over_the_date_are_no_text(
    over: str, inside: str, read_there: bool
) -> None:
    page = f"<title>{TITLE}</title><main>{over}<article>{inside}{''.join(STORY)}</article></main>"
    page += "<h1><a href='/harbour'>More from the harbour</a></h1>"
    assert ("The town pays" in read(page, "https://example.org/a").story) is read_there


def test_a_heading_over_its_paragraph_is_the_storys() -> None:
    assert "The town pays" in read_with("", before=f"<h2>The town pays once more</h2><p>{ASKS}</p>").text


@pytest.mark.parametrize("words", ["post-date", "lastchanged", "published_at"])
def test_what_is_called_after_a_date_is_no_text_whatever_it_says(words: str) -> None:
    line = "Since the morning of the second day of the fair, and again in the evening after the last boat."
    assert line not in read_with("", before=f"<p class='{words}'>{line}</p>").text


def test_a_headline_that_shares_half_its_words_with_the_title_is_one() -> None:
    page = (
        "<html><head><title>Harbour rebuilt for the whole town</title></head><body><main><article>"
        "<div><h2>Harbour rebuilt, and again nobody asked who is to pay for it</h2></div>"
        f"<div>{''.join(STORY)}</div></article>"
    )
    assert "nobody asked" not in read(page, "https://example.org/a").text


_OVER = "Flood and frost on the lower river Anna Holm"


@pytest.mark.parametrize("line", [_OVER, "Anna Holm | 12 readers", "A column"])
def test_a_line_in_a_box_of_its_own_over_the_first_paragraph_is_no_text_in_whatever_words(line: str) -> None:
    assert line not in boxed(before=f"<div><div>{line}</div></div>").text


@pytest.mark.parametrize(
    "lead",
    [
        f"<div><div>{_OVER}, so that the town pays for what its people never asked it to build.</div></div>",
        f"<p>{_OVER}</p>",
        f"<div><div>{_OVER}</div><ul><li>All boats stay in until the end of May</li></ul></div>",
    ],
    ids=["sentence", "paragraph", "over a list"],
)
def test_what_may_be_a_lead_over_the_first_paragraph_is_text(lead: str) -> None:
    assert _OVER in boxed(before=lead).text


def test_a_short_sentence_in_a_box_named_as_a_pictures_is_its_caption() -> None:
    text = "The ferry left the harbour for the last time in the year 1997."
    box = f"<div class='image_widget'><p>{text}</p></div>"
    assert "1997" not in read_with("", before=box).text


@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_a_list_between_who_wrote_the_story_and_its_first_paragraph_is_the_storys(kind: str) -> None:
    points = ("The board votes for it", "It costs £14 million")
    listed = "".join(f"<li>{point}</li>" for point in points)
    reading = read_with("", before=f'<p class="byline">By Ada Finch</p><{kind}>{listed}</{kind}>')
    assert [role_of(reading, text) for text in ("Ada Finch", *points)] == [Role.MARGIN, Role.BODY, Role.BODY]


@pytest.mark.parametrize(("count", "role"), [(3, Role.BODY), (2, Role.MARGIN)])
def test_short_sentences_are_a_lead_where_some_stand_in_one_box(count: int, role: Role) -> None:
    points = [f"The quay number {n} is closed from May to August." for n in range(count)]
    box = f"<div><p>By Ada Quill</p>{''.join(f'<p>{point}</p>' for point in points)}</div>"
    told = f"<main><div><h1>{TITLE}</h1></div>{box}<article>{''.join(STORY)}</article></main>"
    reading = read(f"<title>{TITLE}</title>{told}", "https://example.org/a")
    assert [role_of(reading, point) for point in points] == [role] * count


def test_a_heading_below_the_headline_that_says_the_same_in_other_words_is_its_deck() -> None:
    deck = "The old harbour is to be rebuilt within two winters"
    told = f"<main><h1>{TITLE}</h1><h2>{deck}</h2><article>{''.join(STORY)}</article></main>"
    assert role_of(read(f"<title>{TITLE}</title>{told}", "https://example.org/a"), deck) is Role.BODY


_LEAD = "The harbour is to be rebuilt for a third time within ten years, and the town pays for all of it."


@pytest.mark.parametrize(
    "again",
    [
        f"<div class='audio-player'><h3>{TITLE}</h3><p>0:00</p></div>",
        f"<article><a href='/a'><h3>{TITLE}</h3></a></article>",
    ],
    ids=["player", "card"],
)
def test_a_headline_that_stands_again_below_the_lead_cuts_nothing_away(again: str) -> None:
    over = f"<header><h1>{TITLE}</h1></header><div class='preamble'><p>{_LEAD}</p></div>{again}"
    told = f"<main>{over}<div class='article-body'>{''.join(STORY)}</div></main>"
    assert role_of(read(f"<title>{TITLE}</title>{told}", "https://example.org/a"), _LEAD) is Role.BODY


def test_the_colour_of_a_word_names_no_furniture() -> None:
    over = f"<div><span class='{{}}'>Quay.</span> <span>{_LEAD} {_LEAD}</span></div>"
    told = f"<main><h1>{TITLE}</h1>{over}<div class='article-body'>{''.join(STORY)}</div></main>"
    roles = [
        role_of(read(f"<title>{TITLE}</title>{told.format(name)}", "https://example.org/a"), _LEAD)
        for name in ("text-secondary", "secondary")
    ]
    assert roles == [Role.BODY, Role.MARGIN]


@pytest.mark.parametrize(
    ("words", "role"), [("deck", Role.BODY), ("c-articleDek", Role.BODY), ("article-deco", Role.MARGIN)]
)
def test_a_short_sentence_is_a_lead_where_its_box_is_called_one(words: str, role: Role) -> None:
    line = "The council says that the town will pay."
    over = f"<h1>{TITLE}</h1><div class='{words}'>{line}</div>"
    told = f"<main>{over}<div class='article-body'>{''.join(STORY)}</div></main>"
    assert role_of(read(f"<title>{TITLE}</title>{told}", "https://example.org/a"), line) is role
