"""The figures on the labelled development sets do not fall under their floors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "corpora" / "notes"


@pytest.mark.corpus
@pytest.mark.skipif(not SETS.exists(), reason="needs the labelled notes beside the project")
def test_no_figure_lies_under_its_floor():
    command = [sys.executable, "-m", "bench.notes", "--floors"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
