"""What the watch has told of itself outlives whoever told it, and is each machine's own."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from newsroom import Desk, webhook

from watcher.config import load
from watcher.daemon.alarm import Alarm
from watcher.daemon.equipment import Equipment
from watcher.daemon.pulse import Pulse
from watcher.daemon.recall import Recall
from watcher.decide.trouble import Known
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver

NIGHT = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)
DOWN = "abc"


@contextmanager
def looking(desk: Desk) -> Iterator[Callable[[float, str], None]]:
    """A process that looks at whether all is well in these minutes, when these hosts have not answered."""
    config = load(desk.home / "config.toml")
    with open_store(config.store_url, state_dir=config.state_dir) as store:
        gear, alarm = Equipment(config, store, "test"), Alarm()

        def look(minute: float, silent: str) -> None:
            for host in silent:
                (gear.fetcher.line.reached if host == "+" else gear.fetcher.line.unreached)(host)
            now = NIGHT + timedelta(minutes=minute)
            alarm.look(gear, store, [Pulse()], now)
            gear.courier.drain(now, timedelta(seconds=9))

        yield look
        gear.close()


def kinds(hooks: WebhookReceiver) -> list[str]:
    return [hook.document["type"].removeprefix("watch.") for hook in hooks.hooks]


def through(desk: Desk, *looks: tuple[float, str]) -> None:
    """Each of them by a process of its own."""
    for minute, silent in looks:
        with looking(desk) as look:
            look(minute, silent)


def test_each_process_goes_on_where_the_last_one_was_killed(newcomer: Desk, hooks: WebhookReceiver) -> None:
    through(newcomer, (0, DOWN), (1, "a"), (2, "b"))
    with looking(newcomer) as look:
        for minute in range(3, 20):
            look(minute, "c")
    through(newcomer, (21, "a"), (60, "b"), (61, "+"), (200, "+"))
    assert kinds(hooks) == ["failing", "recovered"]
    assert [hook.document["data"]["since"] for hook in hooks.hooks] == ["2026-05-04T02:00:00Z"] * 2


def test_what_is_only_remembered_of_the_line_is_not_told(newcomer: Desk, hooks: WebhookReceiver) -> None:
    """An outage of a minute, and a daemon that is started in the morning and has asked nobody yet."""
    through(newcomer, (0, DOWN), (1, "a"), (360, ""), (380, ""))
    with looking(newcomer) as look:
        look(400, "")
        look(401, "a")
    assert not hooks.hooks


def test_nor_is_its_end(newcomer: Desk, hooks: WebhookReceiver) -> None:
    with looking(newcomer) as look:
        for minute in range(12):
            look(minute, DOWN)
    through(newcomer, (360, ""), (380, ""))
    assert kinds(hooks) == ["failing"]


def test_who_is_killed_before_it_is_known_that_it_was_told_tells_the_same_once_more(
    newcomer: Desk, hooks: WebhookReceiver
) -> None:
    with looking(newcomer) as look:
        for minute in (0, 5, 9):
            look(minute, DOWN)
        file = newcomer.home / "state" / "watch.json"
        before = file.read_bytes()
        look(10, "a")
        file.write_bytes(before)
    with looking(newcomer) as look:
        look(10.5, "a")
        look(11, "a")
    assert len(hooks.hooks) == 2
    assert len({hook.id for hook in hooks.hooks}) == 1


def test_of_two_processes_that_look_at_once_one_tells(newcomer: Desk, hooks: WebhookReceiver) -> None:
    with looking(newcomer) as one, looking(newcomer) as other:
        for minute in range(12):
            one(minute, DOWN)
            other(minute, DOWN)
        with Recall(newcomer.home / "state").alone() as alone:
            assert alone
            for minute in range(20, 30):  # another one is at it
                one(minute, "+")
        assert kinds(hooks) == ["failing"]
        for minute in range(30, 40):
            other(minute, "+")
            one(minute, "+")
    assert kinds(hooks) == ["failing", "recovered"]


def test_machines_that_share_a_store_tell_each_of_its_own(
    newcomer: Desk, hooks: WebhookReceiver, tmp_path: Path
) -> None:
    machines = []
    for name in "AB":
        (tmp_path / name).mkdir()
        machines.append(Desk(tmp_path / name, f"sqlite:///{tmp_path / 'shared.db'}"))
        machines[-1].configure(webhook(hooks.url("/hook")))
    with looking(machines[0]) as here, looking(machines[1]) as there:
        for minute in range(12):
            here(minute, DOWN)
            there(minute, DOWN if minute else "+")
        assert kinds(hooks) == ["failing"] * 2
        for minute in range(12, 20):
            here(minute, DOWN)
            there(minute, "+")
        assert kinds(hooks) == ["failing", "failing", "recovered"]
        for minute in range(20, 30):
            here(minute, "+")
    assert kinds(hooks) == ["failing", "failing", "recovered", "recovered"]


def test_where_nothing_can_be_written_the_process_remembers_alone(
    newcomer: Desk, hooks: WebhookReceiver, capsys: pytest.CaptureFixture[str]
) -> None:
    (newcomer.home / "state" / "watch.json").mkdir(parents=True)
    with looking(newcomer) as look:
        for minute in range(20):
            look(minute, DOWN)
        for minute in range(20, 25):
            look(minute, "+")
    assert kinds(hooks) == ["failing", "recovered"]
    assert capsys.readouterr().out.count("not_remembered") == 1


@pytest.mark.parametrize("said", [b"", b"{", b"\0" * 99, b'{"trouble":7}', b'{"new":1}', b"[]", b"\xff"])
def test_a_file_that_is_damaged_is_nothing_known(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "watch.json").write_bytes(said)
    recall = Recall(tmp_path)
    assert recall.read() == Known()
    recall.write(Known(silent=("a.example",)))
    assert Recall(tmp_path).read() == Known(silent=("a.example",))
