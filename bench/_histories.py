"""Long histories from real ones: posts with the edits they really had, then with the edits of other posts.

The histories beside the project have 2 to 15 states. What is missing to a wanted number of versions is filled
with real edits of other histories: as many words are replaced, and the same new paragraphs are put in, as
between two real states. Each state stands in the story's place of a real page whose scripts, tokens and
furniture differ from fetch to fetch.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html

from bench import _corpus, churn, gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

FILE = Path(__file__).parents[1].parent / "shared" / "corpora" / "histories" / "articles.jsonl.gz"
LONG_ENOUGH = 2
"""Real states below which a history is not taken."""

Edit = tuple[list[tuple[int, list[str]]], list[str], int]
"""Runs of words (how many went, which came), new paragraphs, and how many paragraphs went."""


def histories(count: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """So many articles: a name, and the page at one visit after another, without end."""
    with gzip.open(FILE, "rt", encoding="utf8") as file:
        posts = [json.loads(line) for line in file]
    edits = [edit for post in posts for edit in real_edits(post)]
    long = [post for post in posts if len(states(post)) >= LONG_ENOUGH]
    shells = _shells(count)
    for number in range(count):
        post = long[number % len(long)]
        shell = shells[number % len(shells)]
        yield f"{number}-{post['id']}", _pages(post, shell, edits, random.Random(number))


def _pages(post: dict[str, Any], shell: Shell, edits: list[Edit], chance: random.Random) -> Iterator[bytes]:
    text = ""
    for text in states(post):
        yield shell.page(post["title"] or "", text, chance)
    while True:
        text = applied(text, chance.choice(edits), chance)
        yield shell.page(post["title"] or "", text, chance)


def states(post: dict[str, Any]) -> list[str]:
    """The different bodies of a post, oldest first."""
    bodies = [revision["body_html"] for revision in post["revisions"] if len(revision["body_html"]) > 300]
    return [body for i, body in enumerate(bodies) if not i or body != bodies[i - 1]]


def real_edits(post: dict[str, Any]) -> Iterator[Edit]:
    for old, new in pairwise(states(post)):
        was, now = _paragraphs(old), _paragraphs(new)
        gone, come = [p for p in was if p not in set(now)], [p for p in now if p not in set(was)]
        runs = [run for before, after in zip(gone, come, strict=False) for run in _runs(before, after)]
        added = come[len(gone) :]
        if sum(len(words) for _, words in runs) + len(" ".join(added).split()) < REWRITTEN:
            yield runs, added, len(gone[len(come) :])


REWRITTEN = 400
"""New words past which two states are no edit that another story could have had."""


def _runs(before: str, after: str) -> Iterator[tuple[int, list[str]]]:
    old, new = before.split(), after.split()
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            yield j - i, new[k:m]


def _paragraphs(body: str) -> list[str]:
    tree = lxml.html.fragment_fromstring(body, create_parent="div")
    return [text for el in tree.iter("p", "li", "h2", "h3", "pre") if (text := el.text_content().strip())]


def applied(body: str, edit: Edit, chance: random.Random) -> str:
    """A body with an edit of the same size somewhere in it."""
    tree = lxml.html.fragment_fromstring(body, create_parent="div")
    spots = [el for el in tree.iter("p", "li") if len((el.text or "").split()) > 3]
    runs, paragraphs, gone = edit
    for count, words in runs if spots else ():
        el = chance.choice(spots)
        text = (el.text or "").split()
        at = chance.randrange(max(1, len(text)))
        el.text = " ".join([*text[:at], *words, *text[at + count :], ""])
    for el in chance.sample(spots, min(gone, len(spots) - 1)) if spots else ():
        spots.remove(el)
        el.drop_tree()
    for paragraph in paragraphs:
        new = lxml.html.fragment_fromstring("<p></p>")
        new.text = paragraph
        (chance.choice(spots).addnext if spots else tree.append)(new)
    return "".join(lxml.html.tostring(kid, encoding="unicode") for kid in tree)


class Shell:
    """A real page without its story. Between two fetches some of its furniture moves on."""

    def __init__(self, tree: HtmlElement, inside: list[HtmlElement], outside: list[HtmlElement]) -> None:
        self._tree = tree
        self._place = _around(inside)
        gone = {*self._place.iter()}
        rest = [el for el in outside if el not in gone]
        self._leaves = [leaf for el in rest for leaf in el.iter("a", "p", "li", "h3") if _is_leaf(leaf)]

    def page(self, title: str, body: str, chance: random.Random) -> bytes:
        """The page as the next fetch would bring it."""
        for leaf in self._leaves:
            if chance.random() < MOVES_ON:
                churn.churn(leaf, chance)
        self._place.clear()
        for part in lxml.html.fragments_fromstring(f"<h1>{escape(title)}</h1>{body}"):
            if not isinstance(part, str):
                self._place.append(part)
        return renewed(churn.markup(self._tree), chance).encode()


MOVES_ON = 0.05
"""Share of the furniture's texts that are others an hour later: teasers, counts, times."""


def renewed(html: str, chance: random.Random) -> str:
    """What is new with every request: tokens, nonces, who rendered it."""
    fresh = f"{chance.randrange(16**12):012x}"
    html = re.sub(r'(<script\b[^>]*\bnonce=")[^"]*', rf"\g<1>{fresh}", html)
    head = f'<meta name="csrf-token" content="{fresh}"><script>window.token="{fresh}";</script></head>'
    return f"{html.replace('</head>', head, 1)}<!-- rendered by node {fresh} -->"


def _around(inside: list[HtmlElement]) -> HtmlElement:
    """The smallest element that holds all of a story."""
    lines = [[*reversed([el, *el.iterancestors()])] for el in inside]
    return [level[0] for level in zip(*lines, strict=False) if len(set(level)) == 1][-1]


def _is_leaf(el: HtmlElement) -> bool:
    return not len(el) and bool((el.text or "").strip())


def _shells(count: int) -> list[Shell]:
    found = []
    for page, html in _corpus.load("segments", 7):
        tree = gate.parsed(html)
        inside, outside = churn.blocks(tree, page)
        if inside and outside and _around(inside).tag not in {"html", "body"}:
            found.append(Shell(tree, inside, outside))
        if len(found) == count:
            break
    return found
