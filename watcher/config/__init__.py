"""Reads `config.toml`. All faults are told at once, each with its path in the file and a remedy."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from platformdirs import user_config_path

from watcher.config.channels import channel_specs, template_faults
from watcher.config.faults import checked
from watcher.config.ways import ways
from watcher.decide.hours import Hours, Timetable, window
from watcher.decide.policy import Policy
from watcher.decide.schedule.budget import Budget
from watcher.decide.twins import key
from watcher.errors import ConfigError
from watcher.fetch import FetchPolicy, host_of
from watcher.fetch.policy import BrowserPolicy
from watcher.model import Selectors, Wanted
from watcher.model.past import ARCHIVES, Archive
from watcher.model.retention import Keep, Retention
from watcher.model.source import SourceKind, WantedSource, Wishes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.alerts import ChannelSpec
    from watcher.config.schema import File, SelectorsSection

__all__ = ["Config", "find", "load"]


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration without faults.

    Attributes:
        path: the file it was read from, which relative names are relative to.
        file: its contents.
        named: that file as it was named: a link may lead to another one by the next reading.
    """

    path: Path
    file: File
    named: Path

    @property
    def state_dir(self) -> Path:
        """Where run-time data live; relative to the file."""
        return (self.path.parent / self.file.state_dir.expanduser()).resolve()

    @property
    def timezone(self) -> ZoneInfo:
        """For dates without a zone, and for display."""
        return ZoneInfo(self.file.timezone)

    @property
    def store_url(self) -> str:
        """SQLAlchemy's address of the store; empty for SQLite in `state_dir`."""
        kind, found, name = self.file.store.url.partition("sqlite:///")
        is_file = found and name not in {"", ":memory:"}
        return f"{found}{self.path.parent / name}" if is_file else f"{kind}{found}{name}"

    def fetch_policy(self) -> FetchPolicy:
        """How pages are asked for."""
        section, browser = self.file.fetch, dict(self.file.browser)
        return FetchPolicy(
            ways=ways(self.file, self.path.parent)[0],
            browser=BrowserPolicy(**browser, turns=self.state_dir),
            contact=section.contact,
            proxy_resolves=section.proxy_resolves,
            timeout=section.timeout,
            max_bytes=section.max_bytes,
            max_redirects=section.max_redirects,
            allow_private_hosts=section.allow_private_hosts,
            obey_robots=section.obey_robots,
            per_host_delay=section.per_host_delay,
        )

    def archive_policy(self, archive: Archive) -> FetchPolicy:
        """How an archive is asked: as pages are, at its own pace where that is slower."""
        policy = self.fetch_policy()
        return replace(policy, per_host_delay=max(policy.per_host_delay, archive.delay))

    def check_policy(self) -> Policy:
        """How answers are judged and when to look again."""
        cosmetic = frozenset(self.file.compare.cosmetic)
        theirs = {name: value for name, value in self.file.schedule if name in Policy.__slots__}
        return Policy(**theirs, cosmetic=cosmetic, timetable=self._timetable())

    def budget(self) -> Budget:
        """How many requests a day there are to spend, and within which limits."""
        section = self.file.schedule
        return Budget(
            per_day=section.budget,
            per_host=section.host_budget,
            hosts={host.host: host.budget for host in self.file.hosts if host.budget},
            delay=self.file.fetch.per_host_delay,
            floor=section.floor,
            ceiling=section.ceiling,
            timetable=self._timetable(),
        )

    def retention(self) -> Retention:
        """How long what was seen is kept."""
        section, theirs = self.file.retention, [host for host in self.file.hosts if host.raw or host.texts]
        hosts = {host.host: Keep(host.raw or section.raw, host.texts or section.texts) for host in theirs}
        return Retention(Keep(section.raw, section.texts), hosts)

    def _timetable(self) -> Timetable:
        return Timetable(
            general=self._hours(self.file.schedule.hours),
            hosts={host.host: hours for host in self.file.hosts if (hours := self._hours(host.hours))},
            articles={key(one.url): hours for one in self.file.articles if (hours := self._hours(one.hours))},
        )

    def _hours(self, written: tuple[str, ...]) -> Hours | None:
        return Hours(tuple(map(window, written)), self.timezone) if written else None

    def wanted(self) -> tuple[Wanted, ...]:
        """The articles that stand in the file."""
        return tuple(
            Wanted(
                url=article.url,
                host=host_of(article.url),
                every=article.every,
                selectors=_selectors(article) or self.host_selectors(host_of(article.url)),
                tags=article.tags,
            )
            for article in self.file.articles
        )

    def sources(self) -> tuple[WantedSource, ...]:
        """The sources that stand in the file."""
        return tuple(
            WantedSource(
                url=section.url,
                at=section.url,
                host=host_of(section.url),
                kind=SourceKind(section.kind or SourceKind.UNKNOWN),
                wishes=Wishes(
                    every=section.every,
                    tags=section.tags,
                    outlet=section.outlet,
                    include=section.include,
                    exclude=section.exclude,
                    limit=section.limit,
                    watch_for=section.watch_for,
                    stop=section.afterwards == "stop",
                ),
            )
            for section in self.file.sources
        )

    def archives(self) -> tuple[Archive, ...]:
        """The web archives of the file, or the ones that everybody knows when it names none."""
        found = (Archive(**dict(section)) for section in self.file.archives)
        return tuple(found) or ARCHIVES

    def host_selectors(self, host: str) -> Selectors | None:
        """The selectors that hold for every article of a host."""
        return next((_selectors(section) for section in self.file.hosts if section.host == host), None)

    def channels(self) -> tuple[ChannelSpec, ...]:
        """Where alerts go."""
        folder = self.path.parent
        return channel_specs(
            self.file.alerts, timezone=self.timezone, folder=folder, templates=self.templates
        )

    def again(self) -> tuple[Config, tuple[str, ...]]:
        """As it stands in the file by now, for a daemon that began with this; and what takes a restart.

        Raises:
            ConfigError: with all faults at once.
        """
        now, begun = load(self.named), _begun_with(self)
        later = tuple(name for name, value in _begun_with(now).items() if value != begun[name])
        return replace(now, file=now.file.model_copy(update=begun)), later

    @property
    def templates(self) -> Path | None:
        """The folder of the user's own mail templates; relative to the file."""
        folder = self.file.templates
        return (self.path.parent / Path(folder).expanduser()).resolve() if folder else None


def find(given: str | os.PathLike[str] | None, environ: Mapping[str, str] = os.environ) -> Path:
    """The file to read: the given one, $WATCHER_CONFIG, ./config.toml, or the user's own place (XDG)."""
    named = given or environ.get("WATCHER_CONFIG")
    if named:
        return Path(named)
    here, home = Path("config.toml"), user_config_path("watcher") / "config.toml"
    return here if here.exists() or not home.exists() else home


def load(given: str | os.PathLike[str] | None = None, *, thoroughly: bool = False) -> Config:
    """Read the configuration.

    Args:
        given: the file; where none is named, the one that `find` finds.
        thoroughly: ask apprise for its services, too, which takes 0.3 s to load.

    Raises:
        ConfigError: with all faults at once.
    """
    path = find(given)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError([f"{path}: there is no such file; write one or name it with --config"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror or error}"]) from None
    except UnicodeDecodeError:
        raise ConfigError([f"{path}: is not TOML: it is no text in UTF-8"]) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{path}: is not TOML: {error}"]) from None
    place = path.resolve()
    file, wrong = checked(data, folder=place.parent, thoroughly=thoroughly)
    config = Config(place, file, path.absolute())
    faults = [f"{path}: {fault}" for fault in wrong]
    faults += [*template_faults(config.templates), *ways(config.file, config.path.parent)[1]]
    if faults:
        raise ConfigError(faults)
    return config


def _begun_with(config: Config) -> dict[str, Any]:
    """What a daemon goes on with as it began: its processes share a store, a lock and their places.

    Without names that are relative to the file: a link may lead to another one by the next reading.
    """
    store = config.file.store.model_copy(update={"url": config.store_url})
    return {"state_dir": config.state_dir, "store": store, "daemon": config.file.daemon}


def _selectors(section: SelectorsSection) -> Selectors | None:
    chosen = Selectors(body=section.body, drop=section.drop, title=section.title)
    return chosen if chosen != Selectors() else None
