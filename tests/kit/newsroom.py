"""What the story tests are played on: happenings in the newsroom, and a desk that watches.

A happening is a one-line function from story to story; those on the web are in `mishaps`. Tests are
parametrised over them.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any, Self

from aiosmtpd.smtp import SMTP
from click.testing import CliRunner

from watcher.cli import program
from watcher.demo.play import Program
from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY, Piece, Section, Story, reworded

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path

    from aiosmtpd.smtp import Envelope, Session

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.site import NewsSite

PATH = "/2021/01/11/night-ferry"
UNDATED = "/news/night-ferry"
READ = ("list", "history #1", "updates --undisclosed", "diff #1", "show #1@1", "search ferry", "report")
"""Commands that tell what was seen of the first story."""


# Happenings in the newsroom: Story -> Story.
# fmt: off
def nothing(story: Story) -> Story: return story
def headline_changes(story: Story) -> Story: return replace(story, title="Board brings the night ferry back")
def byline_changes(story: Story) -> Story: return replace(story, byline="Nora Quill and Ada Finch")
def point_is_lost(story: Story) -> Story: return reworded(story, "fell 1.5%", "fell 15%")
def number_is_edited(story: Story) -> Story: return reworded(story, "£380,000", "£830,000")
def word_is_swapped(story: Story) -> Story: return reworded(story, "a missed connection", "a missed train")
def not_is_dropped(story: Story) -> Story: return reworded(story, "could not be done", "could be done")
def name_is_edited(story: Story) -> Story: return reworded(story, "Tom Arkwright", "Tim Arkwright")
def quotation_marks_are_added(story: Story) -> Story: return reworded(story, "half price", "“half price”")
def sentence_is_added(story: Story) -> Story: return reworded(story, "price. The", "price. Dogs go free. The")
def paragraph_is_added(story: Story) -> Story: return with_body(story, *story.body, Piece("p", LATE))
def paragraph_is_removed(story: Story) -> Story: return with_body(story, *story.body[:-1])
def paragraph_is_struck_out(story: Story) -> Story:
    return with_body(story, *story.body[:-1], Piece("del", story.body[-1].text))
def note_is_added(story: Story) -> Story: return with_note(story, "Update 12 Jan:", LATE)
def correction_is_added(story: Story) -> Story: return with_note(story, "Correction:", HIRED)
def dashes_become_hyphens(story: Story) -> Story: return everywhere(story, "–", "-")
def quotes_become_straight(story: Story) -> Story: return everywhere(story, "“", '"', "”", '"', "’", "'")
def spaces_become_hard(story: Story) -> Story: return everywhere(story, " a ", " a\N{NO-BREAK SPACE}")
# fmt: on

HIRED = "An earlier version of this article said that the boat was bought. It is hired."
LATE = (
    "Late on Tuesday the board said that the first crossing will carry the school choir, which has been "
    "rehearsing on the quay since the autumn."
)


def with_body(story: Story, *body: Piece) -> Story:
    return replace(story, body=body)


def with_note(story: Story, label: str, *paragraphs: str) -> Story:
    return replace(story, sections=(*story.sections, Section(label, paragraphs)))


def cost_is_corrected(story: Story) -> Story:
    text = "An earlier version of this article gave the cost as £380,000. It is £830,000."
    return with_note(story, "Correction 14 Jan:", text)


def pier_story(number: int, house: str) -> Story:
    """One of many stories of a house, under each of which stands the same line."""
    text = "On {day} of week {week} the crew of boat {boat} mended the pier, and nobody was hurt in {year}."
    figures = {"week": number, "boat": number * 13, "year": 2000 + number}
    texts = [text.format(day=day, **figures) for day in ("Monday", "Tuesday", "Wednesday", "Thursday")]
    pieces = [Piece("p", text) for text in (*texts, house)]
    return with_body(replace(FERRY, title=f"Week {number} at the pier"), *pieces)


def everywhere(story: Story, *pairs: str) -> Story:
    def swap(text: str) -> str:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            text = text.replace(old, new)
        return text

    changed = with_body(story, *(Piece(tag, swap(text)) for tag, text in story.body))
    assert changed != story
    return changed


# The desk: a user's directory, configuration and commands.


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A directory with a config.toml in it, and the command `watcher` on it.

    Attributes:
        home: the directory.
        store: the address of the database; "" for a file in `state`.
    """

    home: Path
    store: str = ""

    def configure(self, *parts: str, fetch: str = "", schedule: str = "", delay: str = "0s") -> None:
        """Write config.toml: loopback allowed, `delay` between two requests, and the given parts."""
        polite = f'per_host_delay = "{delay}"\nallow_private_hosts = true'
        head = f"[fetch]\n{polite}\n{fetch}\n[schedule]\n{schedule}\n"
        if self.store:
            head += f'[store]\nurl = "{self.store}"\n'
        (self.home / "config.toml").write_text(head + "\n".join(parts), encoding="utf-8")

    def run(self, *words: str, expect: int | None = 0) -> Ran:
        """The real command, in this process (starting one costs most of a second)."""
        result = CliRunner().invoke(program, ["--config", str(self.home / "config.toml"), *words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert expect is None or result.exit_code == expect, (words, result.exit_code, result.output)
        return Ran(result.exit_code, result.stdout, result.stderr)

    def json(self, *words: str, expect: int | None = 0) -> dict[str, Any]:
        """Its JSON document."""
        found: dict[str, Any] = json.loads(self.run(*words, "--json", expect=expect).out)
        return found

    def check(self, *urls: str, expect: int | None = None) -> dict[str, dict[str, Any]]:
        """One pass: for each path of an address, the check."""
        checks = self.json("check", *urls, expect=expect)["checks"]
        return {"/" + check["url"].split("/", 3)[3]: check for check in checks}

    def history(self, url: str) -> list[dict[str, Any]]:
        """The versions of an article, oldest first."""
        snapshots: list[dict[str, Any]] = self.json("history", url)["snapshots"]
        return snapshots

    @property
    def process(self) -> Program:
        """The command as a process of its own."""
        return Program(self.home)


@dataclass(frozen=True)
class Watch:
    """A story on line, watched from a desk that has a webhook and a mailbox."""

    desk: Desk
    room: Newsroom
    hooks: WebhookReceiver
    mails: Postbox

    def after(self, happening: Callable[[Story], Story]) -> str:
        """Publish, look, and say how the check ended."""
        self.room.edit(happening)
        return str(self.desk.check(expect=0)[PATH]["outcome"])

    def looks(self, times: int) -> list[str]:
        """How so many looks end."""
        return [self.desk.check()[PATH]["outcome"] for _ in range(times)]

    @property
    def told(self) -> list[str]:
        """What the webhook took in, by its types."""
        return [hook.document["type"] for hook in self.hooks.hooks]


def watch(url: str, *lines: str) -> str:
    return "\n".join(("[[articles]]", f'url = "{url}"', *lines))


def seen_twice(desk: Desk, site: NewsSite) -> Desk:
    """A desk that has two versions of a story."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)))
    desk.check(expect=0)
    room.edit(number_is_edited)
    desk.check(expect=0)
    return desk


def webhook(url: str, *lines: str) -> str:
    return "\n".join(("[[alerts]]", 'type = "webhook"', f'url = "{url}"', *lines))


def email(smtp: str, *to: str) -> str:
    return f'[[alerts]]\ntype = "email"\nto = {json.dumps(to or ("desk@example.org",))}\nsmtp = "{smtp}"'


def watching(desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox) -> Watch:
    """The story on line, captured once by a desk that tells both of what changes."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    return Watch(desk, room, hooks, mails)


class Postbox:
    """A mail server (aiosmtpd) on a free port, running until the end of its `with` block.

    Attributes:
        mails: all that arrived.
        recipients: for each of them, the addresses of its envelope.
        refuse: recipients who are answered with 550.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._stop = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def texts(self) -> list[str]:
        """The plain text of each mail."""
        return [body(mail, "plain") for mail in self.mails]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        assert isinstance(envelope.content, bytes)
        self.recipients.append([str(address) for address in envelope.rcpt_tos])
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def _serve(self) -> None:
        self._loop.run_until_complete(self._until_stopped())
        self._loop.close()

    async def _until_stopped(self) -> None:
        server = await self._loop.create_server(lambda: SMTP(self), sock=self._socket)
        await self._stop.wait()
        server.close()
        if sessions := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(sessions, timeout=0.05)


def body(mail: EmailMessage, kind: str) -> str:
    """A part of a mail ("plain" or "html"), as text."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())
