"""Whether the outlet's notes say what changed, and why we think so.

Words are neutral: we report what a note speaks of, we do not accuse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.cover import covered
from watcher.compare.disclosure.speech import Told
from watcher.compare.disclosure.wording import name, quote, unspoken, when
from watcher.compare.edits.chronicle import inside, is_entry
from watcher.compare.edits.notes import other_label, other_words
from watcher.compare.edits.passing import said
from watcher.compare.words.spans import replaced, spell
from watcher.compare.words.units import fold
from watcher.model import COSMETIC, Disclosure, EditClass, NoteForm, NoteKind, Op, Says, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.edits.matched import Matched
    from watcher.model import Change, Edit, Note, NotePair


class Verdict(NamedTuple):
    """The disclosure of a change and its reasons, one a line."""

    disclosure: Disclosure
    reasons: tuple[Why, ...]

    @classmethod
    def of(cls, disclosure: Disclosure, *reasons: str) -> Verdict:
        """The verdict for these reasons; of those that are mere words nothing more is asked."""
        return cls(disclosure, tuple(why if isinstance(why, Why) else Why(why) for why in reasons))


def judge(
    edits: Sequence[Edit],
    notes: Matched,
    *,
    cosmetic: frozenset[EditClass],
    modified: bool,
    rewritten: bool,
    emptied: bool,
    about: Callable[[], Story],
) -> Verdict:
    """Join what changed with what the notes say.

    Args:
        edits: all edits.
        notes: what came, changed, went.
        cosmetic: classes that need no disclosure.
        modified: the claimed time of the last change moved.
        rewritten: most of the story was replaced; then its edits are not named one by one.
        emptied: no paragraph of it is left.
        about: the article's background; asked for only when a note and an edit must be held together.
    """
    needs = [e for e in edits if not e.cosmetic(cosmetic) and EditClass.NOTE not in e.classes]
    spoken = [*notes.added, *(pair.new for pair in notes.speaking)]
    telling = _telling(notes, edits)
    told = tuple(_told(notes))
    if not needs:
        return _without_needs(edits, notes, spoken, telling, told, modified=modified)
    if back := _taken_back(notes, telling, needs) if rewritten or emptied else ():
        return Verdict.of(Disclosure.DISCLOSED, *told, _EMPTIED if emptied else _REWRITTEN, *back)
    if not spoken:
        return Verdict.of(Disclosure.UNDISCLOSED, *told, *_unsaid(needs, rewritten=rewritten))
    reasons, left = covered(telling, needs, about())
    if not telling:
        told = (*told, "A stamp says that something changed, not what.")
    if rewritten:
        told = (*told, _REWRITTEN)
    verdict = Disclosure.PARTLY if left else Disclosure.DISCLOSED
    return Verdict.of(verdict, *told, *_some(reasons), *_listed(left, rewritten=rewritten))


def _taken_back(notes: Matched, telling: Sequence[Told], needs: Sequence[Edit]) -> tuple[str, ...]:
    """That a note takes the story back; one that stood there before says so of a text that only went."""
    came = next((one.note for one in telling if _retracts(one.note)), None)
    if came:
        return (f"The {name(came)} takes the story back.",)
    kept = (pair.new for pair in notes.kept)
    stood = None if any(edit.after for edit in needs) else next(filter(_retracts, kept), None)
    return (Says.STOOD.of(name(stood)), f"The {name(stood)} takes the story back.") if stood else ()


def _retracts(note: Note) -> bool:
    """Whether a note says in words that the story is taken back."""
    return note.kind is NoteKind.RETRACTION and note.form is NoteForm.SECTION


def told_anew(change: Change, reasons: Sequence[str], left: Sequence[Edit]) -> Verdict:
    """The verdict on a change of which more is told than by the notes that came with it.

    Args:
        change: with the verdict so far.
        reasons: what else speaks of its edits.
        left: the edits that nothing speaks of.
    """
    kept = [why for why in change.reasons if why.says not in _OF_WHAT_IS_LEFT]
    verdict = Disclosure.PARTLY if left else Disclosure.DISCLOSED
    return Verdict.of(verdict, *kept, *_some(reasons), *_listed(left))


_REWRITTEN = "Most of the story was replaced."
_EMPTIED = "No paragraph of the story is left."
_OF_WHAT_IS_LEFT = frozenset({Says.UNSPOKEN, Says.LIKEWISE, Says.UNNOTED})


def _unsaid(needs: Sequence[Edit], *, rewritten: bool) -> list[str]:
    """What came without any note."""
    if rewritten:
        return [_REWRITTEN, "No note came with it."]
    return [Says.UNNOTED.of(_many(len(needs)), _them(needs)), *_listed(needs)]


def _without_needs(
    edits: Sequence[Edit],
    notes: Matched,
    spoken: Sequence[Note],
    telling: Sequence[Told],
    told: tuple[str, ...],
    *,
    modified: bool,
) -> Verdict:
    if telling:
        return Verdict.of(Disclosure.DISCLOSED, *told, "Nothing else of substance changed.")
    withdrawn = any(_is_withdrawn(note, notes) for note in notes.removed)  # then it was no stamp only
    if spoken and not withdrawn:
        return Verdict.of(Disclosure.STAMP_ONLY, *told, "Nothing else of substance changed.")
    if modified and not withdrawn:
        moved = "The page gives another time of its last change; nothing of substance changed."
        return Verdict.of(Disclosure.STAMP_ONLY, *told, moved)
    if notes.removed:
        return Verdict.of(Disclosure.NONE, *told, "Nothing else of substance changed.")
    if any(EditClass.TYPO in edit.classes for edit in edits):
        words = "Only the spelling of words changed, and no note came with it."
        return Verdict.of(Disclosure.UNDISCLOSED, *told, words)
    only = tuple(
        words for kind, words in _OF_PLACE if any({EditClass.NOTE, kind} <= edit.classes for edit in edits)
    )
    only = only or ((_only(edits),) if edits else ())
    return Verdict.of(Disclosure.NONE, *told, *only)


def _only(edits: Sequence[Edit]) -> str:
    """What sort of change nobody is told of: form, unless the user leaves out more than that."""
    told = frozenset().union(*(edit.classes for edit in edits)) - COSMETIC - {EditClass.NOTE}
    named = ", ".join(sorted(told))
    return f"Only what is set to be cosmetic changed: {named}." if named else "Only details of form changed."


_OF_PLACE = (
    (EditClass.MOVE, "A note stands in another place."),
    (EditClass.LINK, "A link in a note leads elsewhere."),
    (EditClass.TEXT, "A line that points to a note came or went."),
)


MOST = 50
"""Notes that are held against each edit: a live blog that gives way to another day's brings hundreds. What
only the others speak of counts as told by none. In labelled histories no version brings more than three."""


def _telling(notes: Matched, edits: Sequence[Edit]) -> list[Told]:
    """What the notes say now in words of their own; those with a label before what is text of the story."""
    told = (one for one in _said(notes, edits) if one.note.form is NoteForm.SECTION)
    return sorted(told, key=lambda one: one.note.of_story)[:MOST]


def _said(notes: Matched, edits: Sequence[Edit]) -> list[Told]:
    """What the notes say now that they did not say before."""
    new = [Told(note, said(note, edits)) for note in notes.added]
    return [*new, *(Told(pair.new, _new_words(pair)) for pair in notes.speaking)]


def _new_words(pair: NotePair) -> str:
    old, new = fold(said(pair.old)), fold(said(pair.new))
    came = [span.text for span in spell(old, new, replaced(old, new)) if span.op is Op.INSERT]
    return " … ".join(came) or said(pair.new)


def _told(notes: Matched) -> list[str]:
    heirs = {(note.form, note.position): note for note in reversed(notes.added) if not is_entry(note)}
    gone = [
        (note, None if is_entry(note) else heirs.pop((note.form, note.position), None))
        for note in notes.removed
    ]
    replaced_by = {id(heir) for _, heir in gone if heir}
    return [
        *(f"{_name(note)} came." for note in notes.added if id(note) not in replaced_by),
        *(f"{_name(pair.new)} was changed{_how(pair)}." for pair in notes.changed if not pair.new.of_story),
        *(_succession(note, heir) for note, heir in gone if heir),
        *(_departure(note, notes) for note, heir in gone if not heir and not note.of_story),
        *_paged(
            notes.turned,
            "oldest ",
            f"on this page no more{', since newer ones came' * bool(notes.added)}",
        ),
        *_paged(notes.shown, "", "on this page again, as before"),
        *_paged(
            notes.refilled,
            "older ",
            f"on this page now{', in the place of what was taken out' * bool(notes.removed)}",
        ),
    ]


def _paged(notes: Sequence[Note], which: str, where: str) -> list[str]:
    """Words of a live blog that went without being taken out, or are back from where they went."""
    if not notes:
        return []
    entries = len(notes) - len(inside(notes, notes))
    stand = f"The {which}entry stands" if entries == 1 else f"The {entries} {which}entries stand"
    return [f"{stand} {where}."]


def _is_withdrawn(note: Note, notes: Matched) -> bool:
    """Whether a note's words are gone, and with them more than a stamp."""
    return note.form is NoteForm.SECTION and not note.of_story and _host(note, notes) is None


def _host(note: Note, notes: Matched) -> Note | None:
    """The note that has the words of one that went."""
    new = (*notes.added, *(pair.new for pair in notes.changed))
    return next((other for other in new if other.takes_in(note)), None)


def _departure(note: Note, notes: Matched) -> str:
    """That a note went; or which one has its words now."""
    host = _host(note, notes)
    return f"{_name(host)} took in the {name(note)}." if host else f"{_name(note)} was withdrawn."


def _succession(note: Note, heir: Note) -> str:
    """That a note took another's place; of two of one name, as stamps of one day, by their times."""
    if name(note) == name(heir) and when(note) != when(heir):
        undated = replace(heir, stated_date=None)
        return f"{_name(undated)} of {when(heir)} replaced that of {when(note)}."
    return f"{_name(heir)} replaced the {name(note)}."


def _how(pair: NotePair) -> str:
    """What of a note's head is another one now; its words stand among the edits."""
    old, new = pair
    parts = []
    if other_label(old, new):
        parts.append(f"label, before {quote(old.label)}" if old.label else "label")
    if (old.stated_date, old.stated_time) != (new.stated_date, new.stated_time):
        parts.append(f"date, before {when(old)}" if when(old) else "date, none before")
    if other_words(old, new):
        parts.append("words")
    return f" ({'; '.join(parts)})" if parts else ""


def _name(note: Note) -> str:
    return f"The {name(note)}"


def _many(count: int) -> str:
    return "One edit" if count == 1 else f"{count} edits"


def _them(needs: Sequence[Edit]) -> str:
    return "it" if len(needs) == 1 else "them"


_LISTED = 5
"""Edits named one by one; the rest are counted. The edits themselves are all stored."""


def _listed(edits: Sequence[Edit], *, rewritten: bool = False) -> list[str]:
    if rewritten and edits:
        return [Says.UNSPOKEN.of(f"{len(edits)} of the edits")]
    return _some([unspoken(edit) for edit in edits])


def _some(lines: Sequence[str]) -> list[str]:
    """The first lines, each once: one word changed all through a story is one thing to be told."""
    shown = [*dict.fromkeys(lines)][:_LISTED]
    more = sum(line not in shown for line in lines)
    return [*shown, Says.LIKEWISE.of(str(more))] if more else shown
