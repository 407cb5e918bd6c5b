"""Numbers and clock times in a sentence that are others at every look, under words that stay.

Only what a block says of itself is passed over ("1,243 people have signed", "as of 10:11"): what differs
there is furniture. Another number of the sentence, its units and all its words are compared as ever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold, has_digit, is_word, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Collection

    from watcher.compare.words.units import Token
    from watcher.model import Block, Edit

_DIGITS = re.compile(r"[-−+±]?\d(?:[\d.,:/'’·– ]*\d)?")

_MARK = re.compile(r"\[(\d{1,3})\]")


def frame(text: str) -> str:
    """What stays in a sentence that counts: its words and units, "0" for digits; "" without words.

    A cell of a table that holds nothing but its number is told by no words from the next one, whose number
    somebody may edit.
    """
    units = [_DIGITS.sub("0", unit.text) for unit in tokens(text)]
    return " ".join(units) if any(is_word(unit) for unit in units if not has_digit(unit)) else ""


def moved(edit: Edit) -> str:
    """What stays in a sentence of which nothing but numbers changed; "" for any other edit."""
    stays = frame(fold(edit.after))
    return stays if frame(fold(edit.before)) == stays else ""


def numbers(text: str) -> list[Token]:
    """The numbers of a text, in their order."""
    return [unit for unit in tokens(text) if has_digit(unit.text)]


def places(text: str) -> list[int]:
    """Where the numbers of its sentences begin in a block, folded; struck words go on past their ends."""
    whole = fold(text)
    return [low + each.start for low, high in sentences(whole) for each in numbers(whole[low:high])]


def starts(block: Block) -> frozenset[int]:
    """Where in the folded text of a block those of its numbers begin that are others at every check.

    That of a mark which leads to a footnote is another one whenever a footnote comes before it.
    """
    known = places(block.text) if block.counting else ()
    marks = _MARK.finditer(fold(block.text)) if any("#" in link for link in block.links) else ()
    return frozenset(
        (*(known[k - 1] for k in block.counting if 0 < k <= len(known)), *(m.start(1) for m in marks))
    )


def counts_only(before: str, after: str, counting: Collection[int]) -> bool:
    """Whether two texts differ in nothing but numbers, and only in those that begin at these places."""
    if not counting or before == after or not frame(after) or frame(before) != frame(after):
        return False
    pairs = zip(numbers(before), numbers(after), strict=True)
    return all(new.start in counting for old, new in pairs if old.text != new.text)
