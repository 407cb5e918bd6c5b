"""What lessons have in common: they are written on demand, over the constants learned before."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_to_write(about: str | None, target: Path) -> bool:
    """Whether the command line asks for what is learned to be written.

    Args:
        about: what the lesson is, for `--help`.
        target: where it is written.
    """
    args = argparse.ArgumentParser(description=about)
    args.add_argument("--write", action="store_true", help=f"write {target.name}")
    return bool(args.parse_args().write)


def put(target: Path, first: str, constants: str) -> None:
    """Write constants over those of a module, from the one called `first` on; what it says of them stays."""
    text = target.read_text(encoding="utf8")
    target.write_text(text[: text.index(f"{first} = ")] + constants, encoding="utf8")
