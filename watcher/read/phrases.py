"""The words by which a block says that it is not the story: labels, credits, appeals, ways to other pages.

One table for each kind of line; the words of all languages stand together, since pages mix them. A pattern is
looked for at the start of a block unless it says otherwise, and every rule that uses one also asks for the
shape such lines have (length, share of links): see `roles`.
"""

# ruff: noqa: E501  lists of words: a line for each language or meaning is easier to check than wrapped ones

from __future__ import annotations

import re


def _starts(*words: str) -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(words) + r")[\W_]*$", re.IGNORECASE)


# Headings and labels under which nothing of the story follows.
TAIL = _starts(
    # en
    r"related(?: (?:articles?|stories|story|posts?|content|topics?|coverage|news|links?|reading))?(?=\W*$)",
    r"(?:read|see|watch|hear) (?:more|next|also)(?=[\s:]|\W*$)",
    r"more (?:from|on|about|stories|news|in|articles)\b",
    r"you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)",
    r"recommended(?: for you| reading| stories| articles)?(?=\W*$)",
    r"what to read next",
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
    r"suggested citation",
    r"recent (?:posts|articles|comments)",
    r"popular (?:posts|articles)",
    r"other (?:stories|articles|news|posts)(?=\W*$)",
    r"next (?:article|post|story)\b",
    r"previous (?:article|post|story)\b",
    r"similar (?:posts|articles|stories)",
    r"also (?:on|read|see)\b",
    r"advertisement",
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
    r"zum thema",
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
    r"te puede interesar",
    r"(?:le|te) (?:puede|recomendamos|podría)\b",
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
    r"voir aussi",
    r"en savoir plus",
    r"pour aller plus loin",
    r"(?:\d+ )?commentaires?(?=\W*$)",
    r"(?:laisser|ajouter|poster) un commentaire",
    r"partager(?=\W*$| cet| sur)",
    r"articles? (?:similaires?|liés?|connexes?|associés?|récents?)",
    r"mots[- ]cl[ée]s",
    r"à propos de l.auteure?",
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
    r"(?:по теме|комментарии|поделиться|смотрите также)(?=\W*$|:)",
    r"ilgili haber\w*",
    r"yorumlar?(?=\W*$)",
    # uk, bg, el, fi, et, lv, lt
    r"(?:читайте також|за темою|коментарі|прочетете (?:още|също)|още по темата|коментари)(?=\W*$|:)",
    r"(?:διαβάστε (?:επίσης|ακόμα|περισσότερα)|σχετικά (?:άρθρα|νέα|θέματα)|δείτε επίσης|σχόλια)",
    r"(?:lue (?:myös|lisää)|aiheesta lisää|loe (?:ka|lisaks|rohkem)|seotud lood|kommentaarid)",
    r"(?:saistītie raksti|lasi(?:et)? (?:arī|vairāk)|komentāri|susiję straipsniai|skaitykite (?:taip pat|daugiau)|komentarai)",
    # ar, fa, he, hi, bn, th, vi, id
    "(?:اقرأ (?:أيض[اً]+|المزيد)|مواضيع (?:ذات صلة|متعلقة)|أخبار (?:ذات صلة|متعلقة)|شاهد أيض[اً]+|التعليقات|شارك|بیشتر بخوانید|مطالب مرتبط)",
    "(?:קראו (?:גם|עוד)|כתבות (?:נוספות|קשורות)|עוד בנושא|תגובות)",
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

# A line that sends the reader elsewhere: it opens like this and most of it is a link, or it ends there.
POINTER = _starts(
    r"(?:read|see|watch|listen|learn) (?:more|also|next|here|our)\b",
    r"(?:also|related|more)\s*:",
    r"read\s*:",
    r"watch\s*:",
    r"click here",
    r"related",
    r"full story",
    r"continue reading",
    r"more (?:on|about|from)\b",
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
    r"te puede interesar",
    r"leia (?:também|mais)",
    r"veja (?:também|mais)",
    r"saiba mais",
    r"(?:à|a) lire",
    r"lire (?:aussi|également)",
    r"voir aussi",
    r"leggi (?:anche|tutto)",
    r"czytaj",
    r"zobacz",
    r"przeczytaj",
    r"lees (?:ook|meer)",
    r"les også",
    r"læs (?:også|mere)",
    r"läs (?:också|mer|även)",
    r"читайте (?:также|ещё|еще)",
    r"más información",
    r"en savoir plus",
    r"(?:читайте також|прочетете още|διαβάστε επίσης|lue myös|loe ka|lasi(?:et)? arī|skaitykite taip pat)",
    "(?:اقرأ أيض[اً]+|بیشتر بخوانید|קראו גם|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|อ่านเพิ่มเติม|(?:เรื่อง|ข่าว)ที่เกี่ยวข้อง)",
    r"(?:xem thêm|baca juga)",
)

# A file to take away: its kind and its size.
FILE = re.compile(
    r"\b(?:pdf|docx?|xlsx?|pptx?|zip|mp3|mp4|epub|jpe?g)\b.{0,20}\b[\d.,]+ ?[kmg]i?b\b", re.IGNORECASE
)

# Where a page was filed and when, as publishing systems write it below the text.
FILED = _starts(
    r"(?:this|the) (?:entry|post) (?:was|is) (?:posted|published|filed|tagged)",
    r"(?:dieser|der) (?:beitrag|eintrag|artikel) (?:wurde|ist) (?:am|unter|in|von)\b",
    r"(?:posted|filed) (?:in|under)\b",
    r"(?:cet article|ce billet) a été (?:publié|posté) (?:le|dans|par)",
    r"(?:esta entrada|este artículo) (?:fue|ha sido) publicad[ao]",
)

# Who made the picture. Anywhere in a short block that is no sentence.
CREDIT = re.compile(
    r"©|^[\W_]*(?:(?:picture|photo|image|foto|bild|fotos|photos|images|bilder|titelbild|header|aufmacher\w*|symbol\w*|archiv\w*|beitrags\w*|cover|illustration|grafik|graphic|video|quelle|source|credits?|fuente|fonte|zdroj|źródło|fot|rys|crédito|crédit|imagen|imagem|abb(?:ildung)?|abb\.|fig(?:ure)?)"
    r"(?:[\s-]?(?:credits?|by|courtesy|nachweis|quelle|rechte|source|crédits?|autor|via|illustrative|of|de|von|\d+|\w+/\w+))*)\s*[:./|]|\((?:foto|photo|bild|fot|credit|image|picture|quelle|source)s?\s*[:.]",
    re.IGNORECASE,
)

# What an outlet says of itself and asks for. Anywhere in a block that is not long. To be looked for in lower
# case: it is the one long list that is searched for everywhere, and ignoring case takes three times as long.
APPEAL = re.compile(
    r"\b(?:subscribe (?:now|today|to (?:our|the|my))|sign up (?:for|to|here)|newsletter|(?:download|get) (?:the|our) [\w\s]{0,30}app\b|follow (?:us|me|him|her|@)|like us on|become a (?:member|patron|subscriber)|support (?:our|us|my)\b|donate|already a subscriber|all rights reserved|may not be (?:published|reproduced|republished)|written permission|copyrighted|terms of (?:use|service)|log ?in (?:to|for)|click here to"
    r"|contains? (?:affiliate|references to products)|(?:may|might) (?:earn|receive) (?:an? )?(?:affiliate )?commissions?|advertisers do not influence|independent(?:ly)? (?:review|select|chosen)|our standards: the|(?:got|have) (?:an? )?(?:news )?tip\b|(?:contact|e-?mail) (?:the|this) (?:author|reporter|writer)|get in touch (?:with|by)\b|got a story\b|follow \w+(?: \w+)? on google\b|preferred source|for more (?:stories|news|articles) like this|affiliate[- ]links?|enthält (?:werbung|affiliate)|abonnieren sie|jetzt abonnieren|abonniere\b|unterstütze[n]? (?:sie |du )?(?:uns|unsere)|spenden sie|folgen sie uns|folge uns|alle rechte vorbehalten|nachdruck|registrieren sie sich|melden sie sich|anmelden|hier anmelden|kostenlos(?:e|en)? (?:testen|newsletter)|stehen inhalte dieser"
    r"|suscr[íi]b[ae]\w*|s[íi]guenos|síganos|únete a|tous droits réservés|abonnez-vous|inscrivez-vous|suivez-nous|n.engagent que leurs auteurs|iscriviti|seguici|tutti i diritti|wszelkie prawa|zapisz się|dołącz do|wesprzyj|unless otherwise (?:stated|noted)|licensed under|creative commons|would you consider|join us\b|book (?:your|now|a place|here)|(?:buy|get) (?:your )?tickets|tickets? (?:are|available|here)|register (?:now|here|for)|reserve your|jetzt (?:tickets|buchen)|help us (?:continue|keep)|meld je aan|schrijf je in|todos los derechos|todos os direitos|assine|подписывайтесь|подпишитесь)"
    r"|(?:spotted|found|noticed|seen) (?:a|an) (?:mistake|error|typo)[^.]{0,40}\?|fehler (?:gefunden|entdeckt)\?|znala(?:złeś|złaś) błąd|нашли ошибку|знайшли помилку|kļūda rakstā\?|hittat (?:ett )?fel\?"
    r"|(?:report (?:a|an) (?:mistake|error|typo)|fehler melden|signaler une erreur|segnala un errore|(?:reportar|avisar de) (?:un )?error|zgłoś błąd|nahlásit chybu|сообщить об ошибке|pranešti apie klaidą)(?=\W*$)|ziņot par kļūdu|ctrl ?\+ ?enter",
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
BYLINE = _starts(
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
SIGNED = _starts(
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
