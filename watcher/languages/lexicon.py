"""What two versions of a story are compared by in each language, read when the first story in it comes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.languages.files import languages, table
from watcher.tongue import own_tag

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lexicon(NamedTuple):
    """The table `[compare]` of a language's file, all in lower case.

    Words stand in one text there, parted by spaces, with "_" between the two words of one; phrases and
    patterns in a list. They are words that hardly ever mean anything else.

    Attributes:
        negation: no, never, and the words that mark a claim as not proven.
        attribution: who says so: the verbs and nouns of speech.
        source: words behind which stands who says so.
        relative_days: days by their distance from the day of the text. Russian "среды", of Wednesday, is
            mostly of the environment: there what stands before it tells.
        shouted: short words that are set in capitals to stress them, or to say what follows; "WHO" and "US"
            are names.
        proclitics: what is written with the word behind it: "and", "that", "in".
        cardinals: numbers from two on, in order, all cases of one with "/" between them; none that is another
            word (Russian "семью", a family).
        tens: from twenty to ninety, likewise; "-" where there is none: French counts on from sixty to
            seventy-nine.
        hundreds: from one hundred to nine hundred, likewise, where each is a word of its own.
        counting: other words that count; not "one" where it is the article, too.
        compound: how tens and units are written as one word.
        compound_one: one there, likewise.
        run_on: patterns of what becomes of such a word, and what it becomes.
        one: one behind tens, where they are written apart; alone it is the article.
        link: a pattern of what stands there between them. English "twenty and six" are two numbers.
        hundred: a hundred, where it is counted.
        hundred_one: one before it, where any number may stand.
        hundred_link: what stands behind it.
        one_word: numbers are written as one word.
        ordinals: from the first on, where houses set them in digits, too.
    """

    negation: frozenset[str] = frozenset()
    attribution: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    relative_days: frozenset[str] = frozenset()
    shouted: frozenset[str] = frozenset()
    proclitics: tuple[str, ...] = ()
    cardinals: tuple[str, ...] = ()
    tens: tuple[str, ...] = ()
    hundreds: tuple[str, ...] = ()
    counting: frozenset[str] = frozenset()
    compound: str = ""
    compound_one: str = ""
    run_on: tuple[Sequence[str], ...] = ()
    one: tuple[str, ...] = ()
    link: str = ""
    hundred: tuple[str, ...] = ()
    hundred_one: tuple[str, ...] = ()
    hundred_link: str = ""
    one_word: bool = False
    ordinals: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def lexicon_of(language: str) -> Lexicon:
    """The words of a language, of English when none is known; none of a language that we have no words of.

    Args:
        language: BCP 47.
    """
    tag = own_tag(language) or "en"
    return _lexicon(table(tag, "compare") if tag in languages() else {})


def _lexicon(listed: dict[str, Any]) -> Lexicon:
    """The words of a table: a key that is none of ours is an error."""
    kinds = Lexicon._field_defaults
    return Lexicon(**{key: _held(value, kinds.get(key)) for key, value in listed.items()})


def _held(value: Any, kind: object) -> Any:
    """What stands under a key, as it is looked into."""
    if isinstance(kind, frozenset):
        return frozenset(_words(value))
    if isinstance(kind, tuple):
        return tuple(_words(value) if isinstance(value, str) else value)
    return value


def _words(listed: str) -> list[str]:
    return [word.replace("_", " ") for word in listed.casefold().split()]
