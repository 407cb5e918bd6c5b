"""The system's fonts, and which of them has which sign. For pictures; needs Pillow."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

FAMILIES = {
    "serif": (
        ("CharisSIL-Regular", "NotoSerif-Regular", "DejaVuSerif", "LiberationSerif-Regular", "Georgia"),
        ("CharisSIL-Bold", "NotoSerif-Bold", "DejaVuSerif-Bold", "LiberationSerif-Bold", "Georgia Bold"),
    ),
    "sans": (
        ("Inter-Regular", "NotoSans-Regular", "DejaVuSans", "LiberationSans-Regular", "Arial", "Helvetica"),
        ("Inter-SemiBold", "NotoSans-Bold", "DejaVuSans-Bold", "LiberationSans-Bold", "Arial Bold"),
    ),
}
"""Files without their endings, regular and bold, the best first. All know Latin, Greek and Cyrillic."""

OTHER_SCRIPTS = (
    *("DejaVuSans", "NotoSansCJK-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"),
    *("NotoSansDevanagari-Regular", "NotoSansBengali-Regular", "NotoSansTamil-Regular"),
    *("NotoSansThai-Regular", "NotoSansGeorgian-Regular", "NotoSansArmenian-Regular"),
    *("wqy-zenhei", "DroidSansFallbackFull", "Arial Unicode", "NotoEmoji-Regular", "Symbola", "unifont"),
)
"""Where signs are looked for that those do not have."""

_MISSING = "\U0010fffe"
"""A sign that no font has: it is drawn as every sign that a font lacks."""


def _folders() -> Iterator[Path]:
    """Where systems keep their fonts."""
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    yield from (home / ".fonts", home / ".local/share/fonts")
    yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@cache
def _files() -> dict[str, Path]:
    """Every font file by its name without ending."""
    endings = {".ttf", ".otf", ".ttc"}
    found: dict[str, Path] = {}
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                file = Path(place, name)
                if file.suffix.lower() in endings:
                    found.setdefault(file.stem, file)
    return found


class Face:
    """Fonts of one size, the preferred first.

    Args:
        names: of files; those that the system lacks are passed over.
        size: in pixels.

    Attributes:
        size: in pixels.
    """

    def __init__(self, names: tuple[str, ...], size: int) -> None:
        self._fonts = list(_loaded(names, size)) or [ImageFont.load_default(size)]
        self.size = size

    def runs(self, word: str) -> list[tuple[Font, str]]:
        """The word in the first font that has all its signs, else in pieces of several."""
        whole = next((font for font in self._fonts if all(_has(font, sign) for sign in word)), None)
        if whole is not None:
            return [(whole, word)]
        found: list[tuple[Font, str]] = []
        for sign in word:
            font = self._font(sign)
            if found and found[-1][0] is font:
                found[-1] = font, found[-1][1] + sign
            else:
                found.append((font, sign))
        return found

    def width(self, word: str) -> float:
        """How many pixels the word takes."""
        return sum(font.getlength(part) for font, part in self.runs(word))

    def lacks(self, word: str) -> set[str]:
        """The signs of a word that no font has."""
        return {sign for sign in word if not any(_has(font, sign) for font in self._fonts)}

    def _font(self, sign: str) -> Font:
        return next((font for font in self._fonts if _has(font, sign)), self._fonts[0])


def _loaded(names: tuple[str, ...], size: int) -> Iterator[Font]:
    for name in names:
        if file := _files().get(name):
            try:
                yield ImageFont.truetype(file, size)
            except OSError:  # a format that this Pillow does not read
                continue


@lru_cache(maxsize=8192)
def _has(font: Font, sign: str) -> bool:
    """Whether a font draws a sign otherwise than one that it lacks; what is invisible every font has."""
    return unicodedata.category(sign) in _INVISIBLE or _drawn(font, sign) != _drawn(font, _MISSING)


_INVISIBLE = {"Zs", "Cf", "Mn", "Me"}


def _drawn(font: Font, sign: str) -> bytes:
    return bytes(font.getmask(sign))


@cache
def face(family: str, size: int, *, bold: bool = False) -> Face:
    """A family of fonts in one size, with fonts for other scripts behind it."""
    return Face((*FAMILIES[family][bold], *OTHER_SCRIPTS), size)
