"""The words by which pages name what is not the article.

Class and id words are what the makers of pages call their boxes. Each list says what its words have been
seen to name; a word that also names articles ("content", "post", "story") is in none of them. An element
that holds most of a page's prose is never furniture whatever it is called: see `locate`.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from watcher.read.markup.tree import Zone

# State words of whole layouts ("no-sidebar", "has-comments") say nothing about the box that carries them,
# nor do the colours of a text ("text-secondary"), the rank of a heading ("secondary-title"), or the filing words
# that WordPress writes on the article's own wrapper (always beside "hentry").
_STATE = re.compile(
    r"(?:status|format|type|has|no|with|without|hide|show|js|is|col|row|postid|page-id|paged|parent"
    r"|elementor|et_pb|text(?![-_]hid)|secondary(?=[-_](?:title|head(?:ing|line)?|text)(?![a-z])))[-_]"
)
# What a box has it is not: "article-has-comments", "header--with-actions".
_HELD = re.compile(r"(?<=[a-z0-9])[-_]+(?:has|with|without)[-_](?:(?!__)[\w-])+")
_MODIFIER = re.compile(r"--[\w-]+")  # of "block--modifier": it says how a box looks, seldom what it is
_FILED = re.compile(r"(?:tag|category|post_tag|cat|author)[-_]", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEGMENT = re.compile(r"[a-zA-Z0-9]+")
_TURNS, _TURN = 2, 3.5  # more parts than so many, of fewer letters on average than so many, are a token's
# A segment with a letter behind a digit is a machine's, and what stands between its digits no word.
_MIXED = re.compile(r"(?<![a-z0-9])(?!a2a(?![a-z0-9]))[a-z0-9]*\d[a-z][a-z0-9]*")
_TOKENS, _SHORT = 5, 3  # so many class words of so few letters each are what a machine has made of names

# zone -> words that are enough by themselves.
_SURE: dict[Zone, str] = {
    # Reader comments and what invites them.
    "comments": (
        r"comments?(?!ary)\w*|cmts?|commentlist|disqus\w*|respond|replies|kommentare?\w*|commentaires?|comentari(?!st)\w*"
        r"|commenti|reacties|leserbrief\w*|livefyre|trackbacks?|pingbacks?|komentar\w*|kommenti\w*|yorumlar\w*|hozzaszol\w*|guestbook|spotim|hyvor"
    ),
    # Ways to other pages.
    "navigation": (
        r"nav|navi|navbar|navigation|menu|menus|mainmenu|submenu|megamenu|breadcrumbs?\w*|brotkrumen|pagination"
        r"|pager|paginator|paging|topbar|masthead|skiplinks?|sitemap|nextprev|prevnext|offcanvas|jumplinks?"
    ),
    # Boxes beside or below the article.
    "sidebar": r"sidebar\w*|seitenleiste|right-?col\w*|leftcol\w*|sub-?col(?:umn)?s?|marginalspalte|randspalte|barra-lateral|right-rail",
    "footer": r"footer|colophon|impressum|siteinfo|bottombar|pagefooter|sitefooter",
    # Other stories.
    "related": (
        r"related\w*|relacionad[oa]s?|verwandt\w*|aehnliche?\w*|similaires|recommend\w*|recommandes?|empfehlungen"
        r"|yarpp\w*|outbrain\w*|taboola\w*|plista\w*|zergnet|upnext|readnext|read-next|read-more|readmore|more-from|morefrom"
        r"|weiterlesen|mostread|most-read|most-popular|mostpopular|meistgelesen|trending|crosslinks?|also-read|see-also"
        r"|read-also|alsoread|lire-aussi|recirc\w*|more-stories|morestories|keep-reading|mehr-zum-thema|zum-thema|tambien"
        r"|popular-posts|recent-posts|latest-news|latest-posts|up-next|next-article|next-post|prev-post|linklist\w*|more-articles"
        r"|correlat[aeio]s?|powiazan\w*|kapcsolodo\w*|souvisejici\w*|gerelateerd\w*|terkait|tin-?lien-?quan|ilgili-?haber\w*"
        r"|les-?ogsa|laes-?ogsa|las-?ocksa|lees-?ook|czytaj-?tez|leggi-?anche|leia-?mais|leia-?tambem|baca-?juga|mas-?leid[ao]s|mais-?lidas|piu-?letti"
    ),
    # Ways to pass it on or to subscribe.
    "share": (
        r"share|shares|sharing|sharebar|sharebuttons?|sharethis|social\w*|addthis\w*|addtoany\w*|a2a|shariff|sharedaddy"
        r"|partage\w*|compartir|compartilh\w*|condividi|udostepnij|bagikan|fb-like|likebox|heateor\w*|ssba\w*|jp-post-flair|post-flair"
    ),
    "subscribe": r"newsletter\w*|subscri\w*|abonnieren|signup|sign-up|optin|opt-in|mc4wp\w*|mailchimp|mailinglist|regwall|paywall\w*|locked(?:-?box)?|p-lock|donate|donation|call-to-action",
    # What is sold.
    "ad": (
        r"ad|ads|adv|advert|advertisement|advertising|adslot|ad-slot|adsense|adbox|adsbygoogle|anzeigen?|werbung|sponsored"
        r"|publicidade?|publicite|pubblicita|reklama?|hirdetes\w*|iklan|quang-?cao|advertentie\w*|annons(?:er)?|inzerce|dfp|gpt|affiliate-box|skyscraper|advertorial-box"
    ),
    "consent": r"cookies?\w*|consent\w*|gdpr|dsgvo|popup\w*|modal|adblock\w*",
    # About the author and the picture.
    "author": r"author-?box\w*|author-?bio\w*|about-?(?:the-?)?authors?|author-?info\w*|author-?profile|author-?card|author-?description|autor-?(?:box|info|profil)\w*|byline|vcard|writtenby|biography|post-author|author-section|saboxplugin\w*|abh-box|m-a-box|ts-fab|entry-author|article-author|articleauthor|bio",
    "caption": r"captions?|wp-caption\w*|captiontext|figcaption|bildunterschrift|bildunterzeile|bildtext|imagecredit|image-credit|photo-credit|photocredit|bildquelle",
    "hidden": r"visually-?hidden|sr-only|screen-?reader-?(?:text|only)|invisible|offscreen|print-only|printonly|onlyprint|d-none",
    # When it was published or changed.
    "filing": (
        r"date-?stamps?|post-?date|entry-?date|article-?date|publish-?date|publication-?date|pub-?date|published-?(?:at|on|date)"
        r"|last-?(?:changed|updated?|modified)|updated-?(?:at|on)|date-?published|date-?modified"
    ),
    # What a machine has made of the story.
    "summary": r"ai-?(?:article-?)?summary\w*|ki-?zusammenfassung|summary-?ai\b|ai-?generated-?summary",
    "player": r"video-?player|audio-?player|podcast-?player|jwplayer|brightcove|speechkit|beyondwords|readspeaker\w*",
}
# zone -> words that also name parts of articles: they count only where there is no prose.
# Buttons: on 1,200 labelled pages those words stood over furniture on 33 sites, and over text on two.
_PERHAPS: dict[Zone, str] = {
    "comments": r"reply|discussion|diskussion|forum|respond\w*",
    "navigation": r"navigate|menu\w*|toolbar|skip|toc|inhaltsverzeichnis|adjacent|burger|jump|nav\w*|pagenav|prev|previous|next|back|zurueck|goback|headermeta|topnav",
    "sidebar": r"side|rail|aside|marginal\w*|widgets?|secondary",
    "footer": r"foot(?!note)\w*|fuss|copyright|disclaimer|legal",
    "related": r"similar\w*|suggest\w*|popular|latest|teasers?\w*|linkbox|onward|mehr|more|savoir-?plus|saiba-?mais|recent|moreto|articlelist|newslist|links|promo-?list",
    "share": r"teilen|bookmarks?|bookmarking|likes?|follow\w*|merken|tools|actions?|toolbox|print\w*|drucken|rating\w*|votes?|voting|bewertung\w*|stars|emoji|reactions?|polls?|shar\w*|facebook|twitter|whatsapp|tweet\w*",
    "subscribe": r"abo|abonn\w*|spenden?\w*|patreon|steady\w*|membership|registration|login|anmeld\w*|cta|btns?|buttons?|piano",
    "ad": r"sponsor\w*|presented-?by|promo\w*|promotion|affiliate\w*|billboard|leaderboard|banner\w*|commercial|shop\w*|buybox|buy|werbe\w*|advert\w*",
    "consent": r"overlay|lightbox|interstitial|toast|tooltip|notice-bar",
    "author": r"author\w*|autor\w*|auteur\w*|autore|bio\w*|contributor\w*|redakteur|verfasser|journalist|profile|gravatar|avatar|credits?|dateline|posted\w*|writer|publisher|byline\w*",
    "caption": r"legende|bu|gallery\w*|galerie|slideshow|slider|carousel|slick|swiper\w*|bildergalerie|fotostrecke|figure|img|image|photo|foto|bild|thumbnail|thumb|picture|media",
    "filing": (
        r"tags?|taglist|tagcloud|keywords?|schlagwort\w*|topics?|themen|categor\w*|kategorien?|postmeta|entrymeta|meta|metadata"
        r"|metas|postinfo|articleinfo|infos?|artikelinfo|details?|datum|date|pubdate|publishdate|published|timestamp|time|zeit|labels?|badges?"
        r"|kicker|dachzeile|overline|eyebrow|rubrik|readingtime|lesezeit|lesedauer|views?(?!-mode)|viewcount|counter|hits|utility"
        r"|postfooter|entryfooter|section-name|source|quelle|license|licence"
    ),
    "player": r"player|listen|tts|vorlesen|audio|video|embed-?consent",
    "hidden": r"hidden|hide|noprint",
}


_OR = re.compile(r"\|(?![^(]*\))")  # not one in brackets
_START = re.compile(r"(?<![a-z])[a-z]")


def _by_letter(zones: dict[Zone, str]) -> dict[str, re.Pattern[str]]:
    """The words of all zones, by the letter they begin with: one pattern of all would look at each in turn."""
    named: dict[str, list[str]] = defaultdict(list)
    for name, words in zones.items():
        for letter, same in groupby(sorted(_OR.split(words)), key=itemgetter(0)):
            named[letter].append(f"(?P<{name}>{'|'.join(same)})")
    return {letter: re.compile(rf"(?:{'|'.join(groups)})(?![a-z])") for letter, groups in named.items()}


_SURE_WORDS = _by_letter(_SURE)
_PERHAPS_WORDS = _by_letter(_PERHAPS)

_BODY = re.compile(
    r"articlebody|article-?body-?\w*|article__body|story-?body(?:text)?|post-?body|entry-?content|post-?content|article-?content"
    r"|article-?text|artikel-?text|artikel-?inhalt|article__content|story-?content|news-?content|news-?text|body-?copy"
    r"|post-?entry|single-?content|td-post-content|content-?body|body-?content|field-name-body|field--name-body|main-?text"
    r"|artikelbody|story-?text|post-?text|entry-?text|blog-?content|blog-?text|article__text|article-main|rich-?text|richtext"
    r"|newsbody|texto|cuerpo|noticia-?texto|contenido-?nota|contents?-?text"
)
_BODY_PERHAPS = re.compile(r"e-content")  # or "page-content", which holds more than an article on many pages
_BODY_WHOLE = re.compile(
    r"(?:^|\s)(?:entry|texto|cuerpo|articletext|textbody|storytext|fulltext|contenttext|text-content)(?:$|\s)"
)

# Lines between the headline and the text that say in a sentence what the story is about.
# On 1,100 labelled pages 40 of 45 such lines that were too short to be believed without a name were leads.
_LEAD = re.compile(
    r"(?<![a-z])(?:sub-?(?:head|heading|headline|title|titulos?)|dec?k|le(?:ad|de)(?!-)|lead-?text|lead-?in|intro"
    r"|intro-?text|stand-?first|strap-?line|excerpt|summary|teaser-?text|epigraph|abstract|chap[oô]|chapeau|bajada"
    r"|entradilla|copete|linha-?fina|sottotitolo|catenaccio|vorspann|einleitung|anreisser|untertitel|ingress"
    r"|manchet|underrubrik|perex|inleiding)(?![a-z])"
)

# Zones in which even a block with the form of a note is somebody else's.
FOREIGN: frozenset[Zone] = frozenset(
    {"comments", "navigation", "related", "ad", "consent", "share", "subscribe", "hidden", "form"}
)

# Zones of which nothing is kept: no part of them was ever the article, and they are most of a page's bulk.
DROPPED: frozenset[Zone] = frozenset({"comments", "navigation", "consent", "hidden", "form", "share"})


_REMEMBERED = 8_192
"""Those of some hundred houses, to know them again at the next look: that spares 0.5 ms a page. Twice as many
take 4 MB more of a process that has read 500 pages, and find 1 % more."""


@lru_cache(maxsize=_REMEMBERED)
def zone(signature: str) -> tuple[Zone, bool]:
    """What the class and id words of an element say it is, and whether they are enough by themselves.

    The zone is "" when they do not say that it is furniture.
    """
    words = signature.split()
    if "hentry" in signature or "type-post" in signature:
        words = [word for word in words if not _FILED.match(_CAMEL.sub("-", word))]
    if len(words) >= _TOKENS:
        short = [word for word in words if len(word) <= _SHORT]
        words = [word for word in words if len(word) > _SHORT] if len(short) >= _TOKENS else words
    perhaps: Zone = ""
    for word in words:
        sure, maybe = _named(word)
        if sure:
            return sure, True
        perhaps = perhaps or maybe
    return perhaps, False


@lru_cache(maxsize=_REMEMBERED)
def _named(word: str) -> tuple[Zone, Zone]:
    """The zone that one of these words names for sure, and the one that it may name.

    Half of the words of a page that was never seen before are those of others: 0.5 ms less than to look
    through all of each element's.
    """
    if not word.islower():
        word = _SEGMENT.sub(_parted, word).lower()
    word = _MIXED.sub("", word)
    if _STATE.match(word):
        return "", ""
    word = _HELD.sub("", word)
    sure = _zone_of(_MODIFIER.sub(" ", word).replace("_", "-"), _SURE_WORDS)
    return sure, _zone_of(word.replace("_", "-"), _PERHAPS_WORDS)


def _zone_of(word: str, known: dict[str, re.Pattern[str]]) -> Zone:
    """The zone of the first word in a class word; "" for none."""
    for start in _START.finditer(word):
        words = known.get(start[0])
        if words and (found := words.match(word, start.start())):
            return cast("Zone", found.lastgroup or "")
    return ""


def _parted(segment: re.Match[str]) -> str:
    """A segment of a word parted where capitals begin; one with a capital at every turn is a token, no name."""
    whole = segment.group()
    parts = _CAMEL.split(whole)
    return whole.lower() if len(parts) > _TURNS and len(whole) < _TURN * len(parts) else "-".join(parts)


@lru_cache(maxsize=_REMEMBERED)
def names_body(signature: str) -> bool:
    """Whether the class and id words of an element say that it holds an article's text."""
    return _BODY_PERHAPS.search(signature.lower().replace("_", "-")) is not None or surely_body(signature)


def surely_body(signature: str) -> bool:
    """Whether they say so in words that no wider box of the page wears."""
    words = signature.lower().replace("_", "-")
    return bool(_BODY.search(words) or _BODY_WHOLE.search(words))


@lru_cache(maxsize=_REMEMBERED)
def names_lead(signature: str) -> bool:
    """Whether the class and id words of an element say that it holds a story's lead."""
    return bool(_LEAD.search(_CAMEL.sub("-", signature).lower().replace("_", "-")))
