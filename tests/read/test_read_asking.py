"""What a page asks of its reader beside a story, and what stands with it, is none of the story."""

from __future__ import annotations

import pytest
from harbour_story import STORY, TITLE, boxed, read_with
from read_help import body, role_of

from watcher.model import Role
from watcher.read import read

_PROMISE = "Every second Sunday: answers on boats"
_JOIN = "<p>Yes, I want the newsletter.</p>"


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<div><div>{}</div></div>"])
@pytest.mark.parametrize(
    ("name", "line"),
    [("", _JOIN), ("caption", _JOIN), ("subscribe", _JOIN), ("subscribe", "<p>Yes, I do.</p>")],
)
def test_what_stands_beside_a_request_between_two_paragraphs_belongs_to_it(
    name: str, line: str, wrap: str
) -> None:
    asked = f"<div class='{name}'>{line}</div>"
    promise = f"<h3>The sea and we, asked by all who have a boat of their own</h3><p>{_PROMISE}.</p>"
    assert _PROMISE not in read_with(f"<div>{wrap.format(promise)}{asked}</div>").text
    assert _PROMISE in read_with(f"<div>{wrap.format(promise)}</div>").text
    told = f"<p>{_PROMISE}, says the harbour master. {'He has answered them for years. ' * 5}</p>"
    assert _PROMISE in read_with(f"<div>{wrap.format(told)}{asked}</div>").text


def test_who_worked_on_the_story_is_named_by_it_beside_a_request() -> None:
    named = "Additional reporting by Ann Quay in the harbour and by Bo Holm on the island, editing by Cy Sund"
    asked = f"<div class='x'><div><p>{named}</p></div><div>{_JOIN}</div></div>"
    assert role_of(read_with(asked), named) is Role.BODY


@pytest.mark.parametrize(
    ("box", "days", "role"),
    [
        ("<div><div>{}</div></div>", 8, Role.MARGIN),
        ("<section>{}</section>", 8, Role.BODY),
        ("<div><div>{}</div></div>", 18, Role.BODY),
    ],
    ids=["deeper than the story's", "as deep", "too long"],
)
def test_a_paragraph_that_asks_in_a_box_of_its_own_is_none_of_the_story(
    box: str, days: int, role: Role
) -> None:
    asked = "They called to all who came by: you who have a boat, donate a plank."
    page = boxed(box.format(f"<p>{asked} {'It was cold that day. ' * days}</p>"))
    assert role_of(page, asked) is role


def test_a_table_beside_a_request_is_the_storys() -> None:
    rows = "<table><tr><td>Length</td><td>41 m</td></tr><tr><td>Seats</td><td>120</td></tr></table>"
    asked = f"<div class='x'><div>{rows}</div><div class='subscribe'>{_JOIN}</div></div>"
    assert role_of(read_with(asked), "Seats 120") is Role.BODY


_LETTER = (
    "Had you no time to read of all that went on at the quay? Then have it every Monday in our newsletter,"
    " which is read by four thousand in the town and costs nothing."
)


def test_what_an_outlet_offers_at_the_end_of_a_story_is_none_of_it_however_long() -> None:
    assert _LETTER not in read_with("", behind=f"<p>{_LETTER}</p>").text
    assert _LETTER in read_with(f"<p>{_LETTER}</p>").text
    told = _LETTER.replace("you", "they").replace("our", "the town's")
    assert told in read_with("", behind=f"<p>{told}</p>").text


_INVITES = (
    "Sign up for <a href='{}'>The Week at Sea</a>, all that was said on the quay and who has said it, with"
    " the times of the boats, and with answers to what four thousand people have asked of them this year."
)


@pytest.mark.parametrize(("address", "kept"), [("/week", False), ("https://sea.example.net/week", True)])
def test_a_last_paragraph_that_asks_in_its_first_words_for_what_the_house_offers_is_no_text(
    address: str, kept: bool
) -> None:
    line = _INVITES.format(address)
    assert ("The Week at Sea" in read_with("", behind=f"<p>{line}</p>").text) is kept
    assert "The Week at Sea" in read_with(f"<p>{line}</p>").text


_SAID = "All that you do is to say yes, and nobody in the whole town will ever know that it was done by you."


def test_all_that_stands_under_the_heading_of_a_box_that_asks_for_something_is_none_of_the_story() -> None:
    def told(heading: str, times: int) -> bool:
        lines = "".join(f"<p>It takes no more than {n} minutes. {_SAID}</p>" for n in range(2, times + 2))
        box = f"<div class='x1'><h3>{heading}</h3><div class='x2'>{lines}</div></div>"
        return "nobody in the whole town" in read_with(box).text

    assert (told("Sign up for our letter", 2), told("What the divers do", 2)) == (False, True)
    assert told("Sign up for our letter</h3><p>You say where.</p><h3>What the divers do", 2)
    assert told("Sign up for our letter", 5)  # too much of it all to be anything but a part of the story


def test_a_heading_of_the_storys_in_a_box_of_its_own_is_read_below_a_form_that_asks() -> None:
    form = "<div class='newsletter'><h3>Sign up for our letter</h3><p>All of it by mail.</p></div>"
    heading = "<div><h2>What the divers do</h2></div>"
    assert role_of(read_with(form + heading), "What the divers do") is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "有料会員になると港の記事をすべてお読みいただけます。",
        "港の記事を保存できます。会員の方のみお使いいただけます。",
        "港の記事を後で読むことができます。ご利用には会員登録が必要です。",
    ],
)
def test_what_only_members_of_an_outlet_may_read_is_asked_of_the_reader(line: str) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line) is Role.MARGIN


_OFFER = (
    "<h2>All of the harbour, every day</h2><p>To go on you need a pass to the harbour's pages, or the morning"
    " edition at your door, which costs two pounds a week.</p><p>Today it costs less: 24 hours for a"
    " pound, a month for five.</p><ul><li>The map of all berths</li><li>The tide table</li></ul>"
)


@pytest.mark.parametrize("words", ["paywall", "story-lockedBox", "section locked", "noticia-paywall1"])
def test_what_a_page_offers_instead_of_the_rest_of_the_story_is_none_of_it(words: str) -> None:
    offer = f"<div class='{words}'>{_OFFER}</div>"
    assert "two pounds" not in read_with("", behind=offer).text
    assert "tide table" not in read_with("", behind=offer).text


@pytest.mark.parametrize("words", ["paywall", "locked"])
def test_a_story_whose_box_is_called_locked_is_read(words: str) -> None:
    html = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><div class='{words}'>{''.join(STORY)}</div></main>"
    assert len(body(html)) == len(STORY)


_WALLED = (
    '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": false, "hasPart":'
    ' {{"@type": "WebPageElement", {} "cssSelector": "{}"}}}}</script>'
)
_FREE = '"isAccessibleForFree": "False",'


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        (_WALLED.format(_FREE, ".paywalled"), True),
        (_WALLED.format(_FREE, ".free, .paywalled"), True),
        (_WALLED.format(_FREE, ".premium"), False),
        (_WALLED.format("", ".paywalled"), False),
        ("", False),
    ],
    ids=["told", "one of two", "another", "not of what is free", "not told"],
)
def test_a_story_goes_on_in_what_machines_are_told_is_for_subscribers(head: str, kept: bool) -> None:
    rest = "".join(f"<div class='wide paywalled'><p>{text}</p></div>" for text in _REST)
    html = f"<title>{TITLE}</title>{head}<main><h1>{TITLE}</h1><article><div>{''.join(STORY)}</div>{rest}"
    assert [text in body(html) for text in _REST] == [kept, kept]


_REST = (
    "The council will hear in May what the loan costs the town, and who is to have the boats meanwhile.",
    "Nobody in the hall wanted to say that evening whether the third quay will be the last one to be built.",
)


def test_the_first_paragraph_of_a_part_may_say_that_it_is_for_subscribers_and_have_a_link() -> None:
    first = f"{_REST[0]} <a href='/loan'>The loan</a> has been spoken of for years."
    part = f"<div><p class='first paywall'>{first}</p>{''.join(STORY).replace('Paragraph', 'Item')}</div>"
    html = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><article><div>{''.join(STORY)}</div>{part}</article>"
    assert any(text.startswith(_REST[0]) for text in body(html))


def test_the_last_paragraphs_of_a_story_may_say_that_they_are_for_subscribers() -> None:
    last = f"{_REST[1][:-1]} here, or what comes after it."
    assert role_of(read_with("", behind=f"<p class='paywall'>{last}</p>"), last) is Role.BODY
    line = "Become a reader of the harbour's pages."
    assert role_of(read_with("", behind=f"<p class='paywall'>{line}</p>"), line) is Role.MARGIN


_FOLLOW = (
    "<p>Follow us for all that is said of the harbour, and of what it costs the town to have one, {}. Who"
    " wants to know how it was built can read of it in the book, which tells of storms and of all who came"
    " through them since the first quay was laid out.</p>"
)
_ON = [
    f"on <a href='https://www.{name}.com/harbour'>{name}</a>"
    for name in ("facebook", "instagram", "linkedin")
]


@pytest.mark.parametrize(("on", "role"), [(_ON, Role.MARGIN), (_ON[:1], Role.BODY)])
def test_a_paragraph_that_asks_to_be_followed_on_three_networks_is_none_of_the_story(
    on: list[str], role: Role
) -> None:
    line = _FOLLOW.format(" and ".join(on))
    assert role_of(read_with(line), "Who wants") is role


_TRIAL = (
    "<div class='x'><div><header>As never before</header><ul><li>No signs on the way</li></ul></div>"
    "<div class='subscribe'>Start the trial</div></div>"
)


def test_an_offer_between_paragraphs_that_have_a_box_each_is_none_of_the_story() -> None:
    assert role_of(boxed(_TRIAL), "never before") is Role.MARGIN
    assert role_of(boxed(_TRIAL), "No signs") is Role.MARGIN


_ROPES = "Ropes that hold in every wind, it is said."


@pytest.mark.parametrize(
    ("label", "line", "role"),
    [
        ("Advertisement", _ROPES, Role.MARGIN),
        ("Of the sea", _ROPES, Role.BODY),
        (
            "Advertisement",
            f"{_ROPES} So the keeper has told the board, which had asked him in May.",
            Role.BODY,
        ),
    ],
    ids=["a line", "no label", "a paragraph"],
)
def test_a_line_in_one_box_with_a_label_of_the_pages_own_goes_with_it(
    label: str, line: str, role: Role
) -> None:
    box = f"<section><p>{label}</p><p>{line}</p></section>"
    assert role_of(boxed(f"<div>{box}</div>"), "Ropes that hold") is role


@pytest.mark.parametrize(
    ("above", "asks", "role"),
    [("", 2, Role.MARGIN), ("", 1, Role.BODY), ("<p>What the guild asks of all:</p>", 2, Role.BODY)],
    ids=["most", "half", "the story's list"],
)
def test_a_list_most_of_whose_items_ask_is_none_of_the_story(above: str, asks: int, role: Role) -> None:
    asked = "<li>Sign up for our newsletter, which is free.</li>" * asks
    line = "The quay is talked of on two networks, and in the inn."
    assert role_of(read_with(f"{above}<ul>{asked}<li>{line}</li></ul>"), line) is role


@pytest.mark.parametrize(
    ("line", "host", "role"),
    [
        ("What did you see on the quay that night? All of it counts", "example.org", Role.MARGIN),
        ("What did you see on the quay that night? All of it counts", "police.example.net", Role.BODY),
        ("The keeper has kept all that he saw on the quay that night", "example.org", Role.BODY),
        ("Who is to pay for the quay? Nobody in the town knows it yet", "example.org", Role.BODY),
        ("Something to say on the quay? Let us know", "example.org", Role.MARGIN),
        ("“Have you seen my boat?” the pilot asks us", "example.org", Role.BODY),
    ],
    ids=["the house", "others", "no question", "the story's question", "to us", "quoted"],
)
def test_a_question_at_the_end_that_is_answered_to_the_house_is_none_of_the_story(
    line: str, host: str, role: Role
) -> None:
    mail = f"<a href='mailto:quay@{host}'>quay@{host}</a>"
    told = f"<p>{line}, and he who writes first is told first of what came of it: {mail}.</p>"
    assert role_of(read_with("", behind=told), line) is role


@pytest.mark.parametrize("place", ["inside", "end"])
@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Sweden will become a NATO member on Thursday.", Role.BODY),
        ("The couple plan to donate the money to a hospital.", Role.BODY),
        ("An independent review found failings at the harbour.", Role.BODY),
        ("Most residents support the project, a survey found.", Role.BODY),
        ("Witnesses saw a grey van follow her home.", Role.BODY),
        ("The new site lets people donate at the click of a button. “We take a cut,” it said.", Role.BODY),
        ("“People here support us,” the mayor said.", Role.BODY),
        ('She asked: "Why would we donate to them", and left.', Role.BODY),
        ("Die Werft musste am Montag Insolvenz anmelden.", Role.BODY),
        ("Der Minister forderte mit Nachdruck einen Rücktritt.", Role.BODY),
        ("El presidente suscribe el acuerdo en Madrid este lunes.", Role.BODY),
        ("Posted: the first letter from the war of 1921, with all that the keeper wrote.", Role.BODY),
        ("Follow the money on Facebook and you find a shop in Harrow, the report says.", Role.BODY),
        ("Fans who follow the band on Instagram got the news on their phones first.", Role.BODY),
        ("Follow the Courier on WhatsApp and get the day’s news on your phone.", Role.MARGIN),
        ("Folge dem Kurier auf Instagram und verpasse keine Nachricht.", Role.MARGIN),
        ("Sledujte Kurýr na Facebooku a mějte přehled.", Role.MARGIN),
        ("Следите за «Курьером» в Telegram и получайте новости дня.", Role.MARGIN),
        ("Ikuti Kurir di WhatsApp dan dapatkan berita hari ini.", Role.MARGIN),
        ("Become a member today.", Role.MARGIN),
        ("You can become a member for three pounds a month.", Role.MARGIN),
        ("If you can, please donate.", Role.MARGIN),
        ("Donate", Role.MARGIN),
        ("We independently review what we recommend.", Role.MARGIN),
        ("This material is copyrighted.", Role.MARGIN),
        ("Hier können Sie sich anmelden.", Role.MARGIN),
        ("Nachdruck nur mit Genehmigung.", Role.MARGIN),
        ("Got a tip? Write to the desk.", Role.MARGIN),
    ],
)
def test_words_that_outlets_ask_with_are_the_storys_where_it_says_them_of_others(
    line: str, role: Role, place: str
) -> None:
    behind = "".join(STORY[3:]) if place == "inside" else ""
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><article>{''.join(STORY[:3])}<p>{line}</p>{behind}"
    assert role_of(read(page, "https://harbour.example/a"), line) is role
