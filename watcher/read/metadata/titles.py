"""The headline, without the site's name."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.read.markup.tree import brief, fold, squash
from watcher.read.metadata import jsonld

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from watcher.read.metadata.heads import Claims
    from watcher.read.metadata.own import Own

# Chinese pages part their names by "_"; between Latin letters it is part of a name.
_SEPARATOR = re.compile(
    r"\s+[|–—·•»«›‹:/~-]+\s+|\s*(?:\||--)\s*|\s*(?:(?<=[\u3000-\u9fff])_|_(?=[\u3000-\u9fff]))\s*"
)
_SYLLABLES = 4  # letters below which a host's label is a common syllable
HOLDERS = ("h1", "h2", "h3", "div", "p", "span", "strong", "b", "td", "a")
_NEARLY = 0.6  # of the pairs of letters of the longer of two headlines that are one, a word or two apart
_LONGEST = 500  # characters of a headline: in a longer text each cut would be looked at again and again
_ENOUGH = 12  # characters below which a heading is a section's name rather than a headline
_ENOUGH_DENSE = 6  # the same where each is a word or half of one; sections' names have four of them
_DENSE = "\u2e80"  # the first sign of the Chinese, Japanese and Korean scripts, which stand behind all others


def site_name(claims: Claims) -> tuple[str, str]:
    """The outlet's name and where it was found."""
    if name := claims.first("og:site_name", "application-name"):
        return name, "og"
    if name := jsonld.text(claims.article.get("publisher")):
        return fold(name), "json-ld"
    return "", ""


def headline(claims: Claims, url: str, site: str, root: HtmlElement) -> tuple[str, str]:
    """The headline and where it was found.

    What the reader sees as the heading comes first when the page's head says the same; then the claims of
    JSON-LD, Open Graph and the title element, each without the site's name.
    """
    house = _house(claims, site_names(site, url))
    names = site_names(site, url) | house
    claimed = [*told(claims, names), (_strip_site(claims.title, names), "title")]
    shown = {text: _shown(text, root) for text, _ in claimed if text}
    claimed = [(shown[text], source) for text, source in claimed if text and squash(text) not in house]
    printed = [(el, text) for el, text in _headings(claims) if squash(text) not in house]
    headings = [text for _, text in printed if text and not _is_cut(_strip_site(text, names), claimed)]
    parts = [part(*each) for each in printed for part in (_unlinked, _below_kicker)]
    said = [text for text, _ in claimed]
    if heading := _heading(headings, parts, said):
        return _strip_site(heading, names), "h1"
    own = [text for el, text in printed if text in headings and not _leads_off(el, claims.own)]
    if heading := _reworded(own, said):
        return _strip_site(heading, names), "h1"
    alone = own or list(filter(says_enough, headings))  # a short one that leads off is a blog's
    if alone and len(headings) == 1 and _stands_alone(headings[0], claimed, names, root):
        return headings[0], "h1"
    props = [(el, fold(" ".join(el.itertext()))) for el in claims.props.get("headline", ())[:1]]
    by_prop = [
        text
        for el, text in props
        if any(text in said for said, _ in claimed) or not _leads_off(el, claims.own)
    ]
    if found := next(filter(None, by_prop), ""):
        return found, "microdata"
    if below := _below(root, said, claims.own):
        return below, "heading"
    return claimed[0] if claimed else ("", "")


def told(claims: Claims, names: set[str]) -> list[tuple[str, str]]:
    """The headlines that the page tells machines of, without the site's names, and where it does."""
    found = (
        (fold(jsonld.text(claims.article.get("headline"))), "json-ld"),
        (claims.first("og:title", "twitter:title", "dc.title"), "og"),
    )
    return [(_strip_site(html.unescape(text), names), source) for text, source in found]


def _headings(claims: Claims) -> list[tuple[HtmlElement, str]]:
    return [(el, fold(" ".join(el.itertext()))) for el in claims.headings[:6]]


def _house(claims: Claims, names: set[str]) -> set[str]:
    """The headings, squashed, that are a link to the front page and no more: there the site's name stands.

    Some link the headline, too: then it is what machines are told, or the title where they are told none, or
    what begins that and no other heading is of it. What ends the title behind a headline is the site's name,
    even where machines are told it on every page.
    """
    title, whole = claims.title[-_LONGEST:], squash(claims.title)
    cuts = [cut for cut in _SEPARATOR.finditer(title) if cut.start()]
    headings = [(el, text, squash(text)) for el, text in _headings(claims)]
    home = {short for el, text, short in headings if _leads_home(el, text, claims.own)} - {""}
    last = {squash(title[cut.end() :]) for cut in cuts}
    if said := {squash(text) for text, _ in told(claims, names) if text} - last:
        return home - said
    others = (short for _, _, short in headings if short and short not in home)
    sole = not any(short in whole for short in others)
    return home - {whole} - {squash(title[: cut.start()]) for cut in cuts if sole}


def _leads_home(heading: HtmlElement, said: str, own: Own) -> bool:
    links = (*heading.iterancestors("a"), *heading.iter("a"))
    home = (el for el in links if own.leads_home(el.get("href") or ""))
    return any(squash(said) in squash(" ".join(el.itertext())) for el in home)


def _shown(title: str, root: HtmlElement) -> str:
    """The longest beginning of a title that stands on the page as a text of its own; else the whole.

    So "Headline | Section | Paper" is cut where the page ends its headline, whatever the paper is called.
    """
    if len(title) > _LONGEST:
        return title
    starts = {
        squash(title[: cut.start()]): title[: cut.start()].strip() for cut in _SEPARATOR.finditer(title)
    }
    starts = {key: text for key, text in starts.items() if says_enough(key)}
    if not starts:
        return title
    starts[squash(title)] = title
    texts = (el.text for el in root.find("body").iter(*HOLDERS))
    least, most = min(map(len, starts)), 2 * len(title)
    shown = {squash(text) for text in texts if text and least <= len(text) <= most and says_enough(text)}
    return max((text for key, text in starts.items() if key in shown), key=len, default=title)


def _unlinked(heading: HtmlElement, said: str) -> str:
    """A heading's text without its links and buttons: to edit the story, to be told of the next one."""
    for el in heading.iter("a", "button") if len(said) <= _LONGEST else ():
        said = said.replace(fold(" ".join(el.itertext())), "", 1)
    return fold(said)


def _leads_off(heading: HtmlElement, own: Own) -> bool:
    """Whether a heading is a link to another page: the headline of a card."""
    return any(own.lacks(el.get("href") or "") for el in (*heading.iterancestors("a"), *heading.iter("a")))


def _below_kicker(heading: HtmlElement, said: str) -> str:
    """A heading's text without what stands in a box of its own at its beginning: a kicker, a section.

    What goes on in small letters is no headline: the box has its first words ("*Not* guilty, says ...").
    """
    kicker = next(heading.iterchildren("span", "strong", "em", "small", "div", "p", "a", "b", "i"), None)
    over = fold(" ".join(kicker.itertext())) if kicker is not None and not fold(heading.text or "") else ""
    rest = said.removeprefix(over).lstrip(_BEHIND_KICKER)
    return said if rest[:1].islower() or len(said) > _LONGEST else rest


_BEHIND_KICKER = " :|–—-•·/"


def _stands_alone(heading: str, claimed: list[tuple[str, str]], names: set[str], root: HtmlElement) -> bool:
    """Whether a page's only heading is the headline, though its head says something else or nothing."""
    if squash(heading) in names:
        return False
    if claimed and not says_enough(heading):
        return any(_opens(heading, text, root) for text, _ in claimed)
    return not _prints(root, {squash(text) for text, _ in claimed})


def _opens(heading: str, claim: str, root: HtmlElement) -> bool:
    """Whether only a site's name, as it seems, stands behind a short heading in what the head says.

    So "Floods" is the headline of "Floods | The Example Post". It is a section's name where one more name
    follows, or where the page prints the rest as a text of its own that leads nowhere.
    """
    cut = _SEPARATOR.match(claim, len(heading)) if claim.startswith(heading) else None
    rest = claim[cut.end() :] if cut else ""
    return bool(rest) and not _SEPARATOR.search(rest) and _only_linked(root, [rest])


def _only_linked(root: HtmlElement, told: Sequence[str]) -> bool:
    """Whether a page prints none of these texts but as a link, if at all."""
    known, most = set(map(squash, told)), 2 * max(map(len, told))

    def prints(el: HtmlElement) -> bool:
        return squash(brief(el, most)) in known

    printed = filter(prints, root.find("body").iter(*HOLDERS, "h4"))
    return all(
        next(el.iterancestors("a"), None) is not None or any(map(prints, el.iter("a"))) for el in printed
    )


def _prints(root: HtmlElement, told: set[str]) -> bool:
    """Whether a page prints a headline that it tells machines of, and not as its first heading.

    Then that one is the blog's name, or another story's.
    """
    said = (squash("".join(el.itertext())) for el in root.iter("h2", "h3", "h4"))
    return any(says_enough(text) and text in told for text in said)


def _heading(headings: list[str], parts: list[str], claimed: list[str]) -> str:
    """The first heading that is what the page's head says, or else the first that says more or less of it.

    Args:
        headings: their whole texts.
        parts: the same without what is linked in them, and without a kicker.
        claimed: what the head says.
    """
    told = {squash(text) for text in claimed}
    exact = (heading for heading in (*headings, *parts) if squash(heading) in told)
    like = (heading for heading in headings if any(_overlaps(heading, text) for text in claimed))
    return next(exact, "") or next(like, "")


def _reworded(headings: Iterable[str], claimed: Sequence[str]) -> str:
    """The one heading that says what the page's head does in nearly the same words; "" for none, or several.

    An editor changes what readers see, and what machines are told stays behind: on 28 of 136 pages on which
    one word of the printed headline was changed, and nothing else, it was not seen without this. Several are
    the parts of a series.
    """
    near = {text for text in headings if any(_is_nearly(text, said) for said in claimed)}
    return near.pop() if len(near) == 1 else ""


def _is_nearly(heading: str, claim: str) -> bool:
    """Whether two headlines have most pairs of letters in common."""
    one, two = squash(heading[:_LONGEST]), squash(claim[:_LONGEST])
    if not (says_enough(one) and says_enough(two)) or len(one) > 2 * len(two) or len(two) > 2 * len(one):
        return False
    pairs, others = Counter(pairwise(one)), Counter(pairwise(two))
    return (pairs & others).total() >= _NEARLY * max(len(one), len(two))


def _below(root: HtmlElement, claimed: Sequence[str], own: Own) -> str:
    """The lower heading that says nearly what the page's head does; "" where that is printed itself.

    The card of a related story says nearly the same, too.
    """
    lower = ((el, fold(" ".join(el.itertext()))) for el in root.iter("h2", "h3", "h4"))
    near = [(el, text) for el, text in lower if _reworded([text], claimed)]
    found = _reworded([text for el, text in near if not _leads_off(el, own)], claimed)
    return found if found and _only_linked(root, claimed) else ""


def _is_cut(heading: str, claimed: list[tuple[str, str]]) -> bool:
    """Whether a heading is a claim's beginning up to the middle of a word, as some systems cut it."""
    end = len(heading)
    more = (text for text, _ in claimed if text.startswith(heading) and len(text) > end >= _ENOUGH)
    return any(text[end - 1 : end + 1].isalpha() for text in more)


def _overlaps(heading: str, claim: str) -> bool:
    """Whether one of two headlines that differ is a part of the other."""
    one, two = squash(heading), squash(claim)
    return (says_enough(one) and one in two) or (says_enough(two) and two in one)


def says_enough(text: str) -> bool:
    """Whether a text is long enough for a headline, and too long for a section's name.

    Of signs it must be six, and the first of them tells that they are such; by `size` it were five.
    """
    return len(text) >= (_ENOUGH_DENSE if text[:1] >= _DENSE else _ENOUGH)


def site_names(site: str, url: str) -> set[str]:
    """The names, squashed, by which an outlet calls itself: its own one and the parts of its host."""
    host = urlsplit(url).hostname or ""
    labels = host.removeprefix("www.").split(".")
    return {squash(name) for name in (site, host, host.removeprefix("www."), *labels[:-1]) if name} - {""}


def _strip_site(title: str, names: set[str]) -> str:
    """A title without the site's name at either end."""
    cuts = list(_SEPARATOR.finditer(title)) if len(title) <= _LONGEST else []
    for cut in reversed(cuts):
        if is_site(title[cut.end() :], names) and cut.start() > 0:
            return _strip_site(title[: cut.start()].strip(), names)
    for cut in cuts:
        if is_site(title[: cut.start()], names) and title[cut.end() :].strip():
            return _strip_site(title[cut.end() :].strip(), names)
    return title


def is_site(part: str, names: set[str]) -> bool:
    """Whether a text is one of these names, give or take a word."""
    words = squash(part)
    return (
        any(
            words == name
            or (
                len(name) >= _SYLLABLES
                and (words.startswith(name) or words.endswith(name))
                and len(words) < 3 * len(name)
            )
            for name in names
        )
        if words
        else True
    )
