"""How the cost of a comparison grows with the text: `python -m bench.compare`.

Texts are made up from a fixed seed. Two kinds of change: a story rewritten whole, and edits strewn over it.
"""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING

from watcher.compare import compare
from watcher.model import Block, BlockKind, Reading, Role
from watcher.remember import forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstv"
REWRITTEN = 0.5
"""Seconds within which 30 KB rewritten whole must be compared."""
EDITED = 0.1
"""Seconds within which 120 KB with 200 edits must be compared."""


def vocabulary(rng: random.Random, size: int = 4000) -> list[str]:
    """Made-up words of one to five syllables."""
    return [
        "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 2, 2, 3, 4, 5))))
        for _ in range(size)
    ]


def story(rng: random.Random, size: int, words: list[str]) -> list[str]:
    """Paragraphs of about 300 characters, `size` characters in all; words are as unequal as in real text."""
    made: list[str] = []
    while sum(map(len, made)) < size:
        picks = (words[int(len(words) * rng.random() ** 3)] for _ in range(52))
        text = " ".join(picks)
        third = len(text) // 3
        cuts = text.find(" ", third), text.find(" ", 2 * third)
        parts = text[: cuts[0]], text[cuts[0] + 1 : cuts[1]], text[cuts[1] + 1 :]
        made.append(" ".join(f"{part.capitalize()}." for part in parts))
    return made


def edited(rng: random.Random, texts: list[str], edits: int) -> list[str]:
    """The same with this many words replaced, in paragraphs drawn at random."""
    changed = list(texts)
    for _ in range(edits):
        k = rng.randrange(len(changed))
        words = changed[k].split()
        words[rng.randrange(len(words))] = f"changed{rng.randrange(1000)}"
        changed[k] = " ".join(words)
    return changed


def half_rewritten(rng: random.Random, texts: list[str], words: list[str]) -> list[str]:
    """Every paragraph with half of its words replaced: nothing is equal, all of it is similar."""
    return [
        " ".join(word if rng.random() < 0.5 else rng.choice(words) for word in text.split()) for text in texts
    ]


def reading(texts: list[str]) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading(url="https://news.example/", title="A story", language="en", blocks=blocks)


def seconds(old: Reading, new: Reading) -> float:
    """CPU seconds of one comparison; what an earlier one remembered is forgotten first."""
    forget()
    start = time.process_time()
    compare(old, new)
    return time.process_time() - start


Case = tuple[str, int, float]


def cases() -> Iterator[Case]:
    """Name, size in characters and seconds of each case; the best of three."""
    rng = random.Random(5)
    words = vocabulary(rng)
    changes: dict[str, Callable[[list[str], int], list[str]]] = {
        "rewritten whole": lambda _, size: story(rng, size, words),
        "half of the words replaced": lambda texts, _: half_rewritten(rng, texts, words),
        "200 edits": lambda texts, _: edited(rng, texts, 200),
        "paragraphs shuffled": lambda texts, _: rng.sample(texts, len(texts)),
    }
    compare(reading(["A warm-up on 3 May."]), reading(["A warm up on 4 May."]))
    for name, change in changes.items():
        for size in (7_500, 15_000, 30_000, 60_000, 120_000, 240_000):
            texts = story(rng, size, words)
            pair = reading(texts), reading(change(texts, size))
            yield name, size, min(seconds(*pair) for _ in range(3))


def main() -> int:
    """Print the curve; 1 when one of the two limits is missed."""
    missed = False
    print(f"{'change':28}{'characters':>12}{'ms':>9}{'ms/10 KB':>10}")
    for name, size, took in cases():
        limit = {("rewritten whole", 30_000): REWRITTEN, ("200 edits", 120_000): EDITED}.get((name, size))
        missed |= bool(limit and took > limit)
        note = f"   limit {limit * 1000:.0f}" if limit else ""
        print(f"{name:28}{size:>12,}{took * 1000:>9.1f}{took * 1e7 / size:>10.1f}{note}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
