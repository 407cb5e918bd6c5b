"""Month and weekday names: each language has its own, whichever were asked for before."""

import subprocess
import sys

import pytest

from watcher.compare.words.telling import calendar_words


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {"january", "sept", "tuesday", "tues"}),
        ("de-AT", {"jänner", "märz", "montag", "mo"}),
        ("no", {"januar", "mandag"}),
        ("tl", {"enero", "lunes"}),
        ("ja", {"月曜日"}),
        ("ar", {"يناير"}),
    ],
)
def test_months_and_weekdays_are_known_by_their_names(language, names):
    assert names <= calendar_words(language).keys()


@pytest.mark.parametrize("language", ["xx", "root", "../en", "klingon"])
def test_an_unknown_language_has_no_calendar(language):
    assert calendar_words(language) == {}


FRISIAN_FIRST = """
from babel import localedata
from watcher.compare.words.telling import calendar_words
from watcher.read.notes.dates.monthnames import months, weekdays
calendar_words("fy")
for tag in localedata.locale_identifiers():
    if "_" not in tag:
        months(tag), weekdays(tag), calendar_words(tag)
print({"so", "freed"} & calendar_words("es").keys())
"""


def test_no_language_takes_names_from_another():
    """In a process of its own: what was asked for before must not count."""
    done = subprocess.run([sys.executable, "-c", FRISIAN_FIRST], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "set()"
    assert "må" not in calendar_words("nb")  # "must"; in Nynorsk short for Monday too
