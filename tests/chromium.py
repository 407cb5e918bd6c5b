"""The browser that pages are looked at with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")  # headless as root, in a container of little memory

needs_chromium = pytest.mark.skipif(
    not Path(CHROMIUM).exists(),
    reason=f"there is no browser {CHROMIUM}, and only one can say what it shows (.ci/run installs it)",
)
