"""Days and numbers in the forms that sentences give them."""

from __future__ import annotations

import pytest
from compare_help import only


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        ("en", "He sails on {}.", "Sundays Mondays"),
        ("en", "She saw {} vote.", "Sunday's Monday’s"),
        ("en", "It is shut until {}.", "mid-May mid-June"),
        ("de", "Es regnet seit {}.", "Dienstagabend Mittwochmorgen"),
        ("de", "Das Bad ist {} zu.", "dienstags mittwochs"),
        ("de", "Bis Ende {} ist es zu.", "Mai Juni"),
        ("nl", "Het regent sinds {}.", "dinsdagavond woensdagochtend"),
        ("sv", "Rådet möttes på {}.", "tisdagen onsdagen"),
        ("sv", "Rådet möttes på {}.", "tisdagskvällen onsdagskvällen"),
        ("nb", "Det ble sagt på {} møte.", "tirsdagens onsdagens"),
        ("da", "Det blev sagt på {} møde.", "tirsdagens onsdagens"),
        ("fi", "Kokous alkaa {} täällä.", "toukokuussa kesäkuussa"),
        ("fi", "Hän tuli {} kokoukseen.", "tiistain keskiviikon"),
        ("pl", "Pada tu od {}.", "wtorku środy"),
        ("pl", "Padało tu w {}.", "maju czerwcu"),
        ("cs", "Pršelo tu v {}.", "květnu červnu"),
        ("ru", "Дождь шёл со {} весь день.", "вторника среды"),
        ("ru", "Дождь шёл в {} весь день.", "мае июне"),
        ("uk", "Дощ ішов у {} увесь день.", "травні червні"),
        ("hu", "Esett az eső {} is.", "májusban júniusban"),
        ("tr", "Yağmur {} yağdı.", "mayısta haziranda"),
        ("el", "Έβρεξε τον {} στην πόλη.", "Μάιο Ιούνιο"),
        ("ro", "A plouat {} trecută.", "marțea miercurea"),
    ],
)
def test_a_day_is_a_date_in_every_form(language, sentence, days):
    assert only(*map(sentence.format, days.split()), language).classes == {"date"}


def test_a_paper_of_a_day_is_no_day():
    assert only("He wrote to the Sun-Times.", "He wrote to the Sun-Herald.", "en").classes == {"name"}
