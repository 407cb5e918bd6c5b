"""The daemon left to itself while stories change, receivers fail, and it is killed.

A story moves on only after its page was served twice to the same process: the second visit proves that the
first one was recorded, so every state must be found as a version of its own, however the process ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Self

from newsroom import PATH, Desk, email, note_is_added, watch, webhook

from watcher.demo.page import page
from watcher.demo.receivers import MailSink, WebhookReceiver
from watcher.demo.site import HTML, Answer, NewsSite
from watcher.demo.story import FERRY, reworded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from watcher.demo.receivers import Hook
    from watcher.demo.site import Request
    from watcher.demo.story import Story

SERVED_TWICE = 2


def states(changes: int) -> list[Story]:
    """A story and what becomes of it: the fare rises with each change, the second brings a note."""
    prices = (reworded(FERRY, "£14", f"£{14 + n}") if n else FERRY for n in range(changes + 1))
    return [note_is_added(story) if n >= 2 else story for n, story in enumerate(prices)]


@dataclass
class Scripted:
    """A story on line that moves to its next state when the present one was certainly recorded.

    Attributes:
        states: what it is, in order.
        epoch: which process is watching.
        moved: told when the story has changed, right before that is served for the first time.
        now: which state it is in.
        visits: how often each state was served to each process.
    """

    states: Sequence[Story]
    epoch: Callable[[], int]
    moved: Callable[[], None]
    now: int = 0
    visits: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def __call__(self, request: Request) -> Answer:
        if self.visits[self.now, self.epoch()] == SERVED_TWICE and not self.done:
            self.now += 1
            self.moved()
        self.visits[self.now, self.epoch()] += 1
        story = self.states[self.now]
        return Answer(
            page(story, url=request.url, visit=request.visit).encode(), headers=(("Content-Type", HTML),)
        )

    @property
    def done(self) -> bool:
        return self.now == len(self.states) - 1

    @property
    def settled(self) -> bool:
        """The last state, too, was served twice."""
        return self.done and self.visits[self.now, self.epoch()] >= SERVED_TWICE


class DaemonProcess:
    """`watcher run` as a process, whose log goes to a file.

    Attributes:
        starts: how often it was started.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        self.starts += 1
        command = [sys.executable, "-m", "watcher", "--config", str(self._home / "config.toml"), "run"]
        with (self._home / "daemon.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        return self

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        return (self._home / "daemon.log").read_text(encoding="utf-8", errors="replace")

    def signal(self, number: int) -> None:
        assert self._process is not None
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        """SIGKILL: no chance to finish anything."""
        self.signal(signal.SIGKILL)
        self.wait()

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.signal(signal.SIGTERM)
        return self.wait()

    def wait(self, patience: float = 30) -> int:
        assert self._process is not None
        return self._process.wait(patience)


def until(true: Callable[[], bool], patience: float, what: str) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"after {patience:.0f} s still not: {what}"
        time.sleep(0.05)


def refuse_first_try_of_every_third() -> Callable[[Request], int]:
    """One alert in three is refused when it first comes; a retry is taken."""
    seen: list[str] = []

    def mood(request: Request) -> int:
        identity = request.headers["webhook-id"]
        if identity in seen:
            return 204
        seen.append(identity)
        return 503 if len(seen) % 3 == 0 else 204

    return mood


def refuse_at_random(seed: int) -> Callable[[Request], int]:
    """One request in three is refused, whatever it is."""
    dice = Random(seed)
    return lambda _: 503 if dice.random() < 1 / 3 else 204


class Reaper:
    """Kills the daemon at the worst moments, each once, in the order given.

    Args:
        daemon: the victim.
        moments: "page" while a changed page is being worked on, "hook" while an alert is being answered.
        seed: for the milliseconds between an answer and death.
    """

    def __init__(self, daemon: DaemonProcess, moments: Sequence[str], seed: int = 1) -> None:
        self._daemon = daemon
        self._due = list(moments)
        self._dice = Random(seed)
        self._lock = threading.Lock()

    @property
    def done(self) -> bool:
        return not self._due

    def passes(self, moment: str) -> None:
        """Something happens; perhaps it is the last thing the daemon sees."""
        with self._lock:
            if self._due[:1] != [moment] or not self._daemon.running:
                return
            self._due.pop(0)
        if moment == "hook":
            self._daemon.kill()
        else:
            threading.Timer(self._dice.uniform(0, 0.08), self._daemon.kill).start()


@dataclass(frozen=True)
class Aftermath:
    """What was left when the daemon was told to stop.

    Attributes:
        scripted: for each address, the fares that its story gave, in order.
        recorded: for each address, the fares that its versions give.
        hooks: all webhooks, refused ones included.
        mails: the Message-ID of every mail.
        starts: how often the daemon was started.
        status: how it ended at last.
    """

    scripted: dict[str, list[str]]
    recorded: dict[str, list[str]]
    hooks: list[Hook]
    mails: list[str]
    starts: int
    status: int

    @property
    def ids(self) -> dict[tuple[str, int], set[str]]:
        """For each (address, version), the ids under which its alert was taken in."""
        found = defaultdict(set)
        for hook in self.hooks:
            if hook.status == 204:
                found[hook.document["data"]["url"], hook.document["data"]["to"]].add(hook.id)
        return dict(found)

    @property
    def expected(self) -> set[tuple[str, int]]:
        """Every change there was, by (address, version)."""
        return {(url, n) for url, fares in self.scripted.items() for n in range(2, len(fares) + 1)}


@dataclass(frozen=True)
class FaultRun:
    """A daemon, some stories, a webhook receiver in a mood, a mail sink, and deaths.

    Attributes:
        home: a directory for config and state.
        mood: how the receiver answers.
        stories: how many articles.
        changes: how many changes each sees.
        deaths: moments of a sudden death, see `Reaper`.
        patience: how long all of it may take, in seconds.
    """

    home: Path
    mood: Callable[[Request], int]
    stories: int = 2
    changes: int = 3
    deaths: Sequence[str] = ()
    patience: float = 60

    def run(self) -> Aftermath:
        """Play it to the end and collect what was recorded and received."""
        daemon = DaemonProcess(self.home)
        reaper = Reaper(daemon, self.deaths)
        with ExitStack() as stack:
            hooks = stack.enter_context(WebhookReceiver(self._deadly(reaper)))
            mails = stack.enter_context(MailSink())
            scripts = dict(self._publish(stack, daemon, reaper) for _ in range(self.stories))
            desk = Desk(self.home)
            articles = (watch(url, 'every = "0.5s"') for url in scripts)
            desk.configure(*articles, webhook(hooks.url("/hook")), email(mails.url))
            with daemon:
                self._until_told(daemon, reaper, scripts, hooks, mails)
                status = daemon.stop()
            return Aftermath(
                scripted={
                    url: [_fare(story.text) for story in script.states] for url, script in scripts.items()
                },
                recorded={url: _fares(desk, url) for url in scripts},
                hooks=list(hooks.hooks),
                mails=[str(mail["Message-ID"]) for mail in mails.mails],
                starts=daemon.starts,
                status=status,
            )

    def _deadly(self, reaper: Reaper) -> Callable[[Request], int]:
        def mood(request: Request) -> int:
            status = self.mood(request)
            reaper.passes("hook")
            return status

        return mood

    def _publish(self, stack: ExitStack, daemon: DaemonProcess, reaper: Reaper) -> tuple[str, Scripted]:
        """A site of its own for each story, for a host is asked one thing at a time."""
        site = stack.enter_context(NewsSite())
        script = Scripted(states(self.changes), lambda: daemon.starts, lambda: reaper.passes("page"))
        site.pages[PATH] = script
        return site.url(PATH), script

    def _until_told(
        self,
        daemon: DaemonProcess,
        reaper: Reaper,
        scripts: dict[str, Scripted],
        hooks: WebhookReceiver,
        mails: MailSink,
    ) -> None:
        """Start the daemon as often as it dies, until all is published, recorded and received."""
        owed = self.stories * self.changes

        def over() -> bool:
            if not daemon.running:
                daemon.start()
            received = {hook.id for hook in hooks.taken}
            told = len(received) >= owed and len({mail["Message-ID"] for mail in mails.mails}) >= owed
            return told and reaper.done and all(script.settled for script in scripts.values())

        until(over, self.patience, f"{owed} changes recorded and received; the log: {self.home}/daemon.log")


def _fares(desk: Desk, url: str) -> list[str]:
    """The fare that each version gives; it names the state of the story."""
    versions = [snapshot["version"] for snapshot in desk.history(url)]
    return [_fare(desk.json("show", f"{url}@{version}")["text"]) for version in versions]


def _fare(text: str) -> str:
    return text.partition("ticket is to cost £")[2].partition(",")[0]
