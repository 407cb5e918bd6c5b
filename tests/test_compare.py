"""What counts as a change, and of which class."""

from __future__ import annotations

import pytest

from watcher.compare import compare
from watcher.model import Block, BlockKind, Disclosure, Edit, EditClass, EditKind, Op, Reading, Role


def reading(*texts: str, title: str = "Ferry returns", language: str = "en") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading(url="https://news.example/ferry", title=title, language=language, blocks=blocks)


def only(old: str, new: str, language: str = "en") -> Edit:
    change = compare(reading(old, language=language), reading(new, language=language))
    (edit,) = change.edits
    return edit


def spans(edit: Edit) -> list[tuple[str, str]]:
    return [(span.op.value, span.text) for span in edit.spans]


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("Fares fell 1.5% in spring.", "Fares fell 15% in spring.", {"number"}),
        ("The crew found two seals.", "The crew found three seals.", {"number"}),
        ("It sails on 3 March again.", "It sails on 4 March again.", {"date"}),
        ("It sails on Monday again.", "It sails on Tuesday again.", {"date"}),
        ("It was built in 1984 here.", "It was built in 1985 here.", {"date"}),
        ("The captain, Ida Holm, waved.", "The captain, Ida Halm, waved.", {"name"}),
        ("He called it a great day.", "He called it a “great day”.", {"quotation"}),
        ("“The old boat is fine,” she wrote.", "“The new boat is fine,” she wrote.", {"quotation", "text"}),
        ("The boat is safe.", "The boat is not safe.", {"negation"}),
        ("The thief took a rope.", "The alleged thief took a rope.", {"negation"}),
        ("The boat will sail.", "The boat will sail, according to Holm.", {"attribution", "name"}),
        ("They recieved the papers.", "They received the papers.", {"typo"}),
        ("They saw teh boat.", "They saw the boat.", {"typo"}),
        ("They saw the the boat.", "They saw the boat.", {"typo"}),
        ("The “old boat” – a wreck – sank.", 'The "old boat" — a wreck — sank.', {"style"}),
        ("It’s late , he thought.", "It's late, he thought.", {"style"}),
        ("OSLO: the boat sank.", "Oslo: the boat sank.", {"style"}),
        ("The plan is legal.", "The plan is illegal.", {"text"}),
        ("It cost a million.", "It cost a billion.", {"number"}),
        ("Prices increase again.", "Prices decrease again.", {"text"}),
        ("It was likely to rain.", "It was unlikely to rain.", {"text"}),
        ("The death was mourned.", "The deaths was mourned.", {"text"}),
        ("The boat sank.", "The boat sank?", {"text"}),
    ],
)
def test_classes_name_what_an_edit_touches(old: str, new: str, classes: set[str]) -> None:
    assert only(old, new).classes == classes


def test_spans_are_whole_numbers() -> None:
    assert spans(only("Fares fell 1.5% in spring.", "Fares fell 15% in spring.")) == [
        ("equal", "Fares fell "),
        ("delete", "1.5%"),
        ("insert", "15%"),
        ("equal", " in spring."),
    ]


def test_names_are_whole() -> None:
    edit = only("The captain, Ida Holm, waved.", "The captain, Ida Halm, waved.")
    assert ("delete", "Ida Holm") in spans(edit)
    assert ("insert", "Ida Halm") in spans(edit)


def test_a_paragraph_that_changed_place_is_one_move() -> None:
    texts = [
        "The ferry sails at nine in the morning.",
        "Tickets are sold on the quay.",
        "Bring a warm coat, please.",
    ]
    change = compare(reading(*texts), reading(texts[2], texts[0], texts[1]))
    (edit,) = change.edits
    assert (edit.kind, edit.classes, edit.old_block, edit.new_block) == (EditKind.MOVE, {"move"}, 2, 0)


def test_a_paragraph_split_in_two_is_style() -> None:
    change = compare(
        reading("The ferry sails. Tickets are sold."), reading("The ferry sails.", "Tickets are sold.")
    )
    assert change.classes == {EditClass.STYLE}
    assert change.disclosure is Disclosure.NONE


def test_only_the_changed_sentence_is_the_edit() -> None:
    edit = only("It sails at nine. Nobody waited.", "It sails at ten. Nobody waited.")
    assert (edit.before, edit.after) == ("It sails at nine.", "It sails at ten.")


def test_a_changed_headline_is_an_edit_of_its_own() -> None:
    change = compare(reading("It sails."), reading("It sails.", title="Ferry is back"))
    assert change.headline_changed
    assert change.edits[0].classes >= {EditClass.HEADLINE}
    assert change.edits[0].old_block == change.edits[0].new_block == -1
    assert change.disclosure is Disclosure.UNDISCLOSED


def test_quotation_marks_of_the_headline_are_style() -> None:
    change = compare(reading("It sails.", title="‘Old’ boat"), reading("It sails.", title='"Old" boat'))
    assert not change.headline_changed
    assert change.classes == {EditClass.STYLE}


def test_a_text_without_spaces_is_cut_sensibly() -> None:
    edit = only("船は15日に出た。", "船は16日に出た。", "ja")
    assert [span.text for span in edit.spans if span.op is not Op.EQUAL] == ["15", "16"]
