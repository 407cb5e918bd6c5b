"""What the class words of a box say of it, and what they do not."""

from __future__ import annotations

import pytest
from read_help import body, paragraphs

STORY = (
    "The night ferry to Holm, stopped in the autumn of 2019, is to sail again from the first of March.",
    "The company has bought a second boat in Norway, smaller than the old one, with ninety cabins.",
    "The passage is sold in the harbour office and costs as much as it did when the line was closed.",
)
LATER = "The harbour master said that the quay has to be dredged before the boat can come in at low water."
SAILS = "The boat sails at nine, and again at noon."


def page(inner: str) -> str:
    return f"<!doctype html><title>Night ferry</title><body><h1>Night ferry</h1><main>{inner}</main></body>"


def row(cells: str) -> str:
    return f"<tr>{cells}</tr>"


@pytest.mark.parametrize("name", ["nav-open:md:col-span-6", "group/menu flex", "md:footer-gap p-4"])
def test_a_condition_of_a_boxs_looks_is_no_name_of_it(name: str) -> None:
    short = f'<div class="{name}"><p>{SAILS}</p></div>'
    assert SAILS in body(page(paragraphs(*STORY) + short + paragraphs(LATER)))


@pytest.mark.parametrize(("around", "told"), [("styled-tags", True), ("plain", False)])
def test_a_name_that_the_box_of_each_paragraph_wears_is_no_headings(around: str, *, told: bool) -> None:
    boxed = [f'<div class="{around}"><p>{text}</p></div>' for text in (*STORY, LATER)]
    heading = '<div class="styled-tags"><h2>What the company says</h2></div>'
    html = page("".join([*boxed[:2], heading, *boxed[2:]]))
    assert ("What the company says" in body(html)) is told


@pytest.mark.parametrize("around", ["newsletter-box", "share", "sidebar-item", "author-bio"])
def test_a_name_that_boxes_behind_the_story_wear_is_theirs(around: str) -> None:
    line = "Nobody asked me what I think of it, so here it is for all to see and to read, for the {} time."
    boxed = [
        f'<div class="{around}"><p>{line.format(k)}</p></div>' for k in ("first", "next", "third", "last")
    ]
    told = "".join(f"<p>{text}</p>" for text in STORY)
    html = f"<main><article><h1>The ferry</h1>{told}{''.join(boxed * 2)}</article></main>"
    assert body(html) == list(STORY)


@pytest.mark.parametrize(
    "name", ["berita-terkait", "lees-ook", "kapcsolodo-cikkek", "leggi-anche", "mid-iklan"]
)
def test_a_box_may_be_named_in_the_language_of_its_makers(name: str) -> None:
    short = f'<div class="{name}"><p>{SAILS}</p></div>'
    assert SAILS not in body(page(paragraphs(*STORY) + short + paragraphs(LATER)))


def test_a_box_that_is_named_after_its_menu_is_none_without_links() -> None:
    cells = "".join(f"<td>{word}</td>" for word in ("Holm", "Sandey", "nine", "noon", "daily", "£17"))
    table = f'<div class="toc-target"><table>{row(cells) * 12}</table></div>'
    assert any("Sandey" in text for text in body(page(paragraphs(*STORY) + table + paragraphs(LATER))))


def test_a_box_that_is_named_a_menu_is_one_with_links() -> None:
    links = "".join(f"<li><a href='/{n}'>The old boats of the sound, part {n}</a></li>" for n in range(12))
    menu = f'<div class="toc-target"><ul>{links}</ul></div>'
    assert not any("old boats" in text for text in body(page(paragraphs(*STORY) + menu + paragraphs(LATER))))
