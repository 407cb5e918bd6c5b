"""How notes say what was done to the story, by language: put right, added, removed; whom it waited for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary

if TYPE_CHECKING:
    from collections.abc import Mapping

PUT_RIGHT = {
    "en": ("corrected", "rectified", "put right"),
    "de": ("korrigiert", "berichtigt", "richtiggestellt"),
    "fr": ("corrigé", "rectifié"),
    "es": ("corregid", "rectificad"),
    "it": ("corrett", "rettificat"),
    "pt": ("corrigid", "retificad", "rectificad"),
    "nl": ("gecorrigeerd", "rechtgezet", "verbeterd"),
    "sv": ("rättat", "korrigerat"),
    "nb": ("rettet(?! mot)", "korrigert"),
    "da": ("rettet(?! mod)", "korrigeret"),
    "fi": ("korjattu",),
    "pl": ("poprawi(?:on|li|ł)", "skorygowa", "sprostowa"),
    "cs": ("oprav(?:en|ili?\\b)",),
    "ru": ("исправ(?:лен|ил)",),
    "uk": ("виправ(?:лен|ил)",),
}
"""How an update says that it puts something right: beginnings of words, as patterns."""

CORRECTS = {
    "en": (
        r"updated?\b[^.!?]* to (?:correct|rectify|fix (?:\w+ ){0,3}(?:error|mistake|typo|misspelling))",
        r"(?:been|was|were) (?:\w+ly )?(?:corrected|rectified|put right)\b(?! by\b)",
    ),
    "de": (
        r"aktualisiert, um [^.!?]* zu (?:korrig|bericht)ieren\b",
        r"(?:wurden?|haben wir) [^.!?]*(?:korrigiert|berichtigt|richtiggestellt)\b",
    ),
    "fr": (
        r"mise?s? à jour\b[^.!?]* (?:pour|afin de) (?:corriger|rectifier)\b",
        r"été (?:corrigé|rectifié)e?s?\b(?! par\b)",
    ),
    "es": (
        r"actualizad[^.!?]* para (?:corregir|rectificar)\b",
        r"(?:sido|fue|fueron) (?:corregid|rectificad)[oa]s?\b(?! por\b)",
    ),
    "it": (
        r"aggiornat[^.!?]* per (?:correggere|rettificare)\b",
        r"stat[oaie] (?:corrett|rettificat)[oaie]\b(?! da\w*\b)",
    ),
    "pt": (
        r"atualizad[^.!?]* para (?:corrigir|re[ct]?tificar)\b",
        r"(?:foi|foram) (?:corrigid|re[ct]?tificad)[oa]s?\b(?! p(?:or|el)\w*)",
    ),
    "nl": (r"(?:bijgewerkt|geactualiseerd|aangepast) om [^.!?]* te (?:corrigeren|verbeteren)\b",),
    "sv": (r"uppdatera(?:d|ts|des)\b[^.!?]* för att (?:rätta|korrigera)\b",),
    "nb": (r"oppdatert\b[^.!?]* for å (?:rette|korrigere)\b",),
    "da": (r"opdateret\b[^.!?]* for at (?:rette|korrigere)\b",),
}
"""How an update says that what stood in the story was put right, likewise: not that somebody else did so."""

MENDED = {
    "en": (
        *("adjust", "alter", "amend", "chang", "clarif", "clean(?:ed|ing)? up", "clearer", "correct"),
        *("delet", "edit", "error", "fix", "format", "gramm", "improv", "inaccura", "incorrect", "link"),
        *("misquot", "misread", "miss", "misstat", "mistak", "mistyp", "mixed up", "moved", "order"),
        *("originally", "previously", "put right", "remov", "renam", "reph", "replac", "rev", "reword"),
        *("rewr", "shorten", "spell", "swapp", "tidi", "trimm", "tweak", "typo", "updat", "wording"),
        *("wrong",),
    ),
}
"""How "Edit: ..." says that what stood there was mended, likewise: it is written over what is added, too."""

_WHEN = r"\b(?:[^.!?]{0,20}\d[^.!?]{0,20}?)?\W{1,2}"
"""A day or time after the verb: "updated at 6 p.m. with"."""

ADDED = {
    "en": (f"updated{_WHEN}with", "updates with", "updated to include", "updated to add", "added", "adds "),
    "de": ("ergänzt", "hinzugefügt", "nachgetragen"),
    "fr": (f"mise? à jour{_WHEN}avec", "ajouté", "complété"),
    "es": (f"actualizad[oa]{_WHEN}con", "añadid", "agregad"),
    "it": (f"aggiornat[oa]{_WHEN}con", "aggiunt"),
    "pt": (f"atualizad[oa]{_WHEN}com", "acrescentad"),
    "nl": ("aangevuld", "toegevoegd"),
    "sv": (f"uppdatera(?:d|ts){_WHEN}med", "kompletterats", "lagts till"),
    "nb": (f"oppdatert{_WHEN}med", "lagt til"),
    "da": (f"opdateret{_WHEN}med", "tilføjet"),
}
"""How a note says that something came to the story; likewise."""


REMOVED = {
    "en": (
        *("remov", "delet", "dropp", "cut", "taken out", "took out", "withdr", "retract", "redact", "omit"),
        *("no longer", "replac", "shorten", "trimm", "amended", "revised", "rewr", "edited", "changed"),
    ),
    "de": ("entfernt", "gelöscht", "gestrichen", "ersetzt", "gekürzt", "geändert", "überarbeitet"),
    "fr": ("retiré", "supprimé", "remplacé", "modifié"),
    "es": ("eliminad", "retirad", "suprimid", "reemplazad", "sustituid", "modificad"),
    "it": ("rimoss", "eliminat", "sostituit", "modificat"),
    "pt": ("removid", "retirad", "eliminad", "substituíd", "alterad", "modificad"),
    "nl": ("verwijderd", "geschrapt", "vervangen", "aangepast", "gewijzigd"),
    "sv": ("tagits bort", "borttag", "strukits", "raderats", "ersatts", "ändrat"),
    "nb": ("fjernet", "slettet", "strøket", "erstattet", "endret"),
    "da": ("fjernet", "slettet", "strøget", "erstattet", "ændret"),
}
"""How a note says that something of the story went, or is another now; likewise."""


AWAITED = {
    "en": ("for (?:a )?comment", "to comment", r"(?:not|yet|\w+n['’]t) .{0,20}(?:respond|repl|comment)"),
    "de": ("stellungnahme", "nicht äußern", "äußerte sich .{0,20}nicht", "unbeantwortet"),
    "fr": ("pas (?:encore )?(?:répondu|souhaité|donné suite)", "sollicité", "contacté"),
    "es": ("no (?:ha |han )?respond", "no quiso", "no (?:ha |han )?contest"),
    "it": ("non ha(?:nno)? (?:ancora )?(?:risposto|commentato)",),
    "pt": ("não (?:respond|quis|comentou|se manifest)", "posicionamento"),
    "nl": ("niet (?:bereikbaar|gereageerd)", "om een reactie", "reageerde .{0,20}niet"),
    "sv": ("har sökt", "inte (?:svarat|kommentera|velat)"),
    "nb": ("ikke (?:svart|besvart|kommenter|ønsket)", "ikke lyktes"),
    "da": ("ikke (?:svaret|besvaret|kommenter|ønsket)", "ikke lykkedes"),
}
"""How a story says that somebody has not spoken yet; likewise."""


def puts_right(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was put right."""
    return _says(text, PUT_RIGHT, language) or corrects(text, language)


def corrects(text: str, language: str) -> bool:
    """Whether a text in lower case says that what stood in the story was put right."""
    return _says(text, CORRECTS, language)


def mends(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was mended; True where we do not know the words."""
    return primary(language) not in MENDED or _says(text, MENDED, language)


def adds(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was added."""
    return _says(text, ADDED, language)


def removes(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was taken out or made another."""
    return _says(text, REMOVED, language)


def awaits(text: str, language: str) -> bool:
    """Whether a sentence in lower case says that somebody has not spoken yet."""
    return _says(text, AWAITED, language)


def _says(text: str, words: Mapping[str, tuple[str, ...]], language: str) -> bool:
    said = words.get(primary(language), ())
    return bool(said) and _opening(said).search(text) is not None


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """At the start of a word: Danish "rettet" puts right, "oprettet" founds."""
    return re.compile(rf"\b(?:{'|'.join(words)})")
