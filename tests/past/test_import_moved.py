"""Web archive files in which an article moved: what was captured where it went, or came from, is its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from captures import listing, shows, to
from mishaps import server_error
from newsroom import PATH, Desk, correction_is_added, number_is_edited
from warcs import write_crawl

from watcher.demo.page import page
from watcher.demo.site import Answer, Newsroom
from watcher.demo.story import FERRY, Piece

OLD, NEW, NEXT, HUB = (f"https://sound.example{path}" for path in (PATH, "/p/ferry", "/p/77-ferry", "/p"))
EDITED, CORRECTED = number_is_edited(FERRY), correction_is_added(number_is_edited(FERRY))
OTHER = replace(
    FERRY,
    title="Lighthouse gets a new lamp",
    body=tuple(
        Piece(
            "p", f"The lamp of the lighthouse on {rock} was lit on Friday, {n} years after the old one broke."
        )
        for n, rock in enumerate(("Gull Rock", "the Long Skerry", "Hag Island", "Saint Mark's Point"), 4)
    ),
)


def gone(url: str):
    return to(url, 301)


def claims(story, url, canonical):
    return lambda _: Answer(page(story, url=canonical, visit=1).encode())


CHAIN = [(OLD, shows(FERRY, OLD)), (OLD, gone(NEXT)), (NEXT, gone(NEW)), (NEW, shows(EDITED, NEW))]


@pytest.fixture
def desk(tmp_path) -> Desk:
    made = Desk(tmp_path)
    made.configure()
    return made


def imported(desk: Desk, pages, *watched: str, expect: int = 0) -> str:
    desk.run("add", *watched, "--as", "article", expect=None)
    write_crawl(desk.home / "crawl.warc.gz", pages)
    return " ".join(desk.run("import", str(desk.home / "crawl.warc.gz"), expect=expect).out.split())


@pytest.mark.parametrize("watched", [OLD, NEW], ids=["where it was", "where it is"])
@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
def test_captures_from_before_and_after_a_chain_of_redirects_are_one_history(desk, watched, order):
    said = imported(desk, CHAIN[::order], watched)
    assert "2 versions came into histories" in said
    assert "without" not in said
    assert [snapshot["version"] for snapshot in desk.history(watched)] == [1, 2]
    assert desk.run("verify").code == 0


def test_where_a_page_says_it_lives_now_is_looked_at_too(desk):
    pages = [(OLD, claims(FERRY, OLD, NEW)), (NEW, shows(CORRECTED, NEW))]
    assert "2 versions came into histories" in imported(desk, pages, OLD)


def test_another_text_behind_a_redirect_is_none_of_the_history(desk):
    pages = [(OLD, shows(FERRY, OLD)), (OLD, gone(NEW)), (NEW, shows(OTHER, NEW))]
    said = imported(desk, pages, OLD, expect=1)
    assert "1 version came into histories" in said
    assert "where another text stands" in said
    assert len(desk.history(OLD)) == 1


def test_a_page_to_which_several_articles_lead_is_none_of_them(desk):
    second = "https://sound.example/2021/lamp"
    pages = [
        (OLD, shows(FERRY, OLD)),
        (second, shows(OTHER, second)),
        (OLD, gone(HUB)),
        (second, gone(HUB)),
        (HUB, listing),
    ]
    said = imported(desk, pages, OLD, second, expect=1)
    assert "2 versions came into histories" in said
    assert "1 capture: of no watched article" in said
    assert f"it leads to {HUB}, of which nothing is there" in said


def test_what_export_wrote_of_an_article_that_moved_comes_back_to_it(desk, tmp_path, site):
    there = "/p/ferry"
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check(expect=0)
    site.pages |= {PATH: gone(there), there: Newsroom(EDITED)}
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    desk.run("export", site.url(PATH), "--warc", str(tmp_path / "h.warc.gz"))
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    site.pages |= {PATH: server_error, there: server_error}
    other.run("add", site.url(PATH), "--as", "article", expect=None)
    assert "2 versions came into histories" in " ".join(
        other.run("import", str(tmp_path / "h.warc.gz")).out.split()
    )
    times = ([v["captured_at"] for v in one.history(site.url(PATH))] for one in (desk, other))
    assert next(times) == next(times)
