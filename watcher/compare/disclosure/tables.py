"""Which rows of a table a note speaks of: those it names, or all of them ("The figures in the table ...")."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary
from watcher.compare.words.units import features, has_digit

if TYPE_CHECKING:
    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit

_TABLES = {
    "en": "table tables row rows column columns",
    "de": "tabelle tabellen zeile zeilen spalte",
    "fr": "tableau tableaux ligne lignes colonne",
    "es": "tabla tablas fila filas columna",
    "it": "tabella tabelle riga righe colonna",
    "pt": "tabela tabelas linha linhas coluna",
    "nl": "tabel tabellen rij rijen kolom",
    "sv": "tabell tabellen raden raderna kolumnen",
    "nb": "tabell tabellen raden radene kolonnen",
    "da": "tabel tabellen rækken rækkerne kolonnen",
    "pl": "tabela tabeli tabelę wiersz wierszu",
    "ru": "таблица таблице таблицу таблицы строке",
}
"""What notes call a table and its parts."""


def of_table(note: Speech, edit: Edit, about: Story) -> str:
    """Why a note speaks of a row of a table that was edited; "" when it does not."""
    called = _TABLES.get(primary(about.language), "").split()
    tells = edit.new_block in about.page.rows and not {*features(note.text)}.isdisjoint(called)
    return "it speaks of the table" if tells and not of_other_row(note, edit, about) else ""


def of_other_row(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note names rows of a table, and the one that was edited is none of them.

    A row is named by a word that no other has; one without a figure heads the columns.
    """
    page = about.page
    if edit.new_block not in page.rows:
        return False
    words = {at: {*features(page.texts[at])} for at in page.rows if has_digit(page.texts[at])}
    shared = Counter(word for row in words.values() for word in row)
    said = {word for word in features(note.text) if shared[word] == 1 and not has_digit(word)}
    named = {at for at, row in words.items() if row & said}
    return bool(named) and edit.new_block not in named
