"""Texts that are looked for together are found as if they were looked for one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watcher.read.words.sought import Sought

# Few letters, so that texts overlap; some take more than two bytes, or are half of one.
SIGNS = "aab 訂\U0001f6a2\ud83d\0"
TEXTS = st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=4), min_size=1, max_size=12)


@given(TEXTS, st.text(alphabet=SIGNS, max_size=30))
def test_a_text_holds_those_that_stand_in_it_and_no_others(texts, text):
    assert Sought(texts).within(text) == {one for one in texts if one in text}
