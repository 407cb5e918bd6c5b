"""Why a verdict on a change is what it is."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Self


class Says(Enum):
    """What more is asked of a reason than its words: the sentence, with gaps for what it is about.

    Reasons are stored and sent as sentences, so those of one kind are known again by the words here.
    """

    UNSPOKEN = "No note speaks of {}."
    LIKEWISE = "The same holds for {} more."
    UNNOTED = "{} of substance and no note came with {}."
    STOOD = "The {} stood there before."
    """A note that speaks of the change did not come with it."""
    LANGUAGE = "The language changed from {} to {}."
    GOES_ON = "The story goes on at {}; what is gone here may stand there."
    WENT_ON = "The story went on at {} before; what is new here may have stood there."
    BREAKS_OFF = "The page breaks off without its last tags; what is gone here may be missing from it alone."
    BROKE_OFF = (
        "The page broke off before without its last tags; what is new here may have been there already."
    )

    def of(self, *about: str) -> Why:
        """The reason that says this of something."""
        return Why(self.value.format(*about), self, about)


class Why(str):
    """A reason in a sentence, which knows what it says.

    Attributes:
        says: None where nothing is asked of it but its words.
        about: what stands in the gaps of the sentence.
    """

    __slots__ = ("about", "says")
    says: Says | None
    about: tuple[str, ...]

    def __new__(cls, sentence: str, says: Says | None = None, about: tuple[str, ...] = ()) -> Self:
        """One that says this, or nothing of which more is asked."""
        made = str.__new__(cls, sentence)
        made.says, made.about = says, about
        return made

    @classmethod
    def heard(cls, sentence: str) -> Self:
        """The reason of a row, or of what was sent, where only its sentence stands."""
        for says, form in _forms():
            if found := form.fullmatch(sentence):
                return cls(sentence, says, found.groups())
        return cls(sentence)


@cache
def _forms() -> tuple[tuple[Says, re.Pattern[str]], ...]:
    gaps = ((says, map(re.escape, says.value.split("{}"))) for says in Says)
    return tuple((says, re.compile("(.*)".join(parts), re.DOTALL)) for says, parts in gaps)
