"""What two versions of a story are compared by in each language, read when the first story in it comes."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from watcher.languages.files import held, table
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Lexicon(NamedTuple):
    """The table `[compare]` of a language's file, all in lower case.

    Words stand in one text there, parted by spaces, with "_" between the two words of one; phrases and
    patterns in a list. They are words that hardly ever mean anything else.

    Attributes:
        negation: no, never, and the words that mark a claim as not proven.
        attribution: who says so: the verbs and nouns of speech.
        source: words behind which stands who says so.
        details: those words of speech that name nobody alone: "keine Angaben", but not "nach ersten Angaben".
        passive: verbs behind which nobody says, but something is done or said: "a file was added".
        relative_days: days by their distance from the day of the text. Russian "среды", of Wednesday, is
            mostly of the environment: there what stands before it tells.
        terse: words of up to three letters that say something by themselves, as longer ones do: "won", "all".
        shouted: short words that are set in capitals to stress them, or to say what follows; "WHO" and "US"
            are names.
        proclitics: what is written with the word behind it: "and", "that", "in".
        negative_prefix: what stands before a verb that denies, as one word with it.
        negative_infixes: what stands within one, of two letters each.
        negative_stems: how words begin that deny, where they take many endings.
        joined_negation: patterns of a "not" that is joined, and how it is written apart.
        pronouns: number words that may stand for a person or thing: "no one", "one can see".
        pronoun_behind: words behind which they do.
        pronoun_before: words before which they do.
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
        range: what stands between the two ends of a range where no dash does.
        shares: parts of a whole, and how many of a hundred each is.
        currencies: what a short form means in this language alone.
        calendar_forms: weekdays and months as they stand in sentences, where CLDR names them otherwise: it
            has the forms of a date ("środa, 3 maja"), and news says "od środy", "w maju", "på onsdagen",
            "Mittwochabend". Each time words and what each takes at its end; "-" for those that stand as they
            are. Swedish "i måndags" is last Monday, "på måndag" the next: each form names a day of its own.
        abbreviations: what is short, in lower case without its last point, and what it is in full. In
            capitals what is another word without them ("us"), or whose points are left out as often.
        misspellings: old words that are no words.
        confusables: pairs of words with "/" between them that differ by swapped or doubled letters or a
            broken ending, and are two words.
        swaps: letters from which two swapped ones make a slip, where they do: of 300 English pairs of words
            that differ so ("form" and "from", "salves" and "slaves"), 30 have eight.
        endings: endings that a long word has whole or is none: "configuartion", "assessement".
        doubles: letters from which one letter written double or single is a slip. In other languages a double
            letter often makes another word (Finnish "tuli" and "tulli", Italian "casa" and "cassa", Norwegian
            "tak", "takk", Dutch "verkracht" and "veerkracht").
        doubled_sounds: letters whose double is another sound than the single one: "cartons" and "cartoons",
            "devotes" and "devotees", "enterado" and "enterrado" are two words each.
        contractions: patterns of what is written with an apostrophe: "don't", "it's".
        abroad: patterns that differ across the ocean, and what stands for them here: "organise", "harbour",
            "centre"; "timbre" is no timber.
        optional_accents: a word is the same without its accents; in most languages it is another one
            ("wurde", "würde").
        put_right: how an update says that it puts something right: patterns of how words begin.
        corrects: how it says that what stood in the story was put right, likewise: not that somebody did so;
            {to} stands for what is between two words of a sentence.
        formerly: how a note tells what stood there before, likewise.
        taken_for: what stands there before that: "misspelled his name as", likewise.
        mended: how a note says that what stood there was mended, likewise; "Edit: ..." is written over what
            is added, too. Of a language without them every note may.
        added: how a note says that something came to the story, likewise; {when} stands for a day or time.
        removed: how it says that something of the story went, likewise.
        reworked: how it says that something of it is another now, or came back, likewise.
        awaited: how a story says that somebody has not spoken yet, likewise.
        spelling: how notes say that a word was misspelt, which is nearly always a name.
        called: how they say what somebody is called, which is how the name is written.
        copula: verbs behind which a note says who somebody is: "The mayor is Ruth Elliston".
        paragraph: patterns of what a paragraph is called; a language without them counts none.
        paragraph_ordinals: patterns of their numbers in words, from the first on.
        paragraph_lead: a pattern of where the first one is, which has a name of its own: "in lead".
        paragraph_last: the same of the last, and of the last but one.
        table: what notes call a table. A row, a line or a column is as often a quarrel, a railway or an
            opinion.
        media: what a note may put right that is no text of the story.
        aged: patterns of what makes a number somebody's age; {n} stands for the number.
        several: how notes say that more than one thing of a sort was put right: "several figures".
        sweeping: how a note claims the whole story, not a place in it: patterns, whose group `said` is the
            phrase. Details count where they came to the story: "see there for more details" sends the reader
            elsewhere, and "more details to follow" are none yet.
        subjects: words by which a note says what sort of thing it puts right, for each class of edit; only
            how they begin where words take many endings.
        pointers: patterns of lines that do no more than point to a note ("See correction below"); {note}
            stands for what it is called, {place} for where it stands.
        policies: patterns of how sentences begin that say what a house does about mistakes, whenever there is
            one, or where its readers tell it of them.
        any_note: what any note is called there, as a pattern.
        correction_note: what one is called there that puts something right.
        pointed_place: how such a line says where it stands, as a pattern.
        suffixing: words take many endings.
        unspaced: no spaces stand between words.
    """

    negation: frozenset[str] = frozenset()
    attribution: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    relative_days: frozenset[str] = frozenset()
    terse: frozenset[str] = frozenset()
    shouted: frozenset[str] = frozenset()
    proclitics: tuple[str, ...] = ()
    negative_prefix: str = ""
    negative_infixes: tuple[str, ...] = ()
    negative_stems: tuple[str, ...] = ()
    joined_negation: tuple[Sequence[str], ...] = ()
    pronouns: frozenset[str] = frozenset()
    pronoun_behind: frozenset[str] = frozenset()
    pronoun_before: frozenset[str] = frozenset()
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
    range: str = ""
    shares: Mapping[str, str] = MappingProxyType({})
    currencies: Mapping[str, str] = MappingProxyType({})
    calendar_forms: tuple[Sequence[str], ...] = ()
    abbreviations: Mapping[str, str] = MappingProxyType({})
    misspellings: frozenset[str] = frozenset()
    confusables: frozenset[str] = frozenset()
    swaps: int = 0
    endings: tuple[str, ...] = ()
    doubles: int = 0
    doubled_sounds: str = "aeiou"
    contractions: tuple[str, ...] = ()
    abroad: tuple[Sequence[str], ...] = ()
    optional_accents: bool = False
    put_right: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    taken_for: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworked: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    spelling: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    copula: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    paragraph_ordinals: tuple[str, ...] = ()
    paragraph_lead: str = ""
    paragraph_last: tuple[str, ...] = ()
    table: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    aged: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    sweeping: tuple[str, ...] = ()
    subjects: Mapping[str, str] = MappingProxyType({})
    pointers: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    any_note: str = ""
    correction_note: str = ""
    pointed_place: str = ""
    suffixing: bool = False
    unspaced: bool = False


@lru_cache(maxsize=64)
def lexicon_of(language: str) -> Lexicon:
    """The words of a language, of English when none is known; a key that is none of ours is an error.

    Args:
        language: BCP 47.
    """
    return Lexicon(**held(table(primary(language), "compare"), Lexicon._field_defaults))
