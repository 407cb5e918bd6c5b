"""What a check costs as a whole: scheduling, fetch, fingerprint, reading, comparison, store, log.

Usage: python -m bench.checks [PAGES]   (100 by default)

ms of CPU a check in one process, against a local site that another process serves on 50 loopback addresses;
beside it what httpx alone costs for the same requests in the same run, and urlwatch and webchanges where they
can be installed (text only). What starts a program is left out, theirs and ours: a run over one page is taken
off theirs, ours has read a hundred other pages, compared five and looked at one before. The pages are the
labelled ones; where these are not beside the project, made up ones, which are smaller and cost less: no
others' figures.

  first       nothing is known of the article
  same bytes  no validators, the page is the same
  markup      scripts, tokens, comments, picture addresses differ; the article is untouched
  furniture   besides, words and numbers around the article differ
  changed     one word of the story differs, and the markup
  304         the server answers "not modified"
  10 %        one article in ten changed, the others answer "not modified"; ten times, each time another tenth
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

from bench import _corpus, churn, gate
from bench._ours import Worker
from bench._peers import PEERS, Runs
from bench._site import HOSTS, Site
from bench._stories import printed

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = {"304": 1.2, "same bytes": 2.0, "markup": 4.0, "10 %": 3.5, "first": 14.0}
STEP = 3
"""Every third page is in the table; the others are not."""

HOME = "https://example.org/"


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    there = _corpus.PAGES.exists()
    states = pages(number + 1) if there else made_up(number + 1)
    size = sum(map(len, states["plain"])) // len(states["plain"])
    kind = "labelled" if there else "made up"
    print(f"{len(states['plain']) - 1} {kind} pages of {size // 1000} KB on average, {HOSTS} hosts\n")
    with Site(states) as site, TemporaryDirectory() as home:
        site.show("plain")
        *urls, last = site.urls()
        peers = {peer.name: Runs(peer, urls, Path(home) / peer.name) for peer in PEERS if peer.installed()}
        for name in {peer.name for peer in PEERS} - peers.keys():
            print(f"passed over: {name} could not be installed")
        names = ("ms a check", "httpx alone", *peers, "asked")
        print(f"{'':11}" + "".join(f"{name:>12}" for name in names) + "   outcomes")
        with Worker(urls, Path(home) / "ours", known(there=there), [last]) as ours:
            peak = compare(site, ours, Floor(urls), peers)
    peaks = {"ours": peak, **{name: runs.peak for name, runs in peers.items()}}
    print("\npeak memory, MB: " + ", ".join(f"{name} {each:.0f}" for name, each in peaks.items()))
    return 0


def known(*, there: bool) -> list[tuple[bytes, str]]:
    """Pages that the table has not, with their addresses; a few of them twice, with a word edited."""
    if not there:
        return [(printed(-n, edits, 0).encode(), f"{HOME}{n}") for n in range(1, 51) for edits in (0, 1)]
    found = list(islice(_corpus.load("segments"), 1, 100 * STEP, STEP))
    pages = [(html.encode(), page["url"] or HOME) for page, html in found]
    edits = (states for page, html in found if (states := variants(page, html)))
    twice = [(states[k].encode(), f"{HOME}{n}") for n, states in enumerate(islice(edits, 5)) for k in (0, 3)]
    return [*pages, *twice]


def compare(site: Site, ours: Worker, floor: Floor, peers: dict[str, Runs]) -> float:
    """Each pass by us, by httpx and by the peers; our peak memory."""
    for name, shown, etags in PASSES:
        looks, costs = [], []
        for state in shown:
            site.show(state, etags=etags)
            bare = cost(floor)
            looks.append(ours.look())
            costs.append((looks[-1].cost, bare, *(runs.cost() for runs in peers.values())))
        cells = "".join(f"{mean(figures):12.2f}" for figures in zip(*costs, strict=True))
        whole = replace(looks[-1], outcomes=tuple(chain.from_iterable(look.outcomes for look in looks)))
        print(f"{name:11}{cells}{ASKED.get(name, ''):>12}   {whole.said}", flush=True)
    return looks[-1].peak


TENTHS = tuple(f"tenth {k}" for k in range(10))
"""In each another tenth of the pages has changed once more: some pages cost ten times as much as others."""

PASSES: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("first", ("plain",), False),
    ("same bytes", ("plain",), False),
    ("markup", ("markup",), False),
    ("furniture", ("furniture",), False),
    ("changed", ("edited",), True),  # brings the validators, which peers keep with a new text only
    ("304", ("edited",), True),
    ("10 %", TENTHS, True),
)


def cost(run: Callable[[], int]) -> float:
    """ms of CPU a step of a run."""
    began = time.process_time()
    steps = run()
    return 1000 * (time.process_time() - began) / steps


class Floor:
    """The same requests by httpx alone, on one client."""

    def __init__(self, urls: list[str]) -> None:
        self._urls = urls
        self._client = httpx.Client(limits=httpx.Limits(max_keepalive_connections=20))
        self._etags: dict[str, str] = {}

    def __call__(self) -> int:
        for url in self._urls:
            etag = self._etags.get(url, "")
            answer = self._client.get(url, headers={"If-None-Match": etag} if etag else {})
            self._etags[url] = answer.headers.get("etag", etag)
        return len(self._urls)


def pages(count: int, step: int = STEP) -> dict[str, list[bytes]]:
    """The states of the first of every `step`-th labelled pages that have a story to edit."""
    states: dict[str, list[bytes]] = {
        name: [] for name in ("plain", "markup", "furniture", "edited", "again")
    }
    for page, html in _corpus.load("segments", step):
        found = variants(page, html)
        if found is None:
            continue
        for name, text in zip(states, found, strict=True):
            states[name].append(text.encode())
        if len(states["plain"]) == count:
            break
    return states | turned(states["edited"], states.pop("again"))


def turned(edited: list[bytes], again: list[bytes]) -> dict[str, list[bytes]]:
    """Pages of which one tenth after the other is edited once more."""
    both = list(zip(edited, again, strict=True))
    return {name: [pair[n % 10 <= k] for n, pair in enumerate(both)] for k, name in enumerate(TENTHS)}


def made_up(count: int) -> dict[str, list[bytes]]:
    """The same states of stories that do not exist."""
    states: dict[str, list[bytes]] = {}
    for name, edits, visit in (("plain", 0, 0), ("furniture", 0, 1), ("edited", 1, 0)):
        states[name] = [printed(n, edits, visit).encode() for n in range(count)]
    states["markup"] = [
        gate.tokens(html.decode(), random.Random(n)).encode() for n, html in enumerate(states["plain"])
    ]
    return states | turned(states["edited"], [printed(n, 2, 0).encode() for n in range(count)])


def variants(page: dict[str, Any], html: str) -> list[str] | None:
    """The page plain, with other markup, with other furniture too, edited, edited once more."""
    chance = random.Random(page["id"])
    tree = gate.parsed(html)
    inside, outside = churn.blocks(tree, page)
    if not inside or not outside:
        return None
    plain = churn.markup(tree)
    other, chosen = churn.twin(tree, outside)
    for el in chosen:
        churn.churn(el, chance)
    edited, (target, *_) = churn.twin(tree, inside)
    if not churn.replace_word(target, chance):
        return None
    first = churn.markup(edited)
    second = first.replace("zyxquartz", "zyxquarry")
    return [plain, *(gate.tokens(text, chance) for text in (plain, churn.markup(other), first, second))]


if __name__ == "__main__":
    sys.exit(main())
