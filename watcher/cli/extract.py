"""extract: read a page, store nothing."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import sys
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import as_json, example
from watcher.cli.kit.saved import opened

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Selectors


@click.command(epilog=example("watcher extract page.html --url https://news.example/2021/01/11/story --json"))
@click.argument("source")
@click.option("--url", default="", help="The address the page came from: for links and the year of notes.")
@click.option(
    "--explain",
    is_flag=True,
    help="Say where the story was found, why each block is body or margin, and where dates come from.",
)
@as_json
@pass_desk
def extract(desk: Desk, source: str, url: str, *, explain: bool, as_json: bool) -> None:
    """Read a file, "-" or a URL and print what would be stored. Stores nothing."""
    from watcher.read import read
    from watcher.read.whereabouts import whereabouts

    page = _page(desk, source, url)
    html, url, captured_at, selectors, charset = page
    reading = read(html, url, captured_at=captured_at, selectors=selectors, charset=charset)
    where = whereabouts(html, url, selectors=selectors, charset=charset) if explain else None
    if as_json:
        from watcher.render.documents import extract_document

        emit(extract_document(reading, where, explain=explain))
        return
    from watcher.read.further import next_page
    from watcher.render.safe import inert_line
    from watcher.render.terminal.text import reading_lines

    say(reading_lines(reading, desk.look, where, explain=explain))
    if further := next_page(html, url, charset=charset or ""):
        say(["", f"It goes on at {inert_line(further)}, which is not read with it."])


class _Page(NamedTuple):
    html: bytes
    url: str
    captured_at: datetime
    selectors: Selectors | None
    charset: str | None = None


def _page(desk: Desk, source: str, url: str) -> _Page:
    desk.use_defaults_without_config()
    desk.log_to_stderr()
    if source.lower().startswith(("http://", "https://")):
        return _fetched(desk, source, url)
    html = _bytes(source, desk.config.file.fetch.max_bytes)
    if saved := opened(html):
        url = url or _address(saved.url)
        return _Page(saved.html, url, desk.now, _selectors(desk, url), saved.charset)
    return _Page(html, url, desk.now, _selectors(desk, url))


def _address(claimed: str) -> str:
    """An address that a file names; "" for one that is none, which is no mistake of the user's."""
    from watcher.errors import BadAddress
    from watcher.fetch import canonical

    try:
        canonical(claimed)
    except BadAddress:
        return ""
    return claimed


def _fetched(desk: Desk, source: str, url: str) -> _Page:
    from contextlib import closing

    from watcher.errors import FetchError
    from watcher.fetch import Fetcher

    with closing(Fetcher(desk.config.fetch_policy())) as fetcher:
        answer = fetcher.get(source)
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise FetchError(
            f"{answer.url} answered {answer.status}; there is no article to read", url=answer.url
        )
    return _Page(
        answer.body,
        url or answer.url,
        answer.fetched_at,
        _selectors(desk, url or source),
        answer.charset or None,
    )


def _bytes(source: str, most: int) -> bytes:
    """What a file holds, held to what an answer is held to that calls itself a page."""
    from watcher.errors import TooLarge, UsageError, WrongType
    from watcher.fetch.media import other_than_page

    name = "standard input" if source == "-" else source
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
            html = file.read(most + 1)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
    if len(html) > most:
        raise TooLarge(f"{name} is larger than {most:,} bytes, which [fetch] max_bytes allows")
    if other := other_than_page("text/html", html):
        raise WrongType(f"{name} is {other}")
    return html


def _selectors(desk: Desk, url: str) -> Selectors | None:
    """What the configuration says for the article or its host."""
    from watcher.decide.twins import key
    from watcher.errors import BadAddress, UsageError
    from watcher.fetch import canonical, host_of

    if not url:
        return None
    try:
        address = canonical(url)
    except BadAddress as error:
        raise UsageError(f"--url: {error}") from None
    wanted = {key(item.url): item.selectors for item in desk.config.wanted()}
    return wanted.get(key(address)) or desk.config.host_selectors(host_of(address))
