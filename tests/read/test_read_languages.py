"""Lines round a story in many languages, in boxes without a name, and sentences that only begin alike."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
from read_help import URL

from watcher.model import Role
from watcher.read import read

FORMS = tomllib.loads(Path(__file__).with_name("furniture_forms.toml").read_text(encoding="utf8"))
BY_LANGUAGE = pytest.mark.parametrize("language", FORMS)
MIDDLE_AND_END = (1, 2)
_LINK = re.compile(r"\[([^\]]*)\]")
_OTHERS = "".join(f"<li><a href='/{n}'>The pool of the next town shuts in {n} weeks</a></li>" for n in "234")


def left(language: str, inside: str, place: int) -> list[str]:
    """The texts of the body without the story's own, which are all there."""
    paragraphs = [f"<p>{text}</p>" for text in FORMS[language]["story"]]
    paragraphs.insert(place, inside)
    told = f"<main><article><h1>Pool</h1><div>{''.join(paragraphs)}</div></article></main>"
    page = f"<html lang={language}><title>Pool</title>{told}</html>"
    body = [block.text for block in read(page, URL).blocks if block.role is Role.BODY]
    assert [text for text in body if text in FORMS[language]["story"]] == FORMS[language]["story"]
    return [text for text in body if text not in FORMS[language]["story"]]


@BY_LANGUAGE
def test_a_line_of_furniture_in_the_storys_box_is_none_of_it(language: str) -> None:
    for line, place in product(FORMS[language]["lines"], MIDDLE_AND_END):
        linked = _LINK.sub(r"<a href='/x'>\1</a>", line)
        assert left(language, f"<p>{linked}</p>", place) == []


@BY_LANGUAGE
def test_a_heading_over_other_stories_goes_with_them(language: str) -> None:
    for heading, place in product(FORMS[language]["over"], MIDDLE_AND_END):
        assert left(language, f"<h3>{heading}</h3><ul>{_OTHERS}</ul>", place) == []
        assert left(language, f"<p>{heading}</p><ul>{_OTHERS}</ul>", place) == []


@BY_LANGUAGE
def test_a_sentence_that_begins_like_furniture_is_the_storys(language: str) -> None:
    for sentence, place in product(FORMS[language]["sentences"], MIDDLE_AND_END):
        assert left(language, f"<p>{sentence}</p>", place) == [sentence]
