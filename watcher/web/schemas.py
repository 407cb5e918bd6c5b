"""The shapes of the API's documents, as JSON Schema; a test holds them to what `render` writes."""

from __future__ import annotations

from typing import Any

from watcher.model import (
    ArticleState,
    BlockKind,
    DateSource,
    Disclosure,
    EditClass,
    EditKind,
    NoteForm,
    NoteKind,
    Op,
    OriginKind,
    Position,
    Role,
)
from watcher.model.source import SourceKind

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
COUNT: Schema = {"type": "integer", "minimum": 0}
YES_OR_NO: Schema = {"type": "boolean"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DATE: Schema = {"type": "string", "format": "date"}


def _null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _one_of(words: Any) -> Schema:
    return {"type": "string", "enum": [word.value for word in words]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Schema) -> Schema:
    names = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {"type": "object", "properties": names, "required": list(names), "additionalProperties": False}


def _document(**properties: Schema) -> Schema:
    return _object(schema_version={"const": 1}, **properties)


def _page(name: str, schema: Schema) -> Schema:
    return _document(**{name: _list(schema)}, next=_null(TEXT))


_NOTE: dict[str, Schema] = {
    "kind": _one_of(NoteKind),
    "form": _one_of(NoteForm),
    "label": TEXT,
    "stated_date": _null(DATE),
    "stated_time": _null(TEXT),
    "stated_timezone": _null(TEXT),
    "year_inferred": YES_OR_NO,
    "text": TEXT,
    "position": _one_of(Position),
}
_ARTICLE: dict[str, Schema] = {
    "url": TEXT,
    "title": TEXT,
    "id": NUMBER,
    "site": TEXT,
    "language": TEXT,
    "state": _one_of(ArticleState),
    "tags": _list(TEXT),
    "every_seconds": _null({"type": "number"}),
    "from_config": YES_OR_NO,
    "added_at": _null(MOMENT),
    "published_at": _null(MOMENT),
    "modified_at": _null(MOMENT),
    "version": _null(NUMBER),
    "checks": COUNT,
    "last_checked_at": _null(MOMENT),
    "last_good_at": _null(MOMENT),
    "last_changed_at": _null(MOMENT),
    "next_check_at": _null(MOMENT),
    "next_reason": TEXT,
    "failures": COUNT,
    "failing_since": _null(MOMENT),
    "trouble": _null(TEXT),
    "gone_since": _null(MOMENT),
    "moved_to": _null(TEXT),
}
_SNAPSHOT: dict[str, Schema] = {
    "version": NUMBER,
    "captured_at": MOMENT,
    "not_before": _null(MOMENT),
    "title": TEXT,
    "byline": TEXT,
    "published_at": _null(MOMENT),
    "modified_at": _null(MOMENT),
    "words": COUNT,
    "change": _null(_ref("change")),
    "returns_to": _null(NUMBER),
    "with_many": _null(NUMBER),
    "flapping": YES_OR_NO,
    "origin": _null(_object(kind=_one_of(OriginKind), name=TEXT, uri=_null(TEXT), text_only=YES_OR_NO)),
    "stood_before": _null(_object(at=MOMENT, uri=TEXT)),
    "kept": _list(_object(archive=TEXT, asked_at=MOMENT, uri=TEXT)),
}
_PAIR: Schema = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
_SPAN: Schema = {"type": "array", "prefixItems": [_one_of(Op), TEXT], "minItems": 2, "maxItems": 2}

SCHEMAS: dict[str, Schema] = {
    "note": _object(**_NOTE),
    "note_life": _object(
        **_NOTE,
        url=TEXT,
        first_seen_version=NUMBER,
        first_seen_at=MOMENT,
        last_seen_version=NUMBER,
        edited=YES_OR_NO,
        withdrawn=YES_OR_NO,
        backdated=YES_OR_NO,
        moved=YES_OR_NO,
        returned=YES_OR_NO,
        replaced=YES_OR_NO,
        not_before=_null(MOMENT),
        last_seen_at=MOMENT,
        original=_null(_ref("note")),
        date_source=_null(_one_of(DateSource)),
        stated_month=_null(TEXT),
        extent_certain=YES_OR_NO,
    ),
    "gap": _object(since=MOMENT, until=_null(MOMENT), looks=COUNT, why=_null(TEXT)),
    "counted": _object(
        since=MOMENT,
        until=MOMENT,
        looks=_list(_object(at=MOMENT, sentences=_list(TEXT))),
    ),
    "later_note": _object(
        version=NUMBER,
        at=MOMENT,
        delay_seconds={"type": "number"},
        complete=YES_OR_NO,
        reasons=_list(TEXT),
        note=_ref("note"),
    ),
    "change": _object(
        from_=NUMBER,
        to=NUMBER,
        classes=_list(_one_of(EditClass)),
        added_words=COUNT,
        removed_words=COUNT,
        disclosure=_one_of(Disclosure),
        headline_changed=YES_OR_NO,
        notes_added=_list(_ref("note")),
        substantive=COUNT,
        rewritten=YES_OR_NO,
        reasons=_list(TEXT),
        disclosed_later=_null(_ref("later_note")),
    ),
    "edit": _object(
        kind=_one_of(EditKind),
        classes=_list(_one_of(EditClass)),
        before=TEXT,
        after=TEXT,
        spans=_list(_SPAN),
    ),
    "block": _object(kind=_one_of(BlockKind), role=_one_of(Role), text=TEXT),
    "article": _object(**_ARTICLE),
    "glance": _object(
        **_ARTICLE,
        last_note=_null(
            _object(
                kind=_one_of(NoteKind),
                form=_one_of(NoteForm),
                stated_date=_null(DATE),
                first_seen_at=MOMENT,
            )
        ),
        undisclosed=COUNT,
    ),
    "snapshot": _object(**_SNAPSHOT),
    "changed": _object(url=TEXT, **_SNAPSHOT, edits=_list(_ref("edit"))),
    "provenance": _object(
        url=TEXT,
        status=NUMBER,
        charset=TEXT,
        size=COUNT,
        sha256=TEXT,
        digest=TEXT,
        reader_version=NUMBER,
        seal=TEXT,
        request_headers=_null(_list(_PAIR)),
        response_headers=_null(_list(_PAIR)),
    ),
    "appearance": _object(
        first_seen_version=NUMBER,
        not_before=_null(MOMENT),
        first_seen_at=MOMENT,
        disclosure=_null(_one_of(Disclosure)),
        with_many=_null(NUMBER),
        flapping=YES_OR_NO,
        last_seen_version=NUMBER,
        gone_version=_null(NUMBER),
        gone_not_before=_null(MOMENT),
        gone_at=_null(MOMENT),
        gone_disclosure=_null(_one_of(Disclosure)),
        gone_with_many=_null(NUMBER),
        gone_flapping=_null(YES_OR_NO),
        text=TEXT,
        places=_list({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}),
    ),
    "found": _object(url=TEXT, title=TEXT, id=NUMBER, appearances=_list(_ref("appearance"))),
    "group": _object(
        outlet=TEXT,
        articles=COUNT,
        changes=COUNT,
        substantive=COUNT,
        disclosed=COUNT,
        disclosed_later=COUNT,
        partly=COUNT,
        undisclosed=COUNT,
        with_many=COUNT,
        disclosed_share=_null({"type": "number", "minimum": 0, "maximum": 1}),
        median_seconds_to_note=_null({"type": "number"}),
        most_rewritten=_list(_object(url=TEXT, title=TEXT, changes=COUNT, words_changed=COUNT)),
    ),
    "articles": _page("articles", _ref("glance")),
    "history": _document(
        article=_ref("article"),
        snapshots=_list(_ref("snapshot")),
        gaps=_list(_ref("gap")),
        counted=_list(_ref("counted")),
    ),
    "version": _document(
        url=TEXT,
        version=NUMBER,
        captured_at=MOMENT,
        title=TEXT,
        deck=TEXT,
        text=TEXT,
        blocks=_list(_ref("block")),
        notes=_list(_ref("note")),
        provenance=_ref("provenance"),
    ),
    "diff": _document(url=TEXT, from_=NUMBER, to=NUMBER, edits=_list(_ref("edit"))),
    "notes": _page("notes", _ref("note_life")),
    "changes": _page("changes", _ref("changed")),
    "source": _object(
        id=NUMBER,
        url=TEXT,
        title=TEXT,
        kind=_one_of(SourceKind),
        at=TEXT,
        state=_one_of(ArticleState),
        from_config=YES_OR_NO,
        tags=_list(TEXT),
        outlet=TEXT,
        include=_list(TEXT),
        exclude=_list(TEXT),
        limit=COUNT,
        every_seconds=_null({"type": "number"}),
        watch_for_seconds={"type": "number"},
        afterwards={"type": "string", "enum": ["stop", "stretch"]},
        items=COUNT,
        left_out=COUNT,
        articles=COUNT,
        captured=COUNT,
        looks=COUNT,
        added_at=_null(MOMENT),
        last_looked_at=_null(MOMENT),
        last_good_at=_null(MOMENT),
        last_new_at=_null(MOMENT),
        next_look_at=_null(MOMENT),
        next_reason=TEXT,
        failures=COUNT,
        failing_since=_null(MOMENT),
        trouble=_null(TEXT),
        quiet=YES_OR_NO,
        hub=_null(TEXT),
        pushed_until=_null(MOMENT),
        hub_trouble=_null(TEXT),
        pushes=COUNT,
        last_pushed_at=_null(MOMENT),
    ),
    "sources": _document(sources=_list(_ref("source"))),
    "report": _document(since=_null(MOMENT), by=TEXT, outlets=_list(_ref("group"))),
    "search": _page("articles", _ref("found")),
    "problem": _object(title=TEXT, status=NUMBER, detail=TEXT),
}
"""By name; those with `schema_version` are whole documents."""
