"""How long what was seen is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREVER = timedelta.max


@dataclass(frozen=True, slots=True)
class Keep:
    """How long after its capture a version keeps what nothing points to.

    Attributes:
        raw: the page as received.
        texts: what was read in it; only of articles that are no longer watched.
    """

    raw: timedelta = FOREVER
    texts: timedelta = FOREVER


@dataclass(frozen=True, slots=True)
class Retention:
    """The same for every host.

    Attributes:
        general: for hosts that are not named.
        hosts: for those that are.
    """

    general: Keep = Keep()
    hosts: Mapping[str, Keep] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Pruned:
    """What of one host is old enough to be dropped, or was.

    Attributes:
        host: the host's name.
        pages: raw pages.
        texts: texts, each with its response headers.
        bytes: what they take, compressed.
    """

    host: str
    pages: int
    texts: int
    bytes: int
