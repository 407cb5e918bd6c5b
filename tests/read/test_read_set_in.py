"""What an author sets between two paragraphs is of the story; what a page's maker sets there is not."""

from __future__ import annotations

import pytest
from harbour_story import boxed, read_with
from read_help import role_of

from watcher.model import Role

_ROWS = "<thead><tr><th>Ward</th><th>Votes</th></tr></thead><tr><td>Quay</td><td>412</td></tr>"
_TERMS = "<section><h3>In short</h3><dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl></section>"
_UNFOLDED = "<summary>At a glance</summary><p>The works belong to 74 per cent to the town.</p>"
_LED = (
    "<div class='links'><p>More on this story</p><ul><li><a href='/b'>Divers find the anchor</a></li>"
    "<li><a href='/c'>Pier sold for a crown</a></li></ul></div>"
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<table><caption>Votes by ward</caption>{_ROWS}</table>", "Votes by ward"),
        (f"<figure><table>{_ROWS}</table><figcaption>Votes by ward</figcaption></figure>", "Votes by ward"),
        (
            f"<figure><table>{_ROWS}</table><figcaption class='caption'>By ward</figcaption></figure>",
            "By ward",
        ),
        (_TERMS.format("Aug. 4", "Contract let", "Nov. 5", "Inquiry opened"), "Contract let"),
        ("<aside class='pullquote'><p>“The insurer just said no”</p></aside>", "insurer"),
        ("<aside><p>„Der Versicherer sagt nein“</p></aside>", "Versicherer"),
        ("<div class='sidebar-box'><p>It guards 140 homes behind the quay.</p></div>", "140 homes"),
        (f"<details class='wp-block-details'>{_UNFOLDED}</details>", "74 per cent"),
        ("<div><p>Harbour Town 3–1 Quay Rovers</p></div>", "3–1"),
        ("<div><span>Harbour Town</span> <b>3</b>:<b>1</b> <span>Quay Rovers</span></div>", "3:1"),
    ],
)
def test_what_the_author_sets_between_two_paragraphs_is_the_storys(inside: str, text: str) -> None:
    assert role_of(read_with(inside), text) is Role.BODY


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<figure><img src=a.jpg><figcaption>The quay at dawn</figcaption></figure>", "at dawn"),
        (f"<table><caption>Advertisement</caption>{_ROWS}</table>", "Advertisement"),
        (_TERMS.format("Brand", "Gull", "Price", "<a href='/buy'>£20</a>"), "Gull"),
        ("<aside><p>“The Gull is <a href='/s'>my paper</a>”</p></aside>", "my paper"),
        ("<aside><p>The old boat</p></aside>", "old boat"),
        ("<aside class='widget'><p>Sign up for our newsletter.</p></aside>", "Sign up"),
        (f"<div class='post-details'>{_UNFOLDED}</div>", "74 per cent"),
        ("<div><p>Friday 12:30 Harbour</p></div>", "12:30"),
        ("<div><p>Image 1-5 of the quay</p></div>", "1-5"),
        ("<div><p>Rating: 4.5/5 (23 votes)</p></div>", "23 votes"),
        ("<div><p>Verdict: Mostly true</p></div>", "Mostly true"),
    ],
)
def test_what_the_maker_of_a_page_sets_there_is_none_of_it(inside: str, text: str) -> None:
    assert role_of(read_with(inside), text) is Role.MARGIN


def test_a_score_right_behind_the_last_paragraph_is_the_storys() -> None:
    score = "<div><p>Harbour Town 3–1 Quay Rovers</p></div>"
    assert role_of(read_with("", behind=score), "3–1") is Role.BODY


_RATED = (
    "<script type='application/ld+json'>"
    '{{"@type": "{}", "reviewRating": {{"@type": "Rating", "alternateName": "Mostly true"}}}}</script>'
)


@pytest.mark.parametrize(
    ("kind", "line", "role"),
    [
        ("ClaimReview", "Verdict: Mostly true", Role.BODY),
        ("ClaimReview", "Mostly true", Role.BODY),
        ("ClaimReview", "Verdict: Mostly false", Role.MARGIN),
        ("Product", "Verdict: Mostly true", Role.MARGIN),
    ],
)
def test_a_verdict_in_a_box_is_the_storys_where_the_page_tells_machines_of_it(
    kind: str, line: str, role: Role
) -> None:
    reading = read_with(f"<div class='v'><p><strong>{line}</strong></p></div>", head=_RATED.format(kind))
    assert role_of(reading, line) is role


@pytest.mark.parametrize("items", [("212 homes",), ("It is 4 metres high", "Work starts in March")])
def test_a_list_behind_a_box_of_other_stories_is_none_of_them(items: tuple[str, ...]) -> None:
    listed = f"<div class='listed'><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>"
    reading = boxed(_LED + listed)
    assert role_of(reading, "Divers") is role_of(reading, "More on") is Role.MARGIN
    assert [role_of(reading, item) for item in items] == [Role.BODY] * len(items)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<div><table><caption>Votes by ward</caption>{_ROWS}</table></div>", "Votes by ward"),
        (f"<div><table>{_ROWS}</table></div>", "Quay 412"),
        ("<div><blockquote><p>The insurer said no</p></blockquote></div>", "insurer"),
    ],
)
def test_a_table_or_quotation_behind_a_box_of_other_stories_is_none_of_them(inside: str, text: str) -> None:
    assert role_of(boxed(_LED + inside), text) is Role.BODY


@pytest.mark.parametrize(
    "inside",
    [
        _LED.replace("</ul>", "<li>212 homes</li></ul>"),
        _LED.replace("</div>", "<ul><li>212 homes</li></ul></div>"),
        "<div class='links'><p>More on this story</p></div><ul><li>212 homes</li></ul>",
    ],
    ids=["in their list", "in their box", "under the announcement"],
)
def test_an_item_among_other_stories_is_one_of_them(inside: str) -> None:
    assert role_of(boxed(inside), "212 homes") is Role.MARGIN
