"""Bytes to text: which encoding a page is in."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # the HTML standard looks at 1,024 bytes; real pages put scripts before the meta
_SAMPLE = 65_536  # what the guess is made from: its cost grows with the bytes it is shown

# The HTML standard (WHATWG Encoding) reads these labels as their supersets, and pages count on it.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}

# Text encodings to Python that no page is in: for host names, for literals, and one that hides markup.
_NOT_OF_PAGES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})


def decode(html: bytes | str, charset: str | None = None) -> str:
    """The text of a page: byte order mark, valid UTF-8, HTTP header, meta, and failing all a guess.

    UTF-8 comes before what is declared, since many a header is a server's default.

    Args:
        html: the bytes as received; text is given back as it is.
        charset: the one of the Content-Type header.
    """
    if isinstance(html, str):
        return html
    for mark, name in _BOMS:
        if html.startswith(mark):
            return html[len(mark) :].decode(name, "replace")
    if not html.isascii() and (text := _strictly_utf8(html)) is not None:
        return text
    declared = [found for label in (charset, _meta(html)) if (found := _codec(label))]
    for name in [*declared, "utf-8"]:
        try:
            return html.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
    return _nearly(html, declared) or html.decode(_guess(html), "replace")


def utf8(html: bytes | str, charset: str | None = None) -> bytes:
    """The same text as UTF-8: the bytes as they are, as soon as it is sure that they are that."""
    if not isinstance(html, str) and not html.isascii() and _strictly_utf8(html) is not None:
        return html.removeprefix(codecs.BOM_UTF8)
    return decode(html, charset).encode("utf-8", "replace")


def _strictly_utf8(html: bytes) -> str | None:
    """The page when it is UTF-8 beyond doubt: other encodings do not happen to form its sequences."""
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _nearly(html: bytes, declared: list[str]) -> str | None:
    """The page in the declared encoding when only a few of its bytes do not fit: a page cut or glued."""
    for name in [*declared, "utf-8"]:
        text = html.decode(name, "replace")
        if text.count("�") <= 1 + len(text) // 2000:
            return text
    return None


def _guess(html: bytes) -> str:
    best = from_bytes(html[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _meta(html: bytes) -> str:
    found = _META.search(html[:_HEAD])
    if found is None:
        return ""
    label = found.group(1).decode("ascii", "replace")
    # A page that could be read this far is not UTF-16, whatever it says (HTML standard, 13.2.3.2).
    return "utf-8" if label.lower().startswith("utf-16") else label


def _codec(label: str | None) -> str:
    """Python's name of a declared encoding; "" when it has none or is none of pages."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        if name in _NOT_OF_PAGES:
            return ""
        b"a".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return _SUPERSETS.get(name, name)
