"""Whether a page is another one than the story that stood at its address: a front page, another story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.decide.listing import is_listing
from watcher.decide.screen import went_home
from watcher.decide.twins import alike, key, strangers, unlike
from watcher.model import Disclosure, NoteForm, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.model import Change, Reading

ANOTHER = "the address now leads to {}, with another headline and next to nothing of the text that stood here"
WATCHED = "the address now leads to {}, which is watched as another story"


def owned(change: Change) -> bool:
    """Whether the outlet itself says what happened, in a note that came with it: then it need not wait.

    A broken page or another story under the address brings none that says that something was wrong. An update
    comes with half of all stories, and says nothing of what it stands under.
    """
    said = any(note.form is NoteForm.SECTION and note.kind.backward for note in change.notes_added)
    return said or change.disclosure is Disclosure.DISCLOSED


def other_page(
    before: Reading, reading: Reading, change: Change, there: Callable[[], Reading | None]
) -> tuple[str, str] | None:
    """The code and words for a page that is not of the story that stood there; None for one that may be.

    Args:
        before: the newest version.
        reading: what the page says now.
        change: between the two.
        there: what the article says by our last look whose own address the page came from, where another one
            is watched there; asked only for another headline from another address.
    """
    if _is_watched(before, reading, change, there):
        return "another_story", WATCHED.format(reading.url)
    if not change.rewritten and not _lost_its_head(before, reading, change):
        return None
    if not owned(change) and (words := _no_story(before, reading)):
        return "front_page", words
    if _another_story(before, reading, change):
        return "another_story", ANOTHER.format(reading.url)
    return None


def _is_watched(
    before: Reading, reading: Reading, change: Change, there: Callable[[], Reading | None]
) -> bool:
    """Whether an address now sends its readers on to what is watched as a story of its own.

    Two of a series, or of one minute, may share more than `strangers` do. What is not alike would not be made
    one article either: each edit of the one would be told of both.
    """
    if not change.headline_changed or key(before.url) == key(reading.url) or not unlike(before, reading):
        return False
    other = there()
    return other is not None and alike(reading, other) and unlike(before, other)


def _no_story(before: Reading, reading: Reading) -> str:
    """The words for a page that is no story's, where one stood before; "" for another story."""
    if is_listing(reading) and not is_listing(before):
        return "a page of other stories stands where the article was"
    own = reading.canonical_url
    if own and went_home(before.canonical_url or before.url, own):
        return f"a page that calls itself the front page {own} stands where the article was"
    return ""


def _lost_its_head(before: Reading, reading: Reading, change: Change) -> bool:
    """Whether headline, author and time all went: a front page may keep the story's opening."""
    return change.headline_changed and signed(before) and not signed(reading)


def _another_story(before: Reading, reading: Reading, change: Change) -> bool:
    """Whether an address now sends its readers on to another story: two became one, or one is gone.

    That is no edit of what stood there. A story that was written anew under another address keeps a sentence,
    its number or the time of its publication; of one that was taken back the page itself says so.
    """
    if not change.headline_changed or key(before.url) == key(reading.url) or not strangers(before, reading):
        return False
    same = before.published_at is not None and before.published_at == reading.published_at
    return not same and all(note.kind is not NoteKind.RETRACTION for note in change.notes_added)


def signed(reading: Reading) -> bool:
    """Whether a page names an author, or the time of a story: two houses print the same one of an agency.

    What its address says of that was known before; a line "Last updated" has any page of terms.
    """
    sources = dict(reading.sources)
    stated = {sources.get("published_at", "url"), sources.get("modified_at", "url")}
    return bool(reading.byline or stated - {"url", "stamp"})
