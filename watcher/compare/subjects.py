"""What notes speak of, by language: the sort of thing they put right, and what says nothing about a story."""

from __future__ import annotations

from functools import lru_cache

from watcher.compare.lexicon import primary, words_of

SWEEPING = {
    "en": (
        "throughout",
        "recasts",
        "rewritten",
        "with new information",
        "with additional information",
        "new details",
        "more details",
        "updates throughout",
    ),
    "de": ("durchgehend", "überarbeitet", "aktualisiert und ergänzt"),
    "fr": ("entièrement", "réécrit", "nouvelles informations"),
    "es": ("reescrito", "nueva información", "más detalles"),
}
"""Phrases by which a note claims the whole story, not a place in it."""

SUBJECTS = {
    "en": {
        "name": "name names misspelled misspelt spelling surname misnamed misidentified identified",
        "number": "number numbers figure figures percentage amount total sum miscalculated age",
        "date": "date day year month time timing",
        "quotation": "quote quotes quotation quoted misquoted attributed remark remarks",
        "headline": "headline title",
        "link": "link links url address",
        "byline": "byline author",
        "attribution": "comment comments response reply reaction statement statements remarks source sources",
    },
    "de": {
        "name": "name namen vorname nachname",
        "number": "zahl zahlen betrag prozent summe",
        "date": "datum tag jahr zeitpunkt",
        "quotation": "zitat zitate zitiert",
        "headline": "überschrift titel schlagzeile",
        "attribution": "stellungnahme reaktion reaktionen",
    },
    "fr": {
        "name": "nom prénom",
        "number": "chiffre chiffres nombre montant",
        "date": "date année jour",
        "quotation": "citation propos cité citée",
        "headline": "titre",
        "attribution": "réaction réactions commentaire déclaration",
    },
    "es": {
        "name": "nombre apellido",
        "number": "cifra cifras número monto",
        "date": "fecha año día",
        "quotation": "cita declaración",
        "headline": "titular título",
        "attribution": "reacción reacciones comentario declaraciones",
    },
    "it": {
        "name": "nome cognome",
        "number": "cifra cifre numero somma importo",
        "date": "data giorno anno",
        "quotation": "citazione dichiarazione",
        "headline": "titolo",
    },
    "pt": {
        "name": "nome sobrenome apelido",
        "number": "número números valor valores quantia",
        "date": "data dia ano",
        "quotation": "citação declaração",
        "headline": "título manchete",
    },
    "nl": {
        "name": "naam namen achternaam",
        "number": "getal cijfer cijfers bedrag aantal",
        "date": "datum dag jaar",
        "quotation": "citaat uitspraak",
        "headline": "kop titel",
    },
    "sv": {
        "name": "namn namnet efternamn",
        "number": "siffra siffran siffror tal belopp antalet",
        "date": "datum datumet dag år",
        "quotation": "citat citatet",
        "headline": "rubrik rubriken",
    },
    "nb": {
        "name": "navn navnet etternavn",
        "number": "tall tallet beløp beløpet antall antallet",
        "date": "dato datoen dag år",
        "quotation": "sitat sitatet",
        "headline": "tittel tittelen overskrift",
    },
    "da": {
        "name": "navn navnet efternavn",
        "number": "tal tallet beløb beløbet antal antallet",
        "date": "dato datoen dag år",
        "quotation": "citat citatet",
        "headline": "rubrik overskrift",
    },
    "pl": {
        "name": "imię nazwisko nazwiska",
        "number": "liczba liczby liczbę kwota kwotę kwoty",
        "date": "data datę daty dzień rok",
        "quotation": "cytat wypowiedź",
        "headline": "tytuł tytule",
    },
    "ru": {
        "name": "имя фамилия фамилию имени",
        "number": "число цифра цифры сумма сумму количество",
        "date": "дата дату день год",
        "quotation": "цитата цитату",
        "headline": "заголовок заголовке",
    },
}
"""Words by which a note says what sort of thing it puts right, for each class of edit."""

THINGS = {
    "name": "a name",
    "number": "a number",
    "date": "a date or time",
    "quotation": "a quotation",
    "headline": "the headline",
    "link": "a link",
    "byline": "the byline",
    "attribution": "what somebody said",
}
"""The same for people."""

_OF_NOTES = (
    "earlier version article story updated update corrected correction clarified clarification "
    "amended incorrect incorrectly wrongly mistakenly stated previous previously reflect original "
    "which there their about would after before could these those where while should being because "
    "other under since against between through frühere fassung artikel aktualisiert korrektur "
    "précédente article version anterior artículo actualizado"
)


@lru_cache(maxsize=1)
def _note_stems() -> frozenset[str]:
    return frozenset(word[:6] for word in _OF_NOTES.split())


def stop_stems(language: str) -> frozenset[str]:
    """Beginnings of words that say nothing about a story: those notes are made of, and those of speech."""
    spoken = frozenset(
        word[:6] for word in words_of("attribution", language) | words_of("negation", language)
    )
    return _note_stems() | spoken


def sweeping(text: str, language: str) -> str:
    """Why a note speaks of every edit; "" when it does not."""
    folded = " ".join(text.casefold().split())
    found = next((phrase for phrase in SWEEPING.get(primary(language), ()) if phrase in folded), "")
    return f"it says “{found}”" if found else ""


def subject_classes(text: str, language: str) -> frozenset[str]:
    """The classes of edits that a note's own words name."""
    words = {word.strip(".,;:!?()[]\"'“”‘’") for word in text.casefold().split()}
    table = SUBJECTS.get(primary(language), {})
    return frozenset(name for name, listed in table.items() if words & set(listed.split()))
