"""A box of its own with which a story ends is the story's; what an outlet puts below all stories is none."""

from __future__ import annotations

import pytest
from harbour_story import BY, STORY, TITLE, read_with
from read_help import role_of

from watcher.model import Role
from watcher.read import read

_SAID = "The council has denied that it knew of the ice."
_ANSWER = f"<h3>Council response</h3><p>{_SAID}</p>"
_SITE = '<meta property="og:site_name" content="The Harbour Post">'
_MAIL = "<div class='newsletter-box'><p>Sign up for our newsletter</p></div>"
_CITES = "It told so to all who had asked for it in the hall, and what it said can <a href='/b'>be read</a>."


def _card(n: int) -> str:
    return (
        f"<div class='t'><h3>Divers and anchor {n}</h3><p>It was found {n} metres below the quay.</p></div>"
    )


_CARDS = "".join(map(_card, range(3)))


@pytest.mark.parametrize(
    ("box", "last"),
    [
        (f"<section><h2>What the council says</h2><p>{_SAID}</p></section>", _SAID),
        (f"<div class='wp-block-group'>{_ANSWER}</div>", _SAID),
        (f"<div class='wp-block-group'><div class='inner'>{_ANSWER}</div></div>", _SAID),
        (f"<div><p>{_SAID}</p></div>", _SAID),
        (f"<details><summary>What happens next?</summary><p>{_SAID}</p></details>", _SAID),
        (f"<div><h3>Timeline</h3><p><b>2019</b> Ice.</p><p><b>2021</b> {_SAID}</p></div>", _SAID),
        (f"<div><p>POST: Were you told?</p><p>BERG: {_SAID}</p></div>", _SAID),
        (f"<div><p>“{_SAID[:-1]}, and we had no boat,” Berg said.</p></div>", _SAID[:-1]),
        (f"<div><p>“{_SAID[:-1]},” Berg told The Harbour Post.</p></div>", _SAID[:-1]),
        (f"<h2>The divers</h2>{_CARDS}", "2 metres"),
        (f"<div class='ad-slot'>Advertisement</div><div>{_ANSWER}</div>", _SAID),
        (f"<figure><figcaption>The quay</figcaption></figure><div>{_ANSWER}</div>", _SAID),
        (f"<div>{_ANSWER}<p>{_CITES}</p></div>", _SAID),
        (f"<div>{_ANSWER}</div>{_MAIL}", _SAID),
    ],
    ids=[
        "section",
        "group",
        "group within",
        "paragraph",
        "unfolds",
        "timeline",
        "transcript",
        "quoted",
        "told the outlet",
        "cards",
        "behind an advertisement",
        "behind a picture",
        "with a source",
        "before an offer",
    ],
)
def test_a_box_with_which_the_story_ends_is_the_storys(box: str, last: str) -> None:
    assert role_of(read_with("", behind=box, head=_SITE + BY), last) is Role.BODY


@pytest.mark.parametrize(
    "box",
    [
        "<h3>About the author</h3><p>Ada Finch has written on harbours since 2011.</p>",
        "<p>Nomsa Dube is a reporter who covers the coast. She lives in Holm.</p>",
        "<p>Ada Finch is a reporter who covers the coast. She lives in Holm.</p>",
        "<h3>Stay with the harbour</h3><p>Our readers pay for what is written here.</p>",
        "<h3>The Friday letter</h3><p>It tells you of all that floats, and of the ice.</p>",
        "<p>EXAMPLE is free for all to read.</p>",
        "<p>The Harbour Post is free for all to read.</p>",
        "<p>What stands in letters to The Harbour Post is the word of those who wrote them.</p>",
        "<h4>About this series</h4><p>Harbours in decline is told in six parts.</p>",
        "<p>This story is part of a series on harbours in decline.</p>",
        "<h4>About Holm Boats</h4><p>Holm Boats plc is the owner of nine ferries and of a yard.</p>",
        "<h4>Über die Holm Boote AG</h4><p>Die Holm Boote AG besitzt neun Fähren.</p>",
        "<p>The views expressed here are those of the author alone.</p>",
        "<p>This article is for information only and is no advice.</p>",
        "<h3>How do I cancel?</h3><p>Write to the desk.</p><h3>What is it?</h3><p>You pay nothing.</p>",
        "<h3>Related stories</h3><p>Divers find the anchor of the old ferry.</p>",
        "<h2>Divers find the anchor</h2><p>By Ole Berg</p><p>It was found below the quay of Holm.</p>",
        "<h3>Divers find the anchor</h3><p>It was found below it. <a href='/b'>More</a></p>",
        "<p>Divers found an anchor on Monday in the ice of the harbour, as <a href='/b'>told</a> then.</p>",
        "<p>Reporting by Ada Finch; editing by Ole Berg.</p>",
        "<p>Coverage of the coast is funded by the Holm Trust.</p>",
        "<p>Dieser Beitrag ist Teil einer Serie über Häfen.</p>",
        _CARDS,
    ],
)
@pytest.mark.parametrize("tag", ["div", "section"])
def test_what_an_outlet_puts_below_its_stories_is_the_margins(tag: str, box: str) -> None:
    plain = read_with("", head=_SITE + BY)
    assert read_with("", behind=f"<{tag}>{box}</{tag}>", head=_SITE + BY).text == plain.text


@pytest.mark.parametrize("before", [_MAIL, "<div><p>Nobody asked. <a href='/b'>More of it</a></p></div>"])
def test_behind_a_box_of_others_no_further_one_is_the_storys(before: str) -> None:
    reading = read_with("", behind=f"{before}<div>{_ANSWER}</div>")
    assert role_of(reading, _SAID) is Role.MARGIN


@pytest.mark.parametrize(
    "box", ["<div>{}</div><p>Posted in News</p>", "<p>Posted in News</p><div><div>{}</div></div>"]
)
def test_a_box_beside_the_storys_is_none_that_it_ends_with(box: str) -> None:
    told = f"<div class='text'>{''.join(STORY)}</div>{box.format(f'<p>{_SAID}</p>')}"
    page = f"<title>{TITLE}</title><main><article><h1>{TITLE}</h1>{told}</article></main>"
    assert role_of(read(page, "https://example.org/a"), _SAID) is Role.MARGIN


@pytest.mark.parametrize("wrap", ["<div class='css-1x{}a'>{}</div>", "<div class='part'>{1}</div>"])
def test_where_each_paragraph_has_a_box_the_last_one_may_hold_a_section(wrap: str) -> None:
    boxes = [*STORY, f"<section>{_ANSWER}</section>"]
    told = "".join(wrap.format(n, box) for n, box in enumerate(boxes))
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><div class='body'>{told}</div></main>"
    assert role_of(read(page, "https://example.org/a"), _SAID) is Role.BODY
