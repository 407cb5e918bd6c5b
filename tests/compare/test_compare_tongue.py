"""The language two readings are compared in: the one stated, but what the words show where that is none."""

from __future__ import annotations

import pytest
from compare_help import reading
from hypothesis import given
from hypothesis import strategies as st

from watcher.compare import compare
from watcher.model import EditClass
from watcher.tongue import language_of

STORIES = {
    "de": "Die Stadt wird im kommenden Jahr mehr Geld bekommen als geplant, sagte der Minister, und "
    "die Verhandlungen mit dem Land dauern nach seinen Worten bis zum Herbst. Danach entscheidet der Rat.",
    "fr": "La ville va recevoir plus de moyens que prévu dans les mois qui viennent, dit la ministre, et les "
    "discussions avec la région sur ce point vont durer jusqu’à l’automne. Le conseil en décide ensuite.",
    "es": "La ciudad va a recibir más dinero del que se había previsto para este año, dijo ella, y las "
    "conversaciones con el gobierno de la región van a durar hasta el otoño. Después decide el consejo.",
    "pt": "A cidade vai receber mais dinheiro do que se previa para este ano, disse ela, e as conversas "
    "com o governo da região sobre os valores vão durar até ao outono. Depois disso decide o conselho.",
    "nl": "De stad krijgt in het komende jaar meer geld dan was voorzien, zei de minister op dinsdag, en de "
    "gesprekken met het land gaan volgens hem door tot in de herfst. Daarna is het woord aan de raad.",
    "ru": "Город получит в следующем году больше денег, чем было запланировано, сказала министр во вторник.",
    "ja": "市は来年、予定より多くの資金を受け取ると大臣は火曜日に述べた。交渉は秋まで続くという。",
}
EDITS = [
    ("de", "Es gibt keinen Grund zur Sorge.", "Es gibt einen Grund zur Sorge.", EditClass.NEGATION),
    ("de", "Drei Boote liegen im Hafen.", "Zwei Boote liegen im Hafen.", EditClass.NUMBER),
    ("fr", "Elle n’a jamais vu le contrat.", "Elle a vu le contrat.", EditClass.NEGATION),
    ("es", "Nunca vio el contrato.", "Vio el contrato.", EditClass.NEGATION),
    ("pt", "A ministra nunca viu o contrato.", "A ministra viu o contrato.", EditClass.NEGATION),
    ("nl", "Het contract is niet getekend.", "Het contract is getekend.", EditClass.NEGATION),
    ("ru", "Договор не подписан.", "Договор подписан.", EditClass.NEGATION),
    ("ja", "三隻の船が港にある。", "二隻の船が港にある。", EditClass.NUMBER),
]


def classes(stated: str, story: str, before: str, after: str) -> frozenset[EditClass]:
    old, new = (reading(story, text, language=stated) for text in (before, after))
    (edit,) = compare(old, new).edits
    return edit.classes


@pytest.mark.parametrize("stated", ["", "en", "en-US"])
@pytest.mark.parametrize(("language", "before", "after", "expected"), EDITS)
def test_edits_are_told_in_the_language_of_the_words(stated, language, before, after, expected):
    story = STORIES[language]
    told = classes(stated, story, before, after)
    assert expected in told
    assert told == classes(language, story, before, after)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_another_language_than_english_is_believed(language):
    assert language_of(STORIES[language], "fi") == "fi"


@pytest.mark.parametrize("text", ["", "Der Rat", "4 + 4 = 8 " * 40, "xyzzy plugh " * 40])
def test_too_little_and_no_language_leaves_what_is_stated(text):
    assert [language_of(text, stated) for stated in ("", "en")] == ["", "en"]


def test_english_with_names_of_elsewhere_is_english():
    text = (
        "The Rat der Stadt and the Verein für die Häfen have said that they would not be at the hearing. " * 2
    )
    assert language_of(text, "en") == "en"


@given(st.text(), st.sampled_from(["", "en", "de", "xx-YY", "\u0661"]))
def test_any_text_has_a_language_or_none(text, stated):
    assert language_of(text, stated) in {stated, language_of(text, "")}
