"""Figures that must not fall: held against the floors of a file, which are only ever raised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    Figures = dict[str, Any]


def fallen(now: Figures, floors: Figures) -> list[str]:
    """The figures that lie under their floors, in words."""
    if floors and floors["corpus"] != now["corpus"]:
        return [f"the floors were pinned on another corpus: {floors['corpus']}, this one is {now['corpus']}"]
    return [
        f"{name}: {now[name]} lies under {floor}"
        for name, floor in floors.items()
        if name != "corpus" and now[name] < floor
    ]


def hold(now: Figures, file: Path, *, pin: bool) -> int:
    """Print the figures, and write them down as floors if they are to be; 1 when one has fallen."""
    floors = json.loads(file.read_text(encoding="utf8")) if file.exists() else {}
    if faults := fallen(now, floors):
        print("\n".join(faults))
        return 1
    print(json.dumps(now))
    if pin:
        file.write_text(json.dumps(now, indent=1) + "\n", encoding="utf8")
    return 0
