"""What a check costs as a whole: scheduling, fetch, fingerprint, reading, comparison, store, log.

Usage: python -m bench.checks [PAGES]   (100 by default)

ms of CPU a check in one process, against a local site that another process serves on 50 loopback addresses;
beside it what httpx alone costs for the same requests in the same run, and urlwatch and webchanges where they
can be installed (text only, without the start of the program). The pages are the labelled ones.

  first       nothing is known of the article
  same bytes  no validators, the page is the same
  markup      scripts, tokens, comments, picture addresses differ; the article is untouched
  furniture   besides, words and numbers around the article differ
  changed     one word of the story differs, and the markup
  304         the server answers "not modified"
  10 %        one article in ten changed, the others answer "not modified"
"""

from __future__ import annotations

import os
import random
import sys
import time
from contextlib import contextmanager, redirect_stderr
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

from bench import _corpus, churn, gate
from bench._peers import PEERS, Runs
from bench._site import HOSTS, Site
from watcher.check import Checker
from watcher.cli.logs import set_up
from watcher.config.schema import DaemonSection
from watcher.decide.policy import Policy
from watcher.fetch import Fetcher, FetchPolicy, host_of
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.store import Store

ASKED = {"304": 1.2, "same bytes": 2.0, "markup": 4.0, "10 %": 3.5, "first": 14.0}
NO_DELAY = timedelta(0)
LEASE = timedelta(minutes=5)


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    states = pages(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    size = sum(map(len, states["plain"])) // len(states["plain"])
    print(f"{len(states['plain'])} pages of {size // 1000} KB on average, {HOSTS} hosts\n")
    with (
        quietly(),
        Site(states) as site,
        TemporaryDirectory() as home,
        open_store(state_dir=Path(home) / "state") as store,
    ):
        peers = {
            peer.name: Runs(peer, site.urls(), Path(home) / peer.name) for peer in PEERS if peer.installed()
        }
        for name in {peer.name for peer in PEERS} - peers.keys():
            print(f"passed over: {name} could not be installed")
        names = ("ms a check", "httpx alone", *peers, "asked")
        print(f"{'':11}" + "".join(f"{name:>12}" for name in names) + "   outcomes")
        compare(site, Ours(site.urls(), store), Floor(site.urls()), peers)
    for name, runs in peers.items():
        print(f"peak memory of {name}: {runs.peak:.0f} MB")
    return 0


@contextmanager
def quietly() -> Iterator[None]:
    """The daemon's log, at its cost, to nowhere."""
    with Path(os.devnull).open("w") as nowhere:
        with redirect_stderr(nowhere):
            set_up("info", verbose=0, colour=False)
        yield


def compare(site: Site, ours: Ours, floor: Floor, peers: dict[str, Runs]) -> None:
    """Each pass by us, by httpx and by the peers."""
    for name, state, etags in PASSES:
        site.show(state, etags=etags)
        bare, _ = cost(floor)
        spent, outcomes = cost(ours)
        others = [runs.cost() for runs in peers.values()]
        cells = "".join(f"{figure:12.2f}" for figure in (spent, bare, *others))
        said = ", ".join(f"{outcomes.count(each)} {each}" for each in sorted(set(outcomes)))
        print(f"{name:11}{cells}{ASKED.get(name, ''):>12}   {said}", flush=True)


PASSES = (
    ("first", "plain", False),
    ("same bytes", "plain", False),
    ("markup", "markup", False),
    ("furniture", "furniture", False),
    ("changed", "edited", True),  # brings the validators, which peers keep with a new text only
    ("304", "edited", True),
    ("10 %", "tenth", True),
)


def cost(run: Callable[[], Iterator[str]]) -> tuple[float, list[str]]:
    """ms of CPU a step of a run, and what its steps ended with."""
    began = time.process_time()
    ends = list(run())
    return 1000 * (time.process_time() - began) / len(ends), ends


class Floor:
    """The same requests by httpx alone, on one client."""

    def __init__(self, urls: list[str]) -> None:
        self._urls = urls
        self._client = httpx.Client(limits=httpx.Limits(max_keepalive_connections=20))
        self._etags: dict[str, str] = {}

    def __call__(self) -> Iterator[str]:
        for url in self._urls:
            etag = self._etags.get(url, "")
            answer = self._client.get(url, headers={"If-None-Match": etag} if etag else {})
            self._etags[url] = answer.headers.get("etag", etag)
            yield str(answer.status_code)


class Ours:
    """The checker, visit after visit."""

    def __init__(self, urls: Sequence[str], store: Store) -> None:
        self._store = store
        self._now = datetime(2026, 1, 1, tzinfo=UTC)
        for url in urls:
            store.add(url, host=host_of(url), now=self._now)
        fetcher = Fetcher(FetchPolicy(allow_private_hosts=True, per_host_delay=NO_DELAY))
        self._checker = Checker(
            store, fetcher, (), Policy(), NO_DELAY, "bench", clock=lambda: self._now, jitter=lambda: 0.0
        )

    def __call__(self) -> Iterator[str]:
        self._now += timedelta(days=2)  # by then all are due again, whatever became of them
        while taken := self._store.claim_due(
            self._now, owner="bench", lease=LEASE, limit=DaemonSection().threads, host_delay=NO_DELAY
        ):
            for article in taken:
                yield str(self._checker.visit(article).outcome)


def pages(count: int, step: int = 3) -> dict[str, list[bytes]]:
    """The states of the first of every `step`-th labelled pages that have a story to edit."""
    states: dict[str, list[bytes]] = {
        name: [] for name in ("plain", "markup", "furniture", "edited", "tenth")
    }
    for page, html in _corpus.load("segments", step):
        found = variants(page, html)
        if found is None:
            continue
        *first, again = (text.encode() for text in found)
        for name, body in zip(states, first, strict=False):
            states[name].append(body)
        states["tenth"].append(states["edited"][-1] if len(states["plain"]) % 10 else again)
        if len(states["plain"]) == count:
            break
    return states


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
