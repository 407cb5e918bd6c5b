"""What mails call events, notes and edits, and what they say of each."""

from watcher.model import EventType

TITLES = {
    EventType.ARTICLE_CHANGED: "Text changed",
    EventType.HEADLINE_CHANGED: "Headline changed",
    EventType.ARTICLE_GONE: "Article gone",
    EventType.ARTICLE_RETURNED: "Article back",
    EventType.ARTICLE_FAILING: "Article cannot be read",
    EventType.ARTICLE_RECOVERED: "Article can be read again",
    EventType.ARTICLE_FLAPPING: "Article goes to and fro",
    EventType.ARTICLE_COUNTING: "A number in the article counts by itself",
    EventType.HOST_FAILING: "Site cannot be read",
    EventType.HOST_RECOVERED: "Site can be read again",
    EventType.SOURCE_FAILING: "Source cannot be read",
    EventType.SOURCE_QUIET: "Source has gone quiet",
    EventType.SOURCE_RECOVERED: "Source is well again",
    EventType.CHANNEL_DISABLED: "Alert channel switched off",
    EventType.CHANNEL_FAILING: "Alert channel does not work",
    EventType.CHANNEL_RECOVERED: "Alert channel works again",
    EventType.STORE_LOST: "The watch has ended: its database is gone",
    EventType.WATCH_FAILING: "The watch is in trouble",
    EventType.WATCH_RECOVERED: "The watch is well again",
    EventType.TEST_PING: "Test message",
}

NOTE_NAMES = {
    "update": "Update note",
    "correction": "Correction",
    "amendment": "Amendment",
    "clarification": "Clarification",
    "editors_note": "Editor's note",
    "retraction": "Retraction",
    "other": "Note",
}

EDIT_NAMES = {"addition": "Added", "deletion": "Deleted", "edit": "Edited", "move": "Moved"}

TROUBLE_WORDS = {
    EventType.ARTICLE_GONE: ("The page is not there any more.", "Reason"),
    EventType.ARTICLE_RETURNED: ("The page is there again.", "Before"),
    EventType.ARTICLE_FAILING: ("Its changes cannot be seen until this ends.", "Reason"),
    EventType.ARTICLE_RECOVERED: ("Its changes are seen again.", "Before"),
    EventType.ARTICLE_FLAPPING: (
        "It shows now one text, now another. Its turns are told no more; another text is, or one that stays.",
        "Seen",
    ),
    EventType.ARTICLE_COUNTING: (
        "That is told no more; `watcher history` has it. All else that changes is told, and where it rests.",
        "Seen",
    ),
    EventType.HOST_FAILING: ("Changes of its articles cannot be seen until this ends.", "Reason"),
    EventType.HOST_RECOVERED: ("Changes of its articles are seen again.", "Before"),
    EventType.SOURCE_FAILING: (
        "New articles are not found until this ends; known ones are watched.",
        "Reason",
    ),
    EventType.SOURCE_QUIET: ("Nothing new is listed there, or no longer where we look.", "Seen"),
    EventType.SOURCE_RECOVERED: ("New articles are found again.", "Before"),
    EventType.CHANNEL_DISABLED: (
        'Its receiver wants no more. Nothing is sent there until "watcher alerts test" succeeds.',
        "Reason",
    ),
    EventType.CHANNEL_FAILING: ("Its alerts wait and are tried again.", "Reason"),
    EventType.CHANNEL_RECOVERED: ("Its alerts get through again; those that waited are sent.", "Before"),
    EventType.WATCH_FAILING: (
        "Until this ends, that nothing is told does not mean that nothing changed.",
        "Reason",
    ),
    EventType.WATCH_RECOVERED: ("What is due is looked at now. Changes are seen and told again.", "Before"),
}
"""What a notice means for the reader, and what the reason is called."""

GIVEN_UP = (
    "Its alerts get through again, but {} of that time had been given up: "
    '"watcher alerts list --dead" shows what, "watcher alerts retry" sends it.'
)
"""The same of a channel that works again and has missed something."""

REWRITTEN_WORDS = (
    "Most of the story was replaced: {removed_words} words went, {added_words} came. `watcher show` has both."
)
SHRUNK_WORDS = (
    "Of {before} words {words} are left, and no note says why. A page that is cut off for readers without a "
    "subscription looks the same."
)
RETURN_WORDS = "The story is the same as in version {} again."
EXPLAINS_WORDS = "A note speaks of {}the change to version {}, which was seen {} before."
TEMPLATE_WORDS = "All of these articles changed in the same way; each has its own history."
