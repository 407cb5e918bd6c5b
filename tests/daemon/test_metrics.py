"""The daemon's own figures, as Prometheus reads them, and whether its work goes round, by an HTTP status."""

from __future__ import annotations

import json
import os
import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from daemonprocess import DaemonProcess, until
from newsroom import Desk, note_is_added, watch
from prometheus_client.parser import text_string_to_metric_families
from receivers import free_port
from structlog.testing import capture_logs

from watcher.config import load
from watcher.daemon import endpoint as module
from watcher.daemon.endpoint import Kept, endpoint
from watcher.daemon.pulse import Pulse
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.errors import ConfigError
from watcher.model import Outcome
from watcher.model.crew import Visit

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.store import Store

PATHS = [f"/2021/01/11/ferry-{n}" for n in range(4)]
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def address() -> str:
    """A port that was free a moment ago."""
    return f"127.0.0.1:{free_port()}"


def scraped(address: str) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels; nothing while nobody listens."""
    try:
        answer = httpx.get(f"http://{address}/metrics").raise_for_status()
    except httpx.TransportError:
        return {}
    families = text_string_to_metric_families(answer.text)
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


def pids(daemon: DaemonProcess) -> dict[int, int]:
    """The process numbers of the workers."""
    lines = (json.loads(line) for line in daemon.log.splitlines() if line.startswith("{"))
    return {line["worker"]: line["pid"] for line in lines if line["event"] == "started" and "pid" in line}


def test_all_processes_are_counted_and_one_that_dies_is_told(
    desk: Desk, site: NewsSite, address: str
) -> None:
    rooms = [site.pages.setdefault(path, Newsroom(FERRY)) for path in PATHS]
    urls = [site.url(path, ("127.0.0.1", "localhost")[n % 2]) for n, path in enumerate(PATHS)]
    daemon_section = f'[daemon]\nworkers = 2\nmetrics = "{address}"'
    desk.configure(*(watch(url, 'every = "0.5s"') for url in urls), daemon_section)

    def count(*sample: str) -> float:
        return scraped(address).get(sample, 0)

    with DaemonProcess(desk.home) as daemon:
        until(lambda: count("watcher_checks_total", "first") == len(PATHS), "the first checks")
        rooms[0].edit(note_is_added)
        until(lambda: count("watcher_checks_total", "changed") == 1, "the change")
        until(lambda: httpx.get(f"http://{address}/healthz").status_code == 200, "health")
        found = scraped(address)
        assert found["watcher_articles", "active"] == len(PATHS)
        assert found["watcher_worker_resident_bytes", "1"] > 10_000_000
        assert found["watcher_worker_open_files", "0"] > 3
        number = found["watcher_check_lateness_seconds_count",]
        assert number == found["watcher_check_lateness_seconds_bucket", "+Inf"] > len(PATHS)
        os.kill(pids(daemon)[1], signal.SIGKILL)
        until(lambda: count("watcher_worker_starts_total", "1") == 2, "the process in its place")
        assert count("watcher_worker_starts_total", "0") == 1
        assert daemon.stop() == 0
    assert scraped(address) == {}


def test_late_visits_are_counted_by_how_late_they_are(store: Store, address: str) -> None:
    pulse = Pulse()
    for late in (0.5, 4, 4000):
        pulse.count(Visit(Outcome.UNCHANGED, late, took=0.25))
    with endpoint(address, store, [pulse, Pulse()], lambda: NOW):
        found = scraped(address)
    name = "watcher_check_lateness_seconds"
    assert [found[f"{name}_bucket", bound] for bound in ("1.0", "5.0", "3600.0", "14400.0")] == [1, 2, 2, 3]
    assert found[f"{name}_sum",] == 4004.5
    assert found["watcher_check_seconds_total",] == 0.75
    assert found["watcher_checks_total", "unchanged"] == 3


def test_health_is_that_all_processes_go_round_and_figures_need_the_database(
    store: Store, state: Path, address: str
) -> None:
    one, two = Pulse(), Pulse()
    one.beat()
    with endpoint(address, store, [one, two], lambda: NOW):
        assert httpx.get(f"http://{address}/healthz").status_code == 503
        two.beat()
        assert httpx.get(f"http://{address}/healthz").status_code == 200
        assert httpx.get(f"http://{address}/").status_code == 404
        store.close()
        (state / "watcher.db").write_bytes(b"this is no database" * 1000)
        with capture_logs() as said:
            assert httpx.get(f"http://{address}/metrics").status_code == 503
    assert [line["event"] for line in said] == ["no_figures"]


def test_an_address_that_is_taken_is_told_and_the_watch_goes_on(store: Store, address: str) -> None:
    with endpoint(address, store, [Pulse()], lambda: NOW), capture_logs() as said:
        with endpoint(address, store, [Pulse()], lambda: NOW):
            pass
        assert scraped(address)
    assert address in said[0]["error"]


def test_sums_over_the_store_take_a_small_share_of_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(module, "SHARE", 1e-9)
    kept = Kept(lambda: made.append(1) or sum(range(10_000)))
    assert kept() == kept()
    assert len(made) == 1
    monkeypatch.setattr(module, "SHARE", 1e9)
    quick = Kept(lambda: made.append(1) or sum(range(10_000)))
    assert quick() == quick()
    assert len(made) == 3


@pytest.mark.parametrize(
    "written", ["9464", "localhost", "localhost:", ":80", "localhost:99999", "here:http"]
)
def test_what_is_no_address_is_refused_with_an_example(tmp_path: Path, written: str) -> None:
    (tmp_path / "config.toml").write_text(f'[daemon]\nmetrics = "{written}"', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"127\.0\.0\.1:9464"):
        load(tmp_path / "config.toml")
