"""Page text is inert: what a page wrote cannot steer the terminal it is shown in."""

from __future__ import annotations

import re

_KEPT = frozenset("\n\t")
_PICTURES = 0x2400  # the block of control pictures: ␀ ␁ ... ␛, ␡ for DEL
_DELETE = 0x7F
_C1 = range(0x80, 0xA0)  # 8-bit twins of ESC sequences: 0x9B opens one like ESC [
# Embeddings, overrides and isolates reorder what is printed after them (CVE-2021-42574). The plain marks
# U+200E and U+200F move nothing beyond themselves, and Arabic and Hebrew texts need them.
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SEPARATORS = (0x2028, 0x2029)  # line breaks to some programs, nothing to others
_LONE_SURROGATES = range(0xD800, 0xE000)  # cannot be encoded: printing one would raise


def _table() -> dict[int, str]:
    table = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in _KEPT}
    table[_DELETE] = "\u2421"
    table |= {code: f"\\x{code:02x}" for code in _C1}
    table |= {code: f"\\u{code:04x}" for code in (*_BIDI, *_SEPARATORS)}
    return table | dict.fromkeys(_LONE_SURROGATES, "\ufffd")


_TABLE = _table()
# By a pattern, not `str.translate`: that asks the table for each letter that is not ASCII, 140 ns each.
_STEERS = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def inert(text: str) -> str:
    r"""The text with every control made visible: C0 and C1, DEL, ESC, direction overrides.

    Line feeds and tabs stay; ESC becomes ``␛``, U+202E becomes the six characters ``\u202e``. Apply it
    before any styling of our own.
    """
    return _STEERS.sub(lambda found: _TABLE[ord(found[0])], text)


def inert_line(text: str) -> str:
    """The same for a place of one line: white space, line feeds too, is folded to single spaces."""
    return inert(" ".join(text.split()))


def address(url: str) -> str:
    """An address that a reader may safely follow; "" for any other."""
    return url if url.lower().startswith(("http://", "https://")) else ""
