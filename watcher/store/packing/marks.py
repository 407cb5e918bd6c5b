"""What a row says of a block before its text: why it is there, and what of it is another at every check.

    hidden; has numbers that are others at every check (1 3)

Of the body the commonest reason goes without saying. The words are part of the format.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Reason, Role

if TYPE_CHECKING:
    from watcher.model import Block

_SWAPPED = {Reason.PROSE.value: "", "": Reason.PROSE.value}
_RESTLESS = "has a link whose address changes at every check"
_COUNTING = "has numbers that are others at every check"
_MARK = re.compile(rf"(?:^|; )(?:({_RESTLESS})|{_COUNTING} \(([\d ]+)\))")


class Marks(NamedTuple):
    """Why a block has its role, and the two fields for what counts for no edit of it."""

    reason: Reason | None
    restless: bool = False
    counting: tuple[int, ...] = ()


def said(block: Block) -> str:
    """What is written of a block."""
    why = _swapped(block.reason or "", block.role)
    if not (block.restless or block.counting):
        return why
    counting = f"{_COUNTING} ({' '.join(map(str, block.counting))})" if block.counting else ""
    return "; ".join(filter(None, (why, _RESTLESS * block.restless, counting)))


def heard(why: str, role: Role) -> Marks:
    """What was written, taken apart."""
    found = _taken_apart(why)
    return found._replace(reason=_named(_swapped(found.reason or "", role)))


def marked(block: Block) -> Block:
    """A block of a row that is JSON: older programs wrote there, too, what it has behind its reason."""
    if block.reason is None or not _MARK.search(block.reason):
        return block
    return replace(block, **_taken_apart(block.reason)._asdict())


def _taken_apart(why: str) -> Marks:
    found = _MARK.findall(why)
    numbers = (int(number) for _, each in found for number in each.split())
    return Marks(_named(_MARK.sub("", why)), any(link for link, _ in found), tuple(numbers))


def _named(why: str) -> Reason | None:
    return Reason(why) if why else None


def _swapped(why: str, role: Role) -> str:
    return _SWAPPED.get(why, why) if role is Role.BODY else why
