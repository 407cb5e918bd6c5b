"""The figures on the labelled development pages do not fall under their floors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import _corpus, pages
from bench._floors import fallen, hold

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "corpora" / "pages"


@pytest.mark.corpus
@pytest.mark.skipif(not SETS.exists(), reason="needs the labelled pages beside the project")
def test_no_figure_lies_under_its_floor() -> None:
    command = [sys.executable, "-m", "bench.pages", "--floors"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


FLOORS = {"corpus": "abc", "f1 all": 0.95, "date all": 0.9}


def test_a_figure_under_its_floor_is_named_and_one_on_it_is_not() -> None:
    assert fallen(dict(FLOORS), FLOORS) == []
    assert fallen({**FLOORS, "f1 all": 0.96}, FLOORS) == []
    assert fallen({**FLOORS, "date all": 0.8999}, FLOORS) == ["date all: 0.8999 lies under 0.9"]


def test_figures_of_another_corpus_are_not_compared() -> None:
    (said,) = fallen({**FLOORS, "corpus": "xyz", "f1 all": 0.1}, FLOORS)
    assert "another corpus" in said


def test_pinning_refuses_to_lower_a_floor(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    for now, code in ((FLOORS, 0), ({**FLOORS, "f1 all": 0.94}, 1), ({**FLOORS, "f1 all": 0.97}, 0)):
        assert hold(now, file, pin=True) == code
    assert json.loads(file.read_text())["f1 all"] == 0.97


def test_without_the_corpus_it_says_that_it_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_corpus, "PAGES", tmp_path / "none")
    monkeypatch.setattr(sys, "argv", ["bench.pages"])
    assert pages.main() == 0
    assert "passed over" in capsys.readouterr().out
