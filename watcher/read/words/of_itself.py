"""What a page says of the article as a thing: how old it is and what that means, where it was printed, that more is to come.

Such lines come to one story after the other, days, months or years after its last word, and those that more is to
come go from one after the other.
"""

# ruff: noqa: E501  a language or a meaning a line

from __future__ import annotations

import re

_SO_MANY = r"(?:\d{1,3}|[^\W\d]{1,8})"
_COUNT = r"\s*(?:\d{1,5}|[一二三四五六七八九十半]{1,3})\s*"
_OLD = (
    rf"(?:this (?:article|story|post|page|content|video)|the article) (?:is|was (?:first |originally |last )?(?:published|posted|updated)) (?:now |already )?(?:more than|over|at least) {_SO_MANY} (?:day|week|month|year)s? (?:old|ago)",
    rf"(?:dieser (?:artikel|beitrag|text)|der (?:artikel|beitrag)) ist (?:bereits |schon )?(?:älter als|mehr als|über) {_SO_MANY} (?:tage?n?|wochen?|monate?n?|jahre?n?)(?: alt)?",
    rf"cet(?:te)? (?:article|page|contenu) (?:date de|a été (?:publiée?|mise? en ligne) il y a|a) plus d(?:e |['’]){_SO_MANY} (?:jours?|semaines?|mois|ans?)",
    rf"est[ea] (?:artículo|noticia|contenido|página) (?:tiene|(?:fue publicad[oa]|se publicó) hace) más de {_SO_MANY} (?:días?|semanas?|mes(?:es)?|años?)(?: de antigüedad)?",
    rf"quest(?:o |['’]) ?(?:articolo|contenuto) (?:ha|è stato pubblicato) più di {_SO_MANY} (?:giorn[oi]|settiman[ae]|mes[ei]|ann[oi])(?: fa)?",
    rf"est[ea] (?:artigo|matéria|notícia|conteúdo|texto) (?:tem|foi publicad[oa] há) mais de {_SO_MANY} (?:dias?|semanas?|m[eê]s(?:es)?|anos?)",
    rf"dit (?:artikel|bericht) is (?:meer dan|ouder dan) {_SO_MANY} (?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren))(?: oud)?",
    rf"(?:(?:den här |denna )(?:artikeln?|texten)|artikeln) är (?:äldre än|mer än|över) {_SO_MANY} (?:dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år)(?: gam(?:mal|la))?",
    rf"(?:(?:denne |den her )(?:artikkelen|artiklen|artikel|saken)|artikkelen|artiklen) er (?:mer enn|mere end|over|eldre enn|ældre end) {_SO_MANY} (?:dager?|dage|uker?|uger?|måneder?|måned|år)(?: gam(?:mel|melt|le))?",
    rf"t(?:en|a|o) (?:artykuł|tekst|materiał) (?:ma|został opublikowany) (?:ponad|więcej niż) (?:{_SO_MANY} )?(?:dni|miesi\w+|rok\w*|lat\w*)(?: temu)?",
    rf"(?:tämä (?:artikkeli|juttu)|artikkeli) on yli {_SO_MANY} (?:päivää|viikkoa|kuukautta|vuotta|vuoden) vanha",
    rf"(?:эта )?(?:статья|запись|публикация) (?:была )?(?:опубликована|написана|обновлена|обновлялась) (?:более|больше) {_SO_MANY} (?:дн\w+|недел\w+|месяц\w*|лет|год\w*) назад|этой (?:статье|записи|публикации) (?:уже )?(?:более|больше) {_SO_MANY} (?:дн\w+|недел\w+|месяц\w*|лет|год\w*)",
    rf"(?:これは|(?:この|本|当)(?:記事|投稿|エントリー?|ページ)は、?)(?:最終)?(?:(?:更新|投稿|公開|作成)(?:日|されて)?から、?)?{_COUNT}(?:年|[かヶカヵ箇]月|日)以上(?:前の(?:記事|投稿|もの|情報)です|前に(?:書か|投稿さ|公開さ|作成さ|更新さ)れた(?:もの|記事)です|が?(?:経過し|経っ)て(?:い)?ます)",
    rf"(?:提醒[:：])?(?:本文|这篇文章|這篇文章|此文章)(?:最后更新于|最後更新於|发布于|發布於|发表于|發表於|写于|寫於|最后更新|最後更新){_COUNT}(?:天|个月|個月|年)(?:以)?前",
    rf"距离?(?:上次更新本文|本文(?:最后更新|发布|发表))已经?(?:过去了?|有){_COUNT}(?:天|个月|年)",
    rf"이 (?:글|기사|게시물)은 (?:작성|게시|발행)된 지 {_COUNT}(?:년|개월|일)(?: 이상)?(?:이|이나)? ?(?:지났|넘었|경과했)습니다",
)
# What mostly stands behind that: what is said here may no longer be so.
_MAY_DIFFER = (
    r"(?:(?:the|its|some) )?(?:information|contents?|details)(?: (?:here|it contains|in (?:it|this \w+)|on this page))? (?:may|might|could) (?:now |therefore )?(?:be (?:out of date|outdated|obsolete)|no longer be (?:accurate|correct|up[- ]to[- ]date|valid|current))",
    r"(?:die |einige )?(?:informationen|angaben|inhalte)(?: in diesem (?:artikel|beitrag|text))? (?:können|könnten|sind)(?: daher| inzwischen| möglicherweise| eventuell| unter umständen)* (?:veraltet|überholt|nicht mehr aktuell)(?: sein)?",
    r"(?:les|certaines) informations(?: (?:qu['’]il contient|de cet article))? (?:peuvent|pourraient) (?:ne plus être à jour|être (?:obsolètes|périmées|dépassées))",
    r"(?:la|su) información(?: que contiene)? (?:puede|podría) (?:estar (?:desactualizada|obsoleta)|no estar actualizada)|(?:as|suas) informações podem estar desatualizadas|le informazioni potrebbero (?:non essere più attuali|essere superate)",
    r"innholdet kan være utdatert|innehållet kan vara (?:inaktuellt|föråldrat)|indholdet kan være forældet|de informatie kan verouderd zijn|информация (?:может быть|могла) (?:неактуальной|устаревшей|устареть)|informacje mogą być nieaktualne",
    r"(?:(?:ここ|(?:この|本|当)記事)(?:に(?:書かれて|記載されて)いる|の))?(?:情報|内容|見解)(?:[、や・](?:情報|内容|見解))*[はが](?:現在(?:のもの)?とは?(?:異なっ|違っ)ている|古(?:い|くなっている))(?:場合|可能性|こと|おそれ|恐れ)があります",
    r"(?:其中|文中|文章|部分|本文)(?:所?描述)?的?(?:信息|內容|内容|資訊)?可能(?:已经?|已經)?(?:过时|過時|失效|发生改变|發生改變|有所(?:更新|变化|變化))(?:[，,。]\s*[请請][^。！？]{1,12})?",
    r"(?:글의 )?(?:내용|정보)(?:이|가|은|는) (?:현재와|최신 정보와|지금과) 다를 수 있습니다",
)
_CLOSED = (
    r"(?:the )?comments?(?: section)?(?: (?:on|for|to) this \w+)? (?:is|are|(?:has|have) been) (?:now )?(?:closed|disabled|turned off)(?: (?:on|for|to) this \w+)?",
    r"this (?:article|post|story) is (?:now )?closed (?:to|for) (?:new )?comments",
    r"(?:die )?kommentar(?:e|funktion) (?:ist|sind|wurden?) (?:geschlossen|deaktiviert)",
    r"les commentaires sont (?:fermés|clos|désactivés)",
    r"los comentarios están (?:cerrados|desactivados)",
    r"i commenti sono chiusi",
    r"(?:os )?comentários (?:estão )?(?:encerrados|fechados|desativados)",
    r"(?:de )?(?:reacties|comments) zijn gesloten",
    r"kommentarer(?:na)? är (?:stängda|avstängda)",
    r"kommentarfeltet er (?:stengt|lukket)",
)
_PRINTED = (
    r"(?:a version of )?this (?:article|story) (?:also |first |originally )?(?:appears?|appeared|ran|was (?:first )?published) in (?:(?:\S+ ){0,8}?print(?:ed)? (?:edition|version|issue)|print (?:on|in the|as))\b.{0,160}",
    r"appeared in (?:\S+ ){0,8}print edition\b.{0,120}",
)
_TAIL = r"(?:(?!, )[^.!?]){0,80}"  # behind a comma it is told who said so
# That it will grow: one sentence or several of these, and nobody's in quotation marks.
_GROWS = (
    r"this (?:is|remains) an? (?:breaking|developing)(?: news)? (?:story|report|article)(?: and (?:it )?(?:will|may) be updated\b[^.!?]{0,60})?|developing story",
    rf"this (?:breaking |developing )?(?:news )?(?:story|article|post|page|report) (?:is (?:still )?(?:developing|breaking)(?:,? and (?:it )?(?:will|may) be updated\b{_TAIL})?|(?:is (?:still )?being|will be) updated\b(?! by\b){_TAIL})",
    r"(?:please )?(?:check|come) back (?:here )?(?:soon |later |often )?for (?:[\w’'-]+ ){0,3}(?:updates?|details|information|more)|please refresh (?:the|this) page for [^.!?]{0,40}",
    r"more (?:details |information |updates |on this )?(?:to (?:follow|come)|follows?|will follow)(?: shortly| soon)?",
    r"we will update this (?:story|article|post|page) (?:as|when|with)\b[^.!?]{0,60}",
    r"(?:diese[rs]? )?(?:artikel|meldung|beitrag|text|nachricht) wird (?:fort)?laufend aktualisiert|weitere informationen (?:folgen|in kürze)(?: in kürze)?|mehr in kürze",
    r"plus d['’]informations? à (?:suivre|venir)[^.!?]{0,30}|cet article est en cours de (?:mise à jour|rédaction)",
    r"(?:esta )?(?:noticia|información) (?:está )?en desarrollo|habrá ampliación|en breve,? más información|más información en breve",
    r"(?:notizia|articolo) in aggiornamento|(?:matéria|reportagem|notícia|texto) em atualização|dit (?:artikel|bericht) wordt (?:nog )?(?:aangevuld|bijgewerkt)",
    r"(?:artikeln|texten) uppdateras|(?:saken|artikkelen|artiklen) (?:oppdateres|opdateres|blir oppdatert)|(?:juttua|artikkelia|uutista) (?:päivitetään|täydennetään)",
    r"(?:artykuł|wiadomość|materiał) jest (?:w trakcie aktualizacji|aktualizowan[ya])|(?:новость|материал|текст) дополняется|haber güncelleniyor",
)
_GROWING = re.compile(rf"[\s*_(\[•-]*+(?:(?:{'|'.join(_GROWS)})[.!…;,)\]*_\s]*+){{1,4}}", re.IGNORECASE)
_DATED = rf"(?:(?:{'|'.join(_OLD)})\W*+){{0,1}}(?:{'|'.join(_MAY_DIFFER)})|{'|'.join(_OLD)}"
_WHOLE = re.compile(rf"\W*(?:{'|'.join((_DATED, *_CLOSED, *_PRINTED))})\W*", re.IGNORECASE)

# Of the article as a thing, wherever a text speaks of it; a story may, too: ask only of what stands below one.
_SPOKEN_OF = (
    r"this (?:article|story|post|piece|series|column|interview|content|coverage|project|page|website|site|podcast)|(?:coverage|reporting) (?:of|on) .{0,60}(?:funded|supported|sponsored)",
    r"diese[mnrs]? (?:artikel|beitrag|text|serie|reihe|seite|inhalt|interview|projekt)\w*|meinung\w*.{0,80}\bautor\w*|interessenbindung\w*",
    r"cet article|ce (?:texte|contenu|billet)|cette (?:série|tribune)|opinions?.{0,80}\b(?:auteure?s?|autrices?)|(?:views|opinions?).{0,80}\bauthors?",
    r"est[ea] (?:artículo|nota|serie|contenido|texto|artigo|matéria|reportagem|conteúdo|série)|opini(?:ones|ón|ões|ão).{0,80}\bautor\w*",
    r"quest[oa] (?:articolo|serie|contenuto)|opinioni.{0,80}\baut(?:ore|ori|rice)|(?:dit (?:artikel|verhaal)|deze (?:serie|rubriek))|(?:t(?:en|a) (?:artykuł|tekst|materiał|cykl))",
    r"denn[ae] (?:artikeln?|artikkelen|texten|serien?|saken)|den här (?:artikeln|texten|serien)|tämä (?:artikkeli|juttu|sarja)|(?:эта статья|этот (?:материал|текст))|bu (?:haber|yazı|içerik)",
)
_SPEAKS = re.compile(rf"\b(?:{'|'.join(_SPOKEN_OF)})\b", re.IGNORECASE)
# A heading over who somebody is: a company, a series. What follows is a name.
_PRESENTS = re.compile(
    r"(?i:about|über|à propos d[eu]s?|sobre|acerca del?|om|over|su di) (?:(?i:the|this|die|der|das|la|le|el|o|a|de|het) )?[^\W\d_a-zß-ÿ]"
)


def of_itself(text: str) -> bool:
    """Whether a short block is such a line, and nothing else."""
    return _WHOLE.fullmatch(text) is not None or _GROWING.fullmatch(text) is not None


def speaks_of_itself(text: str) -> bool:
    """Whether a text below a story speaks of it as a thing: what it is a part of, who paid for it, whose it is."""
    return _SPEAKS.search(text) is not None


def presents(heading: str) -> bool:
    """Whether a heading below a story stands over who somebody is: "About Holm Boats"."""
    return _PRESENTS.match(heading) is not None
