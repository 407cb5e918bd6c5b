"""What stands in a row as something else comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.model import Disclosure
from watcher.store.engine.columns import of_letter, of_short, to_letter, to_short


@given(st.uuids().map(lambda number: f"evt_{number}"))
def test_the_name_of_an_event_is_stored_at_half_the_size(name):
    assert len(to_short(name)) == 23
    assert of_short(to_short(name)) == name


@given(st.text(max_size=30).filter(lambda name: not name.startswith(".")))
def test_other_names_are_stored_as_they_are(name):
    assert of_short(name) == to_short(name) == name


@pytest.mark.parametrize("stored", [".", ".x", ".é", "." + "_" * 30])
def test_what_is_no_shortened_name_is_read_as_it_is(stored):
    assert of_short(stored) == stored


def test_every_verdict_has_a_letter_of_its_own_and_other_words_are_read_as_they_are():
    assert [of_letter(to_letter(verdict)) for verdict in Disclosure] == [*Disclosure]
    assert of_letter("undisclosed") == "undisclosed"
