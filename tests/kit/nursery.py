"""Starts the program from a process that has loaded what it stands on: seven tenths of what a start costs.

What is loaded are libraries and parts of which no test alters a number; the commands, the checks and the
daemon come as in a start from nothing. With one of those some tests still begin: of what Python does before
and after only they tell.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.context import ForkServerProcess
    from pathlib import Path

_LOADED = (
    "apscheduler.schedulers.background",
    "click",
    "ctypes",
    "httpcore",
    "multiprocessing.sharedctypes",
    "protego",
    "watcher.compare.whole",
    "watcher.config",
    "watcher.find.front",
    "watcher.lean.http",
    "watcher.lean.log",
    "watcher.read.page",
    "watcher.store",
)
"""No module of these takes a number from one that `altered` says otherwise, as that one looks after."""

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(list(_LOADED))


class Begun:
    """A process that was started here, as `subprocess` tells of those that it starts."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        assert process.pid is not None
        self.pid = process.pid

    def poll(self) -> int | None:
        """How it ended, if it has."""
        return self._process.exitcode

    def wait(self, patience: float) -> int:
        """How it ended, once it has."""
        self._process.join(patience)
        assert self._process.exitcode is not None, f"it still runs after {patience:.0f} s"
        return self._process.exitcode


def begin(program: Sequence[str], words: Sequence[str], log: Path, environment: Mapping[str, str]) -> Begun:
    """Start what Python would run for these words; what it says goes to the end of a file.

    Args:
        program: "-m" and the name of a module, or the path of a script and its first words.
        words: those that follow.
        log: the file.
        environment: of the new process.
    """
    process = _CONTEXT.Process(target=_run, args=(tuple(program), tuple(words), str(log), dict(environment)))
    process.start()
    return Begun(process)


def _run(program: tuple[str, ...], words: tuple[str, ...], log: str, environment: Mapping[str, str]) -> None:
    with open(log, "ab", buffering=0) as said:  # noqa: PTH123  a string, as all that goes to another process
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    _begin_as_python_does(environment)
    first, *more = program
    sys.argv = [first, *more, *words]
    if first == "-m":
        del sys.argv[0]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(first, run_name="__main__")


def _begin_as_python_does(environment: Mapping[str, str]) -> None:
    """Look for modules where PYTHONPATH says, and let those there begin that want to at each start."""
    sys.path[:0] = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    if "WATCHER_FAULTS" in environment:
        sys.modules.pop("sitecustomize", None)
        import_module("sitecustomize")
