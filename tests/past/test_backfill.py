"""The past of an article, from a web archive, from web archive files, and what archives are asked to keep."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from captures import FIRST, HAPPENINGS, HOUR, beside, error, listing, shows, to
from daemonprocess import DaemonProcess, until
from mishaps import challenge, consent, pdf
from newsroom import PATH, name_is_edited, number_is_edited, webhook
from polling_help import OPEN
from store_help import enlist

from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY
from watcher.fetch import Fetcher, FetchPolicy
from watcher.model.past import Archive, Fate
from watcher.past.backfill import PORTION, Historian
from watcher.store import open_store


@pytest.fixture
def desk(tmp_path, hooks, archive):
    return beside(archive, tmp_path, hooks)


@pytest.fixture
def life(site, archive):
    """Five versions over 40 captures, bad ones of seven kinds between them; the last version is on line."""
    url, story, at = site.url(PATH), FERRY, FIRST
    bad = iter([error(404), error(500), consent, challenge, listing, pdf, to("/")] * 2)
    for happening in HAPPENINGS:
        story = happening(story)
        for _ in range(5):
            archive.keep(at, shows(story, url), url)
            at += HOUR
        for _ in range(3):
            wrong = next(bad, None)
            if wrong is not None:
                archive.keep(at, wrong, url)
                at += HOUR
    home = site.url("/")  # to where the archive followed the redirect of a removed story
    archive.keep(at, shows(FERRY, home), home)
    site.pages[PATH] = Newsroom(story)
    return url


def test_of_forty_captures_exactly_the_good_versions_come_in_order_of_time(desk, archive, life, hooks):
    assert len(archive.captures) >= 35
    desk.run("add", life)
    desk.check(expect=0)
    said = " ".join(desk.run("backfill", life).out.split())
    assert "4 versions came" in said, said
    for words in ("404", "500", "consent wall", "bot challenge", "other stories", "PDF", "front page"):
        assert words in said
    history = desk.history(life)
    assert [version["version"] for version in history] == [1, 2, 3, 4, 5]
    times = [version["captured_at"] for version in history]
    assert times == sorted(times)
    assert times[0] == "2021-01-11T10:00:00Z"
    kinds = [version["origin"] and version["origin"]["kind"] for version in history]
    assert kinds == ["archive"] * 4 + [None]
    assert history[0]["origin"]["uri"].startswith(archive.url("/web/20210111100000/"))
    verdicts = [version["change"]["disclosure"] for version in history[1:]]
    assert verdicts[-1] == "disclosed"
    assert history[4]["not_before"] > history[3]["captured_at"]
    assert hooks.hooks == []
    assert desk.run("verify").code == 0
    assert "captured by the archive ours" in " ".join(desk.run("history", life).out.split())


def test_a_second_run_looks_at_nothing_again_and_a_limit_goes_on_where_the_last_one_ended(
    desk, archive, life
):
    desk.run("add", life)
    desk.check(expect=0)
    asked = []
    for _ in range(6):
        desk.run("backfill", life, "--limit", "7")
        seen = [request.path for request in archive.requests if request.path.startswith("/web/")]
        asked = [path for path in seen if "id_/" in path]
    assert len(asked) == len(set(asked)) == len(archive.captures)
    assert len(desk.history(life)) == 5
    said = " ".join(desk.run("backfill", life).out.split())
    assert f"{len(archive.captures)} of them looked at before; now 0" in said


def test_a_dry_run_only_counts(desk, archive, life):
    desk.run("add", life)
    said = desk.run("backfill", life, "--dry-run", "--from", archive.timemap).out
    assert f"{len(archive.captures)} captures" in said
    assert not [request for request in archive.requests if request.path.startswith("/web/")]


def test_own_versions_keep_their_alerts_and_what_changes_next_is_told_with_the_new_numbers(
    desk, archive, site, life, hooks
):
    room = site.pages[PATH]
    desk.run("add", life)
    desk.check(expect=0)
    room.edit(lambda story: replace(story, title="Ferry, at last"))
    desk.check(expect=0)
    now = datetime.now(UTC)
    archive.keep(now + timedelta(minutes=1), shows(name_is_edited(room.story), life), life)
    with time_machine.travel(now + timedelta(minutes=2), tick=True):
        desk.run("backfill", life)
        assert len(desk.history(life)) == 7
        room.edit(lambda story: replace(name_is_edited(story), title="Ferry at last again"))
        desk.check(expect=0)
        told = [(hook.document["data"]["from"], hook.document["data"]["to"]) for hook in hooks.hooks]
        assert told == [(1, 2), (7, 8)]
        assert desk.run("verify").code == 0


def test_the_banner_of_an_archive_that_cannot_give_the_page_as_it_was_is_no_article(desk, archive, life):
    archive.raw = False
    desk.run("add", life)
    desk.check(expect=0)
    said = " ".join(desk.run("backfill", life).out.split())
    assert "0 versions came" in said
    assert "the archive's own banner" in said
    assert len(desk.history(life)) == 1


def test_an_archive_that_asks_to_be_left_alone_is_waited_for_or_left_until_the_next_run(
    desk, archive, life, tmp_path
):
    desk.run("add", life)
    desk.check(expect=0)
    archive.busy = 1
    waited = []

    def wait(seconds):
        waited.append(seconds)
        time.sleep(seconds + 0.05)

    with open_store(state_dir=tmp_path / "state") as store, Fetcher(OPEN) as fetcher:
        historian = Historian(store, fetcher, Archive("ours", archive.timemap), wait=wait)
        found = historian.backfill(store.find(life), limit=5)
        assert (waited, found.stopped, len(found.looked)) == ([1.0], "", 5)
        archive.busy = 10**6
        again = historian.backfill(store.find(life), limit=5)
        assert "asks to be left alone" in again.stopped
    assert "asks to be left alone" in desk.run("backfill", life, expect=1).err


def test_what_was_fetched_is_written_down_when_it_is_interrupted(desk, archive, life, tmp_path):
    """What came is there, for archives are slow; the rest is for the next run."""
    desk.run("add", life)
    desk.check(expect=0)
    steps = []

    def step():
        steps.append(1)
        if len(steps) == PORTION + 3:
            raise KeyboardInterrupt

    with open_store(state_dir=tmp_path / "state") as store, Fetcher(OPEN) as fetcher:
        historian = Historian(store, fetcher, Archive("ours", archive.timemap))
        with pytest.raises(KeyboardInterrupt):
            historian.backfill(store.find(life), limit=100, step=step)
        assert len(store.past.looked(1)) == PORTION + 3
        historian.backfill(store.find(life), limit=100)
        assert len(store.past.looked(1)) == len(archive.captures)
        assert [item.version for item in store.snapshots(1)] == [1, 2, 3, 4, 5]
        assert [item.version for item in store.snapshots(1, 4)] == [4, 5]


def test_what_only_says_that_a_version_stood_moves_the_time_of_the_next_one(desk, archive, site):
    """Also when a whole portion brings no version: the change came after the last capture before it."""
    url, number = site.url(PATH), 2 * PORTION + 5
    for hour in range(number):
        archive.keep(FIRST + hour * HOUR, shows(FERRY, url), url)
    site.pages[PATH] = Newsroom(number_is_edited(FERRY))
    desk.run("add", url)
    desk.check(expect=0)
    desk.run("backfill", url)
    first, second = desk.history(url)
    assert second["not_before"] == (FIRST + (number - 1) * HOUR).isoformat().replace("+00:00", "Z")
    assert first["captured_at"] == FIRST.isoformat().replace("+00:00", "Z")
    assert desk.run("verify").code == 0


@pytest.fixture
def late(desk, archive, site):
    """An article that was edited before our first look; the archive has two captures of each of its texts."""
    url, edited = site.url(PATH), number_is_edited(FERRY)
    for hour, story in enumerate((FERRY, FERRY, edited, edited)):
        archive.keep(FIRST + hour * HOUR, shows(story, url), url)
    site.pages[PATH] = Newsroom(edited)
    desk.run("add", url)
    desk.check(expect=0)
    return url


def test_since_when_an_archive_saw_what_we_captured_later_is_told(desk, archive, late):
    """Our version stays as it was told; a story that never changed had nothing to show for its captures."""
    for _ in range(2):  # what was looked at before counts too
        said = " ".join(desk.run("backfill", late).out.split())
        assert "version 2 stood there on 11 Jan 2021 12:00 already: http" in said
        assert "version 1 stood" not in said
    first, second = desk.history(late)
    assert second["not_before"] == (FIRST + HOUR).isoformat().replace("+00:00", "Z")
    assert first["stood_before"] is None
    assert second["stood_before"]["at"] == (FIRST + 2 * HOUR).isoformat().replace("+00:00", "Z")
    assert second["stood_before"]["uri"].startswith(archive.url("/web/20210111120000/"))


def test_a_capture_that_differs_from_what_was_seen_before_and_after_it_is_told_as_that(desk, archive, late):
    """It was said to be known, as one that says what a version says."""
    desk.run("backfill", late)
    odd = replace(FERRY, title="Ferry sails at noon")
    archive.keep(FIRST + HOUR / 2, shows(odd, late), late)
    said = " ".join(desk.run("backfill", late).out.split())
    assert "0 were known, 1 differs from what was seen before and after it, 0 were no good pages" in said
    assert len(desk.history(late)) == 2
    assert "now 0:" in desk.run("backfill", late).out


@pytest.mark.parametrize("form", [[], ["--html"], ["--markdown"]], ids=["history", "html", "markdown"])
def test_the_history_says_since_when_an_archive_saw_a_version(desk, archive, site, form):
    url, command = site.url(PATH), ["export", "#1", *form, "-"] if form else ["history", "#1"]
    archive.keep(FIRST, shows(FERRY, url), url)
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", url)
    desk.check(expect=0)
    assert "stood there" not in desk.run(*command).out
    desk.run("backfill", url)
    assert "stood there on 11 Jan 2021 10:00 already: http" in " ".join(desk.run(*command).out.split())


def test_what_stood_at_a_moment_is_known_of_archives_too(desk, late):
    """A version that we captured later stood when the archive saw it; who asks for that hour gets it."""
    desk.run("backfill", late)
    stood = [desk.json("show", f"{late}@2021-01-11T{hour}:30Z")["version"] for hour in (10, 11, 12, 13)]
    assert stood == [1, 1, 2, 2]


def test_captures_at_private_addresses_are_not_asked_for(desk, archive, life, tmp_path):
    """The archive itself is public here; its TimeMap names a capture inside."""
    with open_store(state_dir=tmp_path / "state") as store:
        article, _ = enlist(store, "https://news.example/a", host="news.example", now=FIRST)
        links = ",".join(
            f'<{uri}>; rel="memento"; datetime="Mon, 11 Jan 2021 10:00:00 GMT"'
            for uri in ("http://169.254.169.254/web/20210111100000/x", "http://127.0.0.1:1/web/20210111100000/x",
                        "ftp://x/web/20210111100000/y", "http://[::1]/web/20210111100001/x")
        )  # fmt: skip

        class Public(Fetcher):
            def document(self, url, *_, **__):
                with Fetcher(OPEN) as fetcher:
                    answer = fetcher.document(archive.url("/robots.txt"))
                return replace(answer, body=links.encode(), status=200)

        with Public(FetchPolicy(per_host_delay=timedelta(0))) as fetcher:
            found = Historian(store, fetcher, Archive("x", "https://archive.example/{url}")).backfill(
                article, limit=9
            )
    assert [one.fate for one in found.looked] == [Fate.UNFIT] * 3
    assert all("private network" in one.why for one in found.looked)


def test_a_capture_of_a_moment_that_is_still_to_come_is_no_version(desk, archive, life):
    archive.keep(datetime(2999, 1, 1, tzinfo=UTC), shows(replace(FERRY, title="Some day"), life), life)
    desk.run("add", life)
    desk.check(expect=0)
    assert "2999-01-01, which is still to come" in " ".join(desk.run("backfill", life).out.split())
    assert len(desk.history(life)) == 5


def test_an_article_that_was_never_looked_at_begins_with_its_past_and_the_first_look_is_no_news(
    desk, archive, life, hooks
):
    desk.run("add", life)
    desk.run("backfill", life)
    assert len(desk.history(life)) == 5
    outcome = desk.check(expect=0)[PATH]
    assert outcome["outcome"] == "unchanged"
    assert hooks.hooks == []


def test_an_archive_that_shows_a_page_in_place_of_its_timemap_could_not_be_asked(desk, archive, site, life):
    desk.run("add", life)
    site.pages["/timemap"] = consent
    said = desk.run("backfill", life, "--from", f"{site.url('/timemap')}?{{url}}", expect=1)
    assert "something else in place of its TimeMap; run it again later" in " ".join(said.err.split())
    assert said.out == ""  # not that it has no captures, which nobody knows


def test_of_an_archive_without_captures_nothing_comes_and_nothing_fails(desk, archive, site):
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    assert "0 captures" in desk.run("backfill", site.url(PATH)).out
    assert "no archive is called" in desk.run("backfill", site.url(PATH), "--from", "x", expect=2).err


# Archives are asked to keep


def test_save_asks_and_records_the_answer(desk, archive, site):
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check(expect=0)
    said = desk.run("save", site.url(PATH)).out
    assert archive.saves == [site.url(PATH)]
    assert f"{archive.url('/web/20260501120000/')}{site.url(PATH)}" in said
    with open_store(state_dir=desk.home / "state") as store:
        (saved,) = store.snapshot(1, 1).kept
    assert (saved.archive, saved.version, saved.done) == ("ours", 1, True)
    archive.busy = 1
    assert "429" in desk.run("save", site.url(PATH), expect=1).out


def test_where_an_archive_keeps_a_version_is_told_with_it(desk, archive, site):
    """It was stored, and shown to nobody."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check(expect=0)
    desk.run("save", "#1")
    room.edit(number_is_edited)
    desk.check(expect=0)
    archive.busy = 1
    desk.run("save", "#1", expect=1)
    (kept,), nothing = (version["kept"] for version in desk.history(site.url(PATH)))
    assert (kept["archive"], nothing) == ("ours", [])
    assert kept["uri"].startswith(archive.url("/web/"))
    for command in (["history", "#1"], ["export", "#1", "--html", "-"], ["export", "#1", "--markdown", "-"]):
        said = "".join(desk.run(*command).out.split())
        assert "keptbyours,askedon" in said
        assert kept["uri"] in said


def test_the_daemon_lets_new_versions_be_kept_beside_the_watch(desk, archive, site, hooks):
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(
        webhook(hooks.url("/hook")),
        f'[[articles]]\nurl = "{site.url(PATH)}"\nevery = "1s"\n[[archives]]\nname = "ours"\ndelay = "0s"\n'
        f'save = "{archive.url("/save/")}{{url}}"\nkeep = true',
    )
    desk.check(expect=0)
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(archive.saves) == 1, "the first version is kept")
        room.edit(number_is_edited)
        until(lambda: len(hooks.hooks) == 1, "the change is told")
        until(lambda: len(archive.saves) == 2, "the second version is kept")
        assert daemon.stop() == 0, daemon.log
