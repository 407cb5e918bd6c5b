"""How the demo looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from watcher.demo.facts import Fact
    from watcher.demo.play import Poll
    from watcher.demo.receivers import Hook

WIDEST = 110


class Stage:
    """Where the demo is printed."""

    def __init__(self, out: TextIO) -> None:
        self._console = Console(file=out, highlight=False, soft_wrap=False)
        self._console.width = min(self._console.width, WIDEST)

    @property
    def environment(self) -> dict[str, str]:
        """What the program must be told to print as if it stood on this stage."""
        size = {"COLUMNS": str(self._console.width - 2)}
        return size | (
            {"FORCE_COLOR": "1"} if self._console.is_terminal and not self._console.no_color else {}
        )

    def heading(self, words: str) -> None:
        """A new part."""
        self._console.print()
        self._console.rule(Text(words, style="bold"), align="left", style="dim")

    def line(self, *parts: tuple[str, str]) -> None:
        """One line of (text, style)."""
        self._console.print(Text.assemble(*parts))

    def poll(self, number: int, poll: Poll) -> None:
        """What one poll found and led to."""
        told = ", ".join(hook.document.get("type", "?") for hook in poll.hooks) or "no alert"
        self.line(
            (f"  {number}  ", "dim"),
            (f"{poll.scene:<36}", ""),
            (f"{poll.outcome:<11}", "cyan"),
            (f"version {poll.version}   ", ""),
            (told, "bold" if poll.hooks else "dim"),
        )

    def hook(self, hook: Hook) -> None:
        """A webhook in short: what it is, between which versions, the verdict, and its notes."""
        data = hook.document["data"]
        change = data["change"] or {}
        verdict = change.get("disclosure", "")
        classes = ", ".join(name for name in change.get("classes", ()) if name != "furniture")
        self.line(
            (f"  {hook.document['type']:<17}", "bold"),
            (f"{data['from']} → {data['to']}   ", ""),
            (f"{verdict:<13}", "yellow" if verdict == "undisclosed" else ""),
            (f"{classes:<14}", ""),
            (f"{hook.id[:12]}…", "dim"),
        )
        for note in data["notes"]:
            if note["form"] == "section":
                self.line((f"    {note['kind']} {note['stated_date']}: ", ""), (_cut(note["text"]), "italic"))

    def output(self, text: str) -> None:
        """What the program printed."""
        for line in text.strip().splitlines():
            shown = Text.from_ansi(f"  {line}".rstrip())
            self._console.print(shown, soft_wrap=True)

    def facts(self, facts: Sequence[Fact]) -> None:
        """Each fact with its mark, and what was seen instead where it does not hold."""
        for fact in facts:
            self.line(
                ("  ✓ " if fact.holds else "  ✗ ", "green" if fact.holds else "bold red"), (fact.claim, "")
            )
            if not fact.holds:
                self.line((f"      seen: {_cut(str(fact.seen), 600)}", "red"))


def _cut(text: str, room: int = 48) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"
