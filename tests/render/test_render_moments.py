"""When something came about, in words, also in the night in which the clocks are moved."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from watcher.render.mail.view import span_of_time
from watcher.render.words import between, span

# The clocks of Berlin go from 3 to 2 at 1:00 UTC on 25 October, and from 2 to 3 at 1:00 UTC on 29 March 2026.
NIGHTS = [
    (
        ("2026-10-25T00:50", "2026-10-25T01:20"),
        "25 Oct 2026 between 02:50 CEST and 02:20 CET",
        "25 Oct 2026 02:50 CEST–02:20 CET",
        "between 02:50 CEST and 02:20 CET on 25 October 2026",
    ),
    (
        ("2026-10-25T00:20", "2026-10-25T01:20"),
        "25 Oct 2026 between 02:20 CEST and 02:20 CET",
        "25 Oct 2026 02:20 CEST–02:20 CET",
        "between 02:20 CEST and 02:20 CET on 25 October 2026",
    ),
    (
        ("2026-10-24T23:50", "2026-10-25T02:10"),
        "25 Oct 2026 between 01:50 and 03:10",
        "25 Oct 2026 01:50–03:10",
        "between 01:50 CEST and 03:10 CET on 25 October 2026",
    ),
    (
        ("2026-03-29T00:50", "2026-03-29T01:20"),
        "29 Mar 2026 between 01:50 and 03:20",
        "29 Mar 2026 01:50–03:20",
        "between 01:50 CET and 03:20 CEST on 29 March 2026",
    ),
]


@pytest.mark.parametrize(("looks", "words", "short", "mail"), NIGHTS)
def test_between_two_looks_in_the_night_of_the_clocks(looks, words, short, mail):
    earlier, later = (datetime.fromisoformat(look).replace(tzinfo=UTC) for look in looks)
    zone = ZoneInfo("Europe/Berlin")
    assert between(earlier, later, zone) == words
    assert span(earlier, later, zone) == short
    assert span_of_time(earlier.isoformat(), later.isoformat(), zone) == mail
