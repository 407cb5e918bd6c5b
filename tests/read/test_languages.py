"""What the file of a language must hold: keys that are explained and asked for, with what they are for."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from types import MappingProxyType

import pytest

import watcher.languages
from watcher.languages.called import Called, called_of
from watcher.languages.files import languages, table
from watcher.languages.lexicon import Lexicon, lexicon_of
from watcher.languages.names import Names, names_of
from watcher.languages.walls import Walls, walls_of
from watcher.model import NoteKind, Obstacle
from watcher.read.notes.pieces import Derived

FOLDER = Path(watcher.languages.__file__).parent
WHOLE = {tag: tomllib.loads((FOLDER / f"{tag}.toml").read_text(encoding="utf8")) for tag in languages()}
TYPED = {"compare": Lexicon, "cldr": Names, "called": Called, "obstacles": Walls}
FIELDS = [(name, field) for name, typed in TYPED.items() for field in typed._fields]
IN_FILES = {frozenset: {str}, tuple: {str, list}, MappingProxyType: {dict}}
OF_KINDS = re.compile(f"(?:done_|says_|signed_)?(?:{'|'.join(NoteKind)})")


@pytest.mark.parametrize("tag", WHOLE)
def test_a_table_read_alone_is_that_of_the_whole_file(tag):
    assert {"notes"} <= WHOLE[tag].keys() <= {"notes", *TYPED}
    assert {name: table(tag, name) for name in WHOLE[tag]} == WHOLE[tag]


@pytest.mark.parametrize("tag", WHOLE)
def test_every_key_holds_what_it_is_for(tag):
    for name, typed in TYPED.items():
        for key, value in WHOLE[tag].get(name, {}).items():
            kind = type(typed._field_defaults[key])
            assert type(value) in IN_FILES.get(kind, {kind}), key


@pytest.mark.parametrize("words_of", [lexicon_of, names_of, called_of, walls_of])
def test_a_key_that_nobody_asks_for_is_an_error(monkeypatch, words_of):
    monkeypatch.setattr(f"{words_of.__module__}.table", lambda *_: {"negatoin": "nein"})
    with pytest.raises(TypeError, match="negatoin"):
        getattr(words_of, "__wrapped__", words_of)("de")


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_key_is_explained_and_used(name, field):
    assert f"\n        {field}: " in (TYPED[name].__doc__ or "")
    assert any(field in whole.get(name, {}) for whole in WHOLE.values())


def test_every_key_of_notes_is_explained():
    keys = {key for whole in WHOLE.values() for key in whole["notes"] if not OF_KINDS.fullmatch(key)}
    explained = re.findall(r"^(\w+(?:, \w+)*) ", watcher.languages.__doc__ or "", re.MULTILINE)
    assert keys - {key for row in explained for key in row.split(", ")} == set()


@pytest.mark.parametrize("tag", WHOLE)
def test_nothing_is_listed_twice_under_one_key(tag):
    found = ((key, value) for name in TYPED for key, value in WHOLE[tag].get(name, {}).items())
    listed = {key: Counter(value.split()) for key, value in found if isinstance(value, str)}
    twice = {key: {word for word, times in words.items() if times > 1} for key, words in listed.items()}
    assert {key: words for key, words in twice.items() if words - {"-"}} == {}


@pytest.mark.parametrize("sort", ["heads", "texts"])
@pytest.mark.parametrize("tag", WHOLE)
def test_every_sign_of_a_wall_is_of_an_obstacle_stands_once_and_can_be_found(tag, sort):
    of_pages = set(Obstacle) - {Obstacle.SELECTOR}
    for kind, signs in getattr(walls_of(tag), sort).items():
        assert kind in of_pages
        assert len(set(signs)) == len(signs)
        assert all(re.compile(sign) and "’" not in sign for sign in signs)
        assert [sign for sign in signs if not Derived({}).sets(sign)] == []


@pytest.mark.parametrize("tag", WHOLE)
def test_what_stands_before_a_sign_and_what_consent_is_of_are_patterns(tag):
    assert re.compile(walls_of(tag).sorry)
    assert re.compile(walls_of(tag).consenting)


@pytest.mark.parametrize(
    ("language", "no"), [("de-AT", "nicht"), ("", "not"), ("no", "ikke"), ("nn", "ikke")]
)
def test_a_language_is_that_of_its_primary_tag_and_english_where_none_is_known(language, no):
    assert no in lexicon_of(language).negation
    assert lexicon_of("xx") == Lexicon()


@pytest.mark.parametrize("tag", WHOLE)
def test_every_language_says_no_and_who_says_so(tag):
    spoken = lexicon_of(tag)
    assert spoken.negation
    assert spoken.attribution
