"""A config.toml, and what is said to be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from watcher.config import load
from watcher.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

ALERT = "[[alerts]]\ntype = 'webhook'\nurl = 'https://hooks.example/x'\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(written(folder, text))
    return list(caught.value.faults)
