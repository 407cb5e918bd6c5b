"""Alerts to a hundred other services, by the apprise library (an extra; imported only here)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self

from watcher.alerts.spec import APPRISE_REMEDY
from watcher.errors import DeliveryDeferred
from watcher.render.mail.message import plain_message
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from datetime import tzinfo

    from watcher.alerts.spec import AppriseSpec
    from watcher.model import Delivery


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
            raise DeliveryDeferred("apprise does not know an address of this form; check its url")
        title, text = plain_message(delivery.event, self._timezone)
        with _Overheard() as heard:
            taken = service.notify(body=text, title=title, body_format=apprise.NotifyFormat.TEXT)
        if not taken:
            raise DeliveryDeferred(f"the service did not take it{heard.reason}")

    def close(self) -> None:
        """Nothing is kept open."""


class _Overheard(logging.Handler):
    """What apprise logs meanwhile: its answer is only yes or no, and the reason stands in its log.

    It sends from threads of its own, so two channels that fail at the same moment may swap their reasons.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: list[str] = []

    @property
    def reason(self) -> str:
        return f": {inert_line(self._said[-1])[:300]}" if self._said else ""

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())

    def __enter__(self) -> Self:
        logging.getLogger("apprise").addHandler(self)
        return self

    def __exit__(self, *exc: object) -> None:
        logging.getLogger("apprise").removeHandler(self)
