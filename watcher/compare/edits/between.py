"""All edits between two readings, each with its classes and spans."""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from watcher.compare.counting import counts_only
from watcher.compare.edits.blocks import draft
from watcher.compare.edits.drafts import side
from watcher.compare.edits.entries import numbered, untimed
from watcher.compare.edits.headline import same_headline, unlabelled
from watcher.compare.edits.notes import own
from watcher.compare.edits.passing import told_as_notes
from watcher.compare.edits.pieces import pieces
from watcher.compare.edits.pointers import marked
from watcher.compare.edits.recounted import Recounted
from watcher.compare.edits.relinked import relinked
from watcher.compare.links import only_random, pages
from watcher.compare.words.aloud import aloud
from watcher.compare.words.classes import touched
from watcher.compare.words.garbled import decoded
from watcher.compare.words.kinds import Context
from watcher.compare.words.names import whole_names
from watcher.compare.words.spans import replaced, spell, tidy
from watcher.compare.words.units import beyond, count, fold, is_word, normal, quoted, tokens
from watcher.model import Edit, EditClass, EditKind, Op, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.compare.edits.drafts import Draft
    from watcher.compare.edits.matched import Matched
    from watcher.compare.edits.pieces import Piece
    from watcher.compare.words.classes import Quotes
    from watcher.model import Reading


def edits(old: Reading, new: Reading, notes: Matched, language: str) -> tuple[Edit, ...]:
    """Headline and byline first, then the text in the new order.

    Args:
        old: the earlier reading.
        new: the later reading.
        notes: which of their notes are the same.
        language: of the article.
    """
    old_texts = frozenset(fold(block.text) for block in old.blocks)
    new_texts = frozenset(fold(block.text) for block in new.blocks)
    same = [pair for pair in notes.kept if pair not in notes.changed]
    edited = (*(pair.old for pair in notes.changed), *notes.removed, *notes.stood)
    of_old = own(old, (pair.old for pair in notes.kept), edited)
    of_new = own(
        new, (pair.new for pair in notes.kept), (*(pair.new for pair in notes.changed), *notes.stood)
    )
    entries = numbered(old, new, notes)
    olds = pieces(old, new_texts, of_old, {id(pair.old) for pair in same}, entries[0], new.url)
    news = pieces(new, old_texts, of_new, {id(pair.new) for pair in same}, entries[1], new.url)
    olds, news = untimed(olds, old, new), untimed(news, new, old)
    olds, news = marked(olds, old, language), marked(news, new, language)
    first = [old.title, *(piece.text for piece in olds)]
    second = [new.title, *(piece.text for piece in news)]
    about = Context(first, second, language)
    body = told_as_notes(_body(olds, news, about), (*notes.added, *notes.removed))
    return (
        *_headline(old, new, about),
        *(() if any(note.of_story for note in notes.stood) else _byline(old, new, about)),
        *body,
    )


def _headline(old: Reading, new: Reading, about: Context) -> Iterator[Edit]:
    before, after = fold(old.title), fold(new.title)
    if before == after:
        return
    was, now = unlabelled(old, new, before, after)
    labelled = (was, now) != (before, after) and same_headline(was, now)
    classes = frozenset({EditClass.NOTE}) if labelled else _headline_classes(was, now, about)
    yield _edit(before, after, classes, about)


def _byline(old: Reading, new: Reading, about: Context) -> Iterator[Edit]:
    before, after = fold(old.byline), fold(new.byline)
    if before != after:
        same = _names(before) == _names(after) or _seen_alike(old, new)
        classes = EditClass.STYLE if same else EditClass.BYLINE
        yield _edit(before, after, frozenset({classes}), about)


def _seen_alike(old: Reading, new: Reading) -> bool:
    """Whether readers saw the same authors round the story before and after, whomever machines were told of.

    So a line that stands there all along comes to be read when the head no longer names the whole staff. One
    who gave way to another may stand in a list of all reporters as well, and so once less.
    """
    then, now = _around(old), _around(new)
    seen = {name for name in _authors(old) if name in then} | {name for name in _authors(new) if name in now}
    return bool(seen) and all(then.count(name) == now.count(name) for name in seen)


def _around(reading: Reading) -> str:
    return "\n".join(fold(block.text) for block in reading.blocks if block.role is Role.MARGIN).casefold()


def _authors(reading: Reading) -> list[str]:
    return [name for part in reading.byline.split(",") if (name := fold(part).casefold())]


def _names(byline: str) -> list[str]:
    """The words of a byline, whatever stands first: "Ada Finch" and "FINCH, Ada" are one author."""
    return sorted(token.text for token in tokens(normal(byline).casefold()) if is_word(token.text))


def _headline_classes(before: str, after: str, about: Context) -> frozenset[EditClass]:
    classes = touched(before, after, about)
    form = classes == {EditClass.STYLE} or normal(decoded(before)) == normal(decoded(after))
    return classes if form else classes - {EditClass.TEXT} | {EditClass.HEADLINE}


def _body(olds: Sequence[Piece], news: Sequence[Piece], about: Context) -> list[Edit]:
    olds, news = _without_flips(olds, news)
    found: list[Edit] = []
    cut: list[Draft] = []
    edited: list[tuple[Piece, Piece]] = []
    recounted = Recounted(olds, news)
    for old, new, furniture in _by_role(olds, news):
        drafts, pairs = draft(old, new)
        found += [_finished(one, about, recounted, furniture=furniture) for one in drafts]
        cut += [one for one in drafts if one.cut]
        edited += pairs
    for old_piece, new_piece in relinked(olds, news, edited, cut):
        _put(found, _link_edit(old_piece, new_piece, about))
    return found


def _link_edit(old: Piece, new: Piece, about: Context) -> Edit:
    """The block's words as they are now, with the addresses that differ behind them, for all to see.

    What happened to the words is an edit of its own.
    """
    gone, come = pages(old.links), pages(new.links)
    same = set(gone) & set(come) if set(gone) != set(come) else ()  # those that changed places are all shown
    before, after = (
        fold(" ".join([new.text, *(f"<{link}>" for link in links if link not in same)]))
        for links in (gone, come)
    )
    if only_random(old.links, new.links):
        classes = frozenset({EditClass.STYLE})
    else:
        classes = frozenset({EditClass.LINK, *([EditClass.NOTE] if new.note else [])})
    return _edit(before, after, classes, about, at=(old.block, new.block))


def _put(found: list[Edit], one: Edit) -> None:
    """Behind the edits of the blocks before it."""
    later = (k for k, edit in enumerate(found) if edit.new_block > one.new_block)
    found.insert(next(later, len(found)), one)


def _without_flips(
    olds: Sequence[Piece], news: Sequence[Piece]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Without the blocks that stand in both texts and are body in one, margin in the other."""
    flips = [_only(olds, news, margin=margin) for margin in (False, True)]
    gone = flips[0][0] | flips[1][0], flips[0][1] | flips[1][1]
    return (
        tuple(p for k, p in enumerate(olds) if k not in gone[0]),
        tuple(p for k, p in enumerate(news) if k not in gone[1]),
    )


def _only(olds: Sequence[Piece], news: Sequence[Piece], *, margin: bool) -> tuple[set[int], set[int]]:
    """Places of texts that the old side has more often in one role, and the new side in the other."""
    spare_old = _spare(olds, news, margin=margin)
    spare_new = _spare(news, olds, margin=not margin)
    both = spare_old.keys() & spare_new.keys()
    found: tuple[set[int], set[int]] = (set(), set())
    for text in sorted(both):
        many = min(len(spare_old[text]), len(spare_new[text]))
        found[0].update(spare_old[text][:many])
        found[1].update(spare_new[text][:many])
    return found


def _spare(some: Sequence[Piece], others: Sequence[Piece], *, margin: bool) -> dict[str, list[int]]:
    here, there = ([(k, p.text) for k, p in enumerate(side) if p.margin == margin] for side in (some, others))
    found: dict[str, list[int]] = {}
    for k, text in beyond(here, there, itemgetter(1)):
        found.setdefault(text, []).append(k)
    return found


def _by_role(olds: Sequence[Piece], news: Sequence[Piece]) -> Iterator[tuple[list[Piece], list[Piece], bool]]:
    for margin in (False, True):
        yield [p for p in olds if p.margin == margin], [p for p in news if p.margin == margin], margin


def _finished(one: Draft, about: Context, recounted: Recounted, *, furniture: bool) -> Edit:
    before, after = side(one.old, one.olds), side(one.new, one.news)
    furniture = furniture or _counts(one, before, after)
    classes = {EditClass.FURNITURE} if furniture else _classes(one, before, after, about)
    if classes == {EditClass.NUMBER} and one.old and one.new and recounted(one.old, one.new):
        classes = {EditClass.STYLE}
    return _edit(
        before,
        after,
        frozenset(classes),
        about,
        moved=one.moved and before == after,
        at=(one.old.block if one.old else -1, one.new.block if one.new else -1),
    )


def _counts(one: Draft, before: str, after: str) -> bool:
    """Whether it is of nothing but numbers that are others at every check."""
    whole = one.old is not None and one.new is not None and not (one.moved or one.olds or one.news)
    if not whole or one.new is None or (one.new.note and not one.new.steady):
        return False
    return counts_only(before, after, {place - one.new.start for place in one.new.counting})


def _classes(one: Draft, before: str, after: str, about: Context) -> set[EditClass]:
    moved = {EditClass.MOVE} if one.moved else set()
    noted = [piece for piece in (one.old, one.new) if piece and piece.note]
    if noted:
        stays = not moved or all(piece.timed for piece in noted)
        reprinted = stays and all(piece.steady for piece in noted)
        return {EditClass.STYLE} if reprinted else {EditClass.NOTE} | moved
    if all(piece.pointer for piece in (one.old, one.new) if piece):
        return {EditClass.NOTE} | (moved or {EditClass.TEXT})
    if one.cut:
        return {EditClass.STYLE}
    if before == after:
        return moved or {EditClass.STYLE}
    return set(touched(before, after, about, _quotes(one, before, after, about.language))) | moved


def _quotes(one: Draft, before: str, after: str, language: str) -> tuple[Quotes, Quotes] | None:
    """Where somebody else's words stand on both sides, as far as more than quotation marks tell."""
    pieces = (one.old, one.new)
    piece = one.new or one.old
    if piece and piece.quote:
        return _ALL, _ALL
    if not any(piece and piece.dashed for piece in pieces):
        return None
    old, new = (_said(piece, text, language) for piece, text in zip(pieces, (before, after), strict=True))
    return old, new


_ALL = ((0, 1 << 60),)


def _said(piece: Piece | None, text: str, language: str) -> Quotes:
    found = aloud(text, piece.dashed[: piece.start], piece.dashed, language) if piece and piece.dashed else []
    return [*found, *quoted(text)]


def _edit(
    before: str,
    after: str,
    classes: frozenset[EditClass],
    about: Context,
    *,
    moved: bool = False,
    at: tuple[int, int] = (-1, -1),
) -> Edit:
    kind = EditKind.MOVE if moved else _kind(before, after)
    return Edit(kind, classes, before, after, spans_of(before, after, about), *at)


def _kind(before: str, after: str) -> EditKind:
    if not before:
        return EditKind.ADDITION
    return EditKind.EDIT if after else EditKind.DELETION


def spans_of(before: str, after: str, about: Context) -> tuple[Span, ...]:
    """The word spans of two texts; paragraphs split or joined show as the white space that changed."""
    if before == after:
        return (Span(Op.EQUAL, before),) if before else ()
    if not before or not after:
        return (Span(Op.INSERT, after),) if after else (Span(Op.DELETE, before),)
    olds = [t.text for t in tokens(before)]
    found = whole_names(tidy(replaced(before, after), olds), before, after, about)
    return spell(before, after, found)


def body_words(found: Iterable[Edit], op: Op) -> int:
    """Words that came or went in the article, notes included: what a reader of it sees."""
    return sum(edit_words(edit, op) for edit in found if EditClass.FURNITURE not in edit.classes)


def edit_words(edit: Edit, op: Op) -> int:
    """Words that came, or went, in an edit."""
    return sum(map(count, _read(edit, op)))


def _read(edit: Edit, op: Op) -> Iterator[str]:
    """What came, or went, without the addresses that stand behind a text for where its links lead."""
    spans = [span for span in edit.spans if span.op in {Op.EQUAL, op}]
    text = "".join(span.text for span in spans)
    if {EditClass.LINK, EditClass.STYLE} & edit.classes:
        text = _LINK.sub(lambda link: " " * len(link[0]), text)
    place = 0
    for span in spans:
        place += len(span.text)
        if span.op is op:
            yield text[place - len(span.text) : place]


_LINK = re.compile(r"<[^<>\s]+>")


def rewritten(old: Reading, new: Reading, found: Sequence[Edit]) -> bool:
    """Whether most of the story was replaced: little of the old text, and of the new, is in both."""
    sizes = len(old.story), len(new.story)
    blocks = min(len(old.body), len(new.body))
    short = min(sizes) < _FEW and min(count(old.story), count(new.story)) < _FEW_WORDS
    if blocks < _FEW_BLOCKS or short:
        return False
    standing = Counter(block.text for block in old.body) & Counter(block.text for block in new.body)
    if 2 * standing.total() >= blocks:  # one huge paragraph is not the story
        return False
    kept = min(sizes[0] - _letters(found, Op.DELETE), sizes[1] - _letters(found, Op.INSERT))
    return kept < _KEPT * min(sizes)


_FEW_BLOCKS, _FEW, _FEW_WORDS = 3, 150, 25
"""Blocks, characters and words below which a story is shown by its edits, however many.

Words are counted where characters are few: a Chinese one says as much as a word.
"""

_KEPT = 0.4
"""Share of the shorter text that is in both below which a story counts as rewritten."""


def _letters(found: Iterable[Edit], op: Op) -> int:
    outside = {EditClass.FURNITURE, EditClass.HEADLINE, EditClass.BYLINE, EditClass.LINK}
    spans = (span for edit in found if not edit.classes & outside for span in edit.spans)
    return sum(len(span.text) for span in spans if span.op is op)
