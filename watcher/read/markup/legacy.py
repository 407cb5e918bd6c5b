"""In which encodings the languages were written before UTF-8.

As the HTML standard has it (13.2.3.2): the first is what a page is read by that says nothing true of its own,
and the others what it may as well be in. Languages of many signs are left out: their bytes tell themselves.
"""

from __future__ import annotations

_LATIN: dict[str, tuple[str, ...]] = {
    "af br ca cy da de en es eu fi fil fo fr ga gd gl id is it lb ms nb nl nn no oc pt sq sv sw tl": (
        "cp1252",
    ),
    "bs cs hr hu pl ro sk sl": ("cp1250", "iso8859_2"),
    "et lt lv": ("cp1257", "iso8859_13", "iso8859_4"),
    "az ku tr": ("cp1254",),
    "vi": ("cp1258",),
}
_OTHER: dict[str, tuple[str, ...]] = {
    "be bg kk ky mk mn ru sr tg tt uk": ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"),
    "el": ("cp1253", "iso8859_7"),
    "he iw yi": ("cp1255", "iso8859_8"),
    "ar fa ug ur": ("cp1256", "iso8859_6"),
    "th": ("cp874",),
}


def _by_tag(written: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {tag: encodings for tags, encodings in written.items() for tag in tags.split()}


LATIN, OTHER = _by_tag(_LATIN), _by_tag(_OTHER)
"""By the tag of the language: those in Latin letters, and those in letters of their own."""
