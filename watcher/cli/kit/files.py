"""Files that a command writes, and those that it reads more than once."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory, mkdtemp
from threading import current_thread, main_thread
from typing import IO, TYPE_CHECKING

from watcher.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["STANDARD", "folder", "kept", "opened"]

STANDARD = Path("-")
"""Standard output, or input."""


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """A file that comes into being whole or not at all.

    What is there and is no file, a device or a pipe, is written to: a file in its place would be the end of
    it. A link stays one.

    Raises:
        OSError: it cannot be written; of this file, whatever name its beginning had.
    """
    if file == STANDARD:
        yield sys.stdout.buffer
        return
    try:
        with file.open("wb") if _no_file(file) else _part(Path(os.path.realpath(file))) as target:
            yield target
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(file)) from error


def _no_file(file: Path) -> bool:
    return file.exists() and not (file.is_file() or file.is_dir())


@contextmanager
def _part(file: Path) -> Iterator[IO[bytes]]:
    with (
        _told_to_end(),
        NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as part,
    ):
        try:
            yield part
            part.close()
            Path(part.name).chmod(0o666 & ~_umask())
            Path(part.name).replace(file)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


@contextmanager
def folder(place: Path) -> Iterator[Path]:
    """A folder that comes into being whole or not at all.

    Raises:
        UsageError: something is there already.
        OSError: it cannot be made.
    """
    if place.is_symlink() or (place.exists() and (not place.is_dir() or any(place.iterdir()))):
        raise UsageError(f"{place} is there already; name a folder that is new or empty")
    try:
        with _part_folder(Path(os.path.realpath(place))) as part:
            yield part
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(place)) from error


@contextmanager
def _part_folder(place: Path) -> Iterator[Path]:
    with _told_to_end():
        part = Path(mkdtemp(dir=place.parent, prefix=f".{place.name}."))
        try:
            yield part
            part.chmod(0o777 & ~_umask())
            part.replace(place)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


@contextmanager
def _told_to_end() -> Iterator[None]:
    """SIGTERM and the terminal that is closed let the block tidy up, as Ctrl-C does.

    Under nohup the latter is ignored, and stays so.
    """
    deadly = [
        number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL
    ]
    ours = deadly if current_thread() is main_thread() else []
    for number in ours:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)  # as shells report it


@contextmanager
def kept(file: Path) -> Iterator[Path]:
    """A file that can be read twice: what a pipe or standard input gives once is kept in one."""
    if file != STANDARD and (file.is_file() or file.is_dir() or not file.exists()):
        yield file
        return
    with TemporaryDirectory(prefix="watcher-") as folder:
        copy = Path(folder) / ("standard input" if file == STANDARD else file.name)
        given = nullcontext(sys.stdin.buffer) if file == STANDARD else file.open("rb")
        with given as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        yield copy


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
