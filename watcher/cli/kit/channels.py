"""How the configured channels stand: what `status` and `alerts list` say of them."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.alerts import ChannelSpec
    from watcher.cli.kit.desk import Desk
    from watcher.render.standing import ChannelNow

__all__ = ["channels_now"]


def channels_now(desk: Desk) -> list[ChannelNow]:
    """Every channel of the configuration, in its order, then those it had once that alerts still wait for."""
    from watcher.render.standing import ChannelNow

    specs = desk.config.channels()
    stray = desk.store.outbox.stray_alerts([spec.name for spec in specs])
    return [_now(desk, spec) for spec in specs] + [ChannelNow(name, stray=n) for name, n in stray.items()]


def _now(desk: Desk, spec: ChannelSpec) -> ChannelNow:
    from watcher.render.standing import ChannelNow

    outbox, now = desk.store.outbox, desk.now
    state, trouble = outbox.channel_state(spec.name), outbox.channel_trouble(spec.name)
    held = outbox.held(spec.name, now)
    release = None
    if held.oldest is not None:
        sent = outbox.sent_lately(spec.name, spec.pace.most) if spec.pace.most else []
        release = spec.pace.release(held.oldest, held.count, sent, now)
    return ChannelNow(
        spec.name,
        disabled_at=state.disabled_at,
        reason=state.reason,
        failures=trouble.failures,
        failing_since=trouble.failing_since,
        trouble=trouble.trouble,
        rests_until=state.rests_until if state.resting(now) else None,
        held=held.count,
        release_at=release.at if release else None,
        waits_for=release.why if release else "",
    )
