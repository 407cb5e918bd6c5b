"""Lines that count up, or say which page it is, are others at every look, and a story's numbers are edits."""

from __future__ import annotations

import pytest
from harbour_story import read_with
from read_help import role_of

from watcher.model import Role


@pytest.mark.parametrize(
    "line",
    [
        "Views: 1243 Comments: 12",
        "31 Likes | 12 Comments",
        "Kommentare (12)",
        "1.243 Aufrufe",
        "12,5 k vues",
        "Shared 243 times",
        "243-mal geteilt",
        "Partagé 243 fois",
        "Compartido 1.200 veces",
        "12 people are reading this now",
        "12 readers are viewing this article right now",
        "Page 1 of 2 Next",
        "1 2 3 Weiter",
        "1 | 2 Next page",
        "Listen to this article · 4:12",
        "Listen to article (4 min)",
        "Audio: 4:12",
        "Listen (4 min)",
        "@holmferry",
        "Partner content",
        "Continue reading below",
        "Estimated reading time: 4 minutes",
        "Topics: <a href='/t/1'>Ferry</a>, <a href='/t/2'>Harbour</a>",
        "Topics: ferry, the harbour of Holm, boats.",
        "Filed under: <a href='/t/1'>Ferry</a>, harbour",
    ],
)
def test_what_counts_up_by_itself_is_none_of_the_story(line: str) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line.partition("<")[0].strip()) is Role.MARGIN


@pytest.mark.parametrize(
    "line",
    [
        "Votes: 1,204",
        "Holm 2 - Vik 1",
        "12 comments were struck from the minutes.",
        "Views: 3 of the lake and 2 of the hills",
        "12 goals and 3 assists",
        "He read it 3 times to the board.",
        "Page 3 of the report says that nobody was asked.",
        "Next: 3 boats from Vik",
        "Topics of the day were the ferry and its price.",
        "Topics: the ferry and who pays for it were on the table.",
        "Themen: Die Fähre und ihr Preis standen auf der Liste des Rates.",
        "Audio of the call was played to the board.",
        "Audio",
        "12 people are watching this closely.",
        "With @holmferry",
    ],
)
def test_a_number_that_a_story_tells_is_its_own(line: str) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line) is Role.BODY
