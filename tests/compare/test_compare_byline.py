"""Who wrote a story, as the page names them: a change for readers where they see others than before."""

from __future__ import annotations

import pytest
from compare_help import margin, reading

from watcher import compare
from watcher.model import EditClass


def test_a_byline_is_compared_on_its_own() -> None:
    change = compare(
        reading("It sails.", byline="Ida Holm"), reading("It sails.", byline="Ida Holm, Per Lund")
    )
    assert change.byline_changed
    reordered = compare(reading("It sails.", byline="Ida Holm"), reading("It sails.", byline="HOLM, Ida"))
    assert reordered.classes == {EditClass.STYLE}
    assert not reordered.byline_changed
    assert change.classes == {EditClass.BYLINE}


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (("Ida Holm, Per Lund", "8 May | The Keepers"), ("The Keepers", "8 May | The Keepers"), False),
        (("Ida Holm", "8 May | The Keepers"), ("The Keepers", "By The Keepers"), False),
        (("", "By Ida Holm"), ("Ida Holm", "By IDA HOLM on 8 May"), False),
        (("Ida Holm", "By Ida Holm"), ("Ida Holm, Per Lund", "By Ida Holm and Per Lund"), True),
        (("Ida Holm", "By Ida Holm"), ("Per Lund", "By Per Lund"), True),
        (
            ("Ida Holm", "Ida Holm | All: Ida Holm, Per Lund"),
            ("Per Lund", "Per Lund | All: Ida Holm, Per Lund"),
            True,
        ),
        (("Ida Holm", "By Ida Holm"), ("", "8 May"), True),
        (("", "8 May"), ("Ida Holm", "By Ida Holm"), True),
        (("Ida Holm", "8 May"), ("Per Lund", "8 May"), True),
    ],
)
def test_authors_whom_readers_saw_all_along_are_no_change_of_the_byline(
    before: tuple[str, str], after: tuple[str, str], *, changed: bool
) -> None:
    old, new = (reading("It sails.", margin(line), byline=byline) for byline, line in (before, after))
    assert compare(old, new).byline_changed is compare(new, old).byline_changed is changed
