"""Headings, lists, short sentences between a story's paragraphs are its own, whatever they are wrapped in."""

from __future__ import annotations

import pytest
from harbour_story import STORY, TITLE, read_with
from read_help import role_of

from watcher.model import BlockKind, Reading, Role
from watcher.read import read

_HEADING = "What the quay still lacks"
_LINE = (
    "<p>The keeper said on Monday that the boats of the town go on sailing from it until the ice comes.</p>"
)
_OTHER = "Divers find the anchor of the old ferry"
_LINK = f"<a href='/b'><b>{_OTHER}</b></a>"


@pytest.mark.parametrize(
    "heading",
    [
        "<a name='part1'>{}</a>",
        "<a id='part1' class='jump-label'>{}</a>",
        "<a name='part1' class='jumpLabel'><strong>{}</strong></a>",
        "<span class='jump'>{}</span>",
    ],
)
def test_a_heading_that_links_lead_to_leads_nowhere_itself(heading: str) -> None:
    inside = f"<h3>{heading.format(_HEADING)}</h3>"
    assert role_of(read_with(inside), _HEADING) is Role.BODY


@pytest.mark.parametrize(
    "heading",
    [
        "<h3 id='quay'><a href='#quay'>{}</a></h3>",
        "<h3 id='quay'><a href='#quay'>{}<span aria-hidden='true'> #</span></a></h3>",
        "<h3 id='quay'>{} <a class='anchor' href='#quay'>¶</a></h3>",
        "<h3><a name='quay' href='https://harbour.example/a#quay'>#</a> {}</h3>",
        "<section id='quay-%C3%A0'><h3><a href='#quay-%C3%A0'>{}</a></h3></section>",
        "<section id='quay-à'><h3><a href='#quay-%C3%A0'>{}</a></h3></section>",
    ],
)
def test_a_heading_that_leads_to_itself_is_plain_words(heading: str) -> None:
    assert role_of(read_with(heading.format(_HEADING)), _HEADING) is Role.BODY


@pytest.mark.parametrize(
    ("linked", "printed"),
    [
        ("C<span>#</span>", "C#"),
        ("<b>#</b>1 of the quays", "#1 of the quays"),
        ("The quay<span> #</span>", "The quay"),
    ],
)
def test_a_sign_next_to_letters_is_of_their_word(linked: str, printed: str) -> None:
    heading = f"<h3 id='quay'><a href='#quay'>{linked}</a></h3>"
    assert role_of(read_with(heading), printed) is Role.BODY


@pytest.mark.parametrize(
    "label", ["Link to here", "Permalink", "<span class='sr'>Link to this</span> heading"]
)
@pytest.mark.parametrize("form", ["<a href='#{0}'>{1}</a>{2}", "{2} <a class='x' href='/a#{0}'>{1}</a>"])
def test_what_several_headings_say_of_where_they_lead_is_none_of_them(label: str, form: str) -> None:
    heads = {"quay": "The quay of Holm", "pier": "The pier of Norby"}
    told = [
        f"<h3 id='{place}'>{form.format(place, label, head)}</h3>{_LINE}" for place, head in heads.items()
    ]
    texts = [block.text for block in read_with("".join(told)).blocks]
    assert [text for text in texts if "Holm" in text or "Norby" in text] == list(heads.values())


def test_a_linked_word_that_opens_several_headings_is_one_of_them() -> None:
    told = "".join(
        f"<h4 id='c{n}'><a href='#c{n}'>Correction</a> {n} May 2021</h4><p>The sum of {n} was wrong.</p>"
        for n in (3, 4)
    )
    assert [note.stated_date.day for note in read_with(told).notes if note.stated_date] == [3, 4]


def test_headings_that_are_called_alike_and_lead_to_themselves_are_words() -> None:
    told = "".join(f"<h3 id='q{n}'><a href='#q{n}'>{_HEADING}</a></h3>{_LINE}" for n in range(2))
    assert [block.text for block in read_with(told).blocks].count(_HEADING) == 2
    once = f"<h3 id='q'>Update: <a href='#q'>{_HEADING}</a></h3>{_LINE}"
    assert f"Update: {_HEADING}" in [block.text for block in read_with(once).blocks]


def test_a_heading_that_leads_elsewhere_is_none_whatever_it_is_called() -> None:
    assert role_of(read_with(f"<h3><a name='x' href='/b'>{_HEADING}</a></h3>"), _HEADING) is Role.MARGIN
    assert role_of(read_with(f"<h3><a href='/b' class='jump'>{_HEADING}</a></h3>"), _HEADING) is not Role.BODY
    assert role_of(read_with(f"<h3 id='quay'><a href='#bank'>{_HEADING}</a></h3>"), _HEADING) is Role.MARGIN
    assert role_of(read_with(f"<h3 id=''><a href='#'>{_HEADING}</a></h3>"), _HEADING) is Role.MARGIN


@pytest.mark.parametrize(
    "heading",
    [
        "<div class='sub' role='heading' aria-level='2'>{}</div>",
        "<div><span role='heading'>{}</span></div>",
        "<details><summary>{}</summary></details>",
        "<div><h3><button class='toggle-button'><span>{}</span></button></h3></div>",
    ],
    ids=["box", "span", "unfolds", "button"],
)
def test_a_heading_is_one_whatever_a_page_makes_it_of(heading: str) -> None:
    (block,) = (one for one in read_with(heading.format(_HEADING)).blocks if one.text == _HEADING)
    assert (block.role, block.kind) == (Role.BODY, BlockKind.HEADING)


@pytest.mark.parametrize(
    "line",
    [
        "<div class='sub'>{}</div>",
        "<div role='heading'><a href='/b'>{}</a></div>",
        "<div><button>{}</button></div>",
        "<h3>The quay <button>{}</button></h3>",
        "<h3><button>The quay</button> <button>{}</button></h3>",
    ],
    ids=["no heading", "another story's", "button alone", "button beside", "buttons"],
)
def test_other_labels_and_buttons_head_nothing(line: str) -> None:
    assert role_of(read_with(line.format(_HEADING)), _HEADING) is not Role.BODY


def test_a_paragraph_that_links_lead_to_is_the_storys() -> None:
    asked = "What does it cost, and who is to pay for it when the ice has gone?"
    assert role_of(read_with(f"<p><a name='question-2'>{asked}</a></p>"), asked) is Role.BODY


@pytest.mark.parametrize(
    "between", ["", "<figure><img src='/q.jpg'><figcaption>The quay in May</figcaption></figure>"]
)
def test_a_wrapped_heading_is_the_storys_with_or_without_a_picture_below_it(between: str) -> None:
    wrapped = f"<div class='code'><div class='crosshead'><h2>{_HEADING}</h2></div></div>"
    reading = read_with(wrapped + between)
    assert role_of(reading, _HEADING) is Role.BODY
    assert role_of(reading, "The quay in May") is not Role.BODY


@pytest.mark.parametrize(("last", "role"), [("3. ", Role.BODY), ("7. ", Role.MARGIN), ("", Role.MARGIN)])
def test_a_heading_over_a_picture_that_goes_on_counting_ends_a_list(last: str, role: Role) -> None:
    shown = "<figure><img src='/q.jpg'><figcaption>The quay in May</figcaption></figure>"
    listed = "".join(f"<h2>{n}. A stage of {n} boats</h2>{shown}" for n in (1, 2))
    reading = read_with("", behind=f"{listed}<h2>{last}{_HEADING}</h2>{shown}")
    assert role_of(reading, _HEADING) is role
    assert role_of(reading, "A stage of 1 boats") is Role.BODY


@pytest.mark.parametrize(
    ("box", "role"),
    [(f"<div class='related-teaser'><div>{_LINK}</div></div>", Role.BODY), (f"<p>{_LINK}</p>", Role.MARGIN)],
    ids=["in a named box", "who knows where it ends"],
)
def test_what_is_announced_in_a_named_box_ends_with_it(box: str, role: Role) -> None:
    reading = read_with(f"<h4>Read more</h4>{box}<h3>{_HEADING}</h3>")
    assert role_of(reading, _HEADING) is role
    assert role_of(reading, _OTHER) is Role.MARGIN


def _walled(inside: str, name: str = "paywall") -> Reading:
    """The reading of a story each paragraph of which wears a class word that names furniture."""
    story = [paragraph.replace("<p>", f"<p class='{name}'>") for paragraph in STORY]
    page = f"<main><h1>{TITLE}</h1><article>{''.join([*story[:3], inside, *story[3:]])}</article></main>"
    return read(f"<title>{TITLE}</title>{page}", "https://example.org/a")


_POINTS = ["Depth: four metres at low water", "Length: eighty metres, with the steps"]


@pytest.mark.parametrize("name", ["paywall", "paywall part-2"])
def test_a_list_that_wears_what_all_paragraphs_wear_is_the_storys(name: str) -> None:
    points = "".join(f"<li>{point}</li>" for point in _POINTS)
    reading = _walled(f"<ul class='{name}'>{points}</ul>")
    assert [role_of(reading, point) for point in _POINTS] == [Role.BODY, Role.BODY]
    assert role_of(_walled(f"<ul class='{name} newsletter'>{points}</ul>"), _POINTS[0]) is not Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("It also keeps the boats.", Role.BODY),
        ("The town and its old boats", Role.MARGIN),
        ("Who pays for the boats?", Role.MARGIN),
        ("Read more about it here.", Role.MARGIN),
        ("Download the app.", Role.MARGIN),
        ("Photo: Ann Weaver.", Role.MARGIN),
    ],
    ids=["sentence", "headline", "question", "sends on", "asks", "credits"],
)
def test_a_short_sentence_between_paragraphs_is_the_storys_though_all_of_it_is_a_link(
    line: str, role: Role
) -> None:
    linked = f"<p><a href='/b'>{line}</a></p>"
    assert role_of(read_with(linked), line) is role
    assert role_of(read_with("", behind=linked), line) is Role.MARGIN


_SAID = "It had rained all night."


@pytest.mark.parametrize(
    ("box", "role"),
    [
        (f"<div>{_SAID}</div>", Role.BODY),
        (f"<center>{_SAID}</center>", Role.BODY),
        (f"<div class='wp-block-group'><p>Nobody came.</p><p>{_SAID}</p></div>", Role.BODY),
        (f"<div><p>{_SAID}</p><p>Harbour desk</p></div>", Role.BODY),
        (f"<div><b>The quay</b><p>{_SAID}</p></div>", Role.BODY),
        (f"<div class='promo-box'><p>{_SAID}</p></div>", Role.MARGIN),
        (f"<div><a href='/b'>{_SAID}</a></div>", Role.MARGIN),
        (f"<div><img src=quay.jpg><p>{_SAID}</p></div>", Role.MARGIN),
    ],
    ids=["box", "centred", "two", "with a line", "under a line", "named", "linked", "at a picture"],
)
def test_sentences_alone_in_a_box_between_paragraphs_are_the_storys(box: str, role: Role) -> None:
    assert role_of(read_with(box), _SAID) is role


_MAIL = "<div class='newsletter-box'><p>Sign up for our newsletter</p></div>"


@pytest.mark.parametrize(
    ("name", "then", "role"),
    [
        ("text", "".join(STORY[4:]), Role.BODY),
        ("text-more", "".join(STORY[4:]), Role.BODY),
        ("text", "", Role.BODY),
        ("text-more", "", Role.MARGIN),
    ],
    ids=["goes on", "goes on under another name", "made alike", "made otherwise"],
)
def test_a_sentence_opens_a_second_box_of_the_story_behind_what_asks_for_something(
    name: str, then: str, role: Role
) -> None:
    line = "Nobody asked for it, and nobody said so aloud."
    told = f"<div class='text'>{''.join(STORY[:4])}</div>{_MAIL}<div class='{name}'><p>{line}</p>{then}</div>"
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{told}</main>"
    assert role_of(read(page, "https://example.org/a"), line) is role


@pytest.mark.parametrize(
    ("below", "role"),
    [("".join(STORY[4:]), Role.BODY), (STORY[4], Role.MARGIN), ("<p>By Ada Quill</p>", Role.MARGIN)],
    ids=["paragraphs", "one", "a name"],
)
def test_a_heading_behind_the_storys_box_goes_with_the_late_paragraphs_below_it(
    below: str, role: Role
) -> None:
    told = f"<div class='text'>{''.join(STORY[:4])}</div><div class='end'><h3>{_HEADING}</h3>{below}</div>"
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{told}</main>"
    assert role_of(read(page, "https://example.org/a"), _HEADING) is role


@pytest.mark.parametrize(
    ("named", "role"), [("", Role.BODY), ("paragraph--type--en-savoir-plus", Role.MARGIN)], ids=["", "more"]
)
def test_how_a_box_is_viewed_names_no_furniture(named: str, role: Role) -> None:
    view = "paragraph paragraph--view-mode--default"
    story = [f"<div class='{view}'>{text}</div>" for text in STORY]
    story.insert(3, f"<div class='{view} {named}'><p>{_SAID}</p></div>")
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{''.join(story)}</main>"
    assert role_of(read(page, "https://example.org/a"), _SAID) is role


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("part-header-has-actions", True),
        ("part--with-share", True),
        ("part-actions", False),
    ],
)
def test_what_a_box_has_it_is_not(called: str, *, told: bool) -> None:
    reading = read_with(f"<div><h3 class='{called}'>{_HEADING}</h3>{STORY[0]}</div>")
    assert (_HEADING in reading.text) is told


@pytest.mark.parametrize(
    ("called", "told"), [("secondary-title", True), ("secondary", False), ("secondary-header", False)]
)
def test_the_rank_of_a_heading_is_no_name_of_a_column(called: str, *, told: bool) -> None:
    reading = read_with(f"<div><h3 class='{called}'>{_HEADING}</h3></div>")
    assert (_HEADING in reading.text) is told


_LATE = "<p>The lamps on the quay burned until four, when the last of the guests had found a boat.</p>"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (_LATE + "<p>{}.</p>", Role.BODY),
        ("<p>{}.</p>", Role.MARGIN),
        (_LATE + "<p>{}</p>", Role.MARGIN),
        (_LATE + "<p>{}. <a href='/b'>Why</a>.</p>", Role.MARGIN),
        (_LATE + "<div>{}.</div>", Role.MARGIN),
        (_LATE + "<p><b>Harbour desk</b></p><p>{}.</p>", Role.MARGIN),
        (_LATE + "<p>Follow our desk on Facebook. {}.</p>", Role.MARGIN),
    ],
    ids=["sentence", "alone", "line", "linked", "no paragraph", "behind a line", "asks"],
)
def test_a_sentence_behind_a_late_paragraph_is_the_storys_last(line: str, role: Role) -> None:
    said = "In the end nobody at the quay wanted to say so"
    rest = f"<div class='rest'>{''.join(STORY)}</div>{line.format(said)}"
    told = f"<article><h1>{TITLE}</h1>{rest}</article>"
    assert role_of(read(f"<title>{TITLE}</title><main>{told}</main>", "https://example.org/a"), said) is role


_UNFOLDED = (
    "It had rained all night, and the harbour master sent everybody home before the last boat came in."
)


@pytest.mark.parametrize("name", ["read-more-content", "readmore", "show-more__text read-more"])
@pytest.mark.parametrize(
    ("inside", "role"),
    [("<p>{}</p>", Role.BODY), ("<p>{} <a href='/b'>More of it</a></p>", Role.MARGIN)],
    ids=["text", "another story"],
)
def test_what_unfolds_below_read_more_is_the_storys_where_it_leads_nowhere(name, inside, role) -> None:
    assert role_of(read_with(f"<div class='{name}'>{inside.format(_UNFOLDED)}</div>"), _UNFOLDED) is role


@pytest.mark.parametrize(
    "name", ["related read-more", "promo readmore", "read-more teaser", "view-more mehr-zum-thema"]
)
def test_what_is_called_otherwise_besides_does_not_unfold(name: str) -> None:
    assert role_of(read_with(f"<div class='{name}'><p>{_UNFOLDED}</p></div>"), _UNFOLDED) is Role.MARGIN


@pytest.mark.parametrize("element", ["span", "em", "a href='/b'"])
@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        ("The quay on Monday.", "(A. Reyes)", "The quay on Monday. (A. Reyes)"),
        ("The quay on Monday.", "5 metres of it fell.", "The quay on Monday.5 metres of it fell."),
        ("The quay on Mon", "(day and night) was shut.", "The quay on Mon(day and night) was shut."),
    ],
)
def test_a_bracket_behind_a_full_stop_is_parted_from_it(element: str, one: str, two: str, whole: str) -> None:
    parts = (f"<{element}>{part}</{element.partition(' ')[0]}>" for part in (one, two))
    assert role_of(read_with(f"<p>{''.join(parts)}</p>"), whole) is not None
