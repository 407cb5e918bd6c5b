"""Who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.read.boxes.zones import TITLES
from watcher.read.markup.tree import SILENT, brief, fold, squash
from watcher.read.metadata import jsonld
from watcher.read.metadata.names import (
    LABELLED,
    a_house,
    a_login,
    a_role,
    bare_name,
    by_line,
    names_in,
    nobodys,
    one_more,
    personal,
    signing,
)
from watcher.read.metadata.others import in_form, of_others
from watcher.read.metadata.titles import is_site, site_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.metadata.heads import Claims

_TOLD = frozenset({"json-ld", "meta"})  # where machines alone read who wrote it
_FIRST_META = ("author", "byl", "byline")
_META = (
    "article:author",
    "article:author_name",
    "article.author",
    "article_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "citation_author",
    "dc.contributor",
)
_HINTS = re.compile(r"uthor|yline|utor|uteur|sername|ontributor|riter|edakteur|erfasser")
_CLASS = re.compile(
    r"(?<![a-z])(?:authors?(?:names?)?|bylines?|autor(?:en|in|es|a|i)?(?:zeile|name)?|auteurs?|autore|verfasser|redakteur|contributors?"
    r"|writers?|username|documentauthor)(?![a-z])"
)
# Boxes about an author, beside the story or behind it: believed after the line under the headline.
_ABOUT = re.compile(
    r"(?<![a-z])(?:box|bio\w*|about|card|descr\w*|info|profile|section|title|text|image|avatar|social|links?)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Drupal calls the boxes of all fields "field-name-...", those of days and buttons, too.
_CALLED = "contains(@class,'name') and not(contains(@class,'field-name-'))"
_NAMED = f".//*[@itemprop='name' or @rel='author' or ({_CALLED}) or contains(@class,'fn')]"
# Whole stories, and days, whatever they are called after.
_NAMELESS = frozenset({"article", "body", "main", "section", "time"})
# What others say and show.
_QUOTED = frozenset({"figure", "blockquote"})
# Addresses of pages about authors; those "about people" are about whom stories speak of, as often.
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|a|i)?|auteurs?|editors|writers?|reporters?|journalists?|contributors?|columnists?"
    r"|staff|redakt(?:ion|eure)|byline)[/-][^/]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\w{4,}[.!?]\s|\S+(?:\s+\S+){9}")  # of a biography; "Dr. A. B. Cole" is a name
_MAX = 80  # characters of a line that names an author
_FAR_MAX = 45  # the same far from the headline
# Whom a line names that wrote nothing.
_HANDLED = re.compile(
    r"(?:edited|posted|published|created|submitted|uploaded|(?:ein|bereit)gestellt|veröffentlicht|publiziert|publié|publicado|pubblicato|geplaatst|opublikowane)\b",
    re.IGNORECASE,
)
_NEAR = 60  # elements from the headline within which its own line of date and author stands
_LEAD = 600  # characters of paragraphs behind the headline after which that line cannot come
_BOXES = 300  # called after authors that are looked at
_BESIDE = 8  # elements from one author's link to the next one of the same line
_LIST = 3  # so many equal boxes are a list of stories


def byline(claims: Claims, site: str, url: str, heading: HtmlElement | None) -> tuple[str, str]:
    """The authors' names, joined by ", ", and where they were found.

    People come before houses and log-in names, and those before the outlet itself: many pages name the outlet
    to machines and the author to readers. Where the line under the headline names others than machines are
    told, or more, it is that line which readers see.
    """
    outlets = site_names(site, url)
    spare: list[tuple[int, str, str]] = []
    for claimed, source in _claimed(claims, heading):
        names = [name for name in names_in(claimed) if not nobodys(name)]
        people = _people(names, outlets)
        if people:
            behind = _behind(claims, heading) if source in _TOLD else []
            shown, printed = _printed(behind, heading)
            signed = bool(shown) and shown == _people(shown, outlets)
            if signed and _are_others(shown, people, behind):
                return ", ".join(shown), printed
            return ", ".join(people), source
        if names:
            spare.append((all(is_site(name, outlets) for name in names), ", ".join(names), source))
    _, names_of_houses, source = min(spare, key=lambda one: one[0], default=(0, "", ""))
    return names_of_houses, source


def _people(names: Sequence[str], outlets: set[str]) -> list[str]:
    """Those of names that are people's, unless they say where a house is: "The Gull, Holm, Norway"."""
    people = [name for name in names if not (a_house(name) or a_login(name) or is_site(name, outlets))]
    placed = len(people) > 1 and people == names[1:] and not any(" " in name for name in people)
    return [] if placed else people


def _behind(claims: Claims, heading: HtmlElement | None) -> list[HtmlElement]:
    """What stands right behind the headline; nothing where none is printed."""
    if heading not in claims.order:
        return []
    at = claims.order.index(heading)
    return claims.order[at + 1 : at + _NEAR]


def _printed(behind: Sequence[HtmlElement], heading: HtmlElement | None) -> tuple[list[str], str]:
    """The names in the first line behind the headline that signs the story, and how it is known.

    Behind a heading that leads to another story its author stands.
    """
    read = 0
    for el in behind:
        read += len(el.text or "") if el.tag == "p" else 0
        if read > _LEAD or (el.tag in TITLES and next(el.iter("a"), None) is not None):
            break
        called, boxed = _boxed(el, heading)
        told = [] if _ABOUT.search(called) else boxed
        names = told or _signed(el, heading)[1]
        if names and not _HANDLED.match(brief(el, _MAX)):
            return names, "class" if told else "text"
    return [], ""


def _are_others(shown: Sequence[str], told: Sequence[str], behind: Sequence[HtmlElement]) -> bool:
    """Whether readers see other authors than machines are told, or more of them: each in two words, and once.

    Whom machines are told of and who is printed too signs the story; the others then sign other stories, or
    pictures. Who has the family name of one of them is that one: "Ann Marie BRANDT", "A. Brandt". An office
    is nobody.
    """
    seen, known = [squash(name) for name in shown], [squash(name) for name in told]
    whole = all(" " in name and ":" not in name and not a_role(name) for name in shown)
    if not whole or len(set(seen)) < len(seen):
        return False
    if set(known) <= set(seen):
        again = sum(any(name in one for name in known) for one in seen)
        return again == len(known) < len(seen)
    families = {squash(name.split()[-1]) for name in told}
    alike = any(squash(word) in families for name in shown for word in name.split())
    near = squash(" ".join(el.text for el in behind if el.text))
    return not alike and not any(name in near for name in known)


def _claimed(claims: Claims, heading: HtmlElement | None) -> Iterator[tuple[list[str], str]]:
    author = claims.article.get("author") or claims.article.get("creator")
    yield jsonld.texts(jsonld.resolved(author, jsonld.by_id(claims.typed))), "json-ld"
    yield [name for key in _FIRST_META for name in claims.meta.get(key, [])], "meta"
    yield [name for key in _META for name in claims.meta.get(key, [])], "meta"
    own = (el for el in claims.props.get("author", ()) if not _anothers(el, heading))
    yield [_text(name) for el in islice(own, 4) for name in _names_of(el)], "microdata"
    at = claims.order.index(heading) if heading in claims.order else 0
    yield [name for el in _linked(claims, at)[:3] for name in _with_next(el)], "rel"
    near, far = _classed(claims, at)
    for names in near:
        yield names, "class"
    for names in _lines(claims, at, heading):
        yield names, "text"
    yield [_text(el) for el in _profiles(claims, at)][:3], "link"
    if by_line(claims.first("twitter:label1")):  # the account that posted it, which is often an editor's
        yield claims.meta.get("twitter:data1", []), "meta"
    for names in far:
        yield names, "class"


def _anothers(el: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element names nobody who wrote the story: of a picture or another story, a form field."""
    above = (el, *el.iterancestors())
    return of_others(el) or in_form(el) or any(up.tag in _QUOTED or _is_card(up, heading) for up in above)


def _is_card(el: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element is a link that holds another story's headline and what stands under it."""
    title = next(el.iter(*TITLES), None) if el.tag == "a" else None
    return title not in (None, heading) and next(title.itersiblings("*"), None) is not None


def _linked(claims: Claims, at: int) -> list[HtmlElement]:
    """The links to authors nearest to the headline that stand in one line: others sign other stories.

    One to the front page names the site, whoever its author is.
    """
    others = (el for el in claims.authors if not claims.own.leads_home(el.get("href") or ""))
    links = {el for el in others if not _anothers(el, claims.order[at])}
    places = [i for i, el in enumerate(claims.order) if el in links] if links else []
    first = min(places, key=lambda i: _away(i, at), default=0)
    line = takewhile(lambda pair: pair[1] - pair[0] <= _BESIDE, pairwise(i for i in places if i >= first))
    return [claims.order[i] for i in (first, *(i for _, i in line))] if places else []


def _profiles(claims: Claims, at: int) -> list[HtmlElement]:
    """Links right behind the headline to pages about authors, of which they print the names."""
    links = (
        el
        for el in claims.order[at + 1 : at + _NEAR]
        if el.tag == "a" and _PROFILE.search(el.get("href") or "")
    )
    return [el for el in links if personal(bare_name(_text(el))) and not _anothers(el, claims.order[at])]


def _text(el: HtmlElement) -> str:
    return brief(el, _MAX)


def _with_next(el: HtmlElement) -> list[str]:
    """Whom an element names, and who is named without one behind it: "<a>Ada Brandt</a> and Ole Dahl"."""
    name = _text(el)
    return [name, *one_more(fold(f"{name} {el.tail or ''}"), name)]


def _names_of(el: HtmlElement) -> list[HtmlElement]:
    """What names an author, or several that share a box; the box itself where nothing in it does."""
    return el.xpath(".//*[@itemprop='name']")[:4] or [el]


def _classed(claims: Claims, at: int) -> tuple[list[list[str]], list[list[str]]]:
    """Names in boxes that are called after authors: of those near the headline, and of the others."""
    near: list[tuple[int, list[str]]] = []
    far: list[tuple[str, list[str]]] = []
    read = looked = 0
    for i, el in enumerate(claims.order):
        if i > at and el.tag == "p":
            read += len(el.text or "")
        if not _may_name(el):
            continue
        looked += 1
        if looked > _BOXES:
            break
        called, names = _boxed(el, claims.order[at])
        if not names:
            continue
        if abs(i - at) <= _NEAR and read <= _LEAD and not _ABOUT.search(called):
            near.append((_away(i, at), names))
        else:
            far.append((called, names))
    often = Counter(called for called, _ in far)
    few = [names for called, names in far if often[called] < _LIST]
    return [names for _, names in sorted(near, key=lambda one: one[0])], few


def _may_name(el: HtmlElement) -> bool:
    return _hints(el.get("class") or "") and el.tag not in _NAMELESS


def _boxed(el: HtmlElement, heading: HtmlElement | None) -> tuple[str, list[str]]:
    """What a box is called, and the names in it where that is after authors of the story."""
    if not _may_name(el):
        return "", []
    called = _CAMEL.sub("-", el.get("class")).lower().replace("_", "-")
    return called, [] if not _CLASS.search(called) or _anothers(el, heading) else _within(el)


@lru_cache(maxsize=4_096)
def _hints(called: str) -> bool:
    """Whether class words may be called after authors."""
    return _HINTS.search(called) is not None


def _away(place: int, at: int) -> int:
    """How far from the headline: what stands behind it is nearer than all that stands before it."""
    return place - at if place >= at else 2 * _NEAR + at - place


def _within(el: HtmlElement) -> list[str]:
    """The names that a box prints: in elements of their own, or as its only text."""
    named = [name for inner in el.xpath(_NAMED)[:4] if personal(name := bare_name(_text(inner)))]
    text = _text(el)
    if named:
        return [*named, *one_more(text, named[-1])]
    if not 0 < len(text) <= _MAX or _SENTENCE.search(text):
        return []
    names = [name for name in signing(text) if not nobodys(name)]
    return names if all(map(personal, names)) else []


def _lines(claims: Claims, at: int, heading: HtmlElement | None) -> list[list[str]]:
    """Names in lines that open with "By": those near the headline, then the others if they are few."""
    near: list[tuple[int, list[str]]] = []
    far: list[list[str]] = []
    for i, el in enumerate(claims.order):
        line, names = _signed(el, heading)
        if not names:
            continue
        if abs(i - at) <= _NEAR:
            near.append((_away(i, at), names))
        elif len(line) <= _FAR_MAX or LABELLED.match(line):
            far.append(names)
    found = [names for _, names in sorted(near, key=lambda one: one[0])]
    return found + (far if len(far) < _LIST else [])


def _signed(el: HtmlElement, heading: HtmlElement | None) -> tuple[str, list[str]]:
    """A line that opens with "By", and the names in it."""
    text = el.text
    if not text or el.tag in SILENT or not (text := text.strip()) or not (opens := by_line(text)):
        return "", []
    if _anothers(el, heading) or heading in (el, *el.iterancestors()):
        return "", []
    line = _beside(el) if opens.end() == len(text) and not len(el) else _text(el)
    return line, list(takewhile(personal, signing(line))) if len(line) <= _MAX else []


def _beside(label: HtmlElement) -> str:
    """A label in an element of its own, and the name behind it: on its line, else the one text of its box."""
    behind = fold(label.tail or "")
    above = label.getparent()
    return fold(f"{label.text} {behind}") if behind or above is None else _text(above)
