"""The words by which a block says that it is not the story: labels, credits, appeals, dates.

One table for each kind of line; the words of all languages stand together, since pages mix them. A pattern is
looked for at the start of a block unless it says otherwise, and every rule that uses one also asks for the
shape such lines have (length, share of links): see `roles`. Those that lead to other stories are `onward`'s.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter


def starts(*words: str) -> re.Pattern[str]:
    """A pattern for a block that opens with one of these, whatever signs stand before it."""
    return re.compile(r"^[\W_]*(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def _anywhere(*words: str) -> re.Pattern[str]:
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
    r"^[\W_]*(?:posted|published|submitted|written) (?:at|on|by)\b.{0,80}\d{1,2}:\d\d.{0,80}$|^[\W_]*(?:posted|published|submitted|written) (?:at|on|by)\b.{0,80}\b(?:19|20)\d\d\b.{0,40}$",
    re.IGNORECASE,
)

# What a picture shows, however long, by the credit in brackets that ends it: no sentence of a story does.
SHOWN = re.compile(
    r"\((?:[\w.&'’ -]{0,30}\s)?(?:photo|foto|image|picture|photograph)s?\s?(?:[:/,]|by\b|courtesy|credit|via\b)[^()]{0,60}\)?\W*$",
    re.IGNORECASE,
)

# Whose a page is and since when, at its start and however long it goes on.
COPYRIGHT = re.compile(r"^[^\w©ⓒ]*(?:copyright\b\W{0,3})?(?:[©ⓒ]|\(c\)|copyright \d{4}\b)", re.IGNORECASE)

# Who made the picture. Anywhere in a short block that is no sentence. The sign behind that letter is an "é" of
# a text that was decoded twice.
OWNED = re.compile("(?<!Ã)©")
CREDIT = re.compile(
    r"(?<!Ã)©|^[\W_]*(?:(?:picture|photo|image|foto|bild|fotos|photos|images|bilder|titelbild|header|aufmacher\w*|symbol\w*|archiv\w*|beitrags\w*|cover|illustration|grafik|graphic|video|quelle|source|credits?|fuente|fonte|zdroj|źródło|fot|rys|crédito|crédit|imagen|imagem|abb(?:ildung)?|abb\.|fig(?:ure)?)"
    r"(?:[\s-]?(?:credits?|by|courtesy|nachweis|quelle|rechte|source|crédits?|autor|via|illustrative|of|de|von|\d+|\w+/\w+))*)\s*[:./|]|\((?:foto|photo|bild|fot|credit|image|picture|quelle|source)s?\s*[:.]"
    r"|[.!?…»”\"')\]—–-]\s(?:photo|picture|image|foto|bild|bilde|kuva|fotó|imagem|фото|ảnh|crédit|credit|créditos)s?(?: photos?)?\s?[:：]\s[^.!?:]{2,60}\.?$"
    r"|^[(\[]\s?(?:\w+ ){0,2}(?:photo|picture|image|video|illustration|foto|bild)(?:s|er)?\b[^()\[\]]{0,90}[)\]]$"
    r"|^(?:(?:photo|picture|image|video)s? courtesy|file photo)\b"
    r"|[/|,–—-]\s?(?:staff |chief |freelance |senior )?(?:photographer|photojournalist|fotograf\w*|photographe)$",
    re.IGNORECASE,
)

# What an outlet says of itself and asks for. Anywhere in a block that is not long. To be looked for in lower
# case: it is the one long list that is searched for everywhere, and ignoring case takes three times as long.
APPEAL = _anywhere(
    "subscribe (?:now|today|to (?:our|the|my))",
    "sign up (?:for|to|here)",
    "newsletter",
    r"download (?:the|our) [\w\s]{0,30}app\b",
    r"get (?:the|our) [\w\s]{0,30}app\b",
    "follow (?:us|me|him|her|@)",
    "like us on",
    "become a (?:member|patron|subscriber)",
    r"support (?:our|us|my)\b",
    r"support (?:the|this) (?:project|site|website|channel|blog|podcast)\b",
    r"donate\b",
    "already a subscriber",
    "all rights reserved",
    "may not be (?:published|reproduced|republished)",
    "written permission",
    "copyrighted",
    "terms of (?:use|service)",
    "log ?in (?:to|for)",
    "click here to",
    "contains? (?:affiliate|references to products)",
    "m(?:ay|ight) (?:earn|receive) (?:an? )?(?:affiliate )?commissions?",
    "advertisers do not influence",
    "independent(?:ly)? (?:review|select|chosen)",
    "our standards: the",
    r"got (?:an? )?(?:news )?tip\b",
    r"have (?:an? )?(?:news )?tip\b",
    "contact (?:the|this) (?:author|reporter|writer)",
    "e-?mail (?:the|this) (?:author|reporter|writer)",
    r"get in touch (?:(?:with|by)\b|at \S+[@.]\w)",
    r"do you have a story to (?:tell|share)\b",
    r"if you have a story to (?:tell|share)\b",
    r"have a story to (?:tell|share)\?",
    r"got a story\b",
    r"follow \w+(?: \w+)? on google\b",
    r"follow \S+(?: \S+){0,3} on (?:twitter|facebook|instagram|youtube|linkedin|telegram|threads|bluesky|x)(?: (?:and|or) \w+)?(?: @\w+)?(?=\W*$)",
    "preferred source",
    "for more (?:stories|news|articles) like this",
    r"for more (?:[\w'’-]+ ){0,4}(?:news|stories|coverage|articles|reviews),? (?:visit|check out|go to|click)",
    "affiliate[- ]links?",
    "enthält (?:werbung|affiliate)",
    "abonnieren sie",
    "jetzt abonnieren",
    r"abonniere\b",
    "unterstütze[n]? (?:sie |du )?(?:uns|unsere)",
    "spenden sie",
    "folgen sie uns",
    "folge uns",
    "alle rechte vorbehalten",
    "nachdruck",
    "registrieren sie sich",
    "melden sie sich",
    "anmelden",
    "hier anmelden",
    "kostenlos(?:e|en)? (?:testen|newsletter)",
    "stehen inhalte dieser",
    r"suscr[íi]b[ae]\w*",
    "s[íi]guenos",
    r"s[íi]gue nuestr[oa]s?\b",
    "síganos",
    "únete a",
    "tous droits réservés",
    "reproduction interdite",
    "prohibida (?:su|la) reproducción",
    "riproduzione riservata",
    "reprodução proibida",
    "proibida a reprodução",
    "alle rechten voorbehouden",
    "все права защищены",
    "усі права захищено",
    "tüm hakları saklıdır",
    "جميع الحقوق محفوظة",
    "כל הזכויות שמורות",
    "무단 ?(?:전재|복제|배포)",
    "無断(?:転載|複製|複写)",
    "abonnez-vous",
    "inscrivez-vous",
    "suivez-nous",
    "n.engagent que leurs auteurs",
    "iscriviti",
    "seguici",
    "tutti i diritti",
    "wszelkie prawa",
    "zapisz się",
    "dołącz do",
    "wesprzyj",
    "unless otherwise (?:stated|noted)",
    "licensed under",
    "creative commons",
    "would you consider",
    r"join us\b",
    "book (?:your|now|a place|here)",
    "buy (?:your )?tickets",
    "get (?:your )?tickets",
    "tickets? (?:are|available|here)",
    "register (?:now|here|for)",
    "reserve your",
    "jetzt (?:tickets|buchen)",
    "help us (?:continue|keep)",
    "meld je aan",
    "schrijf je in",
    "todos los derechos",
    "todos os direitos",
    "assine",
    "подписывайтесь",
    "подпишитесь",
    r"il vous reste [\d.,]+ ?%",
    "réservée? (?:à nos|aux) abonnés",
    "only (?:for|to) (?:our )?subscribers",
    "exclusive(?:ly)? (?:for|to) (?:our )?subscribers",
    "subscribers only",
    r"nur für abonnent\w+",
    r"exklusiv für abonnent\w+",
    "solo para (?:suscriptores|assinantes)",
    "exclusivo para (?:suscriptores|assinantes)",
    "riservat[oa] agli abbonati",
    "tylko dla (?:subskrybentów|prenumeratorów)",
    "in(?:to)? your inbox",
    "to your inbox",
    "clicking here",
    r"scan(?<![\w,;] scan) (?:the|this) qr code",
    r"join (?:our|the) [\w' ]{0,30}(?:whatsapp|telegram)",
    r"join our [\w' ]{0,30}(?:service on|community|channel)",
    "our full coverage of",
    "read the full coverage of",
    "see the full coverage of",
    "f(?:ollow|ind) the full coverage of",
    "in (?:ihr|dein|ihrem|deinem) postfach",
    "dans votre boîte",
    "en tu (?:correo|bandeja|buzón)",
    "nella tua (?:casella|mail)",
    "na sua caixa",
    "in je (?:mailbox|inbox)",
    "na sw(?:oją skrzynkę|ojego maila)",
    r"spotted an? (?:mistake|error|typo)[^.]{0,40}\?",
    r"found an? (?:mistake|error|typo)[^.]{0,40}\?",
    r"noticed an? (?:mistake|error|typo)[^.]{0,40}\?",
    r"seen an? (?:mistake|error|typo)[^.]{0,40}\?",
    r"fehler (?:gefunden|entdeckt)\?",
    r"tippfehler (?:gefunden|entdeckt)\?",
    r"rechtschreibfehler (?:gefunden|entdeckt)\?",
    "znala(?:złeś|złaś) błąd",
    "zaznamenali (?:v článku )?chybu",
    "нашли ошибку",
    "знайшли помилку",
    r"kļūda rakstā\?",
    r"hittat (?:ett )?fel\?",
    r"report (?:a|an) (?:mistake|error|typo)(?=\W*$)",
    r"fehler melden(?=\W*$)",
    r"tippfehler melden(?=\W*$)",
    r"rechtschreibfehler melden(?=\W*$)",
    r"signaler une erreur(?=\W*$)",
    r"segnala un errore(?=\W*$)",
    r"reportar (?:un )?error(?=\W*$)",
    r"avisar de (?:un )?error(?=\W*$)",
    r"zgłoś błąd(?=\W*$)",
    r"nahlásit chybu(?=\W*$)",
    r"сообщить об ошибке(?=\W*$)",
    r"pranešti apie klaidą(?=\W*$)",
    "ziņot par kļūdu",
    r"ctrl ?\+ ?enter",
    "required fields are marked",
    "erforderliche felder sind",
    "les champs obligatoires sont",
    "los campos obligatorios están",
    "i campi obbligatori sono",
    "os campos obrigatórios são",
    "wymagane pola są",
    "vereiste velden zijn",
    "obligatoriska fält är",
    "obligatoriske felt(?:er)? er",
)

# What only outlets ask for, of "you", "dich" or "vous": then it is no part of a story which ends with it.
_ASKED_FOR = r"newsletters?|inbox|posteingang|postfach|boîte|buzón|casella|skrzynk\w+|affiliate|our (?:youtube )?channel|privacy policy|written permission"
_READER = r"you|your|du|dir|dich|deine?n?|sie|ihr\w*|vous|votre|te|tu|ti|tua|je|jouw|din|dig|swoj\w+|we|our|wir|unser\w*|nous|nos|notre|nuestr\w+|nostr\w+|noss\w+|onze|nasz\w*|våra?t?|vore?s"
_ON_OUR_CHANNEL = r"\bпод(?:пис|пиш)\w+ на наш|\bпідпи\w+ на наш"
ASKED = re.compile(
    rf"{_ON_OUR_CHANNEL}|\b(?:{_READER})\b.*\b(?:{_ASKED_FOR})\b|\b(?:{_ASKED_FOR})\b.*\b(?:{_READER})\b"
)

# Who has summed up the story, when that was a machine. Anywhere in a short block, in lower case.
_SUMMARY = r"summar\w+|sammendrag\w*|sammanfatt\w+|resum(?!e[ds]?\b|ing\b|pti)\w+|oppsummer\w+|opsummer\w+|zusammenfass\w+|zusammengefasst|résum\w+|riassunt\w+|samenvat\w+|streszcz\w+|podsumowan\w+|tiivistel\w+|shrnut\w+|özet\w*|key (?:points|takeaways)"
_MACHINE = r"a\.?i\.?|k\.?i\.?|ia|chatgpt|openai|gpt-\w+|copilot|gemini|artificial intelligence|generative \w+|k(?:ü|u)nstliche\w* intelligenz|kunstig intelligens|artificiell intelligens|kunstmatige intelligentie|intelligence artificielle|inteligencia artificial|inteligência artificial|intelligenza artificiale|sztuczn\w+ inteligencj\w+|tekoäly\w*|uměl\w+ inteligenc\w+|yapay zek\w+"
SUMMED_UP = re.compile(
    rf"\b(?:{_SUMMARY})\b.{{0,80}}\b(?:{_MACHINE})\b|\b(?:{_MACHINE})\b.{{0,80}}\b(?:{_SUMMARY})\b"
)

# That a machine reads the story out: all three in a short block, in lower case.
SPOKEN = (
    _anywhere(
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
    r"\W*read more\W*",
    "weiterlesen",
    "loading",
    "permalink",
    "permalien",
    r"kommentare insgesamt\W*\d*",
    "story continues below(?: advertisement)?",
    "article continues below(?: advertisement)?",
    "quellen ausblenden",
    "inhalt",
    "inhaltsverzeichnis",
    "contents",
    "table of contents",
    r"artikel(?: redaktion.{0,40})?",
    r"facebook|twitter|whatsapp|e-?mail|linkedin|pinterest|instagram|xing|telegram",
    r"\d+ ?(?:shares?|views?|likes?|comments?|kommentare?)",
    r"(?:reading time|lesezeit|lesedauer|tiempo de lectura|temps de lecture|czas czytania).{0,30}",
    r"\d+ min(?:uten|utes|\.)?(?: read| lesezeit| lesedauer)?",
    "embed(?:ded)? content",
    "transcript",
    "listen",
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

# Nothing but a date, a time, a place or a number: a stamp without a label.
DATE_ONLY = re.compile(
    r"^[\W_]*(?:(?:posted|published|submitted|veröffentlicht|erstellt|erschienen|publié|publicado|pubblicato|opublikowano|dodano|datum|date|stand|am|on|le|el|il|vom)\b[\s:]*(?:on|am|le|el)?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)\w*[\s,.]+)?"
    r"(?:\d{1,4}(?:st|nd|rd|th|\.|º|er)?[\s./-]+(?:de |of )?(?:\d{1,2}|[^\W\d]{3,12}\.?)[\s.,/-]+(?:de )?\d{2,4}|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"(?:[\s,|–—-]*(?:um|at|à|a las|o|kl\.?)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:uhr|h|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4})?)?[^\w]*(?:[|–—-].{0,60})?$",
    re.IGNORECASE,
)
