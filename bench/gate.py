"""How often a fingerprint spares the reading, what it costs, and whether it ever hides a change.

Usage: python -m bench.gate [STEP]   (every STEP-th labelled page; 5 by default)

  same        the page again
  tokens      other scripts, comments, nonces, form tokens, data attributes, picture addresses
  furniture   other words and numbers in nav, aside, footer elements and in blocks with an unwanted piece
  both        tokens and furniture
  edit        one word of the story replaced       a level that still recognises the page has hidden the
  update      a dated paragraph added to it        change, unless the reading shows none either
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus, churn
from watcher.read import Look, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

CHURN = ("same", "tokens", "furniture", "both")


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    times: Counter[str] = Counter()
    for page, html in _corpus.load("segments", step):
        url = page["url"] or "https://example.org/"
        before = timed(times, "page", lambda url=url, tree=html: Look(tree, url))
        tree = parsed(html)
        before = Look(churn.markup(tree), url)
        timed(times, "scope", lambda look=before: look.scope)
        timed(times, "reading", lambda look=before: look.reading())
        times["pages"] += 1
        for name, changed in mutations(tree, page):
            judge(counts[name], before, Look(changed, url), url, churn.markup(tree), changed)
    print_table(counts, times)
    hidden = sum(count["hidden"] for count in counts.values())
    print(f"\nchanges of a reading that a level hid: {hidden}")
    return 1 if hidden else 0


def timed(times: Counter[str], name: str, call: Callable[[], Any]) -> Any:
    began = time.process_time()
    result = call()
    times[name] += time.process_time() - began
    return result


def parsed(html: str) -> HtmlElement:
    tree = lxml.html.document_fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", html).encode())
    for el in tree.xpath("//processing-instruction()"):
        if el.getparent() is not None:
            el.drop_tree()
    return tree


def mutations(tree: HtmlElement, page: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a next poll may bring, by name, as markup."""
    chance = random.Random(page["id"])
    inside, outside = churn.blocks(tree, page)
    yield "same", churn.markup(tree)
    for name in CHURN[1:]:
        other, chosen = churn.twin(tree, outside)
        if name != "tokens":
            for el in chosen:
                churn.churn(el, chance)
        yield name, tokens(churn.markup(other), chance) if name != "furniture" else churn.markup(other)
    if not inside:
        return
    other, (target,) = churn.twin(tree, [chance.choice(inside)])
    if churn.replace_word(target, chance):
        yield "edit", tokens(churn.markup(other), chance)
    other, (last,) = churn.twin(tree, inside[-1:])
    last.addnext(lxml.html.fragment_fromstring(churn.UPDATE))
    yield "update", tokens(churn.markup(other), chance)


def tokens(html: str, chance: random.Random) -> str:
    """The same page as another request would get it: what programs, not people, look at is new."""
    fresh = f"{chance.randrange(16**12):012x}"
    html = re.sub(r"(<script\b(?![^>]*json)[^>]*>)", rf'\g<1>window.token="{fresh}";', html)
    html = re.sub(r'(\s(?:data-[\w-]+|nonce|value|src|srcset)=")([^"]*")', rf"\g<1>{fresh}\g<2>", html)
    html = re.sub(
        r"(</head>)",
        rf'<meta name="csrf-token" content="{fresh}"><link rel="preload" href="/{fresh}.js">\1',
        html,
        count=1,
    )
    return f"{html}<!-- rendered by node {fresh} -->"


def judge(count: Counter[str], before: Look, after: Look, url: str, old: str, new: str) -> None:
    """Which level recognises the page, and whether it may."""
    count["pages"] += 1
    same_page = before.page == after.page
    same_scope = before.scope == after.scope
    count["page"] += same_page
    count["scope"] += same_scope
    differs = read(old, url) != read(new, url)
    count["differs"] += differs
    count["hidden"] += differs and (same_page or same_scope)


def print_table(counts: dict[str, Counter[str]], times: Counter[str]) -> None:
    print(f"{'':12}{'pages':>7}{'spared by page':>17}{'by page or scope':>19}{'reading differs':>18}")
    for name, count in counts.items():
        print(
            f"{name:12}{count['pages']:>7}{churn.share(count, 'page', 'pages'):>17}"
            f"{churn.share(count, 'scope', 'pages'):>19}{churn.share(count, 'differs', 'pages'):>18}"
        )
    page, scope, rest = (1000 * times[name] / times["pages"] for name in ("page", "scope", "reading"))
    print(f"\nms CPU a page: page {page:.2f}, then scope {scope:.2f}, then the reading {rest:.2f}")


if __name__ == "__main__":
    sys.exit(main())
