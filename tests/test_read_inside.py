"""Furniture that stands inside the story's own box is the margin's, in whatever words it is written."""

from __future__ import annotations

import pytest
from read_help import role_of

from watcher.model import NoteForm, Reading, Role
from watcher.read import read

_STORY = [
    f"<p>Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who had"
    " asked for it during the long evening in the hall.</p>"
    for n in range(6)
]
_LINK = '<a href="{0}">{1}</a>'
_TITLE = "Harbour to be rebuilt"
_OTHER = "Divers find the anchor of the old ferry"


def _reading(inside: str, *, before: str = "", behind: str = "", head: str = "") -> Reading:
    """The reading of a story with something between its paragraphs, before them or behind them."""
    half = "".join(_STORY[:3])
    later = "".join(_STORY[3:])
    return read(
        f"<html lang='en'><head><title>{_TITLE}</title>{head}</head><body><main><article><h1>{_TITLE}</h1>"
        f"<div class='article-body'>{before}{half}{inside}{later}{behind}</div></article></main>",
        "https://example.org/a",
    )


def _boxed(inside: str = "", *, before: str = "") -> Reading:
    """The same of which each paragraph stands in a box of its own."""
    boxes = [f"<div>{paragraph}</div>" for paragraph in _STORY]
    body = "".join([before, *boxes[:3], inside, *boxes[3:]])
    page = f"<title>{_TITLE}</title><main><h1>{_TITLE}</h1><article>{body}</article></main>"
    return read(page, "https://example.org/a")


@pytest.mark.parametrize("label", ["Kyk ook:", "SOMA NA HII |", "Na dit: »", "ZUM HAFEN GEHT ES HIER"])
@pytest.mark.parametrize("stop", ["", ".", "?"])
@pytest.mark.parametrize("address", ["/b", "https://www.example.org/b"])
def test_a_label_with_another_story_of_the_house_is_a_pointer(label: str, address: str, stop: str) -> None:
    line = f"<p>{label} {_LINK.format(address, _OTHER + stop)}</p>"
    assert role_of(_reading(line), _OTHER) is Role.MARGIN


_LISTED = [
    f"<li>Harbour: {_LINK.format('/b', _OTHER)}</li>",
    f"<li>{_LINK.format('/c', 'A pier that nobody has wanted to own for years')}</li>",
]


@pytest.mark.parametrize(
    ("more", "role"),
    [("", Role.MARGIN), ("<li>The pier stays shut until May</li>", Role.BODY)],
    ids=["headlines alone", "and what the author says"],
)
def test_a_list_of_pointers_and_bare_headlines_is_none_of_the_story(more: str, role: Role) -> None:
    reading = _reading(f"<ul>{''.join(_LISTED)}{more}</ul><p>Between.</p><ul><li>Own words</li></ul>")
    assert role_of(reading, _OTHER) is role
    assert role_of(reading, "Own words") is Role.BODY


def test_a_heading_over_other_stories_is_theirs() -> None:
    listed = f"<h3>From the harbour desk</h3><ul>{''.join(_LISTED)}</ul>"
    assert role_of(_reading(f"{listed}<h3>What it costs</h3>"), "From the harbour desk") is Role.MARGIN
    told = f"{listed}<p>Both stories were told in May.</p>"
    assert role_of(_reading(f"{told}<h3>What it costs</h3>"), "From the harbour desk") is Role.BODY


@pytest.mark.parametrize("sign", [">>", "→", "👉"])
def test_a_line_that_begins_with_an_arrow_points_to_another_story(sign: str) -> None:
    line = f"<p>{sign} You find {_LINK.format('/b', 'all plans of the harbour')} with us.</p>"
    assert role_of(_reading(line), "all plans") is Role.MARGIN
    assert role_of(_reading(line.replace("/b", "https://plans.example.com/")), "all plans") is Role.BODY


_PROMISE = "Every second Sunday: answers on boats"
_JOIN = "<p>Yes, I want the newsletter.</p>"


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<div><div>{}</div></div>"])
@pytest.mark.parametrize("name", ["", "caption", "subscribe"])
def test_what_stands_beside_a_request_between_two_paragraphs_belongs_to_it(name: str, wrap: str) -> None:
    asked = f"<div class='{name}'>{_JOIN}</div>"
    promise = f"<h3>The sea and we, asked by all who have a boat of their own</h3><p>{_PROMISE}.</p>"
    assert _PROMISE not in _reading(f"<div>{wrap.format(promise)}{asked}</div>").text
    assert _PROMISE in _reading(f"<div>{wrap.format(promise)}</div>").text
    told = f"<p>{_PROMISE}, says the harbour master. {'He has answered them for years. ' * 5}</p>"
    assert _PROMISE in _reading(f"<div>{wrap.format(told)}{asked}</div>").text


@pytest.mark.parametrize("credit", ["© Ada Quill/Harbour Pictures", "Photo: Ada Quill"])
@pytest.mark.parametrize(("stop", "role"), [("", Role.MARGIN), (".", Role.BODY)], ids=["line", "sentence"])
def test_a_line_over_the_story_is_a_caption_right_above_whose_the_picture_is(
    credit: str, stop: str, role: Role
) -> None:
    shown = (
        f"The harbour master at the old lock with two of the divers who have found the anchor in May{stop}"
    )
    over = f"<h1>{_TITLE}</h1><p>{shown}</p><p>{credit}</p><article>{''.join(_STORY)}</article>"
    assert (
        role_of(read(f"<title>{_TITLE}</title><main>{over}</main>", "https://example.org/a"), shown) is role
    )


@pytest.mark.parametrize("canonical", ["https://example.org/a", "https://sister.example.net/a"])
@pytest.mark.parametrize("address", ["https://www.example.org/b", "https://sister.example.net/b", "/b"])
def test_a_sister_house_that_a_story_is_canonical_at_is_the_house_too(address: str, canonical: str) -> None:
    line = f"<p>SOMA NA HII | {_LINK.format(address, _OTHER)}</p>"
    link = f"<link rel='canonical' href='{canonical}'>"
    leaves = "sister" in address and "sister" not in canonical
    assert role_of(_reading(line, head=link), _OTHER) is (Role.BODY if leaves else Role.MARGIN)


@pytest.mark.parametrize(
    "line",
    [
        f"<p>The plan in full: {_LINK.format('https://plans.example.com/x', _OTHER)}</p>",
        f"<p>As we wrote: {_LINK.format('/b', _OTHER)}, and nobody denied it.</p>",
        f"<p>The three on the quay: {_LINK.format('/b', _OTHER)}.</p>",
        f"<ul><li>Morning: {_LINK.format('/b', _OTHER)}</li><li>Evening: all boats stay out</li></ul>",
        f"<p>Where to look: {_LINK.format('#anchor', _OTHER)}</p>",
    ],
)
def test_a_source_a_sentence_and_a_list_that_says_something_are_none(line: str) -> None:
    assert role_of(_reading(line), _OTHER) is Role.BODY


@pytest.mark.parametrize("date", ["26 Nollaig 2024", "03.04.2025", "17:41", "26 فبراير/ شباط 2024"])
def test_another_storys_headline_with_its_date_is_a_pointer(date: str) -> None:
    assert role_of(_reading(f"<p>{_LINK.format('/b', _OTHER)}{date}</p>"), _OTHER) is Role.MARGIN
    assert role_of(_reading(f"<p>{_LINK.format('/b', _OTHER)}, it said in 2019.</p>"), _OTHER) is Role.BODY


def test_a_list_of_nothing_but_pointers_is_one() -> None:
    items = "".join(f"<li>{name} {_LINK.format('/b', _OTHER)}</li>" for name in ("The harbour:", "What now?"))
    assert role_of(_reading(f"<ul>{items}</ul>"), _OTHER) is Role.MARGIN


def test_a_stamp_in_the_storys_box_is_found_and_is_no_text() -> None:
    reading = _reading("", before="<div class='x'>Updated 13 January 2021, 10:12</div>")
    assert "Updated" not in reading.text
    assert [note.form for note in reading.notes] == [NoteForm.STAMP]


_OFFER = "<p>Read on with an account, which costs you nothing and opens five stories in each week.</p>"


def test_what_a_class_hides_is_kept_out_of_the_story() -> None:
    assert role_of(_reading(f"<div class='offer hidden'>{_OFFER}</div>"), "Read on") is None


@pytest.mark.parametrize("words", ["part hidden md:block", "no-hidden-costs"])
def test_what_a_class_hides_on_telephones_alone_is_the_storys(words: str) -> None:
    part = _STORY[0].replace("Paragraph 0", "A box between them")
    assert role_of(_reading(f"<div class='{words}'>{part}</div>"), "A box between") is Role.BODY


def test_the_rest_of_a_story_that_unfolds_is_the_storys() -> None:
    rest = "".join(_STORY).replace("Paragraph", "Later")
    assert "Later 5" in _reading("", behind=f"<div class='rest hidden'>{rest}</div>").text


_BOX = "<div class='{0}'><div><p>{1}</p></div></div>"
_PICTURE = "The old ferry on its last way to the yard, seen from the tower"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("image-widget", _PICTURE),
        ("picture", f"{_PICTURE}."),
        ("teaser-text", "Why the ferry was never insured, and who knew of it in the town hall at that time."),
        ("x", f"{_PICTURE}. 21.04.2024 | 3:18 min"),
    ],
)
def test_captions_and_teasers_in_boxes_inside_the_story_are_no_text(words: str, text: str) -> None:
    assert role_of(_reading(_BOX.format(words, text)), text) is Role.MARGIN


@pytest.mark.parametrize("words", ["teaser", "picture", "media-body"])
def test_a_lead_is_one_whatever_its_box_is_called(words: str) -> None:
    lead = "The harbour is to be rebuilt for a third time within ten years, and the town pays for all of it."
    assert role_of(_reading("", before=f"<div class='{words}'><p>{lead}</p></div>"), lead) is Role.BODY


def test_a_caption_before_the_story_is_known_by_its_open_end() -> None:
    box = f"<div class='picture'><p>{_PICTURE} Archive/N. Holm</p></div>"
    assert role_of(_reading("", before=box), _PICTURE) is Role.MARGIN


@pytest.mark.parametrize("credit", ["Foto: Ada Quill / Hafen", "Bild: AFP"])
def test_a_caption_before_the_story_is_known_by_the_credit_at_its_end(credit: str) -> None:
    line = (
        "The council wants to rebuild the eastern quay within two winters and to pay for it with a loan of"
        " four millions."
    )
    assert role_of(_reading("", before=f"<p>{line} {credit}</p>"), line) is Role.MARGIN
    assert role_of(_reading("", before=f"<p>{line}</p>"), line) is Role.BODY


def test_a_caption_between_headline_and_story_is_known_by_its_open_end_too() -> None:
    text = f"{_PICTURE}, with all of those who came to see it go. Archive/N. Holm"
    page = (
        f"<main><h1>{_TITLE}</h1><div class='picture'><p>{text}</p></div><div>{''.join(_STORY)}</div></main>"
    )
    assert text not in read(f"<title>{_TITLE}</title>{page}", "https://example.org/a").text


@pytest.mark.parametrize("line", ["17:41 JST, October 13, 2024", "Oppdatert 13. oktober 2024 kl. 17:41"])
def test_a_moment_before_the_story_is_no_text(line: str) -> None:
    assert line not in _reading("", before=f"<p>{line}</p>").text


def test_moments_between_the_paragraphs_are_what_the_story_tells() -> None:
    line = "Next boat: 13.10.2024, 17:41"
    assert role_of(_reading(f"<p>{line}</p>"), line) is Role.BODY


_ASKS = (
    "A video from another house stands here. Only when you click on it is it loaded, and your personal data"
    " go to that house; more of this is told under privacy."
)


def test_a_box_that_asks_for_consent_is_no_text_nor_is_its_label() -> None:
    reading = _reading(
        f"<div><div><div>One click for you</div><div><p>{_ASKS}</p><p>Show it</p></div></div></div>"
    )
    assert "One click" not in reading.text
    assert _ASKS not in reading.text
    assert "Show it" not in reading.text


def test_a_story_that_tells_of_consent_is_one() -> None:
    assert role_of(_reading(f"<p>{_ASKS}</p>"), _ASKS) is Role.BODY


def test_a_summary_by_a_machine_is_no_text() -> None:
    summary = "The council wants to rebuild the harbour, and the town is to pay for the whole of it."
    assert (
        summary not in _reading("", before=f"<div class='aiSummary'><ul><li>{summary}</li></ul></div>").text
    )


_BY = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Nomsa Dube"}}</script>'


@pytest.mark.parametrize("line", ["Ngu Nomsa Dube, eHolm", "NOMSA DUBE", "Nomsa Dube | Foto: Jan Holm"])
def test_the_names_of_the_authors_alone_are_no_text(line: str) -> None:
    reading = _reading(_BY, before=f"<p>{line}</p>")
    assert reading.byline == "Nomsa Dube"
    assert line not in reading.text


def test_highlights_below_who_wrote_the_story_are_its_lead_however_often_the_name_stands_there() -> None:
    point = "The quay is closed for two winters from May"
    name = "<div><div>Nomsa Dube</div></div>"
    reading = _reading(_BY)
    page = (
        f"<title>{_TITLE}</title>{_BY}<main><h1>{_TITLE}</h1>{name * 3}<div><ul><li>{point}</li></ul></div>"
    )
    shown = read(f"{page}<div class='article-body'>{''.join(_STORY)}</div></main>", "https://example.org/a")
    assert shown.text.removeprefix(f"{point}\n\n") == reading.text != shown.text


def test_a_storys_first_paragraph_is_none_about_its_author_though_it_opens_with_the_name() -> None:
    first = (
        "Nomsa Dube Press: the harbour is to be rebuilt, the council of the town said late on Monday evening."
    )
    page = f"<title>{_TITLE}</title>{_BY}<main><h1>{_TITLE}</h1><article><p>{first}</p></article></main>"
    assert read(page, "https://example.org/a").text == first


def test_what_is_said_of_the_author_behind_the_storys_box_is_none_of_it() -> None:
    line = (
        "Nomsa Dube, who has sailed all her life, writes of ships and of those who mend them, and of storms."
    )
    story = f"<h1>{_TITLE}</h1><div class='article-body'>{''.join(_STORY)}</div>"
    for text, kept in ((line, False), (line.replace("Nomsa Dube", "Her mother"), True)):
        page = f"<title>{_TITLE}</title>{_BY}<main>{story}<p>{text}</p></main>"
        assert (text in read(page, "https://example.org/a").text) is kept


_LETTER = (
    "Had you no time to read of all that went on at the quay? Then have it every Monday in our newsletter,"
    " which is read by four thousand in the town and costs nothing."
)


def test_what_an_outlet_offers_at_the_end_of_a_story_is_none_of_it_however_long() -> None:
    assert _LETTER not in _reading("", behind=f"<p>{_LETTER}</p>").text
    assert _LETTER in _reading(f"<p>{_LETTER}</p>").text
    told = _LETTER.replace("you", "they").replace("our", "the town's")
    assert told in _reading("", behind=f"<p>{told}</p>").text


_SAID = "All that you do is to say yes, and nobody in the whole town will ever know that it was done by you."


def test_all_that_stands_under_the_heading_of_a_box_that_asks_for_something_is_none_of_the_story() -> None:
    lines = "".join(f"<p>It takes no more than {n} minutes. {_SAID}</p>" for n in (2, 3))
    box = f"<div class='x1'><h3>{{}}</h3><div class='x2'>{lines}</div></div>"
    assert "nobody in the whole town" not in _reading(box.format("Sign up for our letter")).text
    assert "nobody in the whole town" in _reading(box.format("What the divers do")).text


@pytest.mark.parametrize(
    "heading",
    [
        "Audios et vidéos sur le sujet",
        "Videos und Fotos zum Thema",
        "Photos and videos on the topic",
        "Áudios e vídeos sobre o tema",
        "Vídeos sobre el tema",
    ],
)
def test_what_can_be_seen_and_heard_on_the_subject_is_none_of_the_story(heading: str) -> None:
    behind = f"<h3>{heading}</h3><p>Date 23.05.2011</p>"
    assert _reading("", behind=behind).text == _reading("").text
    other = behind.replace(heading, "What the council saw on the tape")
    assert "the tape" in _reading("", behind=f"{other}<p>{_OFFER}</p>").text


@pytest.mark.parametrize("line", ["Required fields are marked *", "Erforderliche Felder sind mit * markiert"])
def test_what_a_form_says_of_its_fields_is_no_text(line: str) -> None:
    assert role_of(_reading(f"<p>{line}</p>"), line) is Role.MARGIN


def test_a_sentence_about_an_author_is_text() -> None:
    line = "Nomsa Dube went there, and nobody let her in"
    assert role_of(_reading(_BY, before=f"<p>{line}</p>"), line) is Role.BODY


_HEADS = "<h2><span>Harbour</span><div>The town pays once more</div></h2>"


def test_a_kicker_and_a_second_headline_over_the_date_are_no_text() -> None:
    boxes = "".join(f"<div>{paragraph}</div>" for paragraph in _STORY)
    head = f"<div>{_HEADS}<div><p>3 May 2021, 10:12</p></div></div>"
    reading = read(f"<title>{_TITLE}</title><main>{head}{boxes}</main>", "https://example.org/a")
    assert "Paragraph 3" in reading.text
    assert "The town pays" not in reading.text


def test_a_heading_over_its_paragraph_is_the_storys() -> None:
    assert "The town pays" in _reading("", before=f"<h2>The town pays once more</h2><p>{_ASKS}</p>").text


@pytest.mark.parametrize("words", ["post-date", "lastchanged", "published_at"])
def test_what_is_called_after_a_date_is_no_text_whatever_it_says(words: str) -> None:
    line = "Since the morning of the second day of the fair, and again in the evening after the last boat."
    assert line not in _reading("", before=f"<p class='{words}'>{line}</p>").text


def test_the_lines_over_a_question_of_consent_go_with_it() -> None:
    lines = "".join(
        f"<div><div>{line}</div></div>" for line in ("Boats in a year", "Our graphics", "A click")
    )
    reading = _boxed(f"<div>{lines}<div><p>{_ASKS}</p></div></div>")
    assert "Paragraph 3" in reading.text
    assert all(line not in reading.text for line in ("Boats in a year", "Our graphics", "A click"))


def test_a_headline_that_shares_half_its_words_with_the_title_is_one() -> None:
    page = (
        "<html><head><title>Harbour rebuilt for the whole town</title></head><body><main><article>"
        "<div><h2>Harbour rebuilt, and again nobody asked who is to pay for it</h2></div>"
        f"<div>{''.join(_STORY)}</div></article>"
    )
    assert "nobody asked" not in read(page, "https://example.org/a").text


_OVER = "Flood and frost on the lower river Anna Holm"


@pytest.mark.parametrize("line", [_OVER, "Anna Holm | 12 readers", "A column"])
def test_a_line_in_a_box_of_its_own_over_the_first_paragraph_is_no_text_in_whatever_words(line: str) -> None:
    assert line not in _boxed(before=f"<div><div>{line}</div></div>").text


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
    assert _OVER in _boxed(before=lead).text


def test_a_short_sentence_in_a_box_named_as_a_pictures_is_its_caption() -> None:
    text = "The ferry left the harbour for the last time in the year 1997."
    box = f"<div class='image_widget'><p>{text}</p></div>"
    assert "1997" not in _reading("", before=box).text


@pytest.mark.parametrize("words", ["btn btn-large", "order-button"])
def test_what_is_called_a_button_is_no_text_in_whatever_words(words: str) -> None:
    line = "The plan of the eastern quay in four parts"
    assert line not in _boxed(f"<div class='{words}'>{line}.</div>").text
    assert line in _boxed(f"<div class='plan'>{line}.</div>").text


def test_who_is_quoted_is_text_as_the_words_are() -> None:
    words = "The old crane, which has stood idle since the war, is to be taken down when the wind allows it."
    whose = "— Harbour Office (@harbour) <a href='https://x.example/1'>June 3</a>"
    post = f"<div class='tweet-embed'><blockquote><p>{words}</p>{whose}</blockquote></div>"
    assert role_of(_reading("", behind=post), "— Harbour Office") is Role.BODY
