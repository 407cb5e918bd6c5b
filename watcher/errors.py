"""What can go wrong, as a tree. A message names the place and the remedy.

WatcherError
├── ConfigError            every fault of the configuration at once; exit 78
├── UsageError             the command's words are off; exit 2
├── UnknownArticle         an address that names no watched article
├── UnknownVersion         a version the article does not have
├── NotKept                a page or text that was pruned
├── UnknownSource          words that name no watched source
├── StoreError             the database cannot be used
│   ├── StoreLocked        another process holds it
│   ├── StoreFull          no room on the disk
│   ├── StoreReadOnly      nothing may be written, and all be read
│   ├── StoreLost          its file is no longer where it was opened
│   ├── StoreUnsteady      the server went away: again, and it may work
│   │   └── StoreMet       two transactions wanted the same rows
│   └── ForeignStore       the file is a database, but not ours, or newer than we are
├── DamagedRow             something in the database is not what was written
├── MissingExtra           a part of the program that is not installed
├── LeaseOver              a process stood still for longer than its work was its own
├── DaemonRunning          a second daemon on one state directory
├── FetchError             no document came back; each has an outcome in `decide`
│   ├── BadAddress         not http(s), or unusable
│   ├── PrivateAddress     an address inside a private network, without leave
│   ├── RobotsDisallowed   robots.txt forbids it
│   ├── HostBusy           the host asked to be left alone for a while
│   ├── TooManyRedirects   a loop, or more hops than allowed
│   ├── TooLarge           the body passed the cap after decompression
│   ├── WrongType          not HTML: a PDF, an image
│   ├── Undecodable        the content encoding is broken
│   ├── Unreachable        DNS, connection, TLS
│   │   └── LineDown       no site at all can be reached from here, or the system lacks what it takes
│   ├── NoBrowser          the page needs a browser, and none could show it
│   └── TimedOut           too slow
└── DeliveryError          an alert could not be handed over
    ├── DeliveryRefused    the receiver said no for good (410, address rejected)
    └── DeliveryDeferred   it may work later
"""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import timedelta


class WatcherError(Exception):
    """The root: catch it to catch everything we raise on purpose."""

    exit_code = 1


class ConfigError(WatcherError):
    """The configuration cannot be used.

    Args:
        faults: one sentence for each fault, each naming its path in the file and the remedy.
    """

    exit_code = 78  # EX_CONFIG of sysexits.h

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class UsageError(WatcherError):
    """The command's words are off."""

    exit_code = 2


class UnknownArticle(WatcherError):
    """No watched article has this address."""


class UnknownVersion(WatcherError):
    """The article does not have this version."""


class NotKept(WatcherError):
    """A page or text that was there and was pruned, as `[retention]` says."""


class UnknownSource(WatcherError):
    """No watched source is called so."""


class StoreError(WatcherError):
    """The database cannot be used."""


class StoreLocked(StoreError):
    """Another process holds the database for longer than the busy timeout."""


class StoreReadOnly(StoreError):
    """Nothing may be written; what is there can be read."""


class StoreFull(StoreError):
    """No room is left on the disk; nothing was written."""


class StoreLost(StoreError):
    """The file was deleted, moved away or replaced while it was in use; what is written now is lost."""


class StoreUnsteady(StoreError):
    """The server went away; nothing was written, or all of it."""


class StoreMet(StoreUnsteady):
    """This transaction and another one wanted the same rows; nothing was written."""


class ForeignStore(StoreError):
    """The file is a database of something else, or of a newer version of this program."""


class DamagedRow(WatcherError):
    """Something in the database is not what was written; no StoreError, for it is one article's trouble."""


class MissingExtra(WatcherError):
    """A part of the program that is not installed.

    Args:
        what: needs it.
        extra: its name.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs more than is installed: {installing(extra)}")


def causes(fault: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from, also where a library raised anew "from None"."""
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


def our_lack(fault: BaseException) -> str:
    """What this machine lacked when something failed, in words; "" where it is another's fault."""
    lacks = (cause for cause in causes(fault) if isinstance(cause, OSError) and cause.errno in _OUR_LACKS)
    lack = next(lacks, None)
    return f"this machine has room for no more ({lack.strerror})" if lack else ""


_OUR_LACKS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""What the system says when it has no descriptor, buffer or memory: no fault of any site or receiver."""


def reason(fault: BaseException) -> str:
    """Why a connection failed, in the system's words: without a number, or the name of somebody's class."""
    for cause in causes(fault):
        if untrusted := getattr(cause, "verify_message", ""):  # of ssl.SSLCertVerificationError
            return f"it shows a certificate that cannot be trusted: {untrusted}"
        if isinstance(cause, OSError) and cause.errno and cause.strerror:
            return cause.strerror
    return str(fault) or type(fault).__name__


def installing(extra: str) -> str:
    """The command that installs an extra beside this very program.

    By its full name: in another environment pip would take another program called watcher from the index.
    """
    return f"{sys.executable} -m pip install 'watcher[{extra}]'"


class LeaseOver(WatcherError):
    """This process stood still for so long that another one does its work now; nothing more may be asked."""


class DaemonRunning(WatcherError):
    """Another daemon already works on this state directory."""


class FetchError(WatcherError):
    """No document came back.

    Args:
        message: what happened, for the user.
        url: the address that was asked, after redirects.
        retry_after: how long the host asked us to stay away, when it said so.
    """

    code = "fetch"

    def __init__(self, message: str, *, url: str = "", retry_after: timedelta | None = None) -> None:
        self.url = url
        self.retry_after = retry_after
        super().__init__(message)


class BadAddress(FetchError):
    """Not http(s), or not an address at all."""

    code = "bad_address"


class PrivateAddress(FetchError):
    """The name resolves to a private, loopback or link-local address and that is not allowed."""

    code = "private_address"


class RobotsDisallowed(FetchError):
    """The site's robots.txt forbids this address (RFC 9309)."""

    code = "robots"


class HostBusy(FetchError):
    """The host asked to be left alone, and that time is not over; it was not asked."""

    code = "host_busy"


class TooManyRedirects(FetchError):
    """A loop of redirects, or more hops than allowed."""

    code = "redirects"


class TooLarge(FetchError):
    """The body passed the cap after decompression."""

    code = "too_large"


class WrongType(FetchError):
    """The answer is not an HTML page."""

    code = "wrong_type"


class Undecodable(FetchError):
    """The content encoding is broken."""

    code = "undecodable"


class Unreachable(FetchError):
    """Name resolution, connection or TLS failed."""

    code = "unreachable"


class LineDown(Unreachable):
    """No site answers any more, or our system lacks what a connection takes: it says nothing of this site."""

    code = "line_down"


class NoBrowser(FetchError):
    """The page is to be read as a browser shows it, and no browser could be had or it broke down."""

    code = "no_browser"


class TimedOut(FetchError):
    """No full answer within the time limit."""

    code = "timed_out"


class DeliveryError(WatcherError):
    """An alert could not be handed over."""


class DeliveryRefused(DeliveryError):
    """The receiver said no for good."""


class DeliveryDeferred(DeliveryError):
    """The receiver may take it later.

    Args:
        message: what the receiver said.
        retry_after: how long it asked us to wait, when it said so.
    """

    def __init__(self, message: str, *, retry_after: timedelta | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(message)
