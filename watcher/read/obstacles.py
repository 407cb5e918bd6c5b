"""What a page is when it is not an article: a challenge, a wall, an error page, an empty shell.

Only a page without a story is suspected: an article about cookies, or one that ends at a paywall after three
paragraphs, is an article. The words are those that the makers of such walls print, in the languages they print
them in; a page must show them in its title or open with them.
"""

# ruff: noqa: E501  the signs are lists of phrases, a line for each language

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Obstacle
from watcher.read.tree import SCRIPTED, SILENT, fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STORY = 120  # words of body from which a page holds a story, whatever else stands on it
_LITTLE = 25  # words on the whole page below which it is empty, or waits for its script
_OPENING = 1_500  # characters of visible text that are looked at

_SIGNS: tuple[tuple[Obstacle, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(words), re.IGNORECASE))
    for kind, words in (
        (
            Obstacle.CHALLENGE,
            (
                r"just a moment\.\.\.|checking (?:if the site|your browser)|attention required! \|",
                r"verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|i.m not a robot",
                r"enable javascript and cookies to continue|unusual (?:traffic|activity)|access (?:to this page )?(?:has been )?denied",
                r"pardon our interruption|ddos protection|security check|request (?:was |has been )?blocked|captcha",
                r"sind sie ein (?:mensch|roboter)|zugriff verweigert|vérifi\w+ que vous êtes (?:un )?humain|no eres un robot",
            ),
        ),
        (
            Obstacle.NOT_FOUND,
            (
                r"\b404\b|page (?:was |could )?not (?:be )?found|page (?:does not|doesn.t) exist|page you (?:are looking for|requested)",
                r"no longer (?:available|exists)|article (?:has been removed|not found)|410 gone",
                r"seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht|nicht mehr verfügbar|artikel nicht gefunden",
                r"page (?:introuvable|non trouvée)|n.existe (?:pas|plus)|página no (?:encontrada|existe)|no se (?:ha )?encontr",
                r"pagina non trovata|pagina niet gevonden|nie znaleziono|sidan (?:kunde inte )?hitta|siden (?:blev )?ikke fund|страница не найдена|ページが見つかりません|页面不存在",
            ),
        ),
        (
            Obstacle.CONSENT,
            (
                r"before you continue|we (?:and our partners )?(?:value your privacy|use cookies|store and/or access)",
                r"accept (?:all )?cookies|your privacy (?:choices|matters)|consent (?:to|choices|manage)|cookie (?:settings|policy|consent)",
                r"mit werbung (?:weiterlesen|und tracking)|cookies? (?:zustimmen|akzeptieren)|zustimmung|wir (?:und unsere partner )?verwenden cookies",
                r"accepter (?:et continuer|les cookies|tout)|continuer sans accepter|aceptar (?:todas )?(?:las )?cookies|accetta (?:i )?cookie",
            ),
        ),
        (
            Obstacle.LOGIN,
            (
                r"(?:log|sign) ?in to (?:continue|read|your account)|subscribe to (?:continue|read)|already a subscriber|please (?:log|sign) in",
                r"(?:this (?:article|content|story) is )?(?:only )?(?:for|available to) (?:our )?(?:subscribers|members)|create (?:a free|an) account to",
                r"jetzt (?:anmelden|registrieren|abonnieren)|nur für abonnenten|mit .{0,20}abo weiterlesen|bitte (?:melden sie sich|einloggen)",
                r"réservé aux abonnés|connectez-vous|contenido exclusivo|inicia sesión|iniciar sesión|suscríbete para",
            ),
        ),
        (
            Obstacle.SCRIPT_ONLY,
            (
                r"(?:enable|turn on|requires?|need) javascript|javascript (?:is )?(?:disabled|required|must be)|without javascript",
                r"javascript (?:ist )?(?:deaktiviert|aktivieren)|activ(?:er|ez|ar|e) (?:le )?javascript",
            ),
        ),
    )
)


class Shown(NamedTuple):
    """What a page shows to a reader without scripts, and whether it has any."""

    title: str
    text: str
    scripted: bool


def obstacle(shown: Shown, words: int) -> tuple[Obstacle | None, str]:
    """What stands in the way of the article, and the words that tell; None when there is a story.

    Args:
        shown: what the page shows.
        words: how many words its body was found to have.
    """
    if words >= _STORY:
        return None, ""
    if words < _STORY // 2 or len(shown.text.split()) < 2 * _STORY:
        for kind, sign in _SIGNS:
            text = f"{shown.title}\n{shown.text[:_OPENING]}" if words < _STORY // 3 else shown.title
            if found := sign.search(text):
                return kind, f"the page says {found.group()!r}"
    if words:
        return None, ""
    if len(shown.text.split()) < _LITTLE:
        return (
            (Obstacle.SCRIPT_ONLY, "no text without its script")
            if shown.scripted
            else (Obstacle.EMPTY, "no text")
        )
    return Obstacle.EMPTY, "no paragraph of a story"


def obstacles(shown: Shown) -> tuple[tuple[Obstacle | None, str], ...]:
    """What `obstacle` says of a page for each number of words that makes a difference to it."""
    return tuple(obstacle(shown, words) for words in (0, 1, _STORY // 3, _STORY // 2))


def visible(root: HtmlElement) -> Shown:
    """The text of a page without scripts, up to what is needed; `noscript` counts, it is what we would see."""
    parts: list[str] = []
    size = 0
    hidden = SILENT - {"noscript", "button"}
    body = root.find("body")
    for el in (root if body is None else body).iter():
        if isinstance(el.tag, str) and el.tag not in hidden and el.text and (text := el.text.strip()):
            parts.append(text)
            size += len(text)
        if el.tail and (text := el.tail.strip()):
            parts.append(text)
            size += len(text)
        if size > 2 * _OPENING:
            break
    scripted = SCRIPTED in root.attrib or next(root.iter("script", "noscript"), None) is not None
    return Shown(fold(root.findtext(".//title")), fold(" ".join(parts)), scripted)
