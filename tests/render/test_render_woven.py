"""Two readings in one text: nothing of either is lost, and what changed is marked in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watcher import compare
from watcher.model import Block, BlockKind, Op, Reading, Role
from watcher.render.woven import woven

VOCABULARY = "ferry board £14 £17 not night the a of Monday, said. sails. 7–2 harbour"
WORDS = st.sampled_from(VOCABULARY.split())
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=6)


def reading(*paragraphs: str) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in paragraphs)
    return Reading(url="https://news.example/a", title="A", language="en", blocks=blocks)


def rows(old, new):
    old, new = reading(*old), reading(*new)
    return woven(old, new, compare(old, new))


def shown(spans):
    marks = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(marks[op].format(text) for op, text in spans)


def test_an_edit_is_marked_within_its_paragraph() -> None:
    first = "A ticket costs £14. The boat sails at nine."
    found = rows(["Before.", first, "After."], ["Before.", first.replace("£14", "£17"), "After."])
    assert [shown(row.both) for row in found] == [
        "Before.",
        "A ticket costs [-£14-]{+£17+}. The boat sails at nine.",
        "After.",
    ]
    assert shown(found[1].before) == "A ticket costs [-£14-]. The boat sails at nine."
    assert shown(found[1].after) == "A ticket costs {+£17+}. The boat sails at nine."


def test_a_sentence_that_went_stands_where_it_stood() -> None:
    old = "The board met on Monday. Nobody was pleased with it. The boat sails at nine tonight."
    new = "The board met on Monday. The boat sails at nine tonight."
    (row,) = rows([old], [new])
    assert shown(row.both) == (
        "The board met on Monday. [-Nobody was pleased with it.-] The boat sails at nine tonight."
    )


def test_a_paragraph_that_went_stands_behind_what_it_stood_behind() -> None:
    texts = ["The board met on Monday.", "Dogs go free on all crossings.", "The boat sails at nine tonight."]
    found = rows(texts, [texts[0], texts[2], "A choir will sing on the quay."])
    assert [shown(row.both) for row in found] == [
        texts[0],
        f"[-{texts[1]}-]",
        texts[2],
        "{+A choir will sing on the quay.+}",
    ]


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_sides_are_whole(old, new) -> None:
    found = rows(old, new)
    sides = [["".join(span.text for span in row.before) for row in found]]
    sides += [["".join(span.text for span in row.after) for row in found]]
    for row in found:
        assert {span.op for span in row.before} <= {Op.EQUAL, Op.DELETE}
        assert {span.op for span in row.after} <= {Op.EQUAL, Op.INSERT}
    for side, texts in zip(sides, (old, new), strict=True):
        for text in texts:
            assert text in side
            side.remove(text)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_edit_has_its_marks(old, new) -> None:
    old, new = reading(*old), reading(*new)
    change = compare(old, new)
    found = woven(old, new, change)
    assert sorted(id(edit) for row in found for edit in row.edits) == sorted(map(id, change.edits))
    for op in (Op.DELETE, Op.INSERT):
        marked = [span.text for edit in change.edits for span in edit.spans if span.op is op]
        text = " ".join(span.text for row in found for span in row.both if span.op is op)
        assert all(words.strip() in text for words in marked)
