"""Boxes that stand for something which is loaded from another house once the reader agrees.

They hold two or three sentences on data and consent in the outlet's own words, in the middle of the story and in
its own type. Three things are always said: that something comes from elsewhere, what becomes of the reader's
data, and what the reader is to do. A story may say the three in one sentence as well; it does so in its own box.
Outside that it is the box that is asked, which may say each of them in a paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.boxes.home import OWN
from watcher.read.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw

_MOST = 1_200  # characters of such a box
_LABELS = 3  # lines over the question: what is to be shown, whose it is, that a click is asked for

# ruff: noqa: E501  lists of words: a line for each meaning is easier to check than wrapped ones
_ELSEWHERE = re.compile(
    r"extern|embed|third.part|dritt(?:anbieter|platt)|inhalt|contents?\b|contenu|contenid|contenut|conteúdo|innehåll|innhold|indhold|inhoud|treści|obsah|grafik|video|twitter|youtube|facebook|instagram|контент|содерж|içerik|コンテンツ",
    re.IGNORECASE,
)
# Looked for in every block, in lower case: an expression takes ten times as long.
_DATA = (
    "cookie",
    "personal data",
    "personalised data",
    "personalized data",
    "data protection",
    "privacy",
    "datenschutz",
    "privatsphäre",
    "personenbezogen",
    "persönliche daten",
    "persönlichen daten",
    "ip-adress",
    "données",
    "confidentialité",
    "datos personales",
    "privacidad",
    "dati personali",
    "dados pessoais",
    "persoonsgegevens",
    "personuppgift",
    "personopplysning",
    "personoplysning",
    "integritet",
    "danych osobowych",
    "prywatno",
    "osobní údaj",
    "osobních údaj",
    "soukromí",
    "персональн",
    "конфиденциальн",
    "kişisel veri",
    "gizlilik",
    "クッキー",
    "プライバシー",
)
_AGREED = re.compile(
    r"\bclick|\bagree|your (?:settings|preferences)|einstellungen|vos (?:paramètres|préférences)|tus (?:ajustes|preferencias)|consent|\baccept|\ballow|activat|enable\b|\bload|klick|einverstanden|zustimm|\bstimme? |einwillig|akzeptier|aktivier|angezeigt|anzeigen|clique|autoris|activ|haz clic|acept|permit|clic\b|accett|clicca|aceit|klik|toestem|toestaan|godkänn|samtyck|tillåt|samtykke|godkend|tillad|zgod|zgadza|akcept|souhlas|соглас|нажм|onay|izin|kabul|クリック|同意",
    re.IGNORECASE,
)


def placeholders(raws: Sequence[Raw], home: Home) -> frozenset[int]:
    """The indexes of the blocks of such boxes, and of the labels over them."""
    asked = {i for i, raw in enumerate(raws) if i in home and home.share < OWN and _asks(raw.text)}
    for box in (*_beside(raws, home).values(), *home.gaps):
        if _asks_in([raws[i].text for i in box]):
            asked.update(box)
    found = set(asked)
    for i in asked:
        found |= set(takewhile(lambda k: _labels(raws[k]), range(i - 1, max(-1, i - 1 - _LABELS), -1)))
    return frozenset(found)


def _beside(raws: Sequence[Raw], home: Home) -> dict[int, list[int]]:
    """The blocks of the boxes beside the story's, by box."""
    boxes: dict[int, list[int]] = defaultdict(list)
    for i, raw in enumerate(raws):
        if i not in home:
            boxes[raw.box].append(i)
    return boxes


def _asks_in(texts: Sequence[str]) -> bool:
    """Whether the blocks of a box ask the reader together, and most of what they say is about that.

    A line on cookies below a story's paragraphs may stand in their box.
    """
    whole = " ".join(texts)
    if not _asks(whole):
        return False
    return 2 * sum(len(text) for text in texts if any(_signs(text))) >= len(whole)


def _asks(text: str) -> bool:
    return len(text) < _MOST and all(_signs(text))


def _signs(text: str) -> Iterator[bool]:
    """Whether a text speaks of data, of what comes from elsewhere, of agreeing; each asked when it is wanted."""
    folded = text.lower()
    yield any(word in folded for word in _DATA)
    yield _ELSEWHERE.search(text) is not None
    yield _AGREED.search(text) is not None


def _labels(raw: Raw) -> bool:
    plain = raw.kind is BlockKind.PARAGRAPH and raw.core and not raw.links
    return plain and len(raw.text) < lines.HEADING and not lines.ended(raw.text)
