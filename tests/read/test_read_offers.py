"""Offers, tickers and announced lists around a story are none of it; what only looks like them is."""

from __future__ import annotations

import pytest
from harbour_story import STORY, TITLE, read_with
from read_help import body, role_of

from watcher.model import Role
from watcher.read import read

_URL = "https://harbour.example/2021/01/11/ferry"
_PASS = (
    "To see the full story, subscribe to the Quay Post for two pounds a week.",
    "When you join the readers of the Quay Post, all that is told of the harbour is yours to read.",
    "As a member you are also sent a map of all berths, drawn by hand on the island.",
    "Already a subscriber? Then log in to go on.",
)


def test_what_is_offered_at_the_end_between_two_lines_that_ask_is_none_of_the_story() -> None:
    told = read_with("", behind="".join(f"<p>{line}</p>" for line in _PASS)).text
    assert not any(line in told for line in _PASS)


def test_a_paragraph_between_two_lines_that_ask_is_the_storys_where_it_offers_nothing() -> None:
    line = "The map of all berths was drawn by hand on the island, and hung in the hall for a year."
    assert line in read_with("", behind=f"<p>{_PASS[0]}</p><p>{line}</p><p>{_PASS[-1]}</p>").text


def test_members_are_spoken_of_by_a_story_that_goes_on() -> None:
    inside = f"<p>{_PASS[0]}</p><p>{_PASS[2]}</p><p>{_PASS[-1]}</p>"
    assert _PASS[2] in read_with(inside).text


@pytest.mark.parametrize("paragraphs", [4, 7])
def test_and_by_each_paragraph_of_one_that_two_lines_that_ask_enclose(paragraphs: int) -> None:
    told = [
        f"The {n}th member of the council said that the harbour is to be built again, and that all will pay."
        for n in range(4, 4 + paragraphs)
    ]
    lines = "".join(f"<p>{line}</p>" for line in (_PASS[0], *told, _PASS[0]))
    assert body(f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{lines}</main>") == told


@pytest.mark.parametrize(("button", "role"), [("subscribe", Role.MARGIN), ("berths", Role.BODY)])
def test_a_box_with_a_heading_and_a_button_behind_the_story_is_an_offer(button: str, role: Role) -> None:
    line = f"Have you thought of it? {'How often in a day does one of them tell what nobody else told. ' * 3}"
    way = f"<a class='{button}' href='/p'>Of the quay</a>"
    box = f"<div><h3>How many of our stories?</h3><p>{line}</p>{way}</div>"
    page = read_with("".join(STORY), behind=f"<div>{box}</div>")
    assert role_of(page, "Have you thought") is role


@pytest.mark.parametrize(
    "line",
    [
        "For all the latest news, visit the Quay Post homepage.",
        "Click this link to have news of the quay sent to you.",
        "Click to login and write a letter to the editor.",
        "And don't miss the May issue of Quay Monthly.",
        "Without your support, none of these stories would be told.",
        "We may earn a small affiliate commission if you buy a boat through this page.",
        "Contact Information: Harbour Office Ada Quill Tel: (0190) 555 0142 By letter",
        "Pressekontakt: Ada Quill, Hafenamt",
        "This article was posted: Monday, 3 May 2021 at 5:29 am",
    ],
)
def test_a_line_at_the_end_that_asks_or_says_whom_to_ask_is_none_of_the_story(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.MARGIN


@pytest.mark.parametrize(
    "line",
    [
        "The latest news of the ferry, she said, had reached the island by boat.",
        "He had no contact with the office, and no information: nobody had called.",
        "The captain, she said, may receive a naval commission in the spring.",
        "Agents may earn sales commissions of six percent under the new law.",
    ],
)
def test_a_sentence_with_such_words_is_the_storys(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.BODY


def _ticker(term: str, others: int) -> str:
    texts = "".join(
        f"<dt>{term.format(n)}</dt>"
        f"<dd>It was told on the island in the morning of day {n}, and then on the quay, too.</dd>"
        for n in range(others)
    )
    return f"<title>{TITLE}</title><div><h1>{TITLE}</h1><div>{''.join(STORY)}</div><dl>{texts}</dl></div>"


@pytest.mark.parametrize("clock", ["", "<span>10:{0:02}</span> "])
def test_a_list_of_headlines_with_their_beginnings_is_none_of_a_shorter_story(clock: str) -> None:
    term = clock + "<a href='/news/{0}'>A boat has come to berth {0} of the island</a>"
    assert body(_ticker(term, 40)) == body(_ticker(term, 0))


@pytest.mark.parametrize("term", ["Berth {0} of the island", "<a href='#b{0}'>Berth {0}</a>"])
def test_a_list_of_terms_is_the_storys(term: str) -> None:
    assert any("morning of day 3" in text for text in body(_ticker(term, 6)))


_LONG = (
    "And all that was said of it on the quay by those who had been there, and by those who heard of it later"
)


@pytest.mark.parametrize("more", ["", _LONG])
def test_all_items_of_an_announced_list_are_other_stories_however_long(more: str) -> None:
    links = "".join(
        f"<li>{more if n == 1 else ''} <a href='/n/{n}'>How berth {n} of the island was built again</a></li>"
        for n in range(6)
    )
    box = f"<div><p><strong>More from the Quay Post</strong></p></div><ul>{links}</ul>"
    assert "berth 3 of the island" not in read_with("", behind=box).text


@pytest.mark.parametrize(("title", "kept"), [("海岸日報 - 流感再奪兩命累計廿死", False), ("海岸日報", True)])
def test_a_headline_behind_the_houses_name_in_the_title_is_known_in_no_heading(
    title: str, kept: bool
) -> None:
    line = "流感疫情持續升溫，流感死亡病例昨日再添兩例，分別為居住北部的兩人，累計已至二十人。"
    told = f"<div>流感再奪兩命累計廿死<p>〔台北報導〕{line}</p><p>{line}</p></div>"
    page = f"<title>{title}</title><div>服務專區</div>{told}"
    assert ("流感再奪兩命累計廿死" in body(page)) is kept


def test_a_paragraph_with_links_between_two_of_a_lead_is_the_storys() -> None:
    led = "<a href='/all'>all that has been said of the old quay since it was built</a>"
    lines = (
        "When the boats had come home, nobody in the harbour had thought that they would ever go out again.",
        f"It is well known: {led}.",
        "Though it is hard to see from the quay, those who were there have told us what the divers do now.",
    )
    lead = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        f"<title>{TITLE}</title><main><h1>{TITLE}</h1><section>{lead}</section>"
        f"<div><div><div>{''.join(STORY)}</div></div></div></main>"
    )
    assert role_of(read(html, _URL), "It is well known") is Role.BODY


def test_all_of_a_short_story_stands_before_what_is_announced_below_it() -> None:
    cards = "".join(
        f"<li><div><h4><a href='/r{n}'>Town</a></h4><h2><a href='/n/{n}'>A boat came to berth {n}</a></h2>"
        f"<div><div>It was told on the island in the morning of day {n}, and on the quay at night.</div>"
        "<div>0</div></div></div></li>"
        for n in range(9)
    )
    story = "<p>The town does not speak of a new quay, and has no such plan, the office told the Post.</p>"
    page = f"<div><h1>{TITLE}</h1>{story}</div><div><h2>You may also like</h2><ul>{cards}</ul></div>"
    assert body(f"<title>{TITLE}</title><main>{page}</main>") == [story[3:-4]]


@pytest.mark.parametrize("mark", ["(c)", "(C)"])
def test_the_letter_of_a_point_is_no_sign_of_whose_a_text_is(mark: str) -> None:
    points = (
        "(a) The quay is built.",
        "(b) The lock is kept.",
        f"{mark} The boats that come pay a toll to the town.",
    )
    told = "".join(f"<p>{point}</p>" for point in points)
    assert role_of(read_with(told), points[2]) is Role.BODY
    assert role_of(read_with(f"<p>{points[2]}</p>"), points[2]) is Role.MARGIN


def test_a_paragraph_in_a_wrapper_that_an_editor_left_is_read_whatever_that_is_called() -> None:
    line = "The harbour master has called on the town to talk of it, and was not heard."
    wrapped = f"<p><span class='invisible-space'>{line}</span></p>"
    assert line in read_with("", behind=wrapped).text
    label = "<p>The map of the quay <span class='invisible'>opens in a window of its own</span>.</p>"
    assert "window of its own" not in read_with(label).text


@pytest.mark.parametrize("host", ["gazette.example.com", "example.org"])
def test_the_linked_lines_of_a_round_up_are_the_storys_where_they_lead_to_others(host: str) -> None:
    told = "".join(
        f"<p><a href='https://{host}/{n}'>How the quay of town number {n} was built again</a></p>"
        f"<p>It was built in {n} years, says the paper of that town, which has been there all the while.</p>"
        for n in range(3, 10)
    )
    assert ("town number 5" in read_with(told).text) is (host != "example.org")
