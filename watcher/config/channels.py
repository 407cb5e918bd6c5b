"""From `[[alerts]]` tables to channels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from watcher.alerts import (
    AppriseSpec,
    ChannelSpec,
    CommandSpec,
    Conditions,
    Pace,
    WebhookSpec,
    email_specs,
)
from watcher.alerts.pace import digest_times, quiet_hours
from watcher.config.alerts import AppriseSection, CommandSection, WebhookSection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from watcher.config.alerts import Alert, AlertSection, EmailSection


def channel_specs(
    sections: Sequence[Alert], *, timezone: ZoneInfo, folder: Path, templates: Path | None
) -> tuple[ChannelSpec, ...]:
    """The channels of all tables.

    Args:
        sections: the tables.
        timezone: by which digests and quiet hours go where a table names no zone.
        folder: where programs are run.
        templates: the folder of the user's own mail templates.
    """
    found = partial(_specs, timezone=timezone, folder=folder, templates=templates)
    return tuple(spec for section in sections for spec in found(section))


def _specs(
    section: Alert, *, timezone: ZoneInfo, folder: Path, templates: Path | None
) -> tuple[ChannelSpec, ...]:
    conditions, pace = _conditions(section), _pace(section, timezone)
    match section:
        case WebhookSection():
            spec: ChannelSpec = WebhookSpec(
                section.key,
                section.url,
                section.secret,
                section.timeout,
                section.format,
                conditions=conditions,
                pace=pace,
            )
        case CommandSection():
            spec = CommandSpec(
                section.key, section.run, section.timeout, folder, conditions=conditions, pace=pace
            )
        case AppriseSection():
            spec = AppriseSpec(section.key, section.url, conditions=conditions, pace=pace)
        case _:
            return _mails(section, conditions, pace, templates)
    return (spec,)


def _mails(
    section: EmailSection, conditions: Conditions, pace: Pace, templates: Path | None
) -> tuple[ChannelSpec, ...]:
    return email_specs(
        section.key,
        section.to,
        smtp=section.smtp,
        sender=section.sender,
        timeout=section.timeout,
        unsubscribe=section.unsubscribe,
        templates=templates,
        conditions=conditions,
        pace=pace,
    )


def _conditions(section: AlertSection) -> Conditions:
    return Conditions(
        events=tuple(section.events),
        exclude=section.exclude,
        outlets=section.outlets,
        tags=section.tags,
        classes=tuple(section.classes),
        disclosure=tuple(section.disclosure),
        kinds=tuple(section.kinds),
        min_words=section.min_words,
        keywords=section.keywords,
    )


def _pace(section: AlertSection, timezone: ZoneInfo) -> Pace:
    hourly, daily = digest_times(section.digest) if section.digest else (False, None)
    return Pace(
        hourly=hourly,
        daily=daily,
        quiet=quiet_hours(section.quiet) if section.quiet else None,
        most=section.max_per_hour,
        zone=ZoneInfo(section.zone) if section.zone else timezone,
    )


def template_faults(folder: Path | None) -> list[str]:
    """What is wrong with the user's own mail templates, with file and line.

    Each is tried on an alert of every kind: a name that only one kind of mail prints is found as well.
    """
    if folder is None:
        return []
    # Templates are rare, and jinja2 costs every command a tenth of a second.
    from watcher.alerts.samples import tried_on_samples  # noqa: PLC0415 - see above

    if not folder.is_dir():
        return [f"templates: {folder} is no folder; make it, or remove the setting"]
    return tried_on_samples(folder)
