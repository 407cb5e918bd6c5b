"""The keys of the JSON documents, in their order: the contract with other programs, written down once."""

NOTE = [
    "kind",
    "form",
    "label",
    "stated_date",
    "stated_time",
    "stated_timezone",
    "year_inferred",
    "text",
    "position",
]
NOTE_LIFE = [
    "url",
    "first_seen_version",
    "first_seen_at",
    "last_seen_version",
    "edited",
    "withdrawn",
    "backdated",
    "moved",
    "returned",
    "replaced",
    "not_before",
    "last_seen_at",
    "original",
    "date_source",
    "stated_month",
    "extent_certain",
]
EXTRACT = [
    "schema_version",
    "url",
    "title",
    "byline",
    "published_at",
    "modified_at",
    "language",
    "text",
    "blocks",
    "notes",
    "deck",
]
HISTORY = ["schema_version", "article", "snapshots", "gaps", "counted"]
SNAPSHOT = [
    "version",
    "captured_at",
    "not_before",
    "title",
    "byline",
    "published_at",
    "modified_at",
    "words",
    "change",
    "returns_to",
    "with_many",
    "flapping",
    "origin",
    "stood_before",
    "kept",
]
CHANGE = [
    "from",
    "to",
    "classes",
    "added_words",
    "removed_words",
    "disclosure",
    "headline_changed",
    "notes_added",
]
TOLD_CHANGE = [*CHANGE, "substantive", "rewritten", "reasons", "disclosed_later"]
DIFF = ["schema_version", "url", "from", "to", "edits"]
EDIT = ["kind", "classes", "before", "after", "spans"]
SHOW = ["schema_version", "url", "version", "captured_at", "title", "text", "blocks", "notes", "deck"]
BLOCK = ["kind", "role", "text"]
