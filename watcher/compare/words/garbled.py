"""Text that was taken for another encoding on its way to the page: "SchÃ¶n, sagte sie, Â£14"."""

from __future__ import annotations

import re

_BYTE = {(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0x100)}
"""By its sign in Windows-1252 as browsers have it; those that it lacks are controls."""

_BEHIND = f"[{re.escape(''.join(_BYTE)[:64])}]"  # a sign of several bytes goes on with one of these
_GARBLED = re.compile(f"(?<![A-ZÀ-Þ]{{2}})[ÂÃÄÅÎÏÐÑ×ØÙ]{_BEHIND}|â[€‚„†]{_BEHIND}|ðŸ{_BEHIND}{{2}}")
"""Accented, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, small pictures. "chanté…»" might begin a
Chinese sign, and "NORDSJØ»" an Arabic letter: as words end so, these are none."""

_LEFT = {"â": "”", "Ã": "à", "Â": " ", "i": "í"}
_LEFTOVER = re.compile(
    r"â€\ufffd?|(?P<i>(?<=[a-zà-ÿ])Ã(?=[a-zà-ÿ.,;:!?]))|(?<![A-ZÀ-Þ]{2})Ã(?=\s)|(?<!\w)Â(?!\w)"
)
"""Whose last byte is a control, a space or, in "dÃa", a soft hyphen, of which a reader sees nothing."""


def decoded(text: str) -> str:
    """The text with what is UTF-8 in the signs of Windows-1252 as the signs that it was; else as it is.

    No language has such signs in a row, so no two texts that differ become one.
    """
    return _LEFTOVER.sub(lambda left: _LEFT[left.lastgroup or left[0][0]], _GARBLED.sub(_sign, text))


def _sign(run: re.Match[str]) -> str:
    return bytes(_BYTE[sign] for sign in run[0]).decode("utf-8", "ignore") or run[0]
