"""Two watches of one story: what one exports, the other imports, and both tell one history."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newsroom import PATH, Desk, note_is_added, nothing, number_is_edited, webhook
from warcio.warcwriter import WARCWriter

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.export.warc import CAPTURED_BY, SEEN_UNTIL
from watcher.imports.records import captured_by, seen_until
from watcher.model import Origin, OriginKind

LAMP = "/2021/02/02/lighthouse"


@pytest.fixture(scope="module")
def running():
    with NewsSite() as site, WebhookReceiver() as hooks:
        yield site, hooks


@pytest.fixture(scope="module")
def seen(running, tmp_path_factory):
    """Anna sees the story twice as it was first, Ben its number edited, both its note. Anna has one more."""
    site, hooks = running
    homes = tmp_path_factory.mktemp("homes")
    anna, ben = (desk_of(name, homes) for name in ("anna", "ben"))
    ben.configure(webhook(hooks.url("/hook")))
    room = site.pages[PATH] = Newsroom(FERRY)
    site.pages[LAMP] = Newsroom(replace(FERRY, title="The lamp is lit"))
    for desk in (anna, ben):
        desk.run("add", "--as", "article", site.url(PATH))
    anna.run("add", "--as", "article", site.url(LAMP), "--tag", "sea")
    looks = (nothing, anna), (nothing, anna), (number_is_edited, ben), (note_is_added, anna), (nothing, ben)
    for happening, desk in looks:
        room.edit(happening)
        desk.check(expect=0)
    return homes


@pytest.fixture
def desks(seen, tmp_path):
    return [Desk(shutil.copytree(seen / name, tmp_path / name)) for name in ("anna", "ben")]


@pytest.fixture
def url(running):
    return running[0].url


def desk_of(name, folder):
    desk = Desk(folder / name)
    desk.home.mkdir()
    desk.configure()
    return desk


def handed_on(desk, tmp_path):
    """All that a desk has seen, in a file that is called by its name."""
    file = tmp_path / f"{desk.home.name}.warc.gz"
    desk.run("export", "--all", "--warc", str(file))
    return str(file)


def told(desk, url):
    return [
        (v["change"] and v["change"]["disclosure"], v["origin"] and v["origin"]["name"])
        for v in desk.history(url)
    ]


def test_two_watches_become_one_history_that_says_who_saw_what(desks, running, url, tmp_path):
    (anna, ben), (_, hooks) = desks, running
    hers, his, ferry = handed_on(anna, tmp_path), handed_on(ben, tmp_path), url(PATH)
    first, noted = anna.history(ferry)
    edited, _ = ben.history(ferry)
    heard = len(hooks.hooks)
    said = " ".join(ben.run("import", hers, expect=1).out.split())
    assert "1 version came into histories, 1 was known" in said
    assert "1 capture: of no watched article; watcher add takes its address first" in said
    assert told(ben, ferry) == [(None, "anna.warc.gz"), ("undisclosed", None), ("disclosed", None)]
    came = ben.history(ferry)
    assert (came[0]["captured_at"], came[1]["captured_at"]) == (first["captured_at"], edited["captured_at"])
    assert came[1]["not_before"] == noted["not_before"] > first["captured_at"]  # her second look
    anna.run("import", his)
    assert told(anna, ferry) == [(None, None), ("undisclosed", "ben.warc.gz"), ("disclosed", None)]
    for desk in desks:
        desk.check(expect=0)
        assert desk.run("verify").code == 0
    assert len(hooks.hooks) == heard == 1
    assert "0 versions came into histories, 2 were known" in " ".join(anna.run("import", his).out.split())


def test_the_watch_list_is_taken_over_and_then_what_was_seen(desks, url, tmp_path):
    anna, ben = desks
    (tmp_path / "list.txt").write_text("\n".join(one["url"] for one in anna.json("list")["articles"]))
    ben.run("import", str(tmp_path / "list.txt"))
    ben.run("import", handed_on(anna, tmp_path))
    assert told(ben, url(LAMP)) == [(None, "anna.warc.gz")]
    seen_at = [desk.json("history", url(LAMP))["article"]["last_good_at"] for desk in desks]
    assert seen_at[0] == seen_at[1]
    assert ben.check(expect=0)[LAMP]["outcome"] == "unchanged"


def test_what_one_passes_on_keeps_who_captured_it(desks, url, tmp_path):
    anna, ben = desks
    ben.run("import", handed_on(anna, tmp_path), expect=1)
    carla = desk_of("carla", tmp_path)
    carla.run("add", "--as", "article", url(PATH))
    carla.run("import", handed_on(ben, tmp_path))
    assert [by for _, by in told(carla, url(PATH))] == ["anna.warc.gz", "ben.warc.gz", "ben.warc.gz"]
    came, theirs = carla.history(url(PATH)), ben.history(url(PATH))
    assert [one["captured_at"] for one in came] == [one["captured_at"] for one in theirs]
    assert came[1]["not_before"] == theirs[1]["not_before"]


def test_what_a_single_look_found_is_sure_of_the_moment_it_was_asked_for_also_with_others(
    desks, url, tmp_path
):
    """Ben saw the edited number once; a slow answer may have been written long before its end."""
    _, ben = desks
    carla = desk_of("carla", tmp_path)
    carla.run("add", "--as", "article", url(PATH))
    carla.run("import", handed_on(ben, tmp_path))
    came, his = carla.history(url(PATH)), ben.history(url(PATH))
    assert came[1]["not_before"] == his[1]["not_before"] < his[0]["captured_at"]
    good = [desk.json("history", url(PATH))["article"]["last_good_at"] for desk in (carla, ben)]
    assert good[0] == good[1]


AT, NOW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 9, tzinfo=UTC)


def record(**fields):
    writer = WARCWriter(io.BytesIO())
    return writer.create_warc_record("https://news.example/", "resource", warc_headers_dict=fields)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("2026-01-03T00:00:00Z", datetime(2026, 1, 3, tzinfo=UTC)),
        ("2025-12-31T23:59:30Z", datetime(2025, 12, 31, 23, 59, 30, tzinfo=UTC)),
        *((odd, None) for odd in ("2025-12-31T00:00:00Z", "2026-01-10T00:00:00Z", "soon", "")),
    ],
)
def test_how_long_a_version_stood_must_be_possible(said, until):
    assert seen_until(record(**{SEEN_UNTIL: said}), AT, NOW) == until


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        (json.dumps(["archive", "old.example", "u"]), Origin(OriginKind.ARCHIVE, "old.example", "u")),
        *(
            (odd, None)
            for odd in ("{", "7", '["merge", "a", "b"]', '["archive"]', '["warc", null, "u"]', "", "[" * 5000)
        ),
    ],
)
def test_who_captured_it_is_an_archive_or_a_file(said, origin):
    assert captured_by(record(**{CAPTURED_BY: said})) == origin
