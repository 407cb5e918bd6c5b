"""Leases of workers that died."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_help import enlist

from watcher.model import Article
from watcher.store import open_store
from watcher.worker import is_dead, worker_name

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TERMS = {"lease": timedelta(minutes=5), "host_delay": timedelta(0)}


def name_of_a_dead_worker() -> str:
    code = "from watcher.worker import worker_name; print(worker_name())"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_only_a_process_of_this_machine_that_is_no_more_is_dead():
    assert is_dead(name_of_a_dead_worker())
    assert not is_dead(worker_name())
    assert not is_dead(f"elsewhere:{2**22 - 1}:abc")
    assert not is_dead("a name of another kind")
    assert not is_dead(f"{os.uname().nodename}:1:abc")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells by /proc when a process began")
def test_a_number_that_another_process_has_taken_over_is_no_sign_of_life():
    host, number, rest = worker_name().split(":")
    began, _, own = rest.partition("-")
    assert is_dead(f"{host}:{number}:{int(began) - 1}-{own}")
    assert not is_dead(f"{host}:{number}:-{own}")


def test_what_a_dead_worker_held_is_taken_back_and_what_a_living_one_holds_is_not(tmp_path):
    with open_store(state_dir=tmp_path) as store:
        first, _ = enlist(store, "https://a.example/x", host="a.example", now=NOW)
        second, _ = enlist(store, "https://b.example/x", host="b.example", now=NOW)
        store.claim(first.id, NOW, owner=name_of_a_dead_worker(), **TERMS)
        store.claim(second.id, NOW, owner=worker_name(), **TERMS)
        delay = timedelta(seconds=2)
        assert store.left_by(is_dead, NOW) == [first.url]
        assert store.free_leases(is_dead, NOW, host_delay=delay) == 1
        assert store.claim(first.id, NOW, owner="me", **TERMS) == NOW + delay
        assert isinstance(store.claim(first.id, NOW + delay, owner="me", **TERMS), Article)
        assert isinstance(store.claim(second.id, NOW + delay, owner="me", **TERMS), datetime)
