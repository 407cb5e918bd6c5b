"""`watcher demo` as a user runs it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from watcher.demo import run_demo
from watcher.demo.facts import Records, facts
from watcher.demo.page import furniture_texts
from watcher.demo.play import SCENES, Poll
from watcher.demo.receivers import Hook

PARTS = (
    "A story changes under the eyes of the watcher",
    "The webhooks as received",
    "The mail about the silent edit",
    "$ watcher updates",
    "$ watcher history ferry",
    "$ watcher diff ferry 2..3",
    "Did it come out right?",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The demo, run from elsewhere, with a temporary directory of its own and a configuration in the way."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    temporary = elsewhere / "tmp"
    temporary.mkdir()
    (elsewhere / "config.toml").write_text("this is no configuration")
    done = subprocess.run(
        [sys.executable, "-m", "watcher", "demo"],
        cwd=elsewhere,
        env=os.environ | {"TMPDIR": str(temporary), "WATCHER_CONFIG": "nowhere.toml", "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,  # under ten seconds on an idle machine; a busy one has taken two minutes
        check=False,
    )
    return done, elsewhere


def test_it_comes_out_right(shown: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = shown
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "✗" not in done.stdout
    assert done.stdout.count("✓") >= 14


def test_it_shows_all_there_is_to_see(shown: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    out = shown[0].stdout
    places = [out.find(part) for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)
    assert "[-£14-]{+£17+}" in out
    assert all(scene in out for scene, _ in SCENES)


def test_it_fits_two_screens_and_a_pipe(shown: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    out = shown[0].stdout
    assert "\x1b" not in out
    assert len(out.splitlines()) <= 110
    assert max(map(len, out.splitlines())) <= 80


def test_it_prints_the_example_of_the_readme(
    shown: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = re.search(r"<!-- demo -->\s*```text\n(.*?)```\s*<!-- /demo -->", readme, re.DOTALL)
    printed = " ".join(masked(shown[0].stdout))  # where it is folded depends on how long a moment is in words
    assert example
    assert [line for line in masked(example[1]) if line not in printed and line != "…"] == []


def masked(text: str) -> list[str]:
    """Lines without what differs from run to run: clock times, ports, event ids, widths of columns."""
    text = re.sub(r"\d\d? [A-Z][a-z]{2} 20[2-9]\d", "DAY", text)
    text = re.sub(r"(?:DAY )?between .*? and \d\d:\d\d(?::\d\d)?|\d\d:\d\d:\d\d", "MOMENT", text)
    text = re.sub(r"DAY \d\d:\d\d|DAY MOMENT", "MOMENT", text)
    text = re.sub(r"MOMENT ?– ?(?:MOMENT|\d\d:\d\d)", "MOMENT", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "HOST", text)
    text = re.sub(r"evt_[0-9a-f]+", "EVENT", text)
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def test_it_leaves_nothing_behind(shown: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, elsewhere = shown
    left = [path.name for path in elsewhere.rglob("*")]
    assert sorted(left) == ["config.toml", "tmp"]


def test_a_program_that_fails_is_told_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho it is broken >&2\nexit 3\n")
    broken.chmod(0o755)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("sys.executable", str(broken))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    out = io.StringIO()

    assert run_demo(out) == 1
    assert "ended with 3" in out.getvalue()
    assert "it is broken" in out.getvalue()
    assert list(temporary.iterdir()) == []


NOTHING = Records(history={"snapshots": []}, updates={"notes": []}, silent={"edits": []}, shown={"text": ""})


def test_a_program_that_does_not_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watcher.demo.play.PATIENCE", 0.01)
    out = io.StringIO()
    assert run_demo(out) == 1
    assert "did not end within 0.01 s" in out.getvalue()


def test_facts_that_are_not_so_are_seen() -> None:
    """A demo that is content with anything would prove nothing."""
    silent = [Poll(scene, "unchanged", 1, (), ()) for scene, _ in SCENES]
    found = {fact.claim: fact.holds for fact in facts(silent, NOTHING)}
    wrong = [claim for claim, holds in found.items() if not holds]
    assert len(wrong) >= 9


def test_a_forged_webhook_and_furniture_in_the_text_are_seen() -> None:
    forged = Hook("evt_1", {"type": "article.changed"}, {"webhook-id": "evt_1"}, b"{}", 204)
    polls = [Poll(scene, "changed", n, (forged,), ()) for n, (scene, _) in enumerate(SCENES)]
    records = replace(NOTHING, shown={"text": furniture_texts()[0]})
    wrong = [fact.claim for fact in facts(polls, records) if not fact.holds]
    assert "every webhook is signed" in wrong
    assert "no event has the id of another" in wrong
    assert "biography, credit, promotion and comments are not in the article" in wrong
