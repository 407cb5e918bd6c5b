"""Boxes in the story's text that call themselves asides: the author's are watched, others are furniture."""

from __future__ import annotations

import pytest

import watcher
from watcher.model import EditClass

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to sail again</title></head><body><main><article>
<h1>Ferry to sail again</h1><div class="text">
<p>The night ferry will sail again from the first of March, the harbour board said on Monday.</p>
<p>It had stopped in the autumn because its engine was worn out, and the board had looked for another.</p>
{aside}
<p>The boat carries about 380 people and forty cars, and it takes six hours to the islands.</p>
<p>Tickets are sold from Friday on at the office in the harbour, which is open until six.</p>
</div></article></main></body></html>"""
SAID = "The ferry of 1961 carried cattle as well, and the crossing took eleven hours in good weather."


LONG = "".join(
    f"<p>On the {n}th evening the board heard what the crossing would cost the islands, and who had asked for"
    " it in the long letters that lay on the table in the hall.</p>"
    for n in range(4, 21)
)


def read(aside: str, *, more: str = "") -> watcher.Reading:
    return watcher.read(PAGE.format(aside=aside + more), "https://news.example/ferry")


@pytest.mark.parametrize(
    "aside",
    [
        "<aside>{}</aside>",
        "<aside class='parenthetical'><p>{}</p></aside>",
        "<div class='sidebarblock'><div>The old boat</div><div>{}</div></div>",
        "<figure><img src=a.jpg><figcaption>The boat</figcaption></figure><aside>{}</aside>",
        "<aside>{}</aside><figure><img src=a.jpg><figcaption>The boat</figcaption></figure>",
        "<aside><p>It was asked: „{}“</p></aside>",
    ],
)
def test_an_edit_in_an_aside_of_the_author_is_a_change_of_the_story(aside: str) -> None:
    old, new = read(aside.format(SAID)), read(aside.format(SAID.replace("eleven", "twelve")))
    assert SAID in old.text
    (edit,) = watcher.compare(old, new).edits
    assert EditClass.FURNITURE not in edit.classes


@pytest.mark.parametrize(
    "aside",
    [
        f"<aside><p><a href='/b'>{SAID}</a></p></aside>",
        f"<aside class='related'><p>{SAID}</p></aside>",
        f"<aside><p>{SAID}</p><p>Subscribe to our newsletter and get the best stories by mail.</p></aside>",
        "<aside><p>The old boat</p></aside>",
        "<aside><h4>Most read</h4><ol><li>Pier sold for a crown</li><li>Mayor steps down</li></ol></aside>",
        f"<aside><h4>Lesen Sie auch</h4><p>{SAID}</p></aside>",
        f"<aside><h4>About the author</h4><p>{SAID}</p></aside>",
        "<aside><h4>At six</h4><p>What people say.</p><form><input type=email></form></aside>",
        f"<figure><img src=a.jpg></figure><aside class='related'><p>{SAID}</p></aside>",
    ],
)
def test_other_stories_and_appeals_between_paragraphs_are_none_of_it(aside: str) -> None:
    assert read(aside).text == read("").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The night ferry has been replaced by another one. Please consider taking that instead.", True),
        ("Stories like this one cost money. Please consider supporting the Gull.", False),
        ("Stories like this one cost money. Please consider a gift to the Gull.", False),
        ("Did you like this story? Five crowns a month keep the Gull in the air.", False),
        ("If you enjoyed this article, please tell the islands of it.", False),
        ("Hat dir dieser Artikel gefallen? Mit fünf Kronen im Monat bleibt die Möwe in der Luft.", False),
        ("Dieser Artikel gefällt dir? Mit fünf Kronen im Monat bleibt die Möwe in der Luft.", False),
        ("¿Te ha gustado este artículo? Con cinco coronas al mes vuela la gaviota.", False),
        ("Понравилась статья? Пять крон в месяц держат чайку в воздухе.", False),
        ("Subscribe wherever you get your podcasts.", False),
        ("Listen to our weekly podcast with the skippers of the sound.", False),
        ("The skippers talk each week, and are heard wherever you get podcasts.", True),
        ("“Did you like this story?” the skipper asked the children on the quay.", True),
        ("If you liked this story of a lost boat, the critic said, go and see the film.", True),
        ("Der Artikel gefällt dir nicht, schrieb der Kapitän der Werft.", True),
    ],
)
def test_what_readers_are_asked_is_an_appeal_only_where_the_house_gains_by_it(asked, told) -> None:
    assert (asked in read(f"<p>{asked}</p>").text) is told


@pytest.mark.parametrize(
    "box",
    [
        "<div class='box'><h4>The old boat</h4><p>It was built in {} at Holm.</p></div>",
        "<aside><h4>The old boat</h4><p>It was built in {} at Holm.</p></aside>",
        "<div><h4>Points</h4><ul><li>It was built in {} at Holm</li><li>Cattle went by it</li></ul></div>",
        "<aside><ul><li>It was built in {} at Holm</li><li>It carried cattle as well</li></ul></aside>",
        "<div><p>Where: the museum of Holm</p><p>When: until {}, from ten to six</p></div>",
        "<div><p>場所：ホルム博物館</p><p>期間：{}年まで</p></div>",
        "<div><p>How old was it?</p><p>Of {}, and it looked older.</p></div>",
        "<div><p>Dear board,</p><p>We ask you for {} boats.</p><p>Yours, Ida Quay</p></div>",
        "<div><div class='event-date'>3 March 2019</div><div>It was built in {}.</div></div>",
        "<div><div>Monaco 4 - Lyon {}</div><div>Holm 2 - Vik 1, after the tide</div></div>",
        "<div><h4>The old boat</h4><p>It was built in {} at Holm.</p></div><form><input type=email></form>",
        f"<div><p>{SAID * 4}</p><p>It was built in {{}} at Holm.</p><form><input type=email></form></div>",
    ],
    ids=[
        "facts",
        "aside",
        "points",
        "listed aside",
        "service",
        "unspaced",
        "interview",
        "letter",
        "events",
        "results",
        "beside a field",
        "much beside a field",
    ],
)
def test_an_edit_in_a_box_of_facts_between_paragraphs_is_a_change_of_the_story(box: str) -> None:
    old, new = (read(box.format(year), more=LONG) for year in (19, 16))
    (edit,) = watcher.compare(old, new).edits
    assert EditClass.FURNITURE not in edit.classes


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Should the pier be rebuilt?</p><p>Yes {}%</p><p>No 41%</p>",
        "<p>The ferry in the ice</p><p>{} views</p>",
        "<p>Holm life jacket</p><p>{} €</p>",
        "<p>Holm life jacket keeps you afloat.</p><p>{} €</p><p><a href='https://shop.example/'>Buy</a></p>",
        "<p>Holm 1:0 Vik</p><p>{} watch</p>",
        "<h4>Start your day with us</h4><p>Sign up for our free newsletter of {} stories.</p>",
        "<div class='tags'>Ferry, harbour</div><p>It has {} readers.</p>",
        "<p>HLM</p><p>{}</p>",
        "<p>Now playing</p><p>The ferry of {}</p>",
        "<h4>Read on</h4><p><a href='/b'>The ferry of {} is sold</a></p><p>Nobody wanted it.</p>",
        "<h4>At six</h4><p>What {} people say.</p><div><form><input type=email></form></div>",
        "<div><h4>At six</h4><p>What {} people say.</p></div><form>Your mail <input type=email></form>",
        "<p>Promoted</p><h4>The jacket</h4><p>It keeps you afloat for {} hours.</p>",
        "<p>@holmferry</p><p>We have {} boats, the board says.</p>",
    ],
    ids=[
        "poll",
        "views",
        "price",
        "shop",
        "score",
        "letter",
        "tags",
        "quote",
        "player",
        "other story",
        "field",
        "field beside",
        "promoted",
        "post",
    ],
)
def test_what_counts_sells_asks_or_leads_on_between_paragraphs_changes_in_silence(lines: str) -> None:
    old, new = (read(f"<div class='box'>{lines.format(number)}</div>", more=LONG) for number in (31, 57))
    assert all(EditClass.FURNITURE in edit.classes for edit in watcher.compare(old, new).edits)


def test_a_box_behind_the_story_is_no_aside_of_it() -> None:
    page = PAGE.replace("</div></article>", f"</div><aside><p>{SAID}</p></aside></article>").format(aside="")
    assert watcher.read(page, "https://news.example/ferry").text == read("").text


def test_a_comment_beside_a_list_of_links_is_no_story() -> None:
    page = (
        "<html lang='en'><body><div id='page'><nav><a href='/'>Home</a></nav><div class='comments'>"
        "<div class='comment'><b>Reader 7</b><p>{}</p></div></div><div class='post'><h1>The quay</h1>"
        "<ul><li><a href='/1'>Plan of the quay</a></li><li><a href='/2'>Plan of the pier</a></li></ul>"
        "</div></div></body></html>"
    )
    old, new = (
        watcher.read(page.format(said), "https://news.example/quay")
        for said in (
            "It was open when I came by. Update: it is not open any more!",
            "Who cares about quays now?",
        )
    )
    assert not [edit for edit in watcher.compare(old, new).edits if EditClass.FURNITURE not in edit.classes]


@pytest.mark.parametrize(
    ("aside", "notes"),
    [
        ("<h3>Latest updates</h3><p>Update 27 November: The bridge is shut.</p>", 0),
        ("<h3>Storm</h3><p>UPDATE 3pm: The harbour road is shut.</p>", 0),
        ("<p>Update 27 November: The bridge is shut.</p>", 1),
        ("<h3>Correction</h3><p>The boat carries 280 people.</p>", 1),
        ("<h3>Update 27 November</h3><p>The boat is to sail in April.</p>", 1),
        ("<h3>On this story</h3><p>Correction: The boat carries 280 people, not 380.</p>", 1),
        ("<h3>On this story</h3><p>Update 27 November: This story was changed to name the boat.</p>", 1),
        ("<h3>On this story</h3><p>This story was updated on 27 November to name the boat.</p>", 1),
    ],
)
def test_news_under_a_heading_in_a_sidebar_behind_the_story_is_no_note_of_it(aside: str, notes: int) -> None:
    page = PAGE.format(aside=LONG).replace("</main>", f"</main><aside class='sidebar'>{aside}</aside>")
    assert len(watcher.read(page, "https://news.example/ferry").notes) == notes
