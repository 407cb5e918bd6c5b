"""The viewer, by textual's pilot on what the program recorded."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from told import NEWEST, Desk, told

from watcher.browse.pane import Choice, Pane, plain
from watcher.browse.sheets import Shelf
from watcher.browse.viewer import Viewer
from watcher.errors import StoreLocked
from watcher.render.terminal.screen import Look, Sheet
from watcher.store import open_archive

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench._grown import grow

TITLE = "Night ferry to cross Marlow Sound"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


async def settled(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until nothing is drawn any more; what is drawn may ask for more: a time line for a text."""
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.01)
    await pilot.pause()


class Eyes:
    """What a person sees of the viewer, and the keys they press."""

    def __init__(self, viewer: Viewer, pilot: Pilot[None]) -> None:
        self.viewer, self.pilot = viewer, pilot

    async def press(self, *keys: str) -> str:
        """The screen after these keys, once all that they asked for is drawn."""
        await self.pilot.press(*keys)
        await settled(self.viewer, self.pilot)
        return self.screen()

    def screen(self) -> str:
        width, height = self.viewer.size
        rows = self.viewer.screen._compositor.render_strips()  # noqa: SLF001  what goes to the terminal
        assert len(rows) == height
        assert {row.cell_length for row in rows} == {width}
        return "\n".join(row.text.rstrip() for row in rows)

    def text(self) -> str:
        """All of the text pane, also what does not fit the screen."""
        return " ".join(" ".join(self.viewer.screen.query_one("#text", Pane).rows).split())


def watched(
    home: Path,
    play: Callable[[Eyes], Awaitable[None]],
    *,
    size: tuple[int, int] = (80, 24),
    number: int | None = None,
) -> None:
    async def played() -> None:
        with open_archive(state_dir=home / "state") as archive:
            viewer = Viewer(Shelf(archive, Look()), number)
            async with viewer.run_test(size=size) as pilot:
                eyes = Eyes(viewer, pilot)
                await eyes.press()
                await play(eyes)

    asyncio.run(played())


def test_from_the_list_to_a_version_and_back(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        shown = await eyes.press()
        assert "articles by newest change" in shown
        assert f"> #1    {NEWEST}" in shown
        shown = await eyes.press("enter")
        assert shown.startswith(f" {TITLE}")
        assert f">    {NEWEST}" in shown
        assert "undisclosed" in shown
        assert "from version 4 to 5" in shown
        shown = await eyes.press("up", "up")
        assert "from version 2 to 3" in shown
        assert "[-£14-]{+£17+}" in eyes.text()
        shown = await eyes.press("home")
        assert re.search(r"^ version 1$", shown, re.MULTILINE)
        assert "A single ticket is to cost £14" in eyes.text()
        assert "articles by" in await eyes.press("escape")

    watched(desk.home, play)


def test_every_thing_to_see_of_a_version(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        await eyes.press("up", "up")
        for key, words in {
            "s": "version 2 | version 3",
            "w": "and islanders … (number) 12 cosmetic",
            "t": "version 3, captured",
            "b": "where the words of version 3 come from",
            "n": "first seen in version 4",
            "d": "The last boat leaves at 18:40",
        }.items():
            shown = await eyes.press(key)
            assert words in re.sub(r"\s+", " ", shown + eyes.text()), key
        assert "hidden" in eyes.text()
        assert "in full" in await eyes.press("f")
        assert "hidden" not in eyes.text()

    watched(desk.home, play, number=1)


def test_two_versions_that_are_no_neighbours(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        await eyes.press("home", "m")
        assert "from version 1 to 4" in await eyes.press("end", "up")
        assert "7–2" in eyes.text()
        assert "£14" in eyes.text()
        assert re.search(r"^\* +1 ", await eyes.press("pageup", "down"), re.MULTILINE)
        assert "from version 1 to 2" in eyes.screen()
        await eyes.press("end", "m", "up")
        assert "from version 4 to 5" in eyes.screen()
        assert "from version 3 to 4" in await eyes.press("down", "m", "up")

    watched(desk.home, play, number=1)


def test_the_list_is_sorted_sifted_and_read_anew(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        assert "#2" in await eyes.press()
        assert "articles by newest note" in await eyes.press("s")
        shown = await eyes.press("u")
        assert "with undisclosed changes" in shown
        assert "#2" not in shown
        assert "#2" in await eyes.press("u")
        shown = await eyes.press("slash", *"never", "enter")
        assert ("#1" in shown, "#2" in shown, "with “never”" in shown) == (False, True, True)
        assert "No watched article is like that" in await eyes.press("slash", *"xyz", "enter")
        assert "#1" in await eyes.press("escape")
        desk.run("pause", "#2")
        assert "paused" in await eyes.press("r")
        desk.run("resume", "#2")

    watched(desk.home, play)


def test_a_note_opens_its_article_where_it_came(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        shown = await eyes.press("n")
        assert shown.splitlines()[1].startswith("> 14 Jan 2021  correction")
        assert "from version 3 to 4" in await eyes.press("enter")
        assert "update notes" in await eyes.press("escape")
        assert "from version 1 to 2" in await eyes.press("down", "enter")

    watched(desk.home, play)


def test_an_article_that_was_never_looked_at(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        assert "No version yet." in await eyes.press("d", "b", "m", "down", "enter")

    watched(desk.home, play, number=2)


def test_what_a_page_wrote_steers_nothing(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        shown = await eyes.press("t") + eyes.text()
        assert "\\u202e tonnes" in shown
        assert not set(shown) & {"\x1b", "\x9b", "\u202e"}

    watched(desk.home, play, number=1)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (200, 50)])
def test_the_keys_are_shown_at_every_size_and_nothing_is_wider(desk: Desk, size: tuple[int, int]) -> None:
    async def play(eyes: Eyes) -> None:
        for keys in ([], ["enter"], ["tab"], ["b"], ["escape"], ["escape"], ["n"]):
            shown = await eyes.press(*keys)
            assert "q quit" in shown
            for pane in eyes.viewer.screen.query(Pane):
                room = pane.columns - pane.GUTTER
                assert all(len(row) <= max(room, 12) for row in [*pane.sheet.head, *pane.rows])

    watched(desk.home, play, size=size)


def test_a_text_is_folded_anew_when_the_terminal_grows(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        await eyes.press("t")
        narrow = len(eyes.viewer.screen.query_one("#text", Pane).rows)
        await eyes.pilot.resize_terminal(200, 24)
        assert "came between our looks at" in await eyes.press()
        assert len(eyes.viewer.screen.query_one("#text", Pane).rows) < narrow
        versions, text = (eyes.viewer.screen.query_one(name).region for name in ("#versions", "#text"))
        assert versions.right <= text.x

    watched(desk.home, play, number=1, size=(60, 24))


def test_the_mouse_goes_where_it_clicks(desk: Desk) -> None:
    async def play(eyes: Eyes) -> None:
        await eyes.press()
        await eyes.pilot.click("#articles", offset=(10, 2))
        shown = await eyes.press()
        assert re.search(r"^> #2", shown, re.MULTILINE)
        await eyes.pilot.click("#articles", offset=(10, 2))
        assert "No version yet." in await eyes.press()

    watched(desk.home, play)


def test_a_screen_is_leapt_over(tmp_path: Path) -> None:
    """Two hundred articles: the cursor is always in sight, also when one is taller than the screen."""
    grow(tmp_path / "state", 200, datetime(2026, 5, 1, tzinfo=UTC), stories=2)

    async def play(eyes: Eyes) -> None:
        await eyes.press()
        choice = eyes.viewer.screen.query_one(Choice)
        for keys in (["pagedown"], ["pagedown"], ["end"], ["pageup"], ["home"], ["down", "j", "k", "space"]):
            shown = await eyes.press(*keys)
            assert re.search(rf"^> +#{choice.key} ", shown, re.MULTILINE), keys
        assert "find" in shown
        await eyes.press("enter")
        for keys in (["up"], ["pageup"], ["home"], ["end"]):
            assert re.search(r"^>", await eyes.press(*keys), re.MULTILINE), keys

    watched(tmp_path, play, size=(80, 12))


def test_of_very_many_articles_the_first_are_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watcher.browse.sheets.MOST_ARTICLES", 1)

    async def play(eyes: Eyes) -> None:
        assert "There are more than these 1;" in await eyes.press("down", "end")

    watched(desk.home, play)


def test_what_goes_wrong_is_a_sentence_in_its_pane() -> None:
    def fails(_: Look) -> Sheet:
        raise StoreLocked("Another process writes.")

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Pane(Look(), id="text")

    async def play() -> None:
        async with (bare := Bare()).run_test() as pilot:
            pane = bare.query_one(Pane)
            for make, row in ((fails, "Another process writes."), (lambda _: plain(["fine"]), "fine")):
                pane.show(make)
                await settled(bare, pilot)
                assert pane.rows == [row]

    asyncio.run(play())


def test_nothing_can_be_written_from_the_viewer(desk: Desk) -> None:
    before = hashlib.sha256((desk.home / "state" / "watcher.db").read_bytes()).digest()

    async def play(eyes: Eyes) -> None:
        await eyes.press("enter", "d", "t", "escape", "escape")

    watched(desk.home, play)
    assert hashlib.sha256((desk.home / "state" / "watcher.db").read_bytes()).digest() == before
