"""config check, config show."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import as_json, example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.config.schema import File

MASK = "***"


@click.group(epilog=example("watcher config check"))
def config() -> None:
    """Look at the configuration."""


@config.command(epilog=example("watcher --config new.toml config check"))
@as_json
@pass_desk
def check(desk: Desk, *, as_json: bool) -> None:
    """Say whether the configuration can be used; if not, every fault at once (exit 78)."""
    from watcher.config import load
    from watcher.config.proxies import told
    from watcher.errors import ConfigError
    from watcher.render.words import count

    try:
        found = load(desk.config_path, thoroughly=True)
    except ConfigError as error:
        if as_json:
            emit({"schema_version": 1, "path": None, "faults": list(error.faults)})
        raise
    if as_json:
        emit({"schema_version": 1, "path": str(found.path), "faults": []})
        return
    file = found.file
    tables = [(file.articles, "article"), (file.sources, "source"), (file.alerts, "alert channel")]
    counted = ", ".join(count(len(table), name) for table, name in tables)
    say(f"{found.path}: fine; {counted}.")
    for sentence in (*told(found.fetch_policy().ways.proxies, found.file.fetch.proxy), *_refused(file)):
        say(sentence)


def _refused(file: File) -> Iterator[str]:
    """Of which addresses every look is refused, as far as that is known without asking for a name."""
    from urllib.parse import urlsplit

    from watcher.fetch.network import IF_MEANT, is_inside

    if file.fetch.allow_private_hosts:
        return
    for url in (*(one.url for one in file.articles), *(one.url for one in file.sources)):
        host = urlsplit(url).hostname or ""
        if is_inside(host):
            yield f"{url} will not be looked at: {host} is inside a private network; {IF_MEANT}."


@config.command(epilog=example("watcher config show --json"))
@as_json
@pass_desk
def show(desk: Desk, *, as_json: bool) -> None:
    """The settings in force, defaults included; secrets are masked."""
    settings = masked(_plain(desk.config.file.model_dump(by_alias=True)))
    if as_json:
        emit({"schema_version": 1, "path": str(desk.config.path), "settings": settings})
        return
    say(f"# {desk.config.path}")
    say(_toml(settings))


def _plain(value: Any) -> Any:
    """Settings as one would write them: "5m", not 300 seconds."""
    from datetime import timedelta

    from watcher.config.units import spell

    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, timedelta):
        return spell(value)
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def masked(settings: Any) -> Any:
    """The settings without what must not be read over a shoulder: secrets, passwords, receivers' paths.

    What a program is given beside its name may be a key, as in "Authorization: Bearer ...".
    """
    settings["store"]["url"] = _without_password(settings["store"]["url"])
    for table in (settings["fetch"], *settings["articles"], *settings["hosts"]):
        table["proxy"] = _without_password(table["proxy"])
    for alert in settings["alerts"]:
        if "secret" in alert:
            alert["secret"] = [MASK for _ in alert["secret"]]
        if "run" in alert:
            alert["run"] = [alert["run"][0], *(MASK for _ in alert["run"][1:])]
        if "smtp" in alert:
            alert["smtp"] = _without_password(alert["smtp"])
        if "url" in alert:
            alert["url"] = (
                _without_path(alert["url"]) if alert["type"] == "webhook" else _scheme(alert["url"])
            )
    return settings


def _without_password(url: str) -> str:
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(url)
    if parts.password is None:
        return url
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username or ''}:{MASK}@{host}"))


def _without_path(url: str) -> str:
    """Webhook addresses of chat services carry their key in the path."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    tail = f"/{MASK}" if parts.path.strip("/") or parts.query or "@" in parts.netloc else "/"
    return f"{parts.scheme}://{host}{tail}"


def _scheme(url: str) -> str:
    """Addresses of apprise carry keys in every part."""
    return f"{url.partition('://')[0]}://{MASK}"


def _toml(settings: dict[str, Any]) -> Iterator[str]:
    """The settings as TOML, in the order of the file; what is not set is left out."""
    tables = {key: value for key, value in settings.items() if _is_table(value)}
    yield from _pairs({key: value for key, value in settings.items() if key not in tables})
    for key, value in tables.items():
        for table in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{key}]]" if isinstance(value, list) else f"[{key}]"
            yield from _pairs(table)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if value is not None:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
