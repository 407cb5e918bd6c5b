"""The words of pictures: what one shows, and who made it."""

# ruff: noqa: E501  a line for each form of a credit is easier to check than wrapped ones

from __future__ import annotations

import re

# What a picture shows, however long, by the credit in brackets that ends it: no sentence of a story does.
_SHOWN = re.compile(
    r"[(（\[/|](?:(?<=\()(?-i:[A-Z][\w.&'’ -]{1,40} (?:Images?|Photos?))\)\W*$|(?<=\()(?:[\w.&'’ -]{0,30}\s)?(?:photo|foto|image|picture|photograph)s?\s?(?:[:/,]|by\b|courtesy|credit|via\b)[^()]{0,60}\)?\W*$"
    # houses that sell pictures and no stories
    r"|(?:[^()（）\[\]]{0,40}[/,])?\s?(?:shutterstock|getty images|i-?stock(?:photo)?|alamy|unsplash|pixabay|pexels|depositphotos|dreamstime|123rf|adobe ?stock|视觉中国|視覺中國)[)）\]]?\W*$)",
    re.IGNORECASE,
)

# The same by how it begins, however it ends: a label that no paragraph has, or where who is shown stands.
_PICTURED = re.compile(
    r"\W*(?:(?:photo(?:graph)?|picture|image|foto|bildunterschrift|borítókép)s?\s?[:：]|pictured(?: (?:right|left|above|below|cent(?:er|re)|from|top|bottom|back|front|at|in|on|the|and)\b)*\s?[,:]|fotoğraf(?:lar)?\W.{2,40} tarafından\b)",
    re.IGNORECASE,
)

# The same in Chinese, Japanese and Korean, whose newsrooms print what a picture shows as a paragraph of the story.
_SHOWN_EAST = re.compile(
    r"（(?:(?:[^（）。]{0,12}[／/])?[^（）。]{0,20}(?:資料照|资料图|資料圖|資料照片|示意圖|示意图|翻攝|翻摄|攝|摄|提供)"
    r"|(?:圖|图|照片|写真)?[／/：:=＝]?\s?(?:翻攝自|翻摄自|取自|截自)[^（）。]{1,20}|(?:圖|图|照片|写真)(?:[／/：:=＝]|は)[^（）。]{1,25})）$"
    r"|[.\s/(\[]\s?(?:사진|사진\s?제공|자료\s?사진|제공)\s?[=:ㅣ|/]\s?[^.]{1,30}$"
)

# Who made the picture. Anywhere in a short block that is no sentence. The sign behind that letter is an "é" of
# a text that was decoded twice.
OWNED = re.compile("(?<!Ã)©")
_CREDIT = re.compile(
    r"[\W_]*(?:(?:picture|photo|photograph|photography|photographs|image|foto|bild|fotos|photos|images|bilder|titelbild|header|aufmacher\w*|symbol\w*|archiv\w*|beitrags\w*|cover|illustration|grafik|graphic|v[ií]d[eé]o|영상\s?편집|영상\s?취재|촬영(?:\s?기자)?|그래픽|quelle|source|credits?|fuente|fonte|zdroj|źródło|fot|rys|crédito|crédit|imagen|imagem|abb(?:ildung)?|abb\.|fig(?:ure)?)"
    r"(?:[\s-]?(?:credits?|by|courtesy|nachweis|quelle|rechte|source|crédits?|autor|via|illustrative|of|de|von|\d+|\w+/\w+))*)\s*[:./|]"
    r"|[(\[]\s?(?:\w+ ){0,2}(?:photo|picture|image|video|screen ?(?:grab|shot|cap)|illustration|foto|bild)(?:s|er)?\b[^()\[\]]{0,90}[)\]]$"
    r"|(?:(?:photo|picture|image|video)s? courtesy|file photo)\b"
    r"|(?:photo|picture|image|video)s? via [^.!?:;]{2,60}\.?$"
    r"|[\uac00-\ud7a3]{2,4} (?:기자|특파원) ?[(\[]?\S+@[\w.-]+\W*$"
    r"|featured (?:photo|picture|image)s?\b[^.!?]{2,90}\W*$"
    r"|[\W_]*(?:photo|photograph|picture|image|illustration|foto|bild)(?:s|er|s? of .{2,60})? (?:by|von|par|por|door) [^.!?:;]{2,60}$"
    r"|[\W_]*(?:photo|photograph|picture|illustration)s? by (?-i:[A-Z][\w.'’/-]* ?){1,5}\.$",
    re.IGNORECASE,
)
# The first sign is one of a class: what makes the search fast.
_CREDIT_INSIDE = re.compile(
    r"[©(.!?…»”\"')\]—–/|,;-](?:(?<=©)(?<!Ã©)|(?<=\()(?:foto|photo|bild|fot|credit|image|picture|quelle|source)s?\s*[:.]"
    r"|(?<=[.!?…»”\"')\]—–-])\s(?:photo|picture|image|foto|bild|bilde|kuva|fotó|imagem|фото|ảnh|crédit|credit|créditos)s?(?: photos?)?\s?[:：]\s[^.!?:]{2,60}\.?$"
    r"|(?<=;)\s(?:foto|photo)s?(?:\s?[\[(]m[\])])?\s?[:：]"
    r"|(?<=[/|,–—-])\s?(?:staff |chief |freelance |senior )?(?:photographer|photojournalist|fotograf\w*|photographe)$)",
    re.IGNORECASE,
)

_CREDITED = 60  # characters at a text's end in which a picture's credit stands


def credit(text: str) -> re.Match[str] | None:
    """Where a text says who made the picture: at its start, or inside."""
    return _CREDIT.match(text) or _CREDIT_INSIDE.search(text)


def shows(text: str) -> bool:
    """Whether a text says what a picture shows, by how it begins or by the credit in brackets that ends it."""
    if _PICTURED.match(text) or _SHOWN.search(text):
        return True
    return (text[-1] > "\u2fff" or text[-1] in ")]") and _SHOWN_EAST.search(text[-_CREDITED:]) is not None
