"""The pictures of the README: the demo's story and four others, watched over five days of January 2021.

The real program reads them from the demo's site over HTTP; only the clock is moved, and every name leads to
that site. Run it with `make screenshots`; it needs Chromium (CHROMIUM names another place of it).
"""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import httpcore
import time_machine
from chromium import CHROMIUM, FLAGS
from newsroom import with_note
from PIL import Image
from playwright.sync_api import sync_playwright
from served import served
from store_help import enlist

from watcher.check import LEASE, Checker
from watcher.decide.policy import Policy
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import (
    FERRY,
    Story,
    fare_is_edited_silently,
    pieces,
    reworded,
    update_of_12_january,
    vote_is_corrected,
)
from watcher.export.card import draw
from watcher.fetch import Fetcher, FetchPolicy, host_of
from watcher.model import Article
from watcher.render.picture import picture
from watcher.store import open_archive, open_store
from watcher.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.store import Store
    from watcher.store.archive import Archive

HERE = Path(__file__).parents[2] / "docs" / "images"
COLOURS, ROUNDS = 240, 4
NO_DELAY = timedelta(0)
LAST_LOOK = datetime(2021, 1, 15, 18, 2, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of that January."""
    return datetime(2021, 1, day, hour, minute, tzinfo=UTC)


def told(title: str, byline: str, site: str, published_at: datetime, text: str) -> Story:
    """A story from a text of paragraphs."""
    return Story(title=title, byline=byline, site=site, published_at=published_at, body=pieces(text))


LIGHTHOUSE = told(
    "Lighthouse keeper’s cottage finds a buyer at last",
    "Idris Vale",
    "The Sound Gazette",
    at(12, 8),
    """
    The cottage below the Gull Island light has been sold after four years on the market, the trust that owns
    it said on Tuesday.

    The buyer, a retired tide-table printer from Port Anselm, paid £212,000 for the two rooms, the walled
    garden and a right of way that floods twice a day.

    “Nobody asked about the damp,” said Orla Finch, who has shown the house to 61 people. “They asked about
    the fog signal.”

    The light itself stays with the trust, which expects to repaint it in the summer.
    """,
)
BUDGET = told(
    "Council backs £4.2m plan for the harbour wall",
    "Maud Fenn",
    "Anselm Courier",
    at(12, 19),
    """
    Councillors have backed a plan to raise the harbour wall by a metre after a debate that ran past midnight.

    The work will cost £4.2m and take two winters. The vote was 19 to 11, with two abstentions.

    “The sea will not wait for the next budget,” said council leader Edda Marsh, who promised that no jobs
    would be lost to pay for it.

    Opponents called the plan a gift to the quarry at Stell, which is to deliver the stone. The quarry did not
    answer questions.

    Work begins in October, once the swifts have left.
    """,
)
STORM = told(
    "Storm closes the coast road until the weekend",
    "Newsdesk",
    "Anselm Courier",
    at(11, 6),
    """
    The coast road between Stell and Port Anselm is closed after waves broke over the wall at high water on
    Monday morning.

    Drivers are sent over the moor, which adds 40 minutes. The school bus leaves at 7:10.

    Nobody was hurt. Three parked cars were damaged near the slipway, the police said.

    The road is expected to open again on Saturday.
    """,
)
SWIM = told(
    "Harbour swim raises record sum for the lifeboat",
    "Ada Quill",
    "Gull Island Voice",
    at(13, 11),
    """
    More than 300 people swam across the harbour on Sunday and raised £18,400 for the lifeboat, the most in
    the eleven years of the event.

    The water was six degrees, and the soup ran out before noon.

    The fastest, Tom Arkwright, needed 14 minutes. The oldest was 83.
    """,
)


def headline_is_sharpened(story: Story) -> Story:
    """Another headline, and nobody says so."""
    return replace(story, title="Council forces through £4.2m harbour wall after midnight row")


def promise_goes(story: Story) -> Story:
    """Half a sentence goes, and nobody says so."""
    return reworded(
        story,
        "council leader Edda Marsh, who promised that no jobs would be lost to pay for it.",
        "council leader Edda Marsh.",
    )


def count_is_corrected(story: Story) -> Story:
    """The vote was another one."""
    changed = reworded(story, "19 to 11", "18 to 12")
    return with_note(changed, "Correction 14 Jan:", "The vote was 18 to 12, not 19 to 11 as first reported.")


def price_is_corrected_late(story: Story) -> Story:
    """A note, two days after the number changed."""
    words = "An earlier version of this article gave the price of the cottage as £212,000. It was £221,000."
    return with_note(story, "Correction 15 Jan:", words)


def road_stays_closed(story: Story) -> Story:
    """The news goes on."""
    changed = reworded(story, "expected to open again on Saturday", "not expected to open before Tuesday")
    return with_note(
        changed,
        "Update 13 Jan:",
        "The road stays closed longer than first said: the wall has to be made safe.",
    )


@dataclass(frozen=True)
class Scene:
    """What happened at an address, and when we looked."""

    url: str
    at: datetime
    happening: Callable[[Story], Story]


COTTAGE, WALL = "http://sound-gazette.example/2021/01/12/cottage", "http://anselm-courier.example/wall-vote"
FERRIES, ROAD = (
    "http://sound-gazette.example/2021/01/11/night-ferry",
    "http://anselm-courier.example/coast-road",
)
SWIMMERS = "http://gull-island-voice.example/2021/01/13/harbour-swim"
STORIES = {FERRIES: FERRY, ROAD: STORM, COTTAGE: LIGHTHOUSE, WALL: BUDGET, SWIMMERS: SWIM}


def nothing(story: Story) -> Story:
    """Only the furniture changes."""
    return story


SCENES = (
    Scene(ROAD, at(11, 7, 5), nothing),
    Scene(FERRIES, at(11, 9, 47), nothing),
    Scene(FERRIES, at(12, 10, 2), nothing),
    Scene(FERRIES, at(12, 10, 17), update_of_12_january),
    Scene(COTTAGE, at(12, 10, 20), nothing),
    Scene(WALL, at(12, 19, 34), nothing),
    Scene(WALL, at(12, 20, 30), nothing),
    Scene(WALL, at(12, 20, 45), headline_is_sharpened),
    Scene(FERRIES, at(13, 7, 31), nothing),
    Scene(FERRIES, at(13, 8, 1), fare_is_edited_silently),
    Scene(COTTAGE, at(13, 8, 40), nothing),
    Scene(COTTAGE, at(13, 9, 10), lambda story: reworded(story, "£212,000", "£221,000")),
    Scene(ROAD, at(13, 9, 30), nothing),
    Scene(ROAD, at(13, 10, 0), road_stays_closed),
    Scene(SWIMMERS, at(13, 11, 20), nothing),
    Scene(WALL, at(13, 16, 5), nothing),
    Scene(WALL, at(13, 16, 20), promise_goes),
    Scene(FERRIES, at(14, 9, 30), nothing),
    Scene(FERRIES, at(14, 10, 0), vote_is_corrected),
    Scene(WALL, at(14, 11, 25), nothing),
    Scene(WALL, at(14, 11, 55), count_is_corrected),
    Scene(COTTAGE, at(15, 12, 0), nothing),
    Scene(COTTAGE, at(15, 12, 30), price_is_corrected_late),
    *(Scene(url, LAST_LOOK - timedelta(minutes=k), nothing) for k, url in enumerate(STORIES)),
)


class ToTheSite(httpcore.SyncBackend):
    """Every name leads to the demo's site."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    def connect_tcp(self, host: str, port: int, *more: object, **others: object) -> httpcore.NetworkStream:
        """Connect to the site."""
        return super().connect_tcp("127.0.0.1", self._port)


def watched(home: Path) -> None:
    """Play the scenes under the eyes of the program."""
    with NewsSite() as site, open_store(state_dir=home) as store:
        rooms = {url: Newsroom(story) for url, story in STORIES.items()}
        policy = FetchPolicy(per_host_delay=NO_DELAY, allow_private_hosts=True)
        with Fetcher(policy, network=ToTheSite(site.port)) as fetcher:
            checker = Checker(store, fetcher, (), Policy(), NO_DELAY, "screenshots")
            for scene in sorted(SCENES, key=lambda one: one.at):
                with time_machine.travel(scene.at, tick=True):
                    site.pages["/" + scene.url.split("/", 3)[3]] = rooms[scene.url]
                    rooms[scene.url].edit(scene.happening)
                    look(store, checker, scene)


def look(store: Store, checker: Checker, scene: Scene) -> None:
    """One visit."""
    host = host_of(scene.url)
    article, _ = enlist(
        store, scene.url, host=host, now=scene.at, tags=("harbour",) if "wall" in scene.url else ()
    )
    claimed = store.claim(article.id, scene.at, owner="screenshots", lease=LEASE, host_delay=NO_DELAY)
    assert isinstance(claimed, Article), claimed
    check = checker.visit(claimed)
    print(f"{scene.at:%d %b %H:%M}  {check.outcome}  {scene.url}")  # noqa: T201


def site_of(archive: Archive) -> Site:
    """The site as it is a little after the last look."""
    return Site(archive, UTC, clock=lambda: LAST_LOOK + timedelta(minutes=3))


PICTURES = (
    ("article", "/articles/2", 1500, "desk", "light"),
    ("article", "/articles/2", 1500, "desk", "dark"),
    ("change", "/articles/4/diff/2..3", 1000, "desk", "light"),
    ("change", "/articles/4/diff/2..3", 1000, "phone", "dark"),
    ("overview", "/", 1000, "phone", "light"),
)
"""Those that the README and the docs show."""
SIZES = {"desk": (1280, 1), "phone": (390, 2)}


def photograph(address: str, to: Path) -> None:
    """Pages as they are shown: at phone or desk width, light or dark."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path, height, size, scheme in PICTURES:
            width, scale = SIZES[size]
            page = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme=scheme
            )
            page.goto(address + path)
            small(page.screenshot(), to / f"{name}-{size}-{scheme}.png")
            page.close()
        browser.close()


def small(png: bytes, file: Path) -> None:
    """Few colours are all that these pages have; the repository need not carry more.

    Without rounds of sorting them anew, the red of a small bar is lost to all the paper and ink.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, kmeans=ROUNDS, dither=Image.Dither.NONE).save(file, optimize=True)


def card(home: Path, to: Path) -> None:
    """The picture of one change."""
    target = io.BytesIO()
    with open_archive(state_dir=home) as archive:
        article = archive.with_url(FERRIES)
        assert article is not None
        before, after = (archive.snapshot(article.id, number) for number in (2, 3))
        assert after.change is not None
        draw(picture(article, before, after, after.change, UTC), target)
    small(target.getvalue(), to / "card.png")


def main(to: Path) -> int:
    """Make all pictures."""
    if not Path(CHROMIUM).exists():
        print(f"There is no {CHROMIUM}; install Chromium or set CHROMIUM.", file=sys.stderr)  # noqa: T201
        return 1
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    with TemporaryDirectory(prefix="watcher-pictures-") as home:
        watched(Path(home))
        card(Path(home), to)
        with open_archive(state_dir=Path(home)) as archive, served(site_of(archive)) as client:
            photograph(str(client.base_url), to)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
