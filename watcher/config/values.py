"""The kinds of values that stand in `config.toml`, each read from what a user would write."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from watcher.config.units import duration, size, spell
from watcher.decide.hours import window
from watcher.decide.patience import Patience
from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.fetch.way import DIRECT, is_proxy
from watcher.lean.css import fault_of
from watcher.model.retention import FOREVER


def _positive(span: timedelta) -> timedelta:
    if span <= timedelta(0):
        raise ValueError("must be longer than 0s")
    return span


def _at_most(limit: timedelta) -> AfterValidator:
    def held(span: timedelta) -> timedelta:
        if span > limit:
            raise ValueError(f'must be "{spell(limit)}" at most')
        return span

    return AfterValidator(held)


def _page(url: str) -> str:
    try:
        return canonical(url)
    except BadAddress as error:
        raise ValueError(str(error)) from None


def _host(host: str) -> str:
    """As it stands in addresses, where a port other than the usual one is part of it."""
    known = _host_in(host if "://" in host else f"https://{host}")
    if not known or set(host) & set("/@?#"):
        raise ValueError(f'"{host}" is no host; write "{known or "news.example"}"')
    return known


def _host_in(url: str) -> str:
    try:
        return host_of(url)
    except BadAddress:
        return ""


def css(selector: str) -> str:
    """A CSS selector as it is.

    Raises:
        ValueError: it is none.
    """
    if fault := fault_of(selector or "*"):
        raise ValueError(f'"{selector}" is not a CSS selector: {fault}')
    return selector


def _word(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty, which fits everything or nothing; write a word or leave it out")
    return text


def listed(value: object) -> object:
    """A single word stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f'"{name}" is not a time zone; write one like "Europe/Berlin"') from None
    return name


def _patience(value: object) -> object:
    """A number of tries in a row, or how long a trouble lasts: `3` or "15m"."""
    if isinstance(value, Patience):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 1:
            raise ValueError("must be 1 or more")
        return Patience(tries=value)
    if not isinstance(value, str):
        raise ValueError('is a number of tries, 3, or a time, "15m"')  # noqa: TRY004 - pydantic's way
    span = duration(value)
    assert isinstance(span, timedelta)
    return Patience(span=span)


def _spelled(patience: Patience) -> int | str:
    return spell(patience.span) if patience.span else patience.tries


def _window(text: str) -> str:
    window(text)
    return text


def _kept(value: object) -> object:
    return FOREVER if value == ALWAYS else duration(value)


def _kept_for(span: timedelta | None) -> str | None:
    return span if span is None else (ALWAYS if span == FOREVER else spell(span))


ALWAYS = "forever"

AUTO, MOST_WORKERS = "auto", 64


def _workers(value: object) -> object:
    number = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_WORKERS
    if value != AUTO and not number:
        raise ValueError(f'is a number of processes, 1 to {MOST_WORKERS}, or "{AUTO}"')
    return value


def _listener(address: str) -> str:
    host, colon, port = address.rpartition(":")
    if address and not (colon and host and port.isdigit() and 0 < int(port) <= MOST_PORT):
        raise ValueError(f'"{address}" is no address to listen on; write one like "127.0.0.1:9464"')
    return address


MOST_PORT = 65_535


def _proxy(address: str) -> str:
    """The address of a proxy as it is; not repeated when it is none: it may hold a password.

    Raises:
        ValueError: it is none.
    """
    if address not in {"", DIRECT} and not is_proxy(address):
        raise ValueError(
            f'is no proxy; write one like "http://user:password@proxy.example:3128", or "{DIRECT}"'
        )
    return address


def _site(address: str) -> str:
    if address and not (address.startswith(("https://", "http://")) and urlsplit(address).hostname):
        raise ValueError('write the address of your server: "https://watch.example/"')
    return address


Duration = Annotated[timedelta, BeforeValidator(duration)]
Span = Annotated[Duration, AfterValidator(_positive)]
Delay = Annotated[Duration, _at_most(timedelta(days=1))]
"""Between two requests: a pass of `check` waits for it."""
Visit = Annotated[Span, _at_most(timedelta(minutes=4))]
"""What requests, or a browser, may take: a visit is ours for five minutes (`check.LEASE`), and what ends
later is not recorded."""
Attempt = Annotated[Span, _at_most(timedelta(hours=1))]
"""What a try to hand an alert over may take, while nobody else tries it."""
Kept = Annotated[timedelta, BeforeValidator(_kept), AfterValidator(_positive), PlainSerializer(_kept_for)]
Size = Annotated[int, BeforeValidator(size), Field(gt=0)]
PageUrl = Annotated[str, AfterValidator(_page)]
Zone = Annotated[str, AfterValidator(_zone)]
Patient = Annotated[Patience, BeforeValidator(_patience), PlainSerializer(_spelled)]
Host = Annotated[str, AfterValidator(_host)]
Css = Annotated[str, AfterValidator(css)]
CssList = Annotated[tuple[Css, ...], BeforeValidator(listed)]
Words = Annotated[tuple[Annotated[str, AfterValidator(_word)], ...], BeforeValidator(listed)]
Site = Annotated[str, AfterValidator(_site)]
Proxy = Annotated[str, AfterValidator(_proxy)]
Listener = Annotated[str, AfterValidator(_listener)]
Workers = Annotated[int | Literal["auto"], BeforeValidator(_workers)]
OpenHours = Annotated[tuple[Annotated[str, AfterValidator(_window)], ...], BeforeValidator(listed)]


class Section(BaseModel):
    """Unknown keys are faults: a misspelt key must not pass for a setting."""

    model_config = ConfigDict(extra="forbid", frozen=True)
