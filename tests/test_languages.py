"""What the file of a language must hold, and that what it holds is what comparing asks for."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from types import MappingProxyType

import pytest

import watcher
from watcher.languages.files import languages, table
from watcher.languages.lexicon import Lexicon, lexicon_of

FOLDER = Path(watcher.__file__).parent / "languages"
IN_FILES = {frozenset: {str}, tuple: {str, list}, MappingProxyType: {dict}}


@pytest.mark.parametrize("tag", languages())
def test_a_table_read_alone_is_that_of_the_whole_file(tag):
    whole = tomllib.loads((FOLDER / f"{tag}.toml").read_text(encoding="utf8"))
    assert {"notes"} <= set(whole) <= {"notes", "compare"}
    assert {name: table(tag, name) for name in whole} == whole


@pytest.mark.parametrize("tag", languages())
def test_every_key_is_known_and_holds_what_it_is_for(tag):
    found = {key: type(value) for key, value in table(tag, "compare").items()}
    kinds = {key: type(Lexicon._field_defaults[key]) for key in found}
    assert {
        key: kind for key, kind in found.items() if kind not in IN_FILES.get(kinds[key], {kinds[key]})
    } == {}
    assert lexicon_of(tag) == lexicon_of(f"{tag}-XX")


def test_a_key_that_nobody_asks_for_is_an_error(monkeypatch):
    monkeypatch.setattr("watcher.languages.lexicon.table", lambda *_: {"negatoin": "nein"})
    with pytest.raises(TypeError, match="negatoin"):
        lexicon_of.__wrapped__("de")


@pytest.mark.parametrize("key", Lexicon._fields)
def test_every_key_is_documented_and_somebodys(key):
    assert f"\n        {key}: " in (Lexicon.__doc__ or "")
    assert any(key in table(tag, "compare") for tag in languages())


@pytest.mark.parametrize("tag", languages())
def test_nothing_is_listed_twice_under_one_key(tag):
    words = {key: value.split() for key, value in table(tag, "compare").items() if isinstance(value, str)}
    twice = {key: [one for one, times in Counter(each).items() if times > 1] for key, each in words.items()}
    assert {key: found for key, found in twice.items() if set(found) - {"-"}} == {}


@pytest.mark.parametrize(
    ("language", "denies"), [("de-AT", "nicht"), ("", "not"), ("no", "ikke"), ("xx", None)]
)
def test_a_language_is_that_of_its_primary_tag_and_english_where_none_is_known(language, denies):
    assert (denies in lexicon_of(language).negation) if denies else lexicon_of(language) == Lexicon()
