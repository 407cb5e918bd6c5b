"""Which language a page is written in, whatever it says."""

from __future__ import annotations

import re

# Written languages that share their words with another, and tags without a section of their own.
ALIASES = {
    "nn": "nb",
    "no": "nb",
    "iw": "he",
    "in": "id",
    "ms": "id",
    "be": "ru",
    "gl": "es",
    "mo": "ro",
    "sr": "hr",
    "bs": "hr",
    "mk": "bg",
    "af": "nl",
    "lb": "de",
    "fil": "en",
    "tl": "en",
}
# The letters that tell a language, and of how many characters at least one must be one: few for a script,
# many for the letters that only one of its languages has.
SCRIPT, OWN_LETTERS = 12, 80
_SCRIPTS = tuple(
    (tag, re.compile(letters), share)
    for tag, letters, share in (
        ("ja", "[\u3040-\u30ff]", SCRIPT),
        ("ko", "[\uac00-\ud7af]", SCRIPT),
        ("zh", "[\u4e00-\u9fff]", SCRIPT),
        ("ur", "[\u0679\u0688\u0691\u06ba\u06d2]", OWN_LETTERS),
        ("fa", "[\u067e\u0686\u0698\u06af\u06cc]", OWN_LETTERS),
        ("ar", "[\u0600-\u06ff]", SCRIPT),
        ("he", "[\u0590-\u05ff]", SCRIPT),
        ("hi", "[\u0900-\u097f]", SCRIPT),
        ("bn", "[\u0980-\u09ff]", SCRIPT),
        ("th", "[\u0e00-\u0e7f]", SCRIPT),
        ("el", "[\u0370-\u03ff]", SCRIPT),
        ("uk", "[іїєґІЇЄҐ]", OWN_LETTERS),
        ("ru", "[\u0400-\u04ff]", SCRIPT),
    )
)
_FOREIGN = re.compile("[\u0370-\u0e7f\u3040-\ud7af]")
"""A letter of any of these."""
# Every seventh word of English is one of these; a sample is not English when not one in so many is.
COMMON = frozenset({"the", "of", "and", "is", "with", "that", "from", "has"})
ENOUGH_WORDS, COMMON_SHARE = 50, 40
# Any language but English.
UNKNOWN = "und"


def tag_of(language: str | None) -> str:
    """The primary tag of a language, under the name we keep its words by; empty for none."""
    tag = (language or "").replace("_", "-").split("-")[0].lower()
    return ALIASES.get(tag, tag)


def spoken_in(language: str | None, sample: str) -> str | None:
    """The language a page says it is in, but where its text shows that it says none or the wrong one.

    English is what many pages say by default.
    """
    if tag_of(language) not in ("", "en"):
        return language
    return written_in(sample) or (language if is_english(sample) else UNKNOWN)


def is_english(sample: str) -> bool:
    """Whether a sample holds as many of the commonest words as English does; a short one is believed."""
    found = sample.lower().split()
    return len(found) < ENOUGH_WORDS or sum(word in COMMON for word in found) * COMMON_SHARE >= len(found)


def written_in(sample: str) -> str:
    """The language whose script a text is written in; empty for the Latin script."""
    if not _FOREIGN.search(sample):
        return ""
    found = (tag for tag, letters, share in _SCRIPTS if len(letters.findall(sample)) > len(sample) / share)
    return next(found, "")
