"""Lines of nothing but what counts up by itself: views, comments, shares, who reads it now, which page it is.

They are others at every look. Votes, points and goals are none of them: those are what a story tells.
"""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re

_LONGEST = 100  # characters of such a line

_WHAT = (
    r"(?:page ?)?views?|reads|(?:reader )?comments?|repl(?:y|ies)|likes?|shares?|retweets?|reactions?"
    r"|(?:seiten)?aufrufe?|zugriffe|(?:leser)?kommentare?|gefällt mir|reaktionen"
    r"|vues?|commentaires?|partages?|j['’]aime|réactions?"
    r"|visitas|lecturas|comentarios?|me gusta|compartid[ao]s|visualizações|comentários?|curtidas|compartilhamentos"
    r"|visualizzazioni|comment[oi]|condivisioni|mi piace|weergaven|reacties?"
    r"|visningar|visninger|kommentarer?|delningar|delinger|reaktioner"
    r"|odsłon[ay]?|wyświetle[nń]\w*|komentarz[ey]?|udostępnie[nń]\w*|zobrazení|komentář\w*|komentár\w*|zdieľan\w+"
    r"|просмотр\w*|комментари\w*|перегляд\w*|коментар\w*|görüntülenme|yorum|okunma|paylaşım|προβολές|σχόλια|κοινοποιήσεις"
)
_NUMBER = r"\d[\d.,]*+(?: \d{3})* ?(?:k|m|mio|tsd|mil|тыс)?\.?"
_COUNT = rf"(?:(?:{_WHAT})[\s:：(]*{_NUMBER}|{_NUMBER} ?(?:{_WHAT}))(?!\w)"
_TIMES = (
    rf"(?:shared|viewed|read|liked) {_NUMBER} times",
    rf"{_NUMBER}[ -]?mal (?:geteilt|gelesen|angesehen|aufgerufen|kommentiert)",
    rf"(?:partagé|lue?|vue?)e? {_NUMBER} ?fois|(?:compartid|leíd|vist)[ao] {_NUMBER} veces|(?:compartilhad|lid|vist)[ao] {_NUMBER} vezes",
    rf"(?:condivis|lett|vist)[ao] {_NUMBER} volte|{_NUMBER} keer (?:gedeeld|gelezen|bekeken)",
    rf"(?:delad|läst|visad) {_NUMBER} gånger|(?:delt|læst|lest|vist) {_NUMBER} gang(?:er|e)",
)
_READERS = rf"{_NUMBER} (?:people|readers|users|visitors) (?:are )?(?:now |currently )?(?:reading|viewing|watching|online)(?: (?:this|now|right|article|story|post|page|report)\b)*"
_NEXT = r"next(?: page)?|previous(?: page)?|weiter|nächste(?: seite)?|vorherige(?: seite)?|suivante?|page suivante|siguiente|próxima|avanti|successiva|volgende|nästa|neste|næste|następna|další|ďalšia|далее"
_PAGES = (
    r"(?:(?:page|seite|página|pagina|strona|sida|side|halaman) )?\d{1,3}(?: (?:of|von|de|sur|di|van|av|af|z) \d{1,3}|(?:\W{1,3}\d{1,3})*)"
    rf"(?:\W*(?:{_NEXT})(?!\w))+"
)
_WHOLE = re.compile(
    rf"\W*(?:{_COUNT}(?:\W+{_COUNT})*|{'|'.join((*_TIMES, _READERS, _PAGES))})\W*", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


def counters(text: str) -> bool:
    """Whether a line is such counters, and nothing else."""
    return len(text) <= _LONGEST and _DIGIT.search(text) is not None and _WHOLE.fullmatch(text) is not None
