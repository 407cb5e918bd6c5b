"""Decides, and does nothing: previous state, what came back, now and policy in; outcome and intents out."""

from watcher.decide.budget import Budget, Demand, Terms, share_out
from watcher.decide.cadence import Hints, host_blocked_until, next_check
from watcher.decide.furniture import Settled, settle
from watcher.decide.judge import judge, named
from watcher.decide.ledger import follow
from watcher.decide.policy import Policy
from watcher.decide.progress import Next, follow_up
from watcher.decide.screen import Verdict, body_hash, conditional, recognise, screen

__all__ = [
    "Budget",
    "Demand",
    "Hints",
    "Next",
    "Policy",
    "Settled",
    "Terms",
    "Verdict",
    "body_hash",
    "conditional",
    "follow",
    "follow_up",
    "host_blocked_until",
    "judge",
    "named",
    "next_check",
    "recognise",
    "screen",
    "settle",
    "share_out",
]
