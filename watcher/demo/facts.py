"""What must have come out of the demo, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from watcher.demo.page import furniture_texts
from watcher.demo.play import SECRET
from watcher.demo.story import CORRECTION_14, UPDATE_12

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.demo.play import Poll
    from watcher.demo.receivers import Hook


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim, whether it holds, and what was seen when it does not."""

    claim: str
    holds: bool
    seen: object = ""


def fact(claim: str, seen: object, expected: object) -> Fact:
    """A claim that holds when what was seen is what was scripted."""
    return Fact(claim, seen == expected, seen)


@dataclass(frozen=True, slots=True)
class Records:
    """What the program says of the story afterwards, as its JSON documents."""

    history: dict[str, Any]
    updates: dict[str, Any]
    silent: dict[str, Any]
    shown: dict[str, Any]


def facts(polls: Sequence[Poll], records: Records) -> Iterator[Fact]:
    """Everything that must be so."""
    hooks = [hook for poll in polls for hook in poll.hooks]
    yield from _polls(polls)
    yield from _alerts(polls, hooks)
    yield from _notes(records.updates["notes"])
    yield from _history(records)


def _polls(polls: Sequence[Poll]) -> Iterator[Fact]:
    found = [(poll.outcome, poll.version) for poll in polls]
    scripted = [("first", 1), ("unchanged", 1), ("changed", 2), ("changed", 3), ("changed", 4)]
    yield fact("five polls, four versions: meeting only furniture added none", found, scripted)
    quiet = [len(poll.hooks) + len(poll.mails) for poll in polls[:2]]
    yield fact("no alert for the first capture, none for the furniture", quiet, [0, 0])


def _alerts(polls: Sequence[Poll], hooks: Sequence[Hook]) -> Iterator[Fact]:
    counts = [(len(poll.hooks), len(poll.mails)) for poll in polls[2:]]
    yield fact("each change came once by webhook and once by mail", counts, [(1, 1)] * 3)
    types = [hook.document.get("type") for hook in hooks]
    scripted = ["update.recorded", "article.changed", "update.recorded"]
    yield fact("notes are told as updates, the silent edit as a change", types, scripted)
    proofs = [signed(hook) for hook in hooks]
    yield fact("every webhook is signed", proofs, [True] * 3)
    yield fact("no event has the id of another", len({hook.id for hook in hooks}), len(hooks))
    fares = [(text.count("£14") > 0, text.count("£17") > 0) for _, text in polls[3].mails]
    yield fact("the mail about the silent edit shows both fares", fares, [(True, True)])


def _notes(notes: Sequence[dict[str, Any]]) -> Iterator[Fact]:
    sections = [note for note in notes if note["form"] == "section"]
    dates = [(note["kind"], note["stated_date"], note["year_inferred"]) for note in sections]
    scripted = [("correction", "2021-01-14", True), ("update", "2021-01-12", True)]
    yield fact("two notes on record, newest first, each with its date", dates, scripted)
    texts = [note["text"] for note in sections]
    yield fact("their texts are whole and nothing else", texts, [CORRECTION_14.text, UPDATE_12.text])
    yield fact("first seen in versions 4 and 2", [note["first_seen_version"] for note in sections], [4, 2])


def _history(records: Records) -> Iterator[Fact]:
    changes = [snapshot["change"] or {} for snapshot in records.history["snapshots"]]
    verdicts = [change.get("disclosure") for change in changes[2:]]
    scripted = ["undisclosed", "disclosed"]
    yield fact("the new fare is undisclosed, the corrected vote disclosed", verdicts, scripted)
    edits = [_swapped(edit["spans"]) for edit in records.silent["edits"] if edit["classes"] != ["furniture"]]
    yield fact("the diff of the silent edit is one number", edits, [("£14", "£17")])
    inside = [text for text in furniture_texts() if text in records.shown["text"]]
    yield fact("biography, credit, promotion and comments are not in the article", inside, [])


def _swapped(spans: Sequence[Sequence[str]]) -> tuple[str, str]:
    gone, come = ("".join(text for op, text in spans if op == wanted) for wanted in ("delete", "insert"))
    return gone.strip(" ,"), come.strip(" ,")


def signed(hook: Hook) -> bool:
    """Whether a webhook carries a valid signature of the demo's secret."""
    try:
        Webhook(SECRET).verify(hook.body, hook.headers)
    except WebhookVerificationError:
        return False
    return True
