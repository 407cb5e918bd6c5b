"""What a page says of the article as a thing: how old it is, where it was printed, that more is to come.

Such lines come to one story after the other, days, months or years after its last word, and those that more is to
come go from one after the other.
"""

# ruff: noqa: E501  a language or a meaning a line

from __future__ import annotations

import re

_SO_MANY = r"(?:\d{1,3}|[^\W\d]{1,8})"
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
_WHOLE = re.compile(rf"\W*(?:{'|'.join((*_OLD, *_CLOSED, *_PRINTED))})\W*", re.IGNORECASE)


def of_itself(text: str) -> bool:
    """Whether a short block is such a line, and nothing else."""
    return _WHOLE.fullmatch(text) is not None or _GROWING.fullmatch(text) is not None
