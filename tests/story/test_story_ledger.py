"""What is written of an article's notes over many looks, by the real checker, and what its versions say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checkroom import room
from liveblog import LEAD, page
from test_story_live import PATH, Blog

from watcher.demo.site import Answer, NewsSite

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The road over the pass is open again, and the buses run as before, says the county."


class Repeating(Blog):
    """A live blog that says the same every other minute, the last entry at its end."""

    def item(self, number: int) -> str:
        at = f"2021-01-12T08:{number:02}:00Z"
        state = "open" if number % 2 else "shut"
        return (
            f"<li><p><time datetime='{at}'>08:{number:02}</time></p>"
            f"<p>The northern line is {state} now, says the rail service of the county.</p></li>"
        )

    def __call__(self, request: object) -> Answer:
        numbers = range(max(1, self.last - self.shown + 1), self.last + 1)
        return Answer(page(f"<ul>{''.join(map(self.item, numbers))}</ul>").encode())


def test_a_note_that_is_back_as_it_was_at_first_is_the_same(site: NewsSite, tmp_path: Path) -> None:
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        for look, label in enumerate(("", "Update", "Correction", "", "Update")):
            note = f"<p>{label} 12 January 2021: {SAID}</p>" if label else ""
            answer = Answer(page(f"<p>{LEAD}</p><p>It was closed {look} times.</p>{note}").encode())
            site.pages[PATH] = partial(_always, answer)
            watch.visit(article)
        (record,) = watch.store.note_records(article.id)
        assert (record.first_seen_version, record.returned, record.withdrawn) == (2, True, False)
        assert not list(watch.store.upkeep.flaws())


def test_a_note_is_edited_after_a_paragraph_came_above_it(site: NewsSite, tmp_path: Path) -> None:
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        more = "<p>It was closed for three days after the slide, and nobody was hurt.</p>"
        for above, said in (("", SAID), (more, SAID), (more, SAID.replace("county", "police"))):
            answer = Answer(page(f"<p>{LEAD}</p>{above}<p>Update 12 January 2021: {said}</p>").encode())
            site.pages[PATH] = partial(_always, answer)
            watch.visit(article)
        (record,) = watch.store.note_records(article.id)
        assert (record.original.text, record.edited) == (SAID, True)
        assert not list(watch.store.upkeep.flaws())


def test_entries_that_say_the_same_are_known_by_their_times(site: NewsSite, tmp_path: Path) -> None:
    blog = site.pages[PATH] = Repeating()
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        for last, shown in ((5, 5), (8, 3), (8, 5)):
            blog.last, blog.shown = last, shown
            watch.visit(article)
        assert not list(watch.store.upkeep.flaws())


def test_notes_that_come_and_go_alone_rewrite_no_story(site: NewsSite, tmp_path: Path) -> None:
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        note = f"<p>Update 12 January 2021: {SAID}</p>"
        for crew, said in (("nine", ""), ("nine", note), ("nine", ""), ("ten", "")):
            text = f"<p>{LEAD}</p><p>It had a crew of {crew} people.</p>{said}"
            site.pages[PATH] = partial(_always, Answer(page(text).encode()))
            watch.visit(article)
        (figures,) = watch.store.report.figures()
        assert (figures.changes, figures.substantive, figures.words) == (3, 1, 2)


def _always(answer: Answer, _: object) -> Answer:
    return answer
