"""Plays the story: five polls of the real program, each after something happened in the newsroom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, fare_is_edited_silently, update_of_12_january, vote_is_corrected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from watcher.demo.receivers import Hook, MailSink, WebhookReceiver
    from watcher.demo.story import Story

PATH = "/2021/01/11/night-ferry"
SECRET = "whsec_" + "ZGVtby1vbmx5LW5vdC1hLXNlY3JldCE="
PATIENCE = 300
"""Seconds for one command: a machine with forty other things to do has taken more than sixty."""


def _nothing_happens(story: Story) -> Story:
    """Only the furniture around the story changes, as it does with every request."""
    return story


SCENES: tuple[tuple[str, Callable[[Story], Story]], ...] = (
    ("the story is published", _nothing_happens),
    ("only the furniture changes", _nothing_happens),
    ("an update note is added", update_of_12_january),
    ("£14 becomes £17, unannounced", fare_is_edited_silently),
    ("a vote is corrected, with a note", vote_is_corrected),
)


class CommandFailed(Exception):
    """The program ended otherwise than it should."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One pass of the program, and what it led to.

    Attributes:
        scene: what had happened in the newsroom.
        outcome: how the check ended.
        version: the newest version after it.
        hooks: webhooks received.
        mails: texts of the mails received, each after its subject.
    """

    scene: str
    outcome: str
    version: int | None
    hooks: tuple[Hook, ...]
    mails: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The installed program in a directory of its own.

    Attributes:
        home: where its config.toml and state lie.
        environment: for the process.
    """

    home: Path
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def run(self, *words: str) -> str:
        """Run a command to its end and return its standard output.

        Raises:
            CommandFailed: it did not exit with 0, or not at all; the message has what it said.
        """
        name = f"watcher {' '.join(words)}"
        command = [sys.executable, "-m", "watcher", "--config", str(self.home / "config.toml"), *words]
        try:
            done = subprocess.run(  # noqa: S603 - our own program, our own words
                command,
                env=self.environment,
                capture_output=True,
                encoding="utf-8",
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CommandFailed(f"{name} did not end within {PATIENCE} s; is the machine busy?") from None
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise CommandFailed(f"{name} ended with {done.returncode}:\n{said[-2000:]}")
        return done.stdout

    def document(self, *words: str) -> dict[str, Any]:
        """The same with `--json`, parsed."""
        found: dict[str, Any] = json.loads(self.run(*words, "--json"))
        return found

    def together(self, *commands: tuple[str, ...]) -> list[str]:
        """Several commands at the same time, for starting a program is most of what each costs."""
        with ThreadPoolExecutor(len(commands)) as pool:
            return list(pool.map(lambda words: self.run(*words), commands))


def configuration(page: str, hook: str, smtp: str) -> str:
    """The config.toml of the demo."""
    return f"""\
[fetch]
per_host_delay = "0s"
allow_private_hosts = true     # the site is on loopback

[[articles]]
url = "{page}"
every = "1s"
tags = ["sea"]

[[alerts]]
type = "webhook"
url = "{hook}"
secret = "{SECRET}"

[[alerts]]
type = "email"
to = ["desk@example.org"]
smtp = "{smtp}"
"""


def polls(program: Program, site: NewsSite, hooks: WebhookReceiver, mails: MailSink) -> Iterator[Poll]:
    """Play scene after scene, with a poll after each."""
    room = Newsroom(FERRY)
    site.pages[PATH] = room
    for scene, happening in SCENES:
        room.edit(happening)
        seen = len(hooks.hooks), len(mails.mails)
        (check,) = program.document("check")["checks"]
        yield Poll(
            scene,
            check["outcome"],
            check["version"],
            tuple(hooks.hooks[seen[0] :]),
            tuple(_letter(mail) for mail in mails.mails[seen[1] :]),
        )


def _letter(mail: Any) -> tuple[str, str]:
    text = mail.get_body(("plain",))
    return str(mail["Subject"]), text.get_content() if text else ""
