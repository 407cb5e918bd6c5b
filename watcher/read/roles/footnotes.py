"""Footnotes below a story that points at them: "[2]" in its text, and a line elsewhere that begins so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model import Reason
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw

_MARK = re.compile(r"\[\d{1,3}\]")
_NOTE = re.compile(rf"({_MARK.pattern})(?!\s*\[)")  # "[1] [2] [3]" leads to the pages of a story


def footnotes(raws: Sequence[Raw], home: Home) -> dict[int, Reason]:
    """The indexes of the lines beside the story's own box that it points at by their number, with the why."""
    pointed = {mark for i, raw in enumerate(raws) if i in home and "[" in raw.text for mark in _marks(raw)}
    found = (
        i
        for i, raw in enumerate(raws)
        if i not in home and raw.text.startswith("[") and not raw.zone and not way_out(raw)
    )
    return {i: Reason.PROSE for i in found if (mark := _NOTE.match(raws[i].text)) and mark[1] in pointed}


def _marks(raw: Raw) -> list[str]:
    """The numbers in a text, which do not begin it."""
    found: list[str] = _MARK.findall(raw.text, 1)
    return found
