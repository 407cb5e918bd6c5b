"""Which language a text is written in, whatever its page says."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Other tags of one language: older ones, and those of Norwegian, which pages in either form use alike.
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil", "mo": "ro"}
# Written languages that share their words with another, and have none of their own among those of notes.
_LIKE = {
    "ms": "id",
    "be": "ru",
    "gl": "es",
    "sr": "hr",
    "bs": "hr",
    "mk": "bg",
    "af": "nl",
    "lb": "de",
    "fil": "en",
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


def from_middle(texts: Iterable[str], length: int, around: int) -> str:
    """Some of a page's text, to tell its language by: the middle is the story, and hardly ever navigation.

    Addresses and checksums alone in their blocks are in no language; a list of names in the middle is short.

    Args:
        texts: of its blocks.
        length: characters of each that are taken.
        around: blocks on either side of the middle; more where they hold too few words to tell.
    """
    said = [text for text in texts if " " in text or not text.isascii()]
    middle = len(said) // 2
    sample = " ".join(text[:length] for text in said[max(middle - around, 0) : middle + around])
    if around >= middle or len(sample.split()) >= ENOUGH_WORDS or written_in(sample):
        return sample
    return from_middle(said, length, 2 * around)


@lru_cache
def own_tag(language: str | None) -> str:
    """The primary tag of a language, the same one whichever of its tags is given; empty for none."""
    tag = (language or "").replace("_", "-").partition("-")[0].casefold()
    return _SAME.get(tag, tag)


def primary(language: str | None) -> str:
    """The primary tag of a language, English when none is known."""
    return own_tag(language) or "en"


def tag_of(language: str | None) -> str:
    """The tag of the language whose words newsrooms write its notes with; empty for none."""
    tag = own_tag(language)
    return _LIKE.get(tag, tag)


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


# The commonest words of the languages in Latin letters; a letter alone may be an initial of any.
_COMMONEST = {
    tag: frozenset(words.split())
    for tag, words in {
        "ca": "el la de que en una per amb del els més és ha aquest són",
        "cs": "se na je že do pro který by jsou ve ale jako byl",
        "da": "og at det er en til på af den med for ikke som har et blev fra efter også",
        "de": "der die und das den ist von mit nicht ein eine auf sich auch des dem zu im für wird",
        "en": "the of and to for that with by it are this have from he his were be been which has",
        "es": "el la los las de que en una por con para del se su lo más este como fue",
        "et": "ja on ei et see oli ka kui mis aga või selle ning ta oma seda mida pole nii välja",
        "eu": "eta da ez bat du dira dute zen izan baina ere dela hau bere egin edo dituzte",
        "fi": "ja on ei että se oli ovat myös hän mutta kun joka mukaan tai sen jos niin ole kuin olla",
        "fr": "le la les des et est une dans que pour qui sur pas au du par plus il ce cette",
        "hr": "je na se da su za koji od što bi kako iz ali te nije",
        "hu": "az és hogy nem is egy volt ez meg csak van el azt mint már még ha de vagy",
        "id": "yang dan di dengan untuk dari ini pada itu tidak dalam akan ada juga oleh ke adalah bisa",
        "is": "og að er sem um til það við en var með hann fyrir ekki af því þá verið",
        "it": "il di che la per una è del della con non sono gli nel alla le si da dei più",
        "lt": "ir yra kad iš su ne tai bet apie kaip jau buvo dėl taip ar už šio kurie",
        "lv": "un ir no ka par ar uz tas bet arī lai nav kas to pie vai kā tika pēc bija",
        "nb": "og at det er en til på av den med for ikke som har et ble fra etter også",
        "nl": "de het een van en dat niet op zijn voor met is te aan in ook die door er om",
        "pl": "na nie się do że jest to przez jak po od dla za ale tym oraz",
        "pt": "os não uma em do da dos das que para com por ao mais foi na no se ou",
        "ro": "și de în la cu pe nu din care că pentru mai au este un sunt fi ce",
        "sk": "sa na je že do pre ktorý by sú aj vo ale ako bol",
        "sl": "in je na se da so za ki pa po bi tudi pri kot ni še",
        "sv": "och att det som är en på för av den med till inte har ett om vi från var",
        "sw": "ya na wa kwa ni katika za la cha kuwa hiyo huo huyo pia hii kama baada yake si hilo",
        "tr": "ve bir bu için da de ile olarak olan daha çok en gibi kadar ne ya her sonra var",
        "vi": "và của là các có được cho không một người trong đã với này những khi để về ra đến",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
# Of 990 pages none whose text is in one of these was taken for another's. The first number is of words; of
# all words at least this share are the language's commonest, and so many times more than any other's.
_LEAST, _SHARE, _AHEAD = 30, 0.08, 1.2


def language_of(text: str, stated: str) -> str:
    """The language a page states, but the one its text shows where it states none, or English by default.

    Args:
        text: some of the article; from thirty words on it can tell.
        stated: BCP 47; empty for none.
    """
    if tag_of(stated) not in ("", "en"):
        return stated
    return written_in(text) or _commonest(text) or stated


def _commonest(text: str) -> str:
    """The language whose commonest words a text is full of; empty where that is none, or not one alone."""
    words = Counter(_WORD.findall(text.lower()))
    if words.total() < _LEAST:
        return ""
    shares = sorted((sum(words[word] for word in known), tag) for tag, known in _COMMONEST.items())
    (second, _), (first, tag) = shares[-2:]
    return tag if first >= max(_SHARE * words.total(), _AHEAD * second) else ""
