"""How notes say what was done to the story, by language: something put right, something added."""

from __future__ import annotations

from watcher.compare.words.lexicon import primary

PUT_RIGHT = {
    "en": ("corrected", "fixed", "rectified", "put right"),
    "de": ("korrigiert", "berichtigt", "richtiggestellt"),
    "fr": ("corrigé", "rectifié"),
    "es": ("corregid", "rectificad"),
    "it": ("corrett", "rettificat"),
    "pt": ("corrigid", "retificad", "rectificad"),
    "nl": ("gecorrigeerd", "rechtgezet", "verbeterd"),
    "sv": ("rättat", "korrigerat"),
    "nb": ("rettet", "korrigert"),
    "da": ("rettet", "korrigeret"),
    "fi": ("korjattu",),
    "pl": ("poprawion", "skorygowan", "sprostowan"),
    "cs": ("opraven",),
    "ru": ("исправлен",),
    "uk": ("виправлен",),
}
"""How an update says that it puts something right."""

ADDED = {
    "en": ("updated with", "updates with", "updated to include", "updated to add", "added", "adds "),
    "de": ("ergänzt", "hinzugefügt", "nachgetragen"),
    "fr": ("mis à jour avec", "ajouté", "complété"),
    "es": ("actualizado con", "actualizada con", "añadid", "agregad"),
    "it": ("aggiornato con", "aggiunt"),
    "pt": ("atualizado com", "atualizada com", "acrescentad"),
    "nl": ("aangevuld", "toegevoegd"),
    "sv": ("uppdaterad med", "uppdaterats med", "kompletterats", "lagts till"),
    "nb": ("oppdatert med", "lagt til"),
    "da": ("opdateret med", "tilføjet"),
}
"""How a note says that something came to the story."""


def puts_right(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was put right."""
    return any(words in text for words in PUT_RIGHT.get(primary(language), ()))


def adds(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was added."""
    return any(words in text for words in ADDED.get(primary(language), ()))
