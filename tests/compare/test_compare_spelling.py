"""A misspelling that was put right alerts nobody; another word in its place does, however near it is."""

from __future__ import annotations

import pytest
from compare_help import reading

from watcher.compare import compare
from watcher.model import EditClass


def classes(language: str, old: str, new: str) -> frozenset[EditClass]:
    sides = (reading(f"Aa bb {word} cc.", language=language) for word in (old, new))
    (edit,) = compare(*sides).edits
    return edit.classes


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "mulitple", "multiple"),
        ("en", "configuartion", "configuration"),
        ("en", "applicaton", "application"),
        ("en", "compatibililty", "compatibility"),
        ("en", "formiddable", "formidable"),
        ("en", "bigest", "biggest"),
        ("en", "overidden", "overridden"),
        ("en", "signaled", "signalled"),
        ("en", "reallly", "really"),
        ("en", "upgradiing", "upgrading"),
        ("de", "beschlosen", "beschlossen"),
        ("en", "goverment", "government"),
        ("en", "thier", "their"),
        ("en", "langauges", "languages"),
        ("en", "commiting", "committing"),
        ("en", "priciples", "principles"),
        ("en", "willl", "will"),
        ("de", "vorraus", "voraus"),
        ("fr", "beacoup", "beaucoup"),
        ("fr", "apprendrre", "apprendre"),
        ("fr", "occurence", "occurrence"),
        ("es", "professor", "profesor"),
        ("pt", "comercial", "commercial"),
        ("en", "reorganised", "reorganized"),
        ("en", "harbors", "harbours"),
        ("en", "theatre", "theater"),
        ("en", "dont", "don't"),
        ("en", "Its late", "It’s late"),
        ("en", "it's crew", "its crew"),
        ("en", "youre", "you're"),
    ],
)
def test_a_misspelling_put_right_is_a_typo(language: str, old: str, new: str) -> None:
    assert classes(language, old, new) == {EditClass.TYPO}


@pytest.mark.parametrize(("old", "new"), [("heissen", "heißen"), ("muß", "muss")])
def test_words_that_houses_spell_in_two_ways_are_told_to_nobody(old: str, new: str) -> None:
    assert classes("de", old, new) == {EditClass.STYLE}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "executives", "executions"),
        ("en", "patients", "payments"),
        ("en", "directors", "directions"),
        ("en", "electron", "election"),
        ("en", "devotes", "devotees"),
        ("en", "cartons", "cartoons"),
        ("en", "filings", "fillings"),
        ("en", "planing", "planning"),
        ("en", "casually", "causally"),
        ("en", "retired", "retried"),
        ("en", "salves", "slaves"),
        ("en", "public", "pubic"),
        ("en", "accept", "except"),
        ("en", "timbre", "timber"),
        ("en", "prise", "prize"),
        ("de", "in Maßen", "in Massen"),
        ("de", "bleiben", "blieben"),
        ("de", "verlasen", "verlassen"),
        ("es", "acusados", "causados"),
        ("es", "enterrado", "enterado"),
        ("pt", "perfeito", "prefeito"),
        ("pt", "apreendido", "aprendido"),
        ("it", "prefetto", "perfetto"),
        ("nl", "verkracht", "veerkracht"),
        ("nl", "vermoorden", "vermoordden"),
        ("fi", "tuulilla", "tulilla"),
        ("it", "passate", "pasate"),
        ("pl", "przyjechał", "przejechał"),
        ("tr", "ormanı", "romanı"),
        ("ru", "провал", "порвал"),
    ],
)
def test_another_word_is_none_however_near(language: str, one: str, other: str) -> None:
    for old, new in ((one, other), (other, one)):
        assert classes(language, old, new) == {EditClass.TEXT}


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u200b", "\u00ad"])
def test_marks_that_nobody_sees_are_told_to_nobody(mark: str) -> None:
    told = "The ferry sails. Again! Nobody asked for it."
    marked = reading(told.replace(". ", f".{mark} ").replace("! ", f"!{mark} "))
    assert compare(reading(told), marked).classes <= {EditClass.STYLE}
