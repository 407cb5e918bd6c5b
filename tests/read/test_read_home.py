"""What stands in the story's own box is the story's against its looks; elsewhere the same lines are not."""

from __future__ import annotations

import pytest

from watcher.model import Role
from watcher.read import read

_STORY = "".join(
    f"<p>Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who"
    " had asked for it during the long evening in the hall.</p>"
    for n in range(6)
)
_APPEAL = (
    "Subscribe to the mailing list of the harbour office, which is read by few and answered by fewer, if you"
    " want to hear of each new closure of the quay on the evening before it begins."
)
_LINK = '<a href="/x/{0}">{1}</a>'


def _roles(inside: str, title: str = "Harbour to be rebuilt", before: str = "") -> dict[str, Role]:
    later = _STORY.replace("Paragraph", "Later")
    page = (
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{before}"
        f"<div class='article-body'>{_STORY}{inside}{later}</div></main></body></html>"
    )
    return {block.text: block.role for block in read(page, "https://example.org/a").blocks}


def _list(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            "<p>The papers can be had here:</p>" + _list(_LINK.format(1, "The plan of the eastern quay")),
            "The plan of the eastern quay",
        ),
        (
            "<h2>Papers</h2>" + _list(_LINK.format(1, "The plan of the eastern quay")),
            "The plan of the eastern quay",
        ),
        (
            _list(_LINK.format(1, "The plan of the quay"), "The costs, in a table of four pages"),
            "The plan of the quay",
        ),
        (
            "<p>" + _LINK.format(1, "https://example.org/plan/of/the/quay") + "</p>",
            "https://example.org/plan/of/the/quay",
        ),
        ("<p><a href='https://plans.example.com/'>The whole plan</a></p>", "The whole plan"),
        (f"<p>{_APPEAL}</p>", _APPEAL),
        ("<p>The town donated the crane.</p>", "The town donated the crane."),
        ("<p>Visitors scan the QR code at the gate.</p>", "Visitors scan the QR code at the gate."),
        ("<p>The town bears the full coverage of it.</p>", "The town bears the full coverage of it."),
        ("<p>Most of them have a story to tell.</p>", "Most of them have a story to tell."),
        ("<p>Applause.</p>" * 4, "Applause."),
        ("<p><em>May 3rd, 2021</em></p>", "May 3rd, 2021"),
        (
            "<h2>Harbour to be rebuilt</h2><p>This is what the council wrote in its own words.</p>",
            "Harbour to be rebuilt",
        ),
    ],
    ids=[
        "colon",
        "heading",
        "mixed list",
        "address",
        "another house",
        "appeal",
        "gift",
        "code",
        "coverage",
        "tellers",
        "refrain",
        "dateline",
        "title again",
    ],
)
def test_the_storys_own_box_is_believed(inside: str, text: str) -> None:
    assert _roles(inside)[text] is Role.BODY


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            "<p>" + _LINK.format(1, "Ferry to the islands will stop on Sundays, says its owner") + "</p>",
            "Ferry to the islands will stop on Sundays, says its owner",
        ),
        ("<p>" + _LINK.format(1, "The ferry stops") + "</p>", "The ferry stops"),
        ("<p><a href='mailto:a@example.com'>Write to the town</a></p>", "Write to the town"),
        (
            _list(*(_LINK.format(n, f"The ferry stops again, part {n}") for n in range(3))),
            "The ferry stops again, part 1",
        ),
        ("<p>" + _LINK.format(1, "Read more: the ferry stops") + "</p>", "Read more: the ferry stops"),
        (
            "<p>Read also:</p>"
            + _list(*(_LINK.format(n, f"The ferry stops again, part {n}") for n in range(3))),
            "The ferry stops again, part 1",
        ),
        (
            f"<div class='promo'><p>{_APPEAL}</p></div>",
            _APPEAL,
        ),
        (
            "<p>Sign up for our morning letter and never miss a day.</p>",
            "Sign up for our morning letter and never miss a day.",
        ),
        ("<p>May 3rd, 2021 | 12 comments</p>", "May 3rd, 2021 | 12 comments"),
        (
            "<p>All the news of the harbour in your inbox, each morning.</p>",
            "All the news of the harbour in your inbox, each morning.",
        ),
        ("<p>Scan the QR code to hear more.</p>", "Scan the QR code to hear more."),
        ("<p>Do you have a story to share?</p>", "Do you have a story to share?"),
        ("<p>[All photos: Harbour Post]</p>", "[All photos: Harbour Post]"),
        ("<p>(Main image by A. Quill)</p>", "(Main image by A. Quill)"),
        ("<p>Photo courtesy of the town</p>", "Photo courtesy of the town"),
        (
            "<p>The crane of 1902. — Foto: Ada Quill / Hafen</p>",
            "The crane of 1902. — Foto: Ada Quill / Hafen",
        ),
        ("<p>File photo of the old crane in May</p>", "File photo of the old crane in May"),
        (
            "<p><a href='https://chat.example.net/quill'>Follow Ada Quill on Twitter</a></p>",
            "Follow Ada Quill on Twitter",
        ),
    ],
    ids=[
        "teaser",
        "short teaser",
        "mail to somebody",
        "list of teasers",
        "pointer",
        "announced list",
        "appeal in a box",
        "short appeal",
        "counter",
        "mail",
        "code",
        "tellers",
        "credit in brackets",
        "credit of one",
        "courtesy",
        "credit behind a caption",
        "archive",
        "link to follow",
    ],
)
def test_furniture_is_found_there_too(inside: str, text: str) -> None:
    assert _roles(inside).get(text, Role.MARGIN) is Role.MARGIN


@pytest.mark.parametrize(
    ("url", "link", "role"),
    [
        ("https://post.example.com.au/a", "https://gull.com.au/x", Role.BODY),
        ("https://gull.com.au/a", "https://www.gull.com.au/x", Role.MARGIN),
        ("https://gull.com.au/a", "https://sport.gull.com.au/x", Role.MARGIN),
        ("https://gull.co.uk/a", "https://tern.co.uk/x", Role.BODY),
        ("https://ab.example/a", "https://sport.ab.example/x", Role.MARGIN),
    ],
)
def test_a_line_of_links_between_paragraphs_is_told_when_it_leads_to_another_house(
    url: str, link: str, role: Role
) -> None:
    box = f"<article>{_STORY}<p><a href='{link}'>The whole plan</a></p>{_STORY.replace('Par', 'Later par')}"
    told = {block.text: block.role for block in read(f"<title>Harbour</title>{box}</article>", url).blocks}
    assert told["The whole plan"] is role


@pytest.mark.parametrize(
    ("stop", "role"),
    [(".", Role.BODY), ("。", Role.BODY), ("", Role.MARGIN), ("...", Role.MARGIN)],
    ids=["sentence", "full stop of another script", "headline", "broken off"],
)
def test_a_sentence_between_paragraphs_is_the_storys_though_all_of_it_is_a_link(
    stop: str, role: Role
) -> None:
    said = (
        "The market takes place in the hall beside the old crane, which is open from nine in the morning"
        + stop
    )
    assert _roles("<p>" + _LINK.format(1, said) + "</p>")[said] is role


def _linked(count: int, text: str) -> str:
    """Linked headings, each over some words."""
    return "".join(
        f"<h2><a href='https://{n}.example'>Box {n} of nine</a></h2><p>{text}</p>" for n in range(count)
    )


@pytest.mark.parametrize(
    ("heads", "role"),
    [
        (_linked(9, _APPEAL.replace("Subscribe", "It came")), Role.BODY),
        (_linked(9, "Nice."), Role.MARGIN),
        (_linked(2, _APPEAL.replace("Subscribe", "It came")), Role.MARGIN),
    ],
    ids=["over what is told of it", "over nothing", "one or two"],
)
def test_linked_headings_are_the_storys_where_much_of_it_is_told_under_them(heads: str, role: Role) -> None:
    assert _roles(heads)["Box 1 of nine"] is role


@pytest.mark.parametrize(
    "heading",
    ["<h2>Harbour will be rebuilt at last</h2>", "<h1>Something else altogether on this page</h1>"],
    ids=["other words", "first heading"],
)
def test_a_headline_in_other_words_before_the_story_is_a_title(heading: str) -> None:
    text = heading[4:-5]
    assert _roles("", before=heading)[text] is Role.MARGIN


def test_a_line_that_carries_its_link_announces_only_itself() -> None:
    roles = _roles("<p>Read more: " + _LINK.format(1, "the ferry stops") + "</p><h2>What follows</h2>")
    assert roles["What follows"] is Role.BODY


def test_what_is_one_of_the_things_a_story_names_announces_nothing() -> None:
    named = "<ul><li>Timetables</li><li>Newsletter</li><li>Lost property</li></ul>"
    assert _roles(f"{named}<h2>What follows</h2>")["What follows"] is Role.BODY
    assert _roles("<p>Newsletter</p><h2>What follows</h2>")["What follows"] is Role.MARGIN


@pytest.mark.parametrize(
    ("shell", "text", "role"),
    [
        (
            "<p>{}</p>",
            "The council has made up its mind after ten years: the whole town will pay until 2040.",
            Role.BODY,
        ),
        ("<p>{}</p>", "Yesterday by our man in the harbour.", Role.MARGIN),
        ("<h2>{}</h2>", "The town will pay for the new quay until 2040, says its treasurer", Role.BODY),
        ("<h2>{}</h2>", "All stories", Role.MARGIN),
        (
            "<div class='video-player'><p>{}</p></div>",
            "Watch how the ferry left the harbour for good on the evening of Sunday, with all its crew.",
            Role.MARGIN,
        ),
    ],
    ids=["lead", "byline that is a sentence", "second headline", "label", "player"],
)
def test_a_lead_is_known_by_its_place_and_length(shell: str, text: str, role: Role) -> None:
    assert _roles("", before=shell.format(text)).get(text, Role.MARGIN) is role


def test_a_box_named_as_furniture_and_one_behind_the_last_line_are_none_of_the_story() -> None:
    teaser = "Tell us what you think of the harbour, and we may print it in the paper of next Saturday."
    inside = f"<div class='promo-box'><p>{teaser}</p></div>"
    assert _roles(inside).get(teaser, Role.MARGIN) is Role.MARGIN
    page = _STORY + f"<div><div><p>{teaser}</p></div></div>"
    html = f"<title>Harbour</title><main><h1>Harbour</h1><div class='article-body'>{page}</div></main>"
    roles = {block.text: block.role for block in read(html, "https://example.org/a").blocks}
    assert roles[teaser] is Role.MARGIN


def test_a_headline_that_is_printed_again_over_the_text_is_the_storys() -> None:
    page = (
        "<html><head><title>Harbour to be rebuilt</title></head><body><main><h1>Harbour to be rebuilt</h1>"
        f"<div class='article-body'><h1>Harbour to be rebuilt</h1>{_STORY}</div></main></body></html>"
    )
    roles = [block.role for block in read(page, "https://example.org/a").blocks if "rebuilt" in block.text]
    assert roles == [Role.MARGIN, Role.BODY]


def test_a_story_that_is_printed_again_behind_itself_is_told_once() -> None:
    told = "".join(
        f"<p>Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who"
        " had asked for it during the long evening in the hall.</p>"
        for n in range(4)
    )
    both = f"<div class='story-body'>{told}</div><article>{told}</article>"
    reading = read(
        f"<title>Harbour</title><h1>Harbour</h1><section>{both}</section>", "https://example.org/a"
    )
    assert len(reading.body) == 4
