"""Reading notes in a language leaves babel's data of it as they are: comparing reads them too."""

import subprocess
import sys

SCRIPT = """
from babel import localedata
from watcher.compare.lexicon import calendar_words
from watcher.read.notes.monthnames import months, weekdays
tags = [tag for tag in localedata.locale_identifiers() if "_" not in tag]
for tag in tags:
    months(tag), weekdays(tag)
print(len(tags), all(calendar_words(tag) for tag in ("en", "ja", "zh", "nb", "de", "ar", "fr")))
print(sum(calendar_words(tag) is not None for tag in tags))
"""


def test_every_language_can_be_compared_after_its_notes_were_read():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    number, named, compared = done.stdout.split()
    assert (named, number) == ("True", compared)
