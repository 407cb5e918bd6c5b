"""Alerts to a hundred other services, by the apprise library (an extra; imported only here)."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import TYPE_CHECKING, Self

from watcher.alerts.spec import APPRISE_REMEDY
from watcher.errors import DeliveryDeferred
from watcher.render.mail.message import plain_message
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from datetime import tzinfo

    from watcher.alerts.spec import AppriseSpec
    from watcher.model import Delivery


UNKNOWN = (
    "apprise knows no address of this form; compare it with those in https://github.com/caronc/apprise/wiki"
)


def known(url: str) -> bool:
    """Whether apprise has a service for an address of this form. Nobody is asked; to load it takes 0.3 s."""
    import apprise  # noqa: PLC0415 - an extra, and slow

    return apprise.Apprise.instantiate(url, suppress_exceptions=True) is not None


class AppriseChannel:
    """Sends each event as a plain text; apprise fits it to the service."""

    def __init__(self, spec: AppriseSpec, *, timezone: tzinfo) -> None:
        self._spec = spec
        self._timezone = timezone

    def send(self, delivery: Delivery) -> None:
        """Hand one event over.

        Raises:
            DeliveryDeferred: apprise is missing, does not know the address, or the service did not take it.
        """
        try:
            import apprise  # noqa: PLC0415 - an extra: 0.3 s, and often not installed
        except ModuleNotFoundError as error:
            raise DeliveryDeferred(APPRISE_REMEDY) from error
        service = apprise.Apprise()
        if not service.add(self._spec.url):
            raise DeliveryDeferred(UNKNOWN)
        title, text = plain_message(delivery.event, self._timezone)
        with Overheard() as heard:
            taken = service.notify(body=text, title=title, body_format=apprise.NotifyFormat.TEXT)
        if not taken:
            raise DeliveryDeferred(f"the service did not take it{heard.reason}")

    def close(self) -> None:
        """Nothing is kept open."""


_LISTENER: ContextVar[Overheard | None] = ContextVar("listener", default=None)
"""Who hears what is logged: apprise sends from threads of its own, to which it hands the context on."""


class Overheard(logging.Handler):
    """What apprise logs of a service while it is asked: it answers yes or no, the reason is in its log.

    Of another one it would be the wrong reason, and might tell its token: the log repeats a wrong address.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: list[str] = []

    @property
    def reason(self) -> str:
        """The last that was said, to stand behind a sentence; "" for nothing."""
        return f": {inert_line(self._said[-1])[:300]}" if self._said else ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said of ours."""
        if _LISTENER.get() is self:
            self._said.append(record.getMessage())

    def __enter__(self) -> Self:
        self._before = _LISTENER.set(self)
        logging.getLogger("apprise").addHandler(self)
        return self

    def __exit__(self, *exc: object) -> None:
        logging.getLogger("apprise").removeHandler(self)
        _LISTENER.reset(self._before)
