"""The words of each language, read once from `languages.toml` and compiled when first asked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from watcher.model.reading import NoteKind

# Written languages that share their words with another, and tags without a section of their own.
ALIASES = {
    "nn": "nb",
    "no": "nb",
    "iw": "he",
    "in": "id",
    "ms": "id",
    "be": "ru",
    "sk": "cs",
    "gl": "es",
    "ca": "es",
    "mo": "ro",
}
NEVER = "(?!)"
KINDS = {
    "update": NoteKind.UPDATE,
    "correction": NoteKind.CORRECTION,
    "clarification": NoteKind.CLARIFICATION,
    "amendment": NoteKind.AMENDMENT,
    "editors_note": NoteKind.EDITORS_NOTE,
    "retraction": NoteKind.RETRACTION,
}
# Scripts written without spaces: a label may touch what follows it.
# Shorter first words of a label would let every block through the first test.
SHORTEST_STEM = 3
UNSPACED = frozenset({"ja", "zh"})
_DENSE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label word means.

    Attributes:
        kind: the kind of note it opens.
        done: it says what was done ("Updated"); with nothing but a date it is a stamp.
        stamp: it is only ever a stamp ("Last updated").
        weak: it opens a note only when the text says that the story was changed ("Note").
        log: it may stand over a list of dated entries ("Revision history").
    """

    kind: NoteKind
    done: bool = False
    stamp: bool = False
    weak: bool = False
    log: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled words for one page's language, English included.

    Attributes:
        languages: whose words these are, the page's own first.
        labels: each label, folded, and what it means.
        label: a label at a place, with the words before it.
        between: words that may stand among the parts of a date, folded.
        opener: a word that opens a sentence right after a label.
        says: for each kind, the pattern of a sentence that says this story was changed.
        admits: for each kind, looser statements, enough only behind a label.
        story: what a note calls its story.
        denies: what makes such a sentence something else.
        original: a block that opens the story again.
        tail: a block that belongs to what follows the story.
        ago: a relative time.
        comment: the line above a reader's comment.
        hints: folded pieces of which every note holds at least one.
    """

    languages: tuple[str, ...]
    labels: dict[str, Label]
    label: re.Pattern[str]
    between: frozenset[str]
    opener: re.Pattern[str]
    says: tuple[tuple[NoteKind, re.Pattern[str]], ...]
    admits: tuple[tuple[NoteKind, re.Pattern[str]], ...]
    story: re.Pattern[str]
    denies: re.Pattern[str]
    original: re.Pattern[str]
    tail: re.Pattern[str]
    ago: re.Pattern[str]
    comment: re.Pattern[str]
    hints: re.Pattern[str]


@cache
def _sections() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("languages.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


def primary(language: str | None) -> str:
    """The primary tag a language's section is named by; empty when we have none."""
    tag = (language or "").replace("_", "-").split("-")[0].lower()
    tag = ALIASES.get(tag, tag)
    return tag if tag in _sections() else ""


def words(language: str | None) -> Words:
    """The words for a page in this language; those of every language when it is unknown."""
    return _words(primary(language))


@cache
def _words(tag: str) -> Words:
    tags = tuple(dict.fromkeys((tag, "en"))) if tag else tuple(_sections())
    labels = {text: label for tag in reversed(tags) for text, label in _labels(_sections()[tag])}
    return Words(
        languages=tags,
        labels=labels,
        label=_label_pattern(tags, labels),
        between=frozenset(word.casefold() for word in _all(tags, "between")),
        opener=re.compile(rf"(?:{_alternatives(_all(tags, 'openers'))})\b", re.IGNORECASE),
        says=tuple((kind, _compiled(tags, f"says_{name}", own=True)) for name, kind in _BY_STRENGTH),
        admits=tuple((kind, _compiled(tags, f"says_{name}", own=False)) for name, kind in _BY_STRENGTH),
        story=re.compile("|".join(_sections()[tag]["story"] for tag in tags), re.IGNORECASE),
        denies=_compiled(tags, "denies"),
        original=_compiled(tags, "original"),
        tail=_compiled(tags, "tail"),
        ago=_compiled(tags, "ago"),
        comment=_compiled(tags, "comment"),
        hints=re.compile(_alternatives({*_all(tags, "hints"), *_stems(labels)})),
    )


# Which statement names the kind when a sentence makes several: the rarer and more definite first.
_BY_STRENGTH = tuple(
    (name, KINDS[name]) for name in ("retraction", "correction", "clarification", "update", "amendment")
)


def _labels(section: dict[str, Any]) -> list[tuple[str, Label]]:
    found = [(text, Label(NoteKind.OTHER, weak=True)) for text in section.get("weak", ())]
    for name, kind in KINDS.items():
        found += [(text, Label(kind)) for text in section.get(name, ())]
        found += [(text, Label(kind, done=True)) for text in section.get(f"done_{name}", ())]
    found += [(text, Label(NoteKind.UPDATE, stamp=True)) for text in section.get("stamp", ())]
    logs = {fold(text) for text in section.get("log", ())}
    known = {fold(text): label for text, label in found}
    known.update({text: replace(known.get(text, Label(NoteKind.UPDATE)), log=True) for text in logs})
    return list(known.items())


def fold(text: str) -> str:
    """A label as it is looked up: case, apostrophes and spaces made alike."""
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'").strip())


def _all(tags: tuple[str, ...], key: str) -> list[str]:
    return [text for tag in tags for text in _sections()[tag].get(key, ())]


def _alternatives(texts: Any) -> str:
    ordered = sorted({text.lower() for text in texts}, key=lambda text: (-len(text), text))
    return "|".join(re.escape(text) for text in ordered) or NEVER


def _stems(labels: dict[str, Label]) -> set[str]:
    return {text.split()[0] if len(text.split()[0]) >= SHORTEST_STEM else text for text in labels}


def _compiled(tags: tuple[str, ...], key: str, *, own: bool | None = None) -> re.Pattern[str]:
    """The patterns of a key as one; `own`: those that point at the story itself, or the others."""
    parts = [
        _filled(text, _sections()[tag])
        for tag in tags
        for text in _sections()[tag].get(key, ())
        if own is None or own is _points_at_itself(text)
    ]
    return re.compile("|".join(f"(?:{part})" for part in parts) or NEVER, re.IGNORECASE)


def _filled(text: str, section: dict[str, Any]) -> str:
    story = section["story"] if _DENSE.search(section["story"]) else section["story"] + r"(?![^\W\d_])"
    return text.replace("{self}", section.get("self", "")).replace("{story}", story)


def _points_at_itself(text: str) -> bool:
    return "{story}" in text or "{self}" in text or text.startswith("^")


def _label_pattern(tags: tuple[str, ...], labels: dict[str, Label]) -> re.Pattern[str]:
    named = _alternatives(labels).replace("'", "['’]").replace(r"\ ", r"\s+")
    before = _alternatives(_all(tags, "before"))
    end = "" if UNSPACED & set(tags) else r"(?![^\W\d])"
    return re.compile(rf"(?P<before>(?:{before})\s*)??(?P<label>{named}){end}", re.IGNORECASE)
