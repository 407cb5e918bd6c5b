"""The words by which a block says that it is not the story: labels, bylines, dates.

One table for each kind of line; the words of all languages stand together, since pages mix them. A pattern is
looked for at the start of a block unless it says otherwise, and every rule that uses one also asks for the
shape such lines have (length, share of links): see `roles`. Those that lead to other stories are `onward`'s,
those that ask for something `appeals`', those of pictures `pictures`'.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def starts(*words: str) -> re.Pattern[str]:
    """A pattern for a block that opens with one of these, whatever signs stand before it."""
    return re.compile(rf"^[\W_]*(?:{by_letter(words)})(?!\w)", re.IGNORECASE)


def by_letter(words: Sequence[str]) -> str:
    """Words that begin with a letter, those of one letter together: to try each of 400 takes five times as long.

    Those that begin with a group of several words are left as they are.
    """
    plain = [word for word in words if word[0].isalpha()]
    others = [word for word in words if not word[0].isalpha()]
    letters = groupby(sorted(plain, key=itemgetter(0)), key=itemgetter(0))
    same = [f"{letter}(?:{'|'.join(word[1:] for word in some)})" for letter, some in letters]
    return "|".join([*same, *others])


def anywhere(*words: str) -> re.Pattern[str]:
    """A pattern for a block in which a word begins as one of these does, each of which begins with a letter.

    Those of one letter stand together: to try each of 140 wherever a word begins takes four times as long.
    """
    letters = groupby(sorted(words), key=itemgetter(0))
    same = (f"{letter}(?:{'|'.join(word[1:] for word in some)})" for letter, some in letters)
    return re.compile(rf"\b(?:{'|'.join(same)})")


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(words) + r")[\W_]*$", re.IGNORECASE)


# A file to take away: its kind and its size.
FILE = re.compile(
    r"\b(?:pdf|docx?|xlsx?|pptx?|zip|mp3|mp4|epub|jpe?g)\b.{0,20}\b[\d.,]+ ?[kmg]i?b\b", re.IGNORECASE
)

# Where a page was filed and when, as publishing systems write it below the text.
FILED = starts(
    r"(?:this|the) (?:entry|post) (?:was|is) (?:posted|published|filed|tagged)",
    r"(?:dieser|der) (?:beitrag|eintrag|artikel) (?:wurde|ist) (?:am|unter|in|von)\b",
    r"(?:posted|filed) (?:in|under)\b",
    r"(?:kategorisiert|abgelegt|einsortiert) unter\b",
    r"(?:cet article|ce billet) a été (?:publié|posté) (?:le|dans|par)",
    r"(?:esta entrada|este artículo) (?:fue|ha sido) publicad[ao]",
    # where the text was taken over from, as feeds write it in every copy's last line
    r"the post\b.{0,200}\b(?:appeared|was) first (?:appeared |published )?on\b",
    r"(?:der beitrag|the article)\b.{0,200}\b(?:erschien zuerst|appeared first)\b",
    r"(?:cet article|l.article)\b.{0,200}\best apparu en premier\b",
    r"la entrada\b.{0,200}\b(?:se publicó primero|aparece primero|apareció primero)\b",
    r"(?:o post|o conteúdo)\b.{0,200}\bapareceu primeiro\b",
    r"(?:l.articolo|questo articolo)\b.{0,200}\b(?:proviene da|sembra essere il primo)\b",
    r"het bericht\b.{0,200}\bverscheen eerst\b",
    r"inlägget\b.{0,200}\bdök först upp\b",
    r"(?:artykuł|post)\b.{0,200}\bpochodzi z serwisu\b",
    r"(?:сообщение|запись)\b.{0,200}\bпоявились сначала на\b",
)

# Who posted a page and when, in one line: by the day or the clock it is told from a sentence.
POSTED = re.compile(
    r"^[\W_]*(?:(?:this|the) (?:article|story|post) was )?posted\s?:(?=.*\b\d{1,2}(?:\b|st|nd|rd|th)).{0,30}\b(?:19|20)\d\d\b.{0,20}$"
    r"|^[\W_]*(?:posted|published|submitted|written) (?:at|on|by)\b.{0,80}\d{1,2}:\d\d.{0,80}$|^[\W_]*(?:posted|published|submitted|written) (?:at|on|by)\b.{0,80}\b(?:19|20)\d\d\b.{0,40}$"
    r"|^[\W_]*(?:posted|published|submitted|written) (?:about )?(?:\d{1,3}|an?) (?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s? ago\W*$",
    re.IGNORECASE,
)

# Whose a page is and since when, at its start and however long it goes on.
COPYRIGHT = re.compile(
    r"^[^\w©ⓒ]*(?:copyright\b\W{0,3})?(?:[©ⓒ]|\(c\)|copyright \d{4}\b|copyright (?:[\w&.'’-]+ ){0,6}(?:news|press|agency|service|network|media|group|pictures|newspapers|ltd|inc)\W*$)"
    # that readers have put it there, and whose opinion it is, as platforms must say in China
    r"|^\W*(?:特别|特別|免责|免責|版权|版權)?[声聲]明[：:].{0,200}"
    r"(?:[仅僅不]代表|存[储儲]|上[传傳]并?|[转轉][载載]|[归歸].{0,8}所有)|^notice: the content above \("
    # what a house does not answer for
    r"|^\W*(?:disclaimer|haftungsausschluss)\s?[:：]",
    re.IGNORECASE,
)

# Who has summed up the story, when that was a machine. Anywhere in a short block, in lower case.
_SUMMARIES = (
    r"summar\w+",
    r"sammendrag\w*",
    r"sammanfatt\w+",
    r"resum(?!e[ds]?\b|ing\b|pti)\w+",
    r"oppsummer\w+",
    r"opsummer\w+",
    r"zusammenfass\w+",
    r"zusammengefasst",
    r"résum\w+",
    r"riassunt\w+",
    r"samenvat\w+",
    r"streszcz\w+",
    r"podsumowan\w+",
    r"tiivistel\w+",
    r"shrnut\w+",
    r"özet\w*",
    r"key (?:points|takeaways)",
)
_SUMMARY, _SUMMED = "|".join(_SUMMARIES), anywhere(*_SUMMARIES)
_MACHINE = r"a\.?i\.?|k\.?i\.?|ia|chatgpt|openai|gpt-\w+|copilot|gemini|artificial intelligence|generative \w+|k(?:ü|u)nstliche\w* intelligenz|kunstig intelligens|artificiell intelligens|kunstmatige intelligentie|intelligence artificielle|inteligencia artificial|inteligência artificial|intelligenza artificiale|sztuczn\w+ inteligencj\w+|tekoäly\w*|uměl\w+ inteligenc\w+|yapay zek\w+"
_BY_MACHINE = re.compile(
    rf"\b(?:{_SUMMARY})\b.{{0,80}}\b(?:{_MACHINE})\b|\b(?:{_MACHINE})\b.{{0,80}}\b(?:{_SUMMARY})\b"
)

# That a machine reads the story out: all three in a short block, in lower case.
SPOKEN = (
    anywhere(
        "audio",
        "voice",
        "vocale",
        "spoken",
        "text-to-speech",
        "vorgelesen",
        "sprachausgabe",
        "synth",
        "stimme",
        r"voz\b",
        r"voce\b",
        "uppläs",
        "oplæs",
        "opples",
        "voorgelezen",
    ),
    re.compile(
        r"\b(?:generat\w+|générée?|erzeugt|vorgelesen|generad[ao]|gerad[ao]|gegenereerd|voorgelezen|generer\w+|lue? par|read (?:out |aloud )?by|powered by)\b"
    ),
    re.compile(rf"\b(?:{_MACHINE})(?!\w)"),
)

# What stands in the place of an address that only scripts print, in whatever language it is said.
CLOAKED = re.compile(
    r"^\W*\w+ \S*(?:mail|adres|адрес|direcci[oó]n|indirizzo|endereço).{0,60}\bspam.{0,100}\bjavascript\b",
    re.IGNORECASE,
)

# What is to be watched or heard, or pictures to be looked at, above the player: it needs no link.
WATCHED = starts(
    r"now (?:watch|see|playing)\s?:",
    r"(?:watch|listen)(?: now| live| below)?\s?:",
    r"(?:(?:photo|video|picture|foto|bilder) ?)?(?:gallery|galerie|galería|galeria|galleria)\s?:",
)

# A line that is only a label: an advertisement's, a switch's, a page's tool.
LABEL = _whole(
    r"-?\s*anzeigen?\s*-?",
    "werbung",
    "advertisement",
    "ad",
    "advertising",
    "sponsored(?: content)?",
    "publicidad",
    "publicité",
    "pubblicità",
    "reklama?",
    "annons(?:e|er)?",
    r"anzeige,? enthält .{0,40}",
    r"\*?(?:unbezahlte |bezahlte )?werbung\W.{0,120}",
    "share",
    "teilen",
    "print",
    "drucken",
    "merken",
    "kommentieren",
    "vorlesen",
    "zurück",
    "back",
    "next",
    "weiter",
    "nach oben",
    "top",
    "mehr",
    "more",
    # what opens the rest of something
    r"\W*read more\W*",
    r"(?:show|see|view|load) (?:more|less|all)|read (?:less|on)|weiterlesen|(?:mehr|weniger|alles?) (?:anzeigen|lesen|zeigen)|(?:auf|zu)klappen",
    r"(?:voir|lire|afficher) (?:plus|moins|la suite)|(?:ver|leer|mostrar) (?:más|menos)|seguir leyendo|(?:ver|ler|mostrar) (?:mais|menos)|(?:leggi|vedi|mostra) (?:(?:di )?(?:più|meno)|tutto)",
    r"(?:lees|toon) (?:meer|minder|verder)|meer (?:lezen|tonen|weergeven)|(?:visa?|läs|læs|les) mere?|(?:czytaj|pokaż) (?:więcej|mniej|dalej)|rozwiń|zwiń|devamını oku|daha fazla(?: göster)?",
    r"(?:читать|показать) (?:далее|дальше|полностью|ещё|еще)|показати більше|читати далі|もっと(?:見る|読む)|続きを読む|展开(?:全文|更多)?|查看(?:更多|全文)|(?:阅读|閱讀)全文|더\s?보기",
    "loading",
    "permalink",
    "permalien",
    r"kommentare insgesamt\W*\d*",
    "quellen ausblenden",
    "inhalt",
    "inhaltsverzeichnis",
    "contents",
    "table of contents",
    r"artikel(?: redaktion.{0,40})?",
    r"(?<=#)\w+(?:[\s,]+#\w+)+",
    r"(?<=@)\w+",
    r"(?:promoted|paid|partner) (?:content|posts?|partnership|promotion)",
    r"continue reading(?: below)?",
    "promoted",
    "끝",
    r"facebook|twitter|whatsapp|e-?mail|linkedin|pinterest|instagram|xing|telegram",
    # how often it was read
    r"(?:bu )?haber [\d.,]+ (?:defa|kez) okun\w+",
    r"dibaca:? [\d.,]+(?: kali)?",
    r"(?:조회수?|閱讀|阅读|浏览|瀏覽|閲覧|点击|點擊)(?:数|數|量|次数|次數|人次)?[:： ]*[\d,]+ ?(?:次|회|回)?",
    # which of a story's pages this is
    r"(?:(?:page|seite|página|pagina|halaman|strona|sida|side)\s)?\d{1,2} (?:of|von|de|di|sur|dari|z|av|af|van|из) \d{1,2}(?: (?:pages?|seiten|páginas|pagine|halaman|stron|sidor|sider|pagina's))?",
    r"(?:(?:estimated )?reading time|lesezeit|lesedauer|tiempo de lectura|temps de lecture|czas czytania).{0,30}",
    r"\d+[ -]min(?:uten|utes?|\.)?(?: read| lesezeit| lesedauer)?",
    # how far a player is, in its first minute: two other such numbers are scores
    r"-?0?0:\d\d ?/ ?\d{1,2}:\d\d",
    "0?0:00",
    "embed(?:ded)? content",
    "transcript",
    r"listen(?: now)?(?: to (?:this |the )?(?:article|story|post|report))?(?:\W+\d{1,3}(?::\d\d| ?min(?:ute)?s?))?\W*",
    r"audio\W+\d{1,3}(?::\d\d| ?min(?:ute)?s?)\W*",
    "watch",
    "live",
    "exklusiv",
    "kommentar",
    "video",
    "galerie",
    "gallery",
)

# A byline: who, sometimes where and when; no sentence.
BYLINE = starts(
    r"(?:text|words|story|reported|written|posted|published|by|von|par|por|di|da|door|av|af|autor(?:in)?|author|auteur|autore|redaktion|reporting|editing|bearbeitet|fotos?)\s*:",
    "by",
    "von",
    "par",
    "por",
    "written by",
    "posted by",
    "published by",
    "geschrieben von",
    "veröffentlicht von",
    "text von",
    "text und",
    "autor",
    "author",
    "redacción",
    "redaktion",
)

# Who worked on the story, as agencies write it in its last line.
SIGNED = starts(
    r"(?:additional |further )?(?:reporting|writing|editing|research) (?:by|from)\b", r"mitarbeit\s*:"
)

# What counts up by itself in a line: hours since, views, comments; a bar parts such counters.
COUNTS = re.compile(
    r"\||\b(?:ago|vor|hace|fa|il y a|há|geleden|sedan|siden|temu|min(?:ute)?[ns]?|hours?|stunden?|views?|comments?|kommentare?)\b",
    re.IGNORECASE,
)

# How often a page was looked at, before whatever else stands in its line.
COUNTED = re.compile(
    r"^\W*\d[\d.,]* ?(?:views?|reads|hits|visitas|lecturas|vues|aufrufe|visualizzazioni|visualizações|просмотр\w*|odsłon\w*|okunma)\s*(?:[|/·•]|$)",
    re.IGNORECASE,
)

# Nothing but a date, a time, a place or a number, or a word that says it is the day of publication.
DATE_ONLY = re.compile(
    r"^[\W_]*(?:(?:(?P<published>(?:first |originally )?(?:posted|published)|submitted|veröffentlicht|erstellt|erschienen|publié|publicado|pubblicato|opublikowano|dodano)|datum|date|stand|am|on|le|el|il|vom)\b[\s:]*(?:on|am|le|el)?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)\w*[\s,.]+)?"
    r"(?:\d{1,4}(?:st|nd|rd|th|\.|º|er)?(?:[\s./-]+(?:de |of )?\d{1,2}[\s.,/-]+|(?:[\s./]+|-)(?:de |of )?[^\W\d]{3,12}\.?(?:[\s.,/]+|-))(?:de )?\d{2,4}|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"(?:[\s,|–—-]*(?:um|at|à|a las|o|kl\.?)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:uhr|h|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4})?)?[^\w]*"
    r"(?:[|–—-].{0,60}|(?P<filed>(?:(?:first|originally|erstmals|zuerst) )?(?:posted|published|veröffentlicht|"
    r"erschienen|publié|publicado|pubblicato|opublikowano))\W*)?$",
    re.IGNORECASE,
)


def summed_up(text: str) -> bool:
    """Whether a machine summed up the story; most texts speak of no summary, which is found out sooner.

    Args:
        text: in lower case.
    """
    return _SUMMED.search(text) is not None and _BY_MACHINE.search(text) is not None
