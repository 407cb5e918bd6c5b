"""Whether two runs are the same words as two houses spell them: "e-mail" and "email", "colour" and "color".

Style books differ in hyphens and, between Britain and America, in some endings and stems; houses change over
from one to the other. Nobody reads another thing there, unless the hyphen makes a word of its own ("re-sign"
and "resign") or the word is of a name ("Labour", "World Trade Center").
"""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare.words.lexicon import primary, words_of
from watcher.compare.words.units import normal

_OUR = (
    "arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum"
    "|sav|splend|succ|tum|val|vap|vig"
)
_STEMS = (
    (rf"\b((?:dis|un|mis)?(?:{_OUR}))our", r"\1or"),
    (
        r"\b((?:epi|kilo|centi|milli)?(?:cent|theat|fib|lit|lust|meag|met|sab|somb|spect|calib))re([sd]?)\b",
        r"\1er\2",
    ),
    (r"\b(def|off|lic|pret)ence", r"\1ense"),
    (r"\bpractis(?=e|ing)", "practic"),
    (r"aesthe", "esthe"),
    (r"\b(p|orthop|encyclop)aed", r"\1ed"),
    (r"(h|an|leuk)aem", r"\1em"),
    (r"(arch|pal)aeo", r"\1eo"),
    (r"\bgynaec", "gynec"),
    (r"\bfoet(?=us|al)", "fet"),
    (r"\boe(?=stro|soph)", "e"),
    (r"(diarrh|man)oe", r"\1e"),
    (r"\bmaneuvr(?:e\b|(?=ed|ing))", "maneuver"),
    (r"\b(anal|catal|dial|monol|prol)ogue", r"\1og"),
    (r"dgement", "dgment"),
    (r"\bageing\b", "aging"),
    (r"\bprogramme(s?)\b", r"program\1"),
    (r"\bgrey", "gray"),
    (r"\baluminium", "aluminum"),
    (r"\b(amid|among)st\b", r"\1"),
    (r"\bwhilst\b", "while"),
    (r"\b((?:to|after|back|for|up|down)ward)s\b", r"\1"),
    (r"\bcosy", "cozy"),
    (r"\bpyjama", "pajama"),
    (r"\bsceptic", "skeptic"),
    (r"\bplough", "plow"),
    (r"\b(sm|m)ould", r"\1old"),
    (r"\badviser", "advisor"),
    (r"\bartefact", "artifact"),
    (r"\baeroplane", "airplane"),
    (r"\byoghurt", "yogurt"),
    (r"(?<=[a-z]{3}[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations|able)\b)", "z"),
)
"""British spellings and the American ones. Stems are listed, for "four" and "for", "mourning" and "morning"
are two words each; the verbs in "-ise" and "-yse" are not, but for the short ones: a prize is no prise."""

_AMERICAN = tuple((re.compile(british), american) for british, american in _STEMS)

_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([- ])(?=([^\W\d_]+))")
"""Two words apart. Of letters alone: of "5-4" and "54" no style book makes one."""

_NEW_WORDS = frozenset({"re", "un", "in", "im", "dis"})
"""What a hyphen parts from a word that means another thing without it: "re-cover", "un-ionised"."""

_LONGER = 5
"""Letters from which a word with a hyphen is one without it, too: a co-op is no coop."""

_LONGEST = 200
"""Characters above which a run is no word or two, and hardly the same in another spelling."""


def same_words(old: str, new: str, language: str) -> bool:
    """Whether two runs, all in lower case, differ in hyphens or in how a house spells alone."""
    if max(len(old), len(new)) > _LONGEST or not (old.islower() and new.islower()):
        return False
    one, two = (_spelt(normal(text), primary(language)) for text in (old, new))
    if _PARTED.sub(r"\1", one) != _PARTED.sub(r"\1", two):
        return False
    here, there = _cuts(one), _cuts(two)
    whole = ("", "", "")
    places = (frozenset({here.get(at, whole), there.get(at, whole)}) for at in {*here, *there})
    return all(_harmless(cuts, language) for cuts in places if len({sign for _, sign, _ in cuts}) > 1)


@lru_cache(maxsize=256)
def _spelt(text: str, tag: str) -> str:
    """A text as Americans spell it."""
    if tag == "en":
        for british, american in _AMERICAN:
            text = british.sub(american, text)
    return text


def _cuts(text: str) -> dict[int, tuple[str, str, str]]:
    """Where two words stand apart, in letters: the first, what parts them, and the second."""
    return {m.end(1) - k: (m[1], m[2], m[3]) for k, m in enumerate(_PARTED.finditer(text))}


def _harmless(cuts: frozenset[tuple[str, str, str]], language: str) -> bool:
    """Whether two words mean the same with one sign between them as with another, or with none."""
    signs = {sign for _, sign, _ in cuts}
    words = {word for left, _, right in cuts for word in (left, right, f"{left}-{right}")}
    if signs == {" ", ""} or any(word in words_of(table, language) for word in words for table in _COUNT):
        return False
    joined = (left + right for left, sign, right in cuts if sign and "" in signs)
    return words.isdisjoint(_NEW_WORDS if "" in signs else ()) and all(len(w) >= _LONGER for w in joined)


_COUNT = ("negation", "attribution", "number")
"""Tables of words that say too much to be passed over: "no-one", French "peut-être", "twenty-first"."""
