"""Whether churn stays silent and changes get through: each page altered, read before and after.

Usage: python -m bench.churn [STEP]   (every STEP-th page; 3 by default, 1 is all of them)

  furniture  the text of nav, aside and footer elements and of blocks with an unwanted piece gets other
             numbers and words: the body must stay what it was
  edit       one word of a paragraph that holds a wanted piece is replaced: the body must show it
  update     a paragraph "Update 3 Feb: ..." follows the last of those: the body must hold it
"""

from __future__ import annotations

import copy
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

UPDATE = (
    "<p><strong>Update 3 Feb:</strong> The harbour board said in the evening that quartzite talks had begun "
    "again, and that no date had been set.</p>"
)
LEAVES = {"p", "li", "h2", "h3", "h4", "td", "blockquote", "pre", "div", "section"}


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{'':26}{'false alarms':>14}{'edits seen':>12}{'updates seen':>14}")
    for name, extract in {"read": pages.ours, **pages.peers()}.items():
        counts = {"tune": Counter[str](), "held out": Counter[str]()}
        for page, html in _corpus.load("segments", step):
            measure(extract, page, html, counts["held out" if _corpus.held_out(page) else "tune"])
        for part, count in counts.items():
            print(
                f"{f'{name}, {part}':26.26}{share(count, 'alarms', 'churned'):>14}"
                f"{share(count, 'edits', 'edited'):>12}{share(count, 'updates', 'updated'):>14}"
            )
    return 0


def share(count: Counter[str], part: str, whole: str) -> str:
    return f"{100 * count[part] / max(1, count[whole]):.1f} %"


def measure(extract: Callable[[str, str], str], page: dict[str, Any], html: str, count: Counter[str]) -> None:
    chance = random.Random(page["id"])
    url = page["url"] or "https://example.org/"
    tree = lxml.html.document_fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", html).encode())
    for el in tree.xpath("//comment()|//processing-instruction()"):
        if el.getparent() is not None:
            el.drop_tree()
    inside, outside = blocks(tree, page)
    before = plain(extract(markup(tree), url))
    if outside:
        churned = twin(tree, outside)
        for el in churned[1]:
            churn(el, chance)
        count["churned"] += 1
        count["alarms"] += plain(extract(markup(churned[0]), url)) != before
    if not inside:
        return
    changed, (target,) = twin(tree, [chance.choice(inside)])
    if replace_word(target, chance):
        count["edited"] += 1
        count["edits"] += "zyxquartz" in extract(markup(changed), url)
    updated, (last,) = twin(tree, inside[-1:])
    last.addnext(lxml.html.fragment_fromstring(UPDATE))
    count["updated"] += 1
    count["updates"] += "quartzite talks" in extract(markup(updated), url)


def blocks(tree: HtmlElement, page: dict[str, Any]) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The smallest blocks with a wanted piece; those with an unwanted one, and navs, asides and footers."""
    wanted, unwanted = ([plain(piece) for piece in page[key]] for key in ("with", "without"))
    texts = {el: plain(el.text_content()) for el in tree.iter("nav", "aside", "footer", *LEAVES)}
    inside, outside = [], []
    for el, text in texts.items():
        good = any(piece in text for piece in wanted if piece)
        bad = any(piece in text for piece in unwanted if piece)
        inner = [texts[kid] for kid in el.iterdescendants(*LEAVES)]
        whole = el.tag in {"nav", "aside", "footer"}
        smallest = not any(piece in kid for kid in inner for piece in [*wanted, *unwanted] if piece)
        if good and not bad and smallest and not whole and len(text.split()) > 3:
            inside.append(el)
        elif not good and text and (whole or (bad and smallest)):
            outside.append(el)
    return inside, outside


def twin(tree: HtmlElement, chosen: list[HtmlElement]) -> tuple[HtmlElement, list[HtmlElement]]:
    """A copy of the tree and the same elements in it."""
    place = {el: i for i, el in enumerate(tree.iter())}
    copied = copy.deepcopy(tree)
    order = list(copied.iter())
    return copied, [order[place[el]] for el in chosen]


def churn(el: HtmlElement, chance: random.Random) -> None:
    for node in el.iter():
        if (
            isinstance(node.tag, str)
            and node.text
            and node.text.strip()
            and node.tag not in {"script", "style"}
        ):
            node.text = re.sub(r"\d", lambda _: str(chance.randrange(10)), node.text)
            if len(node.text.split()) > 4:
                node.text = " ".join(chance.choices(_corpus.WORDS, k=chance.randrange(5, 12)))


def replace_word(el: HtmlElement, chance: random.Random) -> bool:
    spots = [node for node in el.iter() if isinstance(node.tag, str) and len((node.text or "").split()) > 3]
    if not spots:
        return False
    node = chance.choice(spots)
    words = node.text.split()
    words[chance.randrange(len(words))] = "zyxquartz"
    node.text = " ".join(words)
    return True


def markup(tree: HtmlElement) -> str:
    return lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>")


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower()))


if __name__ == "__main__":
    sys.exit(main())
