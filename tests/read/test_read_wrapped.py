"""Stories whose makers wrap each paragraph; boxes between the paragraphs that are told by what they hold."""

from __future__ import annotations

import pytest
from read_help import role_of

from watcher.model import Reading, Role
from watcher.read import read

_TITLE = "Harbour to be rebuilt"
_STORY = [
    f"Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who had"
    " asked for it during the long evening in the hall."
    for n in range(12)
]
_LINK = "<a href='{}'>{}</a>"


def _reading(
    inside: str = "", *, before: str = "", wrap: str = "<div class='part'><p>{}</p></div>"
) -> Reading:
    """The reading of a story with something between its paragraphs, or between the headline and them."""
    parts = [wrap.format(paragraph) for paragraph in _STORY]
    body = "".join([*parts[:3], inside, *parts[3:]])
    page = f"<main><h1>{_TITLE}</h1>{before}<article>{body}</article></main>"
    return read(f"<title>{_TITLE}</title>{page}", "https://example.org/a")


@pytest.mark.parametrize(
    "wrap",
    ["<p>{}</p>", "<div class='part'><p>{}</p></div>", "<div class='part part-7'><div><p>{}</p></div></div>"],
    ids=["none", "one box each", "two boxes each, one of them numbered"],
)
def test_a_source_between_paragraphs_is_the_storys_however_they_are_wrapped(wrap: str) -> None:
    line = wrap.format(_LINK.format("https://plans.example.com/", "The plan of the quay"))
    assert role_of(_reading(line, wrap=wrap), "The plan of the quay") is Role.BODY
    longer = line.replace(
        "The plan of the quay", "The plan of the quay has been on show in the hall since May"
    )
    assert role_of(_reading(longer, wrap=wrap), "The plan of the quay") is Role.MARGIN


def test_a_line_that_points_at_another_story_is_none_of_it_in_a_list_of_the_storys_box() -> None:
    items = f"<li>Live: {_LINK.format('/b', 'What the harbour board said all day')}</li>"
    items += f"<li>What now? {_LINK.format('/c', 'The ferry and its captains')}</li>"
    reading = _reading(f"<ul>{items}</ul>", wrap="<p>{}</p>")
    assert reading.text == "\n\n".join(_STORY)


@pytest.mark.parametrize(
    "box",
    [
        (
            "<div class='x1'><h3>Are you with us?</h3><p>All that happens on the quay, told in the"
            " morning and when the boats are in, with what nobody expected and what we found out"
            " first: subscribe to our channel and have it all on the telephone, whenever you like.</p></div>"
        ),
        (
            "<div class='x1'><div>Recommended content</div><p>Here you find a video from elsewhere that goes"
            " with the text. It is shown with one click.</p><p>Personal data may go to others.</p></div>"
        ),
        (
            "<div><div>To show you this we would need more. Change your settings to see the content of"
            " another house here; your privacy comes first.</div></div>"
        ),
        (
            "<div class='x1'><div class='x2'><div><a href='/shop'>Ropes and more</a></div><div><p>Ropes"
            " that hold in every wind, and that are made of hemp from the island, as they always were."
            "</p></div></div></div>"
        ),
        (
            "<div class='off-screen'><div class='hidden-wall'><p>Sign in or open an account to go on with"
            " what you are reading here.</p><ul><li>All stories with one"
            " account.</li><li>Say what you think of them.</li></ul></div></div>"
        ),
        (
            f"<div class='x1'><p>What to know</p><ul><li>News: {_LINK.format('/l', 'Follow')} all of it.</li>"
            f"<li>{_LINK.format('/n', 'Sign up for our newsletter')} to get it.</li>"
            "<li>Who we are: the paper that has told of the harbour since there was one, of all its boats"
            " and of those who sail in them or are at home.</li></ul></div>"
        ),
    ],
    ids=["appeal", "consent", "settings", "wares", "wall", "promises"],
)
def test_a_box_that_asks_for_something_is_none_of_the_story_with_all_it_holds(box: str) -> None:
    assert _reading(box, wrap="<p>{}</p>").text == "\n\n".join(_STORY)


@pytest.mark.parametrize("box", ["<div>{}</div>", "<div class='x1'><div>{}</div></div>"])
@pytest.mark.parametrize("head", ["", "<h3>What sailors buy</h3>"], ids=["no heading", "a heading"])
def test_a_list_that_tells_of_what_it_leads_to_is_the_storys_in_a_box_of_its_own(box: str, head: str) -> None:
    items = (
        "<li><a href='/r'>Ropes</a> that hold in every wind.</li><li><a href='/l'>Lamps</a> of brass.</li>"
    )
    told = _reading(box.format(f"{head}<ul>{items}</ul>"), wrap="<p>{}</p>")
    assert role_of(told, "Ropes that hold") is role_of(told, "Lamps of brass") is Role.BODY


@pytest.mark.parametrize(
    ("tag", "button", "role"),
    [
        ("span", "<div class='meta'><button>Add</button><div class='meta'>Add Holm</div></div>", Role.MARGIN),
        ("p", "<div class='meta'><div class='meta'>Add Holm</div></div>", Role.BODY),
        ("span", "", Role.BODY),
    ],
    ids=["of another make", "a paragraph", "nothing with it"],
)
def test_a_box_of_another_make_with_what_is_no_text_in_it_is_an_insert(
    tag: str, button: str, role: Role
) -> None:
    line = "Have Holm among the things that you care for, and you will be told of all that happens there."
    box = f"<div class='x1'><h3>Do you care for Holm?</h3><{tag}>{line}</{tag}>{button}</div>"
    assert role_of(_reading(box, wrap="<p>{}</p>"), line) is role


@pytest.mark.parametrize("picture", ["<img src='a.jpg'>", "<picture><source srcset='a.webp'></picture>"])
@pytest.mark.parametrize(
    "box",
    [
        "<div class='x1'><div>{}</div><div class='x2'>{}</div></div>",
        "<p><a href='a.jpg'>{}</a><br><em>{}</em></p>",
        "<div class='x1'>{}<p>{}</p></div>",
    ],
)
def test_a_line_alone_with_a_picture_is_its_caption(box: str, picture: str) -> None:
    line = "The mayor (left) on the old quay"
    assert role_of(_reading(box.format(picture, line)), line) is Role.MARGIN
    assert role_of(_reading(box.format("", line)), line) is Role.BODY


@pytest.mark.parametrize(
    "box",
    [
        "<p><img src='a.jpg'>{}</p>",
        "<div class='x1'><img src='a.jpg'><p>{}</p></div>",
        "<div class='x1'><h3>The quay</h3><img src='a.jpg'><p>{}</p></div>",
    ],
)
def test_a_sentence_beside_a_picture_is_the_storys(box: str) -> None:
    line = (
        "The mayor stood on the old quay and said that nothing would be left of it by the end of the winter."
    )
    assert role_of(_reading(box.format(line)), line) is Role.BODY


def test_no_box_of_a_whole_story_is_a_pictures_however_much_white_space_is_in_it() -> None:
    line, spaces = "Bring your own boots", "\n " * 900
    told = "".join(f"<p>{text.replace('council', 'board')}</p>" for text in _STORY[:4])
    box = f"<div class='x1'><img src='a.jpg'><p>{line}</p>{spaces}{told}</div>"
    assert role_of(_reading(box), line) is Role.BODY


def test_a_heading_below_an_advertisement_heads_what_follows() -> None:
    inside = "<p>Advertisement</p><h3>What the divers found</h3>"
    assert role_of(_reading(inside, wrap="<p>{}</p>"), "What the divers found") is Role.BODY


@pytest.mark.parametrize(
    "name", ["block-id-n1AuAdJlVL", "how-the-town-paid-for-its-ad-of-last-year", "f7ad", "css-1ad3b"]
)
def test_an_id_that_is_a_token_or_a_heading_names_no_furniture(name: str) -> None:
    line = "Nobody in the hall had seen the plan."
    assert role_of(_reading(f"<p id='{name}'>{line}</p>", wrap="<p>{}</p>"), line) is Role.BODY


def test_class_words_of_a_few_letters_each_that_stand_in_a_row_name_nothing() -> None:
    line = "Nobody in the hall had seen the plan."
    for words, role in (("gi ad ac tts ae bk", Role.BODY), ("ad top", Role.MARGIN)):
        reading = _reading(f"<p class='{words}'>{line}</p>", wrap="<p>{}</p>")
        assert role_of(reading, line) is role


@pytest.mark.parametrize(
    "items",
    ["<li>Author, Ada Quill</li><li>Role, Harbour Desk</li>", "<li><div>3 Rugpjūčio 2024</div></li>"],
    ids=["beside the author", "a day"],
)
def test_a_list_that_says_who_wrote_the_story_and_when_is_none_of_its_text(items: str) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    signed = f"<section><strong class='byline'>By</strong><ul>{items}</ul></section>"
    page = f"<title>{_TITLE}</title><main><h1>{_TITLE}</h1>{signed}{story}</main>"
    assert read(page, "https://example.org/a").text == "\n\n".join(_STORY)


_CARD = "<div class='{}'><{}><a href='/b'>{}</a></{}><p>{}</p></div>"
_ANOTHER = "The ferry is late again, and its captain says why"
_TEASED = "Three hours were lost between the islands, and nobody on the quay was told of the reason ..."


def _followed(by: str) -> str:
    """What is read of a story with other things behind it, in boxes that are not deeper than its own."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    page = f"<main><h1>{_TITLE}</h1><div class='x1'>{story}</div><div class='x2'>{by}</div></main>"
    return read(f"<title>{_TITLE}</title>{page}", "https://example.org/a").text


@pytest.mark.parametrize("tag", ["p", "h3", "div"])
def test_the_text_below_another_storys_headline_behind_the_story_is_none_of_it(tag: str) -> None:
    cards = _CARD.format("card", tag, _ANOTHER, tag, _TEASED) * 2
    assert _followed(cards) == "\n\n".join(_STORY)
    late = "The council meets again on Monday, and the papers will be laid out in the hall from Friday on."
    assert late in _followed(f"<p>{late}</p>")


def test_behind_boxes_of_other_things_no_deeper_box_holds_any_of_the_story() -> None:
    promise = "An account is free of charge and opens all that we have told of the sea since the year 1907."
    box = f"<div><div><div><p>{promise}</p></div></div></div>" + f"<p>{'The mayor is at sea. ' * 40}</p>"
    related = "<div class='related-stories'><h3>Also of the sea</h3></div>"
    assert promise in _followed(box)
    assert promise not in _followed(related + box)
    late = "The council meets again on Monday, and the papers will be laid out in the hall from Friday on."
    parted = f"<div><p>{promise}</p>{related}<p>{late}</p></div>"
    assert late in _followed(f"{parted}<p>{'The mayor is at sea. ' * 40}</p>")


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("<h2>{}</h2>", Role.BODY),
        ("<h3>{}</h3><div>17:41</div>", Role.BODY),
        ("<div><a href='/s'>Sea</a></div><h2>{}</h2>", Role.MARGIN),
        ("<h2><a href='/b'>{}</a></h2>", Role.MARGIN),
        ("<ul><li>{}</li></ul>", Role.BODY),
    ],
    ids=["right below", "over the time", "below a way out", "a way out", "in a list"],
)
@pytest.mark.parametrize(
    "line", ["The town will pay for it until 2040", "The town will pay for it until 2040, " * 2]
)
def test_a_second_headline_is_known_by_its_place(line: str, before: str, role: Role) -> None:
    assert role_of(_reading(before=before.format(line)), line.strip()) is role


def _items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def test_highlights_go_on_with_a_headline_that_is_as_long_as_a_paragraph() -> None:
    headline = (
        "The council of the town has spoken, and it took until two in the morning, when all but four of its"
        " members had gone home: the harbour is built anew"
    )
    points = ("It costs the town four millions, all told", "The ferry goes from Holm until it is done")
    story = f"<div class='article-body'>{''.join(f'<p>{text}</p>' for text in _STORY)}</div>"
    page = f"<title>{_TITLE}</title><main><h2>{headline}</h2>{_items(*points)}{story}</main>"
    assert role_of(read(page, "https://example.org/a"), "The ferry goes from Holm") is Role.BODY


@pytest.mark.parametrize("behind", ["", " <a href='https://share.example.com/{0}'>Share</a>"])
@pytest.mark.parametrize(("to", "told"), [("/", False), ("https://shop.example.com/", True)])
def test_a_row_of_stories_of_the_house_is_none_of_this_one(to: str, behind: str, *, told: bool) -> None:
    line = "Nobody in the town had thought that it would ever come to this, and nobody was asked, either. {0}"
    link = f"<h3><a href='{to}{{0}}'>Another one of the sea, number {{0}}</a></h3>"
    more = f" <a href='{to}{{0}}#more'>More</a>"
    card = f"<div class='card'><p>On the quay</p>{link}<p>{line}</p>{more}{behind}</div>"
    row = "".join(card.format(n) for n in range(6))
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    page = f"<title>Ships</title><body><h1>{_TITLE}</h1>{story}<div class='x2'>{row}</div></body>"
    assert (line.format(3) in read(page, "https://example.org/a").text) is told


@pytest.mark.parametrize("tag", ["h3", "p", "li"])
def test_a_row_of_stories_that_holds_more_than_a_short_one_is_none_of_it(tag: str) -> None:
    line = "Nobody in the town had thought that it would ever come to this, and nobody was asked, either. {0}"
    link = f"<{tag}><a href='/{{0}}'>Another one of the sea, number {{0}}</a></{tag}>"
    row = "".join(f"<div class='card'>{link}<p>{line}</p></div>".format(n) for n in range(14))
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY[:2])
    page = f"<title>{_TITLE}</title><body><h1>{_TITLE}</h1>{story}<div class='x2'>{row}</div></body>"
    assert read(page, "https://example.org/a").text == "\n\n".join(_STORY[:2])


@pytest.mark.parametrize(
    "says",
    [
        "The summary was made by AI and looked at by our desk.",
        "Sammanfattningen är gjord med hjälp av AI.",
        "Mit künstlicher Intelligenz zusammengefasst",
    ],
)
def test_what_a_machine_has_summed_up_is_none_of_the_story(says: str) -> None:
    points = (
        "<ul><li>The harbour is to be rebuilt by next summer.</li><li>The town pays for all of it.</li></ul>"
    )
    box = f"<div class='x1'><h2>In short</h2>{points}<p>{{}}</p></div>"
    assert _reading(box.format(says), wrap="<p>{}</p>").text == "\n\n".join(_STORY)
    for other in ("Nobody had expected that.", "The talks on AI have resumed, too."):
        assert "by next summer" in _reading(box.format(other), wrap="<p>{}</p>").text


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<template shadowrootmode='open'><style>p {{}}</style><div>{}</div></template>", True),
        ("<template shadowrootmode='open'><slot></slot></template><div>{}</div>", True),
        ("<template id='row'><div>{}</div></template>", False),
    ],
    ids=["in its own tree", "in its slot", "a template"],
)
def test_what_a_component_shows_is_read_and_a_template_is_not(template: str, told: bool) -> None:
    story = template.format("".join(f"<p>{paragraph}</p>" for paragraph in _STORY))
    page = f"<title>{_TITLE}</title><main><h1>{_TITLE}</h1><news-story>{story}</news-story></main>"
    assert (_STORY[-1] in read(page, "https://example.org/a").text) is told
