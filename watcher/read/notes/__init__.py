"""Recognise the update notes among an article's blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model.reading import BlockKind, Note

__all__ = ["find_notes", "looks_like_note", "recognise"]


def find_notes(
    blocks: Sequence[str],
    *,
    language: str | None = None,
    published_at: datetime | None = None,
    captured_at: datetime | None = None,
) -> tuple[Note, ...]:
    """The update notes among an article's blocks, in their order."""
    return recognise(blocks, language=language, published_at=published_at, captured_at=captured_at)


def recognise(
    blocks: Sequence[str],  # noqa: ARG001  the skeleton: the recogniser follows
    *,
    kinds: Sequence[BlockKind] | None = None,  # noqa: ARG001  the same
    language: str | None = None,  # noqa: ARG001  the same
    published_at: datetime | None = None,  # noqa: ARG001  the same
    modified_at: datetime | None = None,  # noqa: ARG001  the same
    captured_at: datetime | None = None,  # noqa: ARG001  the same
    domain: str = "",  # noqa: ARG001  the same
) -> tuple[Note, ...]:
    """The same as `find_notes`, with more evidence about the page."""
    return ()


def looks_like_note(text: str, language: str | None = None) -> bool:  # noqa: ARG001  the same
    """Whether a block opens, or reads, as an update note or a stamp; cheap."""
    return False
