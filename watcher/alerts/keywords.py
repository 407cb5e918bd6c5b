"""Keywords in the *changed* text: a keyword counts where the change touches it, not where it stands near it.

"ferry" is a whole word, in upper or lower case; "ferr*" also the longer ones. Of "prime minister" it is
enough that one of the two words changed. Accents count, however they are stored; the points of Arabic and
Hebrew do not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from watcher.model.points import unpointed
from watcher.render.fit import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Scripts that put no spaces between words: there a keyword counts inside longer runs too.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

Text = tuple[str, list[range]]
"""A text and the parts of it that are new or gone."""


def first_touched(keywords: Iterable[str], data: dict[str, Any]) -> str:
    """The first keyword that a change touches; "" for none.

    Args:
        keywords: as the user wrote them.
        data: of an event about a change, uncut.
    """
    texts = list(_texts(data))
    return next((word for word in keywords if any(_touches(word, text) for text in texts)), "")


def _touches(keyword: str, text: Text) -> bool:
    words, changed = text
    return any(
        found.start() < part.stop and part.start < found.end()
        for found in _pattern(keyword).finditer(words)
        for part in changed
    )


@lru_cache(maxsize=500)
def _pattern(keyword: str) -> re.Pattern[str]:
    parts = unpointed(keyword).split() or keyword.split()
    body = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in parts)
    if not _UNSPACED.search(keyword):
        body = rf"(?<!\w){body}(?!\w)"
    return re.compile(body, re.IGNORECASE)


def _texts(data: dict[str, Any]) -> Iterator[Text]:
    """Both sides of each edit, and of the notes what came, went or was reworded."""
    for edit in data.get("edits", ()):
        spans = pairs(edit)
        yield _side(spans, "insert")
        yield _side(spans, "delete")
    for note in (*data.get("notes", ()), *data.get("notes_removed", ())):
        yield _whole(f"{note['label']} {note['text']}")
    for pair in data.get("notes_changed", ()):
        yield _whole(pair["before"]["text"])


def _whole(text: str) -> Text:
    text = unpointed(text)
    return text, [range(len(text))]


def _side(spans: Sequence[Sequence[str]], op: str) -> Text:
    """The text that one side has, and where it differs from the other."""
    text, changed = "", []
    for kind, said in spans:
        if kind not in {"equal", op}:
            continue
        words = unpointed(said)
        if kind == op:
            changed.append(range(len(text), len(text) + len(words)))
        text += words
    return text, changed
