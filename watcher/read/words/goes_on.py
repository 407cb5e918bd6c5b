"""Lines that say no more than that the story goes on below what parts it: an advertisement, a picture, a video.

They come and go with what they stand beside. Each language says which text goes on, that it does, and below
what; a line is one if nothing else stands in it.
"""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re

_LONGEST = 80  # characters of such a line

# The text, that it goes on, behind or below, what parts it (which may be left out).
_SAID: tuple[tuple[str, str, str, str], ...] = (
    (
        "(?:the |this |our )?(?:story|article|post|text|report|interview|recipe|review|column)",
        "continue[sd]?|goes on",
        "below|beneath|after|under",
        "(?:th(?:e|is|ese) |our )?(?:ads?|adverts?|advertisements?|commercials?|sponsor|gallery|videos?|photos?|pictures?|images?|newsletter|poll|map|graphics?|chart|slideshow|tweet|player|podcast)",
    ),
    (
        "saken|artikkelen|artiklen|teksten|historien|intervjuet|interviewet|innlegget|indlægget",
        "fortset(?:ter|tes)|fortsætter|går videre",
        "under|etter|efter|nedenfor",
        "(?:bilde(?:t|ne)|billede(?:t|rne)|video(?:en)?|annons(?:en|ene)|annoncen|reklamen|grafikken|galleriet|kartet|kortet|faktaboks(?:en)?|podkasten|podcasten)",
    ),
    (
        "artikeln|texten|intervjun|nyheten",
        "fortsätter",
        "under|efter|nedanför|nedan",
        "(?:annonsen|bilden|bilderna|videon|videoklippet|klippet|grafiken|bildspelet|reklamen|kartan|faktarutan|poddspelaren)",
    ),
    (
        "(?:de |het )?(?:tekst|artikel|verhaal|interview|bericht)|lees",
        "gaat verder|gaat door|loopt door|vervolgt|verder",
        "onder|na|hieronder",
        "(?:de |het |deze )?(?:foto['’]?s?|video|afbeelding|advertenties?|reclame|kaart|tweet|grafiek|post|podcast|kader)",
    ),
    (
        "juttu|artikkeli|teksti|haastattelu",
        "jatkuu",
        "(?:kuvan|kuvien|mainoksen|videon|kartan|grafiikan|upotuksen|gallerian) (?:alla|jälkeen|alapuolella)",
        "",
    ),
    (
        "(?:der |dieser )?(?:artikel|text|beitrag|bericht)|es|hier|lesen sie|weiter|(?=.* weiter)",
        "geht|wird|",
        "(?:nach|unter) (?:der|dieser|dem|diesem) (?:anzeige|werbung|video|bild|galerie|grafik)(?: weiter| fortgesetzt| geht es weiter)?",
        "",
    ),
    (
        "(?:l['’]article|le texte|la suite)(?: (?:de l['’]article|de votre contenu))?",
        "continue|se poursuit|",
        "(?:ci-dessous )?(?:après|sous)",
        "(?:la|cette|le|l['’])? ?(?:publicité|annonce|vidéo|photo|image|galerie|infographie)",
    ),
    (
        "(?:el artículo|la nota|la noticia|el texto|)",
        "continúa(?: leyendo)?|sigue(?: leyendo)?",
        "después de|tras|debajo de|bajo",
        "(?:la |el |este |esta )?(?:publicidad|anuncio|v[ií]deo|foto|imagen|galería)",
    ),
    (
        "(?:a matéria|o texto|a reportagem|a notícia|o artigo|)",
        "continua(?: a ler)?",
        "após|depois d[ao]|abaixo d[ao]",
        "(?:a |o )?(?:publicidade|anúncio|vídeo|foto|imagem|galeria)",
    ),
    (
        "(?:l['’]articolo|il testo|)",
        "continua(?: a leggere)?|prosegue",
        "dopo|sotto",
        "(?:la |il |l['’]|questa )?(?:pubblicità|annuncio|video|foto|immagine|galleria)",
    ),
    (
        "(?:dalsz[ay] (?:część|ciąg)|ciąg dalszy|reszta|artykuł|tekst)(?: (?:artykułu|tekstu|materiału))?",
        "(?:kontynuujemy|znajduje się|znajdziesz|)",
        "pod|poniżej|za",
        "(?:reklamą|materiałem(?: wideo)?|wideo|filmem|zdjęciem|grafiką|galerią)",
    ),
    (
        "(?:pokračování|zbytek|článek|text)(?: (?:článku|textu))?",
        "(?:pokračuje|najdete|)",
        "pod|za|po",
        "(?:reklamou|reklamě|videem|fotografií|fotkou|galerií|infografikou|anketou)",
    ),
    (
        "(?:статья|текст|материал|продолжение)(?: (?:статьи|текста|материала))?",
        "(?:продолжается|продолжится|)",
        "после|под",
        "(?:рекламы|рекламой|видео|фото|фотографией)",
    ),
)
# "Scroll to continue reading" asks for no more than that.
_SCROLL = "(?:please )?scroll(?: down)?(?: (?:to (?:continue|keep reading|read (?:on|more))|for (?:the )?(?:rest|more|videos?|photos?|pictures)))(?: (?:reading|below|with content))?"
_GOES_ON = re.compile(
    r"[\W_]*(?:(?:advertisement|anzeige|advertentie|annonse?|annonce|publicité|publicidad|publicidade|pubblicità|reklama)\b[\W_]*)?"
    rf"(?:{'|'.join(f'(?:{who}) ?(?:{on}) ?(?:{where})(?: {what})?' for who, on, where, what in _SAID)}|{_SCROLL})[\W_]*",
    re.IGNORECASE,
)


def goes_on(text: str) -> bool:
    """Whether a line says only that the story goes on below."""
    return len(text) <= _LONGEST and _GOES_ON.fullmatch(text) is not None
