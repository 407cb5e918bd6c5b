"""Where a version comes from that no check of its article brought."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """Who captured it. Merge: a check of ours, of the article that is now part of this one."""

    ARCHIVE = "archive"
    WARC = "warc"
    IMPORT = "import"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version comes from that no check of its article brought.

    Attributes:
        kind: who captured it.
        name: the archive, the file, or the program that it was imported from.
        uri: where it can be seen there (the memento's URI); "" when nowhere.
        text_only: only its text was kept there; its page was made from that.
        article_id: the article it was captured for (merge); 0 otherwise.
    """

    kind: OriginKind
    name: str = ""
    uri: str = ""
    text_only: bool = False
    article_id: int = 0

    @property
    def ours(self) -> bool:
        """Whether we were watching then, so that what came after it is news."""
        return self.kind is OriginKind.MERGE
