"""Which rows of a table a note speaks of: those it names, or all of them ("The figures in the table ...")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.done import mends
from watcher.compare.disclosure.only import means, of_other_sort
from watcher.compare.words.units import features
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def of_table(note: Speech, edit: Edit, about: Story) -> str:
    """Why a note that names no other row speaks of one that was edited; "" when it does not."""
    if edit.new_block not in about.page.rows or of_other_sort(note, edit, about.language):
        return ""
    called = lexicon_of(about.language).table
    tells = means(note, edit) or mends(note.folded, about.language)
    return "it speaks of the table" if tells and not called.isdisjoint(features(note.text)) else ""


def of_other_row(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note names rows of a table, and the one that was edited is none of them."""
    page = about.page
    if edit.new_block not in page.rows:
        return False
    named = {page.row_of[word] for word in features(note.text) if word in page.row_of}
    return bool(named) and edit.new_block not in named
