"""What kind of text a block holds: sentences, a title, a line of a program, a rule drawn with signs."""

from __future__ import annotations

import re

from watcher.read.words.wide import WIDE

# A smile stands for the full stop of many a blogger.
_SENTENCE_END = re.compile(
    r"(?:……|⋯⋯|[.!?。！？؟।☺\U0001f300-\U0001faff]|[:;]-?[)(DP]|(?:です|ます|ました|でした|ません|ください|した|니다|세요|어요|아요)(?=\W*$))[^\w.…:：-]*$"
)
_ELLIPSIS = re.compile(r"(?:\.\.\.|(?<!…)…)[\"”’')\]]*\s*$")
COLONS = (":", "：")
# How many of the last characters tell how a text ends.
END = 12
# Shorter blocks are captions, names and titles; letters of Chinese and Japanese say more each.
PROSE, PROSE_DENSE, LONG = 40, 18, 160
# Thai has no full stop: its sentences are told by their length, and by the spaces between clauses; headlines
# are shorter or have none.
_THAI, THAI = re.compile("[\u0e00-\u0e7f]"), 70
# A text up to this length that breaks off is the teaser of another story.
TEASER = 400
SENTENCES = re.compile(
    r"[.!?](?:(?<=[^\W\d_]{2}[.!?])|(?<=\d{3}[.!?])|(?<=[»”\"’)\]][.!?]))\s+(?=[^a-z\s])|[。！？।؟]"
)
# The shortest first sentence: nearer full stops are those of abbreviations.
SHORT_SENTENCE = 12
# Behind the full stop of what is printed before a name no sentence ends.
NO_TITLE = r"(?<!\b(?:[DJMS]r|Ms|St)\.)(?<!\b(?:Mrs|[DS]ra|Gov|Sen|Rep|Gen|Rev)\.)(?<!\bProf\.)"
_NEXT_SENTENCE = re.compile(
    rf"[.!?。！？।؟](?:(?<=[^\W\d_]{{2}}[.!?]){NO_TITLE}\s+(?=[^a-z\s\d])|(?<=[。！？।؟]))"
)
# What nobody sees, at the edge of a word.
SIGNS_UNSEEN = ("\u200b", "\u2060", "\ufeff")
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff](?:(?!\w)|(?<!\w.))")
# The share of digits in a text from which it is a string of dates and numbers. Half of a sentence
# of Chinese may be digits that only states a day ("本文于2021年5月3日修订").
DIGITS = 0.55
# A line of a program speaks of notes in its own way.
_CODE = re.compile(r"\w\(['\"]")
_STRING = re.compile(r"(['\"`]).*\1$")


def visible(text: str) -> str:
    """A text with a space for every sign that nobody sees at the edge of a word: editors leave some there."""
    return _UNSEEN.sub(" ", text) if any(sign in text for sign in SIGNS_UNSEEN) else text


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, a closing quotation mark or bracket included."""
    return _SENTENCE_END.search(text[-END:]) is not None


def has_sentences(text: str) -> bool:
    """Whether a sentence ends inside a text that is longer than titles are."""
    least = PROSE_DENSE if WIDE.search(text) else PROSE
    return len(text) >= least and SENTENCES.search(text, least // 2) is not None


def breaks_off(text: str) -> bool:
    """Whether a text ends in an ellipsis."""
    return _ELLIPSIS.search(text[-END:]) is not None


def is_cut(text: str) -> bool:
    """Whether a text that is no longer than the teaser of a story breaks off."""
    return len(text) < TEASER and breaks_off(text)


def is_prose(text: str) -> bool:
    """Whether a text is running text: sentences rather than a title or a name."""
    text = text.strip()
    if len(text) >= LONG and not is_cut(text):
        return True
    least = PROSE_DENSE if WIDE.search(text) else PROSE
    told = ends_sentence(text) or _is_thai_sentence(text)
    return len(text) >= least and told and not breaks_off(text)


def ends_in_colon(text: str) -> bool:
    """Whether a text ends in a colon, signs of emphasis aside."""
    return text.rstrip(" *_").endswith(COLONS)


def _is_thai_sentence(text: str) -> bool:
    """Whether a text is long enough for a sentence of Thai, and parted as one."""
    return len(text) >= THAI and " " in text.strip() and _THAI.match(text[-1:]) is not None


def is_rule(text: str) -> bool:
    """Whether a block is a line drawn with signs: two or more, or a dash."""
    bare = text.strip()
    return (len(bare) > 1 or bare in {"–", "—"}) and not bare.strip("-–—_*=~#·• ")


def first_sentence(text: str) -> str:
    """Up to the first sentence end that is none of an abbreviation or a number."""
    end = _NEXT_SENTENCE.search(text, SHORT_SENTENCE)
    return text[: end.start() + 1] if end else text


def is_language(text: str) -> bool:
    """Whether a text is written for readers: no line or string of a program, no row of dates."""
    digits = sum(char.isdigit() for char in text)
    return not (_CODE.search(text) or _STRING.match(text)) and digits < len(text) * DIGITS


def is_banner(text: str) -> bool:
    """Whether a block closes with a rule, and with it the note ("---- Update 3 May: done ----")."""
    return len(text) - len(text.rstrip().rstrip("-–—―─=*~+")) > 2  # noqa: PLR2004  three signs make a rule
