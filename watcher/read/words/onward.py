"""The words with which a page sends its reader on: headings over other things, lines that point at them.

The words of all languages stand together, as in `phrases`, and every rule that uses them asks for more, too.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re
from functools import lru_cache

from watcher.read.words import labels
from watcher.read.words.phrases import starts

# Headings and labels under which nothing of the story follows.
_TAIL = starts(
    # en
    r"related(?: (?:articles?|stories|story|posts?|content|topics?|coverage|news|links?|reading))?(?=\W*$)",
    r"(?:read|see|watch|hear) (?:more|next|also)(?=[\s:]|\W*$)",
    r"more (?:from|on|about|stories|news|in|articles)\b",
    r"more (?:[\w'’&-]+ ){1,4}(?:news|stories|headlines|coverage|articles|posts)(?=\W*$)",
    r"you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)",
    r"recommended(?: for you| reading| stories| articles)?(?=\W*$)",
    r"what to read next",
    r"have you read(?=\W*$)",
    r"keep reading(?=\W*$)",
    r"up next",
    r"most (?:read|popular|viewed|shared)",
    r"trending",
    r"latest (?:news|stories|posts|articles|from|headlines)",
    r"(?:\d+ )?comments?(?: \(\d+\))?(?=\W*$)",
    r"(?:view|show|post|add|leave|write|join|load|see|read)(?: \w+)? (?:a |the |your |all |more )*(?:\d+ )?(?:comments?|repl(?:y|ies)|conversation|discussion)\b",
    r"leave a reply",
    r"your email address will not",
    r"\d+ (?:comments?|responses|thoughts|replies)\b",
    r"responses?(?=\W*$)",
    r"about (?:the|this) authors?\b",
    r"about the writer",
    r"share (?:this|on|the|via|with)\b",
    r"share(?=\W*$)",
    r"(?:filed under|tagged(?: with| as)?|tags?|topics?|categor(?:y|ies)|posted in|keywords)(?=\s*:|\W*$)",
    r"(?:sign up|subscribe|newsletter)\b",
    r"follow us",
    r"stay (?:informed|connected|up to date)",
    r"get the latest",
    r"(?:suggested|recommended) citation",
    r"recent (?:posts|articles|comments)",
    r"popular (?:posts|articles)",
    r"(?:other|top|breaking) (?:stories|articles|news|posts)(?=\W*$)",
    r"editor(?:['’]s|s['’]) (?:picks?|choice)(?=\W*$)",
    r"next (?:article|post|story)\b",
    r"previous (?:article|post|story)\b",
    r"similar (?:posts|articles|stories)",
    r"also (?:on|read|see)\b",
    r"sponsored",
    # de
    r"(?:noch )?mehr (?:zum|zu|aus|von|über|infos?|informationen|interessantes|nachrichten|artikel|lesen)\b",
    r"mehr(?=\W*$)",
    r"(?:dies(?:es?)? |das |dieses? \w+ |das thema |auch das )?(?:könnten?|kann|dürften?) (?:sie|dich|euch|ihnen|dir) (?:auch |ebenfalls |noch )?(?:interessieren|gefallen)",
    r"(?:verwandte|ähnliche|weitere|passende|aktuelle|neueste|neue|andere|interessante|beliebte|empfohlene) (?:artikel|beiträge|themen\w*|meldungen|nachrichten|infos?|informationen|inhalte|posts|links?|news|beitrag|texte|berichte|geschichten|rezepte|produkte|downloads?|pressemitteilungen|produktneuheiten)",
    r"weiterführende \w+",
    r"weiterlesen",
    r"lesen sie (?:auch|mehr|hier|dazu|weiter)",
    r"lies (?:auch|mehr|hier|dazu)",
    r"(?:auch|ebenfalls) interessant",
    r"(?:(?:audios?|videos?|fotos?|artikel)(?: und )?)* ?zum thema",
    r"(?:(?:audios?|videos?|photos?|articles?)(?: and )?)+ on (?:the|this) (?:topic|subject)",
    r"(?:(?:[áa]udios?|v[íi]deos?|fotos?)(?: [ye] )?)+ sobre (?:el|este|o) (?:tema|assunto)",
    r"themen(?: im artikel| dieses artikels)?(?=\W*$)",
    r"(?:\d+ )?kommentare?(?: \(?\d+\)?| zu\b| schreiben| verfassen| abgeben)?(?=\W*$| zu)",
    r"kommentar(?:e)? (?:schreiben|verfassen|hinterlassen|abgeben|geschlossen|zu)",
    r"schreiben? sie (?:einen|ihren) kommentar",
    r"schreibe? (?:einen|deinen) kommentar",
    r"diskutieren sie",
    r"über (?:den|die|das) (?:autor|autorin|autoren|verfasser|unternehmen)\b",
    r"zur person(?=\W*$)",
    r"artikel (?:teilen|drucken|bewerten|empfehlen|versenden)",
    r"(?:beitrag|seite|artikel|diesen? \w+) (?:teilen|drucken|bewerten|weiterempfehlen)",
    r"teilen(?: mit| sie)?(?=\W*$| mit)",
    r"(?:schlagw(?:o|ö)rte?r?|stichw(?:o|ö)rte?r?|markiert mit|verschlagwortet|kategorien?|tags)(?=\s*:|\W*$)",
    r"(?:vorheriger|nächster|voriger|nachfolgender) (?:artikel|beitrag|eintrag)",
    r"meistgelesen\w*",
    r"(?:das )?neueste\w*(?=\W*$)",
    r"anzeige(?=\W*$|n\W*$)",
    r"werbung(?=\W*$)",
    r"pressekontakt",
    r"ansprechpartner(?:in)?(?=\W*$|\s*:)",
    r"kontakt(?=\W*$)",
    r"rückfragen",
    r"jetzt (?:abonnieren|anmelden|registrieren)",
    r"newsletter\b",
    r"downloads?(?=\W*$)",
    r"bild(?:nachweis|quelle|er)e?n?(?=\W*$|\s*:)",
    r"quellen(?:angaben?|nachweise?)?(?=\W*$|\s*:)",
    r"trackback",
    r"deine e-mail-adresse",
    r"die mobile version",
    r"beitrags-?navigation",
    r"vorschau auf",
    r"bleiben sie informiert",
    r"folgen sie uns",
    r"folge uns",
    # es, pt
    r"(?:notas?|noticias?|contenidos?|art[ií]culos?|temas?|entradas?|conteúdos?|not[íi]cias|mat[ée]rias) relacionad[oa]s?",
    r"le(?:e|a|er|é) (?:también|más|mas|tambien|además)",
    r"le(?:e|a|er):",
    r"(?:también )?(?:le|te) (?:puede|recomendamos|podría)\b",
    r"más (?:noticias|información|sobre|en|de|leídas|contenido)\b",
    r"(?:vea|ver|mira|mire) (?:también|además|más)",
    r"lo (?:más|último|mas)\b",
    r"(?:deja|dejar|añade|escribe) (?:un |tu |una )?(?:comentario|respuesta)",
    r"comentarios?(?=\W*$)",
    r"compart[ei]r?\b(?=\W*$)",
    r"etiquetas?(?=\W*$|\s*:)",
    r"sobre el autor",
    r"s[íi]guenos",
    r"suscr[íi]b\w+",
    r"recomendad[oa]s?",
    r"v[íi]deo recomendado",
    r"leia (?:também|mais)",
    r"saiba mais",
    r"veja (?:também|mais)",
    r"últimas noticias",
    # fr
    r"(?:à|a) lire (?:aussi|également|sur)",
    r"lire (?:aussi|également|la suite|plus)",
    r"sur le même (?:sujet|thème)",
    r"(?:(?:audios?|vidéos?|photos?|articles?)(?: et )?)+ sur le (?:même )?(?:sujet|thème)",
    r"(?:à )?voir (?:aussi|également)",
    r"en savoir plus",
    r"pour aller plus loin",
    r"(?:\d+ )?commentaires?(?=\W*$)",
    r"(?:laisser|ajouter|poster) un commentaire",
    r"partager(?=\W*$| cet| sur)",
    r"articles? (?:similaires?|liés?|connexes?|associés?|récents?)",
    r"mots[- ]cl[ée]s",
    r"[àa] propos de l.auteure?",
    r"dans la même rubrique",
    r"les plus (?:lus|populaires|récents)",
    r"plus d.(?:infos|articles|actualités)",
    r"abonnez-vous",
    r"inscri\w+[- ]vous",
    # it
    r"leggi (?:anche|tutto|di più)",
    r"potrebbe interessarti",
    r"articoli correlati",
    r"(?:commenti|condividi|seguici|iscriviti)(?=\W|$)",
    r"ti potrebbe",
    # pl, cs
    r"czytaj (?:też|także|więcej|również|dalej)",
    r"zobacz (?:też|także|więcej|również)",
    r"przeczytaj (?:też|także|również)",
    r"polecane?(?=\W*$)",
    r"komentarze?(?=\W*$)",
    r"(?:powiązane|podobne) (?:artykuły|tematy|wpisy)",
    r"tagi(?=\W*$|\s*:)",
    r"więcej\b(?=\W*$)",
    r"udostępnij",
    r"[čc]t[ěe]te (?:také|dále)",
    r"související",
    # nl, da, no, sv, hu, ro, ru, tr
    r"lees (?:ook|meer|verder)",
    r"reacties?(?=\W*$)",
    r"gerelateerde?",
    r"deel dit",
    r"les også",
    r"læs (?:også|mere)",
    r"læs:",
    r"les mer",
    r"läs (?:också|mer|även)",
    r"läs:",
    r"relaterade?",
    r"ezek is érdekelhetnek",
    r"kapcsolódó",
    r"citește și",
    r"читайте (?:также|ещё|еще)",
    r"(?:другие|похожие) (?:новости|статьи|материалы)(?: по теме)?(?=\W*$)",
    r"(?:по теме|комментарии|поделиться|смотрите также)(?=\W*$|:)",
    r"ilgili haber\w*",
    r"yorumlar?(?=\W*$)",
    # uk, bg, el, fi, et, lv, lt
    r"(?:читайте також|за темою|коментарі|прочетете (?:още|също)|още по темата|коментари)(?=\W*$|:)",
    r"(?:διαβάστε (?:επίσης|ακόμα|περισσότερα)|σχετικά (?:άρθρα|νέα|θέματα)|δείτε επίσης|σχόλια)",
    r"(?:lue (?:myös|lisää)|aiheesta lisää|loe (?:ka|lisaks|rohkem)|seotud lood|kommentaarid)",
    r"(?:saistītie raksti|lasi(?:et)? (?:arī|vairāk)|komentāri|susiję straipsniai|skaitykite (?:taip pat|daugiau)|komentarai)",
    # sl, hr, sr, mk, sq, ca, gl, eu, is, sw, af, fil, ms, az, uz, kk, ka, hy
    r"(?:preberite|pročitajte|прочитајте|прочитај) (?:tudi|še|više|i|još|повеќе|и|још)\b",
    r"(?:povezan[eoi]|sorodn[eio]) (?:novice|članki|vijesti|vesti|članci)",
    r"(?:lexo|lexoni) (?:edhe|gjithashtu|më shumë)",
    r"llegiu (?:també|més)",
    r"le tamén",
    r"irakurri (?:ere|gehiago)",
    r"lestu (?:einnig|meira)",
    r"soma (?:pia|zaidi)",
    r"basahin (?:din|pa)",
    r"baca lagi",
    r"(?:et|us) pot interessar",
    r"(?:bunu|bunlar[ıi]) da (?:oku\w*|beğen\w*)",
    r"(?:bunlar da )?ilginizi çekebilir",
    r"(?:həmçinin|shuningdek|сондай-ақ|წაიკითხეთ|կարդացեք)\b.{0,15}(?=\W*$|:)",
    # ar, fa, ur, he, hi, bn, th, vi, id
    "(?:اقرأ (?:أيض[اً]+|المزيد)|مواضيع (?:ذات صلة|متعلقة)|أخبار (?:ذات صلة|متعلقة)|شاهد أيض[اً]+|(?:التعليقات|شارك)(?=\\W*$|:)|بیشتر بخوانید|مطالب مرتبط)",
    "این (?:نوشته|مطلب|مقاله|خبر)\\S* را (?:هم|نیز) بخوانید",
    "(?:یہ بھی|مزید) پڑھ\\S*",
    "(?:קראו (?:גם|עוד)|כתבות (?:נוספות|קשורות)|עוד בנושא|תגובות(?=\\W*$))",
    "(?:यह भी पढ़ें|ये भी पढ़ें|संबंधित (?:खबरें|लेख)|আরও পড়ুন|সম্পর্কিত)",
    "(?:เรื่อง|ข่าว|บทความ)ที่เกี่ยวข้อง",
    r"(?:อ่านเพิ่มเติม|xem thêm|tin liên quan|bài liên quan|bình luận|baca juga|artikel terkait|berita terkait)",
    # zh, ja, ko
    "相关(?:阅读|新闻|文章|推荐|链接|报道)",
    "延伸阅读",
    "推荐阅读",
    "更多(?:新闻|文章)?",
    "评论",
    "網友印象|网友印象",
    "関連(?:記事|リンク|ニュース|キーワード)",
    "あわせて読みたい",
    "おすすめ",
    "コメント",
    "관련 ?기사",
    "관련 ?뉴스",
)

# A line that sends the reader elsewhere: it opens like this, and much of it is a link.
_POINTER = starts(
    r"(?:read|see|watch|listen|learn) (?:more|also|next|here|our)\b",
    r"(?:also|related|more|mehr)\s*:",
    r"read\s*:",
    r"watch\s*:",
    r"click here",
    r"related",
    r"full story",
    r"continue reading",
    r"more (?:on|about|from)\b",
    r"for more (?:[\w'’-]+ ){0,3}(?:coverage|news|stories|articles|reporting)\b",
    r"visit (?:the |our )?(?:[\w.'’-]+ ){0,3}(?:homepage|home page|website)\b",
    r"(?:lesen|hören|sehen|schauen) sie (?:auch|mehr|hier|dazu)",
    r"lies (?:auch|mehr|hier|dazu)",
    r"auch lesen",
    r"mehr (?:dazu|lesen|zum|infos?|informationen|über)\b",
    r"(?:auch|ebenfalls) interessant",
    r"zum (?:thema|artikel)",
    r"siehe auch",
    r"hier (?:geht.?s|klicken|gibt|geht es)",
    r"lesetipp",
    r"lesen? sie",
    r"video\s*:",
    r"hintergrund\s*:",
    r"weiterlesen",
    r"weitere (?:infos|informationen)",
    r"le(?:e|a|er|é)(?: también| más| mas| tambien| además|:)",
    r"(?:vea|ver|mira|mire)(?: también| además| más|:)",
    r"también (?:lea|puedes|te)",
    r"puedes? (?:ver|leer)(?=\W)",
    r"(?:le|te) puede interesar",
    r"leia (?:também|mais)",
    r"veja (?:também|mais)",
    r"saiba mais",
    r"(?:à|a) lire",
    r"lire (?:aussi|également)",
    r"(?:à )?voir (?:aussi|également)",
    r"leggi (?:anche|tutto)",
    r"czytaj",
    r"zobacz",
    r"przeczytaj",
    r"lees (?:ook|meer)",
    r"les også",
    r"læs (?:også|mere)",
    r"läs (?:också|mer|även)",
    r"читайте (?:также|ещё|еще|материал|подробнее|далее)",
    r"más información",
    r"en savoir plus",
    r"(?:читайте також|прочетете още|διαβάστε επίσης|lue myös|loe ka|lasi(?:et)? arī|skaitykite taip pat)",
    "(?:اقرأ أيض[اً]+|بیشتر بخوانید|קראו גם|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|อ่านเพิ่มเติม|(?:เรื่อง|ข่าว)ที่เกี่ยวข้อง)",
    r"(?:xem thêm|baca juga)",
)

_CLICK = "click here"
_TWO = re.compile(r"[.!?…]\W*\s\w")  # sentences

_LOOKED_AT = 200  # characters of a line at whose start such words are looked for


@lru_cache(maxsize=1_024)
def tail(text: str) -> int:
    """How many characters of a line say that other things follow; 0 for none. Several rules ask of each."""
    found = _TAIL.match(text)
    return found.end() if found else len(text) * labels.announces(text)


def points(text: str) -> bool:
    """Whether a line, much of which is a link, begins as those do that send the reader elsewhere."""
    return _POINTER.match(text[:_LOOKED_AT]) is not None or labels.leads_on(text)


def clicks(text: str) -> bool:
    """Whether a line is one sentence that ends in such words: of two, one says something."""
    said = text.rstrip(" .:!»>*)")
    return said[-len(_CLICK) :].lower() == _CLICK and _TWO.search(text) is None


def sends_on(text: str) -> bool:
    """Whether a line sends the reader to other stories, or stands over them."""
    return _POINTER.match(text) is not None or tail(text) > 0
