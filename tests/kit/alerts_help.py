"""Events, changes and deliveries for the tests of alerts."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from watcher.model import (
    Article,
    Capture,
    Change,
    Delivery,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    Event,
    EventType,
    Note,
    NoteForm,
    NoteKind,
    Op,
    Position,
    Reading,
    Span,
    Why,
)
from watcher.render.payload import change_events

NOW = datetime(2021, 1, 12, 10, 17, tzinfo=UTC)
URL = "https://news.example/2021/01/11/lighthouse"
TITLE = "Lighthouse keeper retires after forty years"


def article(**fields):
    known = {"title": TITLE, "version": 1, "site": "Coast News", "last_good_at": NOW - timedelta(minutes=15)}
    return Article(7, URL, "news.example", **(known | fields))


def capture(title=TITLE, *, at=NOW):
    return Capture(Reading(URL, title=title, site="Coast News"), "d", 1, b"", URL, at)


def note(text="The harbour board has named a successor.", *, form=NoteForm.SECTION, **fields):
    known = {"kind": NoteKind.UPDATE, "label": "Update", "stated_date": date(2021, 1, 12)}
    rest = {"stated_time": None, "stated_timezone": None, "year_inferred": True, "position": Position.END}
    return Note(form=form, text=text, **(known | rest | fields))


def stamp(**fields):
    return note("", form=NoteForm.STAMP, position=Position.LEDE, **fields)


def number_edit():
    spans = (
        Span(Op.EQUAL, "The lamp was lit "),
        Span(Op.DELETE, "1,200"),
        Span(Op.INSERT, "1,400"),
        Span(Op.EQUAL, " times."),
    )
    before, after = "The lamp was lit 1,200 times.", "The lamp was lit 1,400 times."
    return Edit(EditKind.EDIT, frozenset({EditClass.NUMBER}), before, after, spans)


def headline_edit(before=TITLE, after="Lighthouse keeper sacked"):
    spans = (Span(Op.DELETE, before), Span(Op.INSERT, after))
    return Edit(EditKind.EDIT, frozenset({EditClass.HEADLINE}), before, after, spans)


def style_edit():
    return Edit(EditKind.EDIT, frozenset({EditClass.STYLE}), "“Light”", '"Light"')


def change(*edits, **fields):
    known = {"disclosure": Disclosure.UNDISCLOSED, "reasons": (Why("No note mentions the number."),)}
    return Change(edits=edits, **(known | fields))


def changed_event(*, at=NOW, title=TITLE, **fields):
    (event,) = change_events(article(), change(number_edit(), **fields), capture(title, at=at))
    return event


def plain_event(number=1):
    data = {"url": URL, "title": TITLE, "from": number, "to": number + 1, "change": None, "notes": []}
    return Event(
        f"evt_{number:04}",
        EventType.ARTICLE_GONE,
        NOW,
        data | {"trouble": "404", "since": None, "last_good_at": None},
    )


def delivery(event=None, *, channel="desk", number=1):
    return Delivery(number, event or changed_event(), channel)


TEXT = st.text(st.characters(codec=None), max_size=300) | st.integers(0, 4_000).map(lambda n: "wörd " * n)


@st.composite
def changes(draw):
    before, after = draw(TEXT), draw(TEXT)
    spans = (Span(Op.DELETE, before), Span(Op.INSERT, after))
    edit = Edit(EditKind.EDIT, frozenset({EditClass.TEXT}), before, after, spans)
    edits = (edit,) * draw(st.integers(1, 40))
    notes = (note(draw(TEXT), label=draw(TEXT)),) * draw(st.integers(0, 40))
    return change(
        *edits, notes_added=notes, notes_removed=notes, reasons=(draw(TEXT),) * draw(st.integers(0, 40))
    )
