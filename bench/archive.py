"""Backfill against a real archive server: pywb, installed in an environment of its own, on loopback.

    python -m bench.archive

Needs a package index. The tests that run are those of `tests/test_backfill_pywb.py`, which are passed over
where no pywb is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).parents[1] / "tests" / "test_backfill_pywb.py"


def main() -> int:
    """Install, run, and hand on whether all was right; 0 with a word when it cannot be installed."""
    with TemporaryDirectory(prefix="watcher-pywb-") as folder:
        programs = Path(folder) / "env" / "bin"
        venv.create(programs.parent, with_pip=True)
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "pywb"]
        done = subprocess.run(pip, check=False, capture_output=True, text=True)
        if done.returncode or not (programs / "wayback").exists():
            print(f"pywb cannot be installed here; passed over: {done.stderr.strip()[-200:]}")
            return 0
        command = [sys.executable, "-m", "pytest", "-q", str(TESTS)]
        return subprocess.run(
            command, env=os.environ | {"WATCHER_PYWB": str(programs)}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
