"""`watcher demo`: the real program against a news site, a webhook receiver and a mail sink on loopback."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from watcher.demo.facts import Fact, Records, facts
from watcher.demo.play import PATH, CommandFailed, Program, configuration, polls
from watcher.demo.receivers import MailSink, WebhookReceiver
from watcher.demo.show import Stage
from watcher.demo.site import NewsSite

if TYPE_CHECKING:
    from typing import TextIO

    from watcher.demo.play import Poll

__all__ = ["run_demo"]

SILENT = 3  # the poll that meets the silent edit
NAME = "ferry"  # a part of the title is address enough


def run_demo(out: TextIO | None = None, keep: Path | None = None) -> int:
    """Play a story through five polls and print what a user would want to see.

    Args:
        out: where to print; standard output unless given.
        keep: an empty folder for configuration and history; None: nothing is left behind.

    Returns:
        The exit status: 0 only if everything came out right.
    """
    stage, began = Stage(out or sys.stdout), time.monotonic()
    try:
        with nullcontext(keep) if keep else TemporaryDirectory(prefix="watcher-demo-") as home:
            found = _perform(Path(home), stage)
    except CommandFailed as failure:
        stage.line((str(failure), "bold red"))
        return 1
    if keep is None:
        found.append(Fact("nothing is left behind", not Path(home).exists(), home))
    stage.heading("Did it come out right?")
    stage.facts(found)
    failed = sum(not fact.holds for fact in found)
    verdict = f"{failed} of {len(found)} facts are wrong" if failed else f"all {len(found)} facts hold"
    stage.line((f"\n{verdict}, {time.monotonic() - began:.1f} s", "bold red" if failed else "bold green"))
    if keep is not None:
        stage.line((f"\nLook around: watcher --config {shlex.quote(str(keep / 'config.toml'))} list", ""))
    return 1 if failed else 0


def _perform(home: Path, stage: Stage) -> list[Fact]:
    with NewsSite() as site, WebhookReceiver() as hooks, MailSink() as mails:
        program = Program(home, os.environ | stage.environment)
        config = configuration(site.url(PATH), hooks.url("/hook"), mails.url)
        (home / "config.toml").write_text(config, encoding="utf-8")
        played = _play(stage, program, site, hooks, mails)
        _alerts(stage, played)
        return list(facts(played, _read_up(stage, program)))


def _play(
    stage: Stage, program: Program, site: NewsSite, hooks: WebhookReceiver, mails: MailSink
) -> list[Poll]:
    stage.heading("A story changes under the eyes of the watcher")
    played = []
    for number, poll in enumerate(polls(program, site, hooks, mails), 1):
        stage.poll(number, poll)
        played.append(poll)
    return played


def _alerts(stage: Stage, played: list[Poll]) -> None:
    stage.heading("The webhooks as received")
    for poll in played:
        for hook in poll.hooks:
            stage.hook(hook)
    silent = played[SILENT].mails[:1]
    for subject, text in silent:
        stage.heading("The mail about the silent edit")
        stage.output(f"Subject: {subject}\n\n{text}")


def _read_up(stage: Stage, program: Program) -> Records:
    """Ask the program what it knows now, for people and for programs, all at once."""
    asked = (("updates",), ("history", NAME), ("diff", NAME, "2..3"), ("show", NAME))
    answers = program.together(*asked, *((*words, "--json") for words in asked))
    for words, text in zip(asked[:3], answers, strict=False):
        stage.heading(f"$ watcher {' '.join(words)}")
        stage.output(text)
    updates, history, silent, shown = map(json.loads, answers[len(asked) :])
    return Records(history=history, updates=updates, silent=silent, shown=shown)
