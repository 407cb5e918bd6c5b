"""The words with which an outlet asks its reader for something: to subscribe, to follow, to write, to pay.

The words of all languages stand together, as in `phrases`, and every rule that uses them asks for more, too.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re
from functools import lru_cache

from watcher.read.words.invites import invites
from watcher.read.words.phrases import anywhere

# What an outlet says of itself and asks for. Anywhere in a block that is not long. To be looked for in lower
# case: it is the one long list that is searched for everywhere, and ignoring case takes three times as long.
APPEAL = anywhere(
    "like us on",
    r"donations? (?:are |is )?(?:fully )?tax[ -]deductible",
    r"contributions? (?:are |is )?(?:fully )?tax[ -]deductible",
    r"support (?:local|independent|quality) (?:news|journalism|reporting)\b",
    "already a subscriber",
    r"for (?:print |digital )?subscriptions?,? (?:please )?(?:contact|call|e-?mail|visit)",
    r"advertise (?:with|on) (?:the |our )?[\w.]+ (?:to|and)\b",
    "all rights reserved",
    "may not be (?:published|reproduced|republished)",
    "click here to",
    r"your thoughts (?:[\w' ]{0,60} )?in the comments",
    r"in the comments (?:section )?below(?=[.!?]|\W*$)",
    "contains? (?:affiliate|references to products)",
    "m(?:ay|ight) (?:earn|receive) (?:an? )?(?:(?:small|affiliate|referral) ){0,2}commissions?",
    r"we m(?:ay|ight) (?:earn|receive) (?:an? )?(?:\w+ ){0,2}commissions?",
    "advertisers do not influence",
    "our standards: the",
    r"this (?:story|report|article) has not been edited by (?:(?!the\b)[\w’'&.]+ ){1,4}(?:staff|team|desk|and is (?:auto|generated|published))\b",
    r"content is (?:\w+ ){0,4}free and you can unsubscribe",
    r"contact (?:(?:the|this|staff) )?(?:author|reporter|writer)\b",
    "e-?mail (?:the|this) (?:author|reporter|writer)",
    r"for (?:comments|feedback) (?:and|or) (?:comments|feedback|questions|corrections):",
    r"get in touch (?:(?:with|by)\b|at \S+[@.]\w)",
    r"do you have a story to (?:tell|share)\b",
    r"if you have a story to (?:tell|share)\b",
    r"have a story to (?:tell|share)\?",
    r"got a story\b",
    r"follow \w+(?: \w+)? on google\b",
    r"follow \S+(?: \S+){0,3} on (?:twitter|facebook|instagram|youtube|linkedin|telegram|threads|bluesky|x)(?: (?:and|or) \w+)?(?::? @\w+)?(?=\W*$)",
    "preferred source",
    "for more (?:stories|news|articles) like this",
    r"for more (?:[\w'’-]+ ){0,4}(?:news|stories|coverage|articles|reviews),? (?:visit|check out|go to|click)",
    r"for (?:all )?the latest (?:[\w'’-]+ ){0,4}(?:news|stories|coverage|headlines|updates),? (?:[\w'’-]+ ){0,3}(?:visit|check out|go to|click|head to|follow|sign)",
    "click (?:on )?th(?:is|e) link (?:or|to|below)",
    r"click to (?:log ?in|sign (?:in|up)|subscribe|register|donate)\b",
    r"tap to (?:log ?in|sign (?:in|up)|subscribe|register|donate)\b",
    r"don['’]t miss (?:the|our) [\w'’ -]{0,30}issue of\b",
    r"with(?:out)? your (?:support|donations?|contributions?|subscription),",
    "affiliate[- ]links?",
    r"contient (?:des|plusieurs) liens? (?:d.affiliation|affiliés)",
    r"contiene (?:enlaces (?:de afiliad\w+|de afiliación)|link (?:di )?affilia\w+)",
    r"cont[ée]m links (?:de )?afiliad\w+",
    "enthält (?:werbung|affiliate)",
    "ohne (?:ihre|deine|eure) (?:unterstützung|spende)",
    r"sans votre (?:soutien|don\b|abonnement)",
    "sin (?:tu|su|vuestro|vuestra) (?:apoyo|donación|aportación|suscripción)",
    "sem (?:o (?:seu|teu) apoio|a (?:sua|tua) (?:doação|assinatura|contribuição))",
    "senza (?:il )?(?:tuo|vostro) (?:sostegno|contributo)",
    "zonder (?:jouw|uw) (?:steun|bijdrage|donatie)",
    r"hier geht(?:['’´]s| es) zu[rm]? [\w\s-]{0,30}\bapp\b",
    r"bestellen sie (?:\w+ ){0,4}(?:im shop|im abo|als abo)\b",
    "dieser text entspricht den vorgaben der",
    "abonnieren sie",
    "jetzt abonnieren",
    r"abonniere\b",
    "unterstütze[n]? (?:sie |du )?(?:uns|unsere)",
    "spenden sie",
    "folgen sie uns",
    "folge uns",
    "alle rechte vorbehalten",
    "registrieren sie sich",
    "melden sie sich",
    "hier anmelden",
    "kostenlos(?:e|en)? (?:testen|newsletter)",
    "stehen inhalte dieser",
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
    "tüm hakları saklıdır",
    "有料会員になると",
    "会員の方のみ",
    "ご利用には会員登録",
    "abonnez-vous",
    "inscrivez-vous",
    "suivez-nous",
    "n.engagent pas la rédaction",
    "iscriviti",
    "seguici",
    "tutti i diritti",
    "wszelkie prawa",
    "zapisz się",
    "dołącz do",
    "wesprzyj",
    "unless otherwise (?:stated|noted)",
    r"views expressed (?:[\w’'-]+ ){0,6}(?:belong to|are those of|are solely|do not (?:necessarily )?(?:reflect|represent))\b",
    r"opinions expressed (?:[\w’'-]+ ){0,6}(?:belong to|are those of|are solely|do not (?:necessarily )?(?:reflect|represent))\b",
    r"entspr[ei]ch\w+ nicht (?:\w+ )?der (?:meinung |ansicht |haltung )?(?:der |von )?(?:redaktion|herausgeber)",
    r"decken sich nicht (?:\w+ )?mit der (?:meinung|ansicht|haltung) (?:der|von) (?:redaktion|herausgeber)",
    r"nicht (?:\w+ ){0,2}(?:der|die|mit der) (?:meinung |ansicht |haltung )?(?:der |von )?(?:redaktion|zeitung|herausgeber)\w* (?:\w+ ){0,4}(?:entspr[ei]ch|wieder|überein|decken)",
    r"n.engagent que leurs? auteure?s?",
    r"cet?(?:te)? (?:tribune|texte|article|contribution|billet|chronique|blog) (?:[\w’']+ ){0,5}n.engage(?:nt)? que (?:la responsabilité|ses auteure?s|son auteure?)",
    r"opiniones (?:expresadas|vertidas|contenidas) (?:\w+ ){0,6}(?:son (?:de )?(?:\w+ )?responsabilidad|no (?:\w+ )?(?:reflejan|representan) (?:\w+ ){0,3}(?:opini|postura|posici|línea|pensamiento|criterio|visión))",
    r"opinioni espresse (?:\w+ ){0,6}(?:sono (?:dell|degli |personali(?=\W*$)|esclusiva)|non (?:\w+ )?(?:riflettono|rispecchiano) (?:[\w’']+ ){0,3}(?:quell|l.opinion|opinion|pensiero|linea|posizion))",
    r"opiniões (?:expressas|emitidas|contidas) (?:\w+ ){0,6}(?:são (?:de )?(?:\w+ )?responsabilidade|não (?:\w+ )?refletem (?:\w+ ){0,3}(?:opini|posi|linha|pensamento|visão))",
    r"meningen in (?:deze?|dit) (?:\w+ ){0,3}zijn (?:die |uitsluitend )?van (?:de|het) (?:auteur|schrijver)",
    r"åsikter(?:na)? som (?:uttrycks|framförs) (?:\w+ ){0,4}(?:är|står för) (?:skribent|debattör)",
    r"meninger (?:i|som) (?:\w+ ){0,6}(?:står for|er) (?:skribent|forfatter|debattør)",
    r"holdninger (?:i|som) (?:\w+ ){0,6}(?:står for|er) (?:skribent|forfatter|debattør)",
    r"opinie (?:wyrażone|zawarte) (?:\w+ ){0,6}(?:są|nie) (?:\w+ ){0,3}(?:autor|(?:odzwierciedla\w+|stanowisk\w+) (?:\w+ ){0,2}(?:redakc|portal|wydawc))",
    r"názory (?:autor\w+|vyjádřené) (?:\w+ ){0,6}(?:nemus[íe]|neodráž|nevyjadřuj)\w* (?:\w+ ){0,6}(?:redakc|vydavatel|serveru)",
    r"мнени[ея] (?:автор\w+|редакции) (?:может|могут) не совпадать (?:\w+ ){0,4}(?:редакци|издани|автор)",
    r"думк\w+ (?:автор\w+|редакції) (?:може|можуть) не (?:збігатися|співпадати|відображати) (?:\w+ ){0,4}(?:редакці|видання|автор)",
    r"menjadi tanggung jawab (?:bloger|penulis)\b",
    r"would you consider (?:\w+ly )?(?:support|donat|subscrib|becom|mak|contribut|join|giv|help|pledg)",
    r"share this (?:story|article|post)(?=\W*$)",
    "ha(?:t|ben) (?:dir|euch|ihnen) (?:dieser|der) (?:artikel|beitrag|text) gefallen",
    r"tell us (?:what you think|in the comments|your (?:story|view))",
    r"please (?:support|donate|subscribe|help us)\b",
    r"please consider (?:\w+ly )?(?:support|donat|subscrib|becom|mak|contribut|join|giv|sign|buy|help|shar|follow|pledg|turn|disabl|whitelist)",
    r"please consider (?:an?|our|the environment)\b",
    r"send (?:us )?(?:your )?(?:news )?tips\b",
    r"our editorial (?:standards|polic(?:y|ies)|guidelines)\b",
    "제보가 뉴스",
    r"제보\s?[:：]",
    "book (?:your|now|a place|here)",
    "buy (?:your )?tickets",
    "get (?:your )?tickets",
    "jetzt (?:tickets|buchen)",
    "help us (?:continue|keep)",
    "meld je aan",
    "schrijf je in",
    "todos los derechos",
    "todos os direitos",
    "assine",
    r"подписывай(?:тесь|ся)\b",
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


# The same in words that stories use of others, too ("to donate blood", "Insolvenz anmelden"): they ask something
# of the reader where a sentence begins with them or speaks itself to "you" or of "us", and in a line that is none.
_OF_OTHERS = anywhere(
    "newsletter",
    r"download (?:the|our) [\w\s]{0,30}app\b",
    r"get (?:the|our) [\w\s]{0,30}app\b",
    r"become an? (?:[\w-]+ )?(?:member|patron|subscriber|supporter)\b",
    r"support (?:our|us|my)\b",
    r"support (?:the|this) (?:project|site|website|channel|blog|podcast)\b",
    r"donate\b",
    "written permission",
    "copyrighted",
    "terms of (?:use|service)",
    "log ?in (?:to|for)",
    r"got (?:an? )?(?:news )?tip\b",
    r"have (?:an? )?(?:news )?tip\b",
    r"join us\b",
    r"join the (?:discussion|conversation)\b",
    "licensed under",
    "creative commons",
    "tickets? (?:are|available|here)",
    "register (?:now|here|for)",
    "reserve your",
    "nachdruck",
    "anmelden",
    r"kenn(?:t ihr|en sie|st du) schon unsere?",
    r"finden sie (?:\w+ ){0,4}(?:in|auf) unsere[mr]\b",
    r"lesen sie (?:\w+ ){0,4}(?:in|auf) unsere[mr]\b",
    r"verfolgen sie (?:\w+ ){0,4}(?:in|auf) unsere[mr]\b",
    r"suscr[íi]b[ae]\w*",
    "independent(?:ly)? (?:review|select|chosen)",
    "subscribe (?:now|today|to (?:our|the|my))",
    "sign up (?:for|to|here)",
    "follow (?:us|me|him|her|@)",
)
_TO_READER = re.compile(
    r"\b(?:yours?|you|ours?|us|we|my|me|please|i (?:want|would|wish|agree|accept)|ich|sie sich|ihr|ihnen|du|dir|dich"
    r"|deine?[mnrs]?|euch|unser\w*|uns|wir|te|tus?|ti|nuestr\w+|usted|nos"
    r"|this (?:page|site|story|article|post|material|content|work))\b|[@!?]"
)
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]")
_SAYS = re.compile(r"[.…。][\"'”’»)\]]*$")  # how a sentence ends that asks for nothing
_BEGINS = re.compile(r"(?:^|[.!?:;|–—•►→-]|^\W*(?:to|for)\s[^.]*,)[\s\W]*$")  # "To read on, subscribe ..."
_OPENED, _CLOSED = "“„«", "”»"  # a straight one does both


@lru_cache(maxsize=1_024)
def asks(text: str) -> bool:
    """Whether an outlet's usual words for such things stand anywhere in a text; several rules ask of each."""
    said = text.lower()
    return APPEAL.search(said) is not None or _asks_of_reader(said) or invites(said)


def begins(text: str) -> bool:
    """Whether a text begins with such words."""
    said = text.lower()
    return (APPEAL.match(said) or _OF_OTHERS.match(said)) is not None


def _asks_of_reader(said: str) -> bool:
    """Whether words that may be said of others are said to the reader, and not by somebody who is quoted."""
    found = _OF_OTHERS.search(said)
    if found is None or not _SAYS.search(said):
        return found is not None
    before = said[: found.start()]
    if sum(map(before.count, _OPENED)) > sum(map(before.count, _CLOSED)) or before.count('"') % 2:
        return False
    if _BEGINS.search(before) is not None:
        return True
    opens = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    ends = _STOP.search(said, found.end())
    return _TO_READER.search(said[opens : ends.end() if ends else len(said)]) is not None


# What only outlets ask for, of "you", "dich" or "vous": then it is no part of a story which ends with it.
_ASKED_FOR = r"newsletters?|inbox|e-?paper|print edition|posteingang|postfach|boîte|buzón|casella|skrzynk\w+|affiliate|our (?:youtube )?channel|privacy policy|written permission"
_READER = r"you|your|du|dir|dich|deine?n?|sie|ihr\w*|vous|votre|te|tu|ti|tua|je|jouw|din|dig|swoj\w+|we|our|wir|unser\w*|nous|nos|notre|nuestr\w+|nostr\w+|noss\w+|onze|nasz\w*|våra?t?|vore?s"
_ON_OUR_CHANNEL = r"\bпод(?:пис|пиш)\w+ на наш|\bпідпи\w+ на наш"
ASKED = re.compile(
    rf"{_ON_OUR_CHANNEL}|\b(?:{_READER})\b.*\b(?:{_ASKED_FOR})\b|\b(?:{_ASKED_FOR})\b.*\b(?:{_READER})\b"
)

# A question to the reader, and what to do about it. An author's last one is answered: "Who will pay? Nobody knows."
_YOU = (
    "[Yy]ou|[Yy]ours?|[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[mnrs]?|Sie|Ihnen|Ihre?[mnrs]?|[Vv]ous|[Vv]otre|[Vv]os|[Uu]sted(?:es)?"
    "|[Vv]ocês?|[Jj]ij|[Jj]e|[Jj]ouw|[Dd]ig|[Dd]eg|[Vv]oi|[Vv]ostr[aeio]|[Вв]ы|[Вв]ам|[Вв]ас"
)
_US = "us|uns|nous|nos|noi|ci|ons|oss|os|нам"
QUESTION = re.compile(
    rf"(?:\b(?:{_YOU})\b|[你您])[^.!?…。！]*[?？؟](?![\"”’»“])[^?？؟]*\w|[?？؟](?![\"”’»“])[^.!?…。！？؟]*(?:\b(?:{_YOU}|{_US})\b|[你您])"
)
