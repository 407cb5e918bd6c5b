"""urlwatch and webchanges, each in an environment of its own beside the project, run on the same site as we
are."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE = Path(__file__).parents[1] / ".peers"


@dataclass(frozen=True)
class Peer:
    """A program that watches pages.

    Attributes:
        name: its command.
        packages: what pip is asked for.
        filter: how a job of it turns a page into text.
        options: of its command, for the files of jobs, configuration, snapshots and hooks.
    """

    name: str
    packages: tuple[str, ...]
    filter: str
    options: tuple[str, str, str, str]

    @property
    def command(self) -> Path:
        return PLACE / self.name / "bin" / self.name

    def installed(self) -> bool:
        """Whether it is there, after an attempt to install it."""
        if not self.command.exists():
            home = self.command.parents[1]
            print(f"installing {self.name} into {home}", file=sys.stderr)
            venv.create(home, with_pip=True, clear=True)
            pip = [home / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
            subprocess.run([*pip, *self.packages], check=False)
        return self.command.exists()


PEERS = (
    Peer(
        "urlwatch",
        ("urlwatch==2.29", "html2text"),
        "html2text: pyhtml2text",
        ("--urls", "--config", "--cache", "--hooks"),
    ),
    Peer("webchanges", ("webchanges==3.37",), "html2text", ("--jobs", "--config", "--database", "--hooks")),
)


class Runs:
    """Runs of a peer over the same addresses, with what it remembers between them."""

    def __init__(self, peer: Peer, urls: Sequence[str], home: Path) -> None:
        self._peer, self._home, self._count = peer, home, len(urls)
        self.peak = 0.0
        home.mkdir()
        (home / "config.yaml").write_text("report:\n  stdout:\n    enabled: false\n")
        (home / "hooks.py").write_text("")
        for name, some in (("all", urls), ("one", urls[:1])):
            jobs = (f"url: {url}\nfilter:\n  - {peer.filter}\n" for url in some)
            (home / f"{name}.yaml").write_text("---\n".join(jobs))
        self._run("one")
        self._start = self._run("one")

    def cost(self) -> float:
        """ms of CPU a check of one more run over all addresses, without the start of the program."""
        return 1000 * (self._run("all") - self._start) / (self._count - 1)

    def _run(self, name: str) -> float:
        files = (f"{name}.yaml", "config.yaml", f"{name}.db", "hooks.py")
        named = zip(self._peer.options, files, strict=True)
        words = [word for option, file in named for word in (option, str(self._home / file))]
        said = subprocess.run(
            [sys.executable, "-c", MEASURE, self._peer.command, *words], stdout=subprocess.PIPE, check=True
        )
        seconds, kilobytes = map(float, said.stdout.split())
        self.peak = max(self.peak, kilobytes / 1000)
        return seconds


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small program in between: Linux counts what the one that starts another holds as the other's peak."""
