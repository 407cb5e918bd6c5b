"""Furniture that stands inside the story's own box is the margin's, in whatever words it is written."""

from __future__ import annotations

import re

import pytest
from harbour_story import ASKS, PICTURE, STORY, TITLE, boxed, read_with
from read_help import role_of

from watcher.model import NoteForm, Role
from watcher.read import read

_LINK = '<a href="{0}">{1}</a>'


_OTHER = "Divers find the anchor of the old ferry"


@pytest.mark.parametrize("label", ["Kyk ook:", "SOMA NA HII |", "Na dit: »", "ZUM HAFEN GEHT ES HIER"])
@pytest.mark.parametrize("stop", ["", ".", "?"])
@pytest.mark.parametrize("address", ["/b", "https://www.example.org/b"])
def test_a_label_with_another_story_of_the_house_is_a_pointer(label: str, address: str, stop: str) -> None:
    line = f"<p>{label} {_LINK.format(address, _OTHER + stop)}</p>"
    assert role_of(read_with(line), _OTHER) is Role.MARGIN


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
    reading = read_with(f"<ul>{''.join(_LISTED)}{more}</ul><p>Between.</p><ul><li>Own words</li></ul>")
    assert role_of(reading, _OTHER) is role
    assert role_of(reading, "Own words") is Role.BODY


def test_a_heading_over_other_stories_is_theirs() -> None:
    listed = f"<h3>From the harbour desk</h3><ul>{''.join(_LISTED)}</ul>"
    assert role_of(read_with(f"{listed}<h3>What it costs</h3>"), "From the harbour desk") is Role.MARGIN
    told = f"{listed}<p>Both stories were told in May.</p>"
    assert role_of(read_with(f"{told}<h3>What it costs</h3>"), "From the harbour desk") is Role.BODY


@pytest.mark.parametrize("sign", [">>", "→", "👉"])
def test_a_line_that_begins_with_an_arrow_points_to_another_story(sign: str) -> None:
    line = f"<p>{sign} You find {_LINK.format('/b', 'all plans of the harbour')} with us.</p>"
    assert role_of(read_with(line), "all plans") is Role.MARGIN
    assert role_of(read_with(line.replace("/b", "https://plans.example.com/")), "all plans") is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "© 2021 Harbour Post. This site and its pages are in no way those of the port. " * 3,
        "Copyright ⓒ 항구신문, 무단 전재 및 재배포 금지",
        "Toute reproduction interdite",
        "<a href='/f'>The post Ferry laid up appeared first on Harbour Post.</a> It said so.",
        "posted at 8:01 pm on January 29, 2021 by Ada Brandt",
        "Ada Brandt / Staff Photographer",
        "Follow the Harbour Post on Twitter",
        "For more ferry news, check out harbour.example/ferry.",
        "Follow the Harbour Post on Twitter: @harbourpost",
        "The ferry company's last boat lies at the pier of Holm in the ice of February. (AP Photo/Eva Quist)",
        "The last boat at the pier of Holm in 2021. Crédits : Eva Quist/Agence.",
        "La version audio est générée par une voix de synthèse, avec l'intelligence artificielle.",
        "The last boat lies at the pier of Holm in the ice of February 2021 (Reuters photo: Eva Quist)",
        "This email address is hidden from spambots; switch JavaScript on to look at it",
        "Ten adres jest ukryty przed spamem, potrzebny jest JavaScript",
        "NOW WATCH: How the ferry was laid up",
        "Gallery: The ferry in the ice",
        "Send tips to the harbour desk at quay@harbour.example.",
        "We hold to what is true. Read our editorial standards.",
        "The ferry company's last boat lies at the pier of Holm in the ice of it. (Harbour Today Images)",
        "Tell us what you think:",
        "Photo by Eva Quist",
        "Photo by Eva Quist.",
        "Photograph: Eva Quist/Harbour Pictures",
        "[Screengrab from Harbour Television]",
        "Featured image is from the harbour's museum",
        "Copyright Holm Harbour News Service",
        "The last boat lies at the pier of Holm in the ice of it. (Eva Quist/Shutterstock)",
        "结冰的霍尔姆港，最后一艘渡轮停在码头旁。图：Eva Quist/视觉中国",
        "#harbour, #ferry",
        "Image via screen capture.",
        "Your views on this story? Join the discussion on our Message Boards",
        "Photos of the last ferry by Eva Quist",
        "Eva Quist, 555-310-7788, quist@harbour.example",
        "Share your thoughts on the new ferry in the comments below.",
        "Pictured right, is the captain of the last ferry of Holm, speaking to the poet of the harbour.",
        "Pictured, from left: Eva Quist, Ole Berg.",
        "Fotoğraf, Liman Ajansı tarafından servis edilmiştir.",
        "eq, ob; Foto [M]: Harbour Pictures; erschienen: 4.4.18",
    ],
)
def test_whose_the_page_is_and_where_to_follow_it_is_none_of_the_story(line: str) -> None:
    text = re.sub("<[^>]+>", "", line).strip()
    assert role_of(read_with(f"<p>{line}</p>"), text) is Role.MARGIN


@pytest.mark.parametrize(
    "line",
    [
        "Follow these steps shared on Twitter to find the boat.",
        "Copyright was what they fought over at the quay for all of the year.",
        "Posted at the gate by the harbour master, the order was torn down in the night.",
        "She had been a photographer.",
        "Â¿QuiÃ©n es la seÃ±ora del puerto?",
        "The voice of the ferry's new whistle was generated in a yard by artificial hands.",
        "He showed them what he had seen at the pier of Holm (the photo is in the museum now).",
        "The spam that the harbour got was sent by a page in JavaScript.",
        "Watch out: the ferry leaves at noon.",
        "Photos by the captain of the ferry hang in the hall.",
        "Copyright Is Not What They Fought Over",
        "Image via post or nothing: so the harbour had it, and got neither.",
        "#1 is the ferry",
        "She sold her pictures of the pier to Shutterstock.",
        "他把照片卖给了视觉中国",
        "For a seat call Eva Quist in the harbour, 555-310-7788, quist@harbour.example",
        "He took them from his own book of the pier (the Ten Old Photos).",
        "What she thought of it she wrote in the comments below the last of them.",
        "Pictured on the wall of the hall is the captain of the last ferry.",
        "Fotoğraf makinesi kaptanda kaldı.",
    ],
)
def test_a_sentence_about_rights_posts_and_photographers_is_the_storys(line: str) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line) is Role.BODY


def test_a_line_that_ends_in_where_to_click_is_a_pointer_unless_it_says_something_first() -> None:
    line = "<p>{}For a look at the other boats of the harbour, <a href='/b'>click here</a>.</p>"
    assert role_of(read_with(line.format("")), "other boats") is Role.MARGIN
    assert role_of(read_with(line.format("The old ferry is laid up. ")), "other boats") is Role.BODY


@pytest.mark.parametrize("canonical", ["https://example.org/a", "https://sister.example.net/a"])
@pytest.mark.parametrize("address", ["https://www.example.org/b", "https://sister.example.net/b", "/b"])
def test_a_sister_house_that_a_story_is_canonical_at_is_the_house_too(address: str, canonical: str) -> None:
    line = f"<p>SOMA NA HII | {_LINK.format(address, _OTHER)}</p>"
    link = f"<link rel='canonical' href='{canonical}'>"
    leaves = "sister" in address and "sister" not in canonical
    assert role_of(read_with(line, head=link), _OTHER) is (Role.BODY if leaves else Role.MARGIN)


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
    assert role_of(read_with(line), _OTHER) is Role.BODY


@pytest.mark.parametrize("date", ["26 Nollaig 2024", "03.04.2025", "17:41", "26 فبراير/ شباط 2024"])
def test_another_storys_headline_with_its_date_is_a_pointer(date: str) -> None:
    assert role_of(read_with(f"<p>{_LINK.format('/b', _OTHER)}{date}</p>"), _OTHER) is Role.MARGIN
    assert role_of(read_with(f"<p>{_LINK.format('/b', _OTHER)}, it said in 2019.</p>"), _OTHER) is Role.BODY


def test_a_list_of_nothing_but_pointers_is_one() -> None:
    items = "".join(f"<li>{name} {_LINK.format('/b', _OTHER)}</li>" for name in ("The harbour:", "What now?"))
    assert role_of(read_with(f"<ul>{items}</ul>"), _OTHER) is Role.MARGIN


def test_a_stamp_in_the_storys_box_is_found_and_is_no_text() -> None:
    reading = read_with("", before="<div class='x'>Updated 13 January 2021, 10:12</div>")
    assert "Updated" not in reading.text
    assert [note.form for note in reading.notes] == [NoteForm.STAMP]


_OFFER = "<p>Read on with an account, which costs you nothing and opens five stories in each week.</p>"


def test_what_a_class_hides_is_kept_out_of_the_story() -> None:
    assert role_of(read_with(f"<div class='offer hidden'>{_OFFER}</div>"), "Read on") is None


@pytest.mark.parametrize("words", ["part hidden md:block", "no-hidden-costs"])
def test_what_a_class_hides_on_telephones_alone_is_the_storys(words: str) -> None:
    part = STORY[0].replace("Paragraph 0", "A box between them")
    assert role_of(read_with(f"<div class='{words}'>{part}</div>"), "A box between") is Role.BODY


def test_the_rest_of_a_story_that_unfolds_is_the_storys() -> None:
    rest = "".join(STORY).replace("Paragraph", "Later")
    assert "Later 5" in read_with("", behind=f"<div class='rest hidden'>{rest}</div>").text


_BOX = "<div class='{0}'><div><p>{1}</p></div></div>"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("image-widget", PICTURE),
        ("picture", f"{PICTURE}."),
        ("teaser-text", "Why the ferry was never insured, and who knew of it in the town hall at that time."),
        ("x", f"{PICTURE}. 21.04.2024 | 3:18 min"),
    ],
)
def test_captions_and_teasers_in_boxes_inside_the_story_are_no_text(words: str, text: str) -> None:
    assert role_of(read_with(_BOX.format(words, text)), text) is Role.MARGIN


def test_a_caption_stands_in_a_box_made_like_those_of_the_paragraphs() -> None:
    text = f"{PICTURE}, is the reader of this page who won the seat on it. With her are those who mended it."
    box = f"<div class='image-widget'>{{}}<p>{text}</p></div>"
    assert role_of(boxed(box.format("<img src='a.jpg'>")), text) is Role.MARGIN
    assert role_of(boxed(box.format("<img src='a.jpg'>").replace("image-widget", "x")), text) is Role.BODY


def test_what_a_picture_shows_may_be_as_long_as_a_paragraph() -> None:
    text = (
        f"Photo: {PICTURE}. "
        + 4 * "From left to right stand those who have mended it for years, and two guests. "
    )
    assert role_of(read_with("", behind=f"<p>{text}</p>"), PICTURE) is Role.MARGIN
    assert role_of(read_with("", behind=f"<p>{text[7:]}</p>"), PICTURE) is Role.BODY


def test_what_is_printed_below_a_picture_and_again_below_its_large_form_is_no_text() -> None:
    text = f"{PICTURE}. It is to be broken up there in the course of the year, and nobody has asked for it."
    both = f"<div><div><div>{text} Eva Quist of Holm said so.</div></div><div><div>{text}</div></div></div>"
    assert text not in read_with(both).text
    assert text in read_with(both.replace(f"<div>{text}</div>", f"<div>She says: {text}</div>")).text


@pytest.mark.parametrize("words", ["video-player", "gallery"])
def test_recordings_and_pictures_deep_in_the_story_are_no_text_though_they_are_many(words: str) -> None:
    shown = "".join(
        f"<div class='x'><div class='{words}'><p>Ada and Ole speak of boat number {n} on the quay of Holm, in"
        " the ice of February. Eva Quist</p></div></div>"
        for n in range(3)
    )
    assert "Ada and Ole" not in read_with(shown).text
    assert "Ada and Ole" in read_with(shown.replace(words, "y")).text


def test_moments_between_the_paragraphs_are_what_the_story_tells() -> None:
    line = "Next boat: 13.10.2024, 17:41"
    assert role_of(read_with(f"<p>{line}</p>"), line) is Role.BODY


def test_a_box_that_asks_for_consent_is_no_text_nor_is_its_label() -> None:
    reading = read_with(
        f"<div><div><div>One click for you</div><div><p>{ASKS}</p><p>Show it</p></div></div></div>"
    )
    assert "One click" not in reading.text
    assert ASKS not in reading.text
    assert "Show it" not in reading.text


def test_a_box_that_asks_for_consent_may_speak_of_privacy_in_its_own_tongue() -> None:
    asks = "Deine Privatsphäre ist uns wichtig: Der Beitrag auf Twitter wird erst nach einem Klick geladen."
    assert asks not in read_with(f"<div><div><p>{asks}</p></div></div>").text


def test_a_story_that_tells_of_consent_is_one() -> None:
    assert role_of(read_with(f"<p>{ASKS}</p>"), ASKS) is Role.BODY


def test_where_no_box_is_the_storys_own_a_paragraph_that_asks_for_consent_is_none_of_it() -> None:
    boxes = [f"<div class='part-{name}'>{told}</div>" for name, told in zip("abcdef", STORY, strict=True)]
    boxes[1] = boxes[1].replace("</div>", f"<p>{ASKS}</p></div>")
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><article>{''.join(boxes)}</article></main>"
    assert role_of(read(page, "https://example.org/a"), ASKS) is Role.MARGIN


def test_a_question_of_consent_below_paragraphs_takes_none_of_them() -> None:
    said = "The keeper of the lock saw the ice come down the river, and shut the gates before dawn."
    first = f"<div class='first'><p>{said}</p><p>{said[:-1]}, he said.</p><p>{ASKS}</p></div>"
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{first}<div>{''.join(STORY)}</div></main>"
    assert role_of(read(page, "https://example.org/a"), said) is Role.BODY


def test_a_summary_by_a_machine_is_no_text() -> None:
    summary = "The council wants to rebuild the harbour, and the town is to pay for the whole of it."
    assert (
        summary not in read_with("", before=f"<div class='aiSummary'><ul><li>{summary}</li></ul></div>").text
    )


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
    assert read_with("", behind=behind).text == read_with("").text
    other = behind.replace(heading, "What the council saw on the tape")
    assert "the tape" in read_with("", behind=f"{other}<p>{_OFFER}</p>").text


@pytest.mark.parametrize("line", ["Required fields are marked *", "Erforderliche Felder sind mit * markiert"])
def test_what_a_form_says_of_its_fields_is_no_text(line: str) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line) is Role.MARGIN


def test_the_lines_over_a_question_of_consent_go_with_it() -> None:
    lines = "".join(
        f"<div><div>{line}</div></div>" for line in ("Boats in a year", "Our graphics", "A click")
    )
    reading = boxed(f"<div>{lines}<div><p>{ASKS}</p></div></div>")
    assert "Paragraph 3" in reading.text
    assert all(line not in reading.text for line in ("Boats in a year", "Our graphics", "A click"))


@pytest.mark.parametrize("words", ["btn btn-large", "order-button"])
def test_what_is_called_a_button_is_no_text_in_whatever_words(words: str) -> None:
    line = "The plan of the eastern quay in four parts"
    assert line not in boxed(f"<div class='{words}'>{line}.</div>").text
    assert line in boxed(f"<div class='plan'>{line}.</div>").text


def test_who_is_quoted_is_text_as_the_words_are() -> None:
    words = "The old crane, which has stood idle since the war, is to be taken down when the wind allows it."
    whose = "— Harbour Office (@harbour) <a href='https://x.example/1'>June 3</a>"
    post = f"<div class='tweet-embed'><blockquote><p>{words}</p>{whose}</blockquote></div>"
    assert role_of(read_with("", behind=post), "— Harbour Office") is Role.BODY


def test_a_caption_that_is_printed_again_and_again_outweighs_no_story() -> None:
    shot = "Players of the town sign for the rowing club in the hall on the quay, seen from the stage. " * 3
    slides = f"<div class='photo'><p>{shot}</p></div>" * 12
    told = [f"<div class='text'>{paragraph}</div>" for paragraph in STORY]
    source = "<div class='text'><p><a href='https://plans.example.com/x'>plans.example.com/x</a></p></div>"
    story = "".join([*told[:3], source, *told[3:]])
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><article>{slides}{story}</article></main>"
    assert role_of(read(page, "https://example.org/a"), "plans.example.com/x") is Role.BODY
