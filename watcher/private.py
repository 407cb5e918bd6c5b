"""Files and folders of the state directory, for the one user whose watch it is."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def opened(file: Path, way: int = os.O_RDWR) -> int:
    """A descriptor of a file that is made for its user alone where it is missing.

    What root makes in the folder of another user is that user's: a daemon could not open what was restored by
    `sudo`. What is there already, or a link, is given to nobody. A link leads root there to files of that
    user alone: to any other it would write in the name of who set it.

    Args:
        file: what to open.
        way: for reading, for writing, or both, as `os.open` has it.

    Raises:
        OSError: it can be neither opened nor made.
    """
    way |= os.O_CREAT | os.O_CLOEXEC
    try:
        handle = os.open(file, way | os.O_EXCL, 0o600)
    except FileExistsError:
        if not _is_of_another(file.parent):
            return os.open(file, way, 0o600)
        return _followed(file, way)
    _hand_over(handle, file.parent)
    return handle


def _is_of_another(folder: Path) -> bool:
    """Whether root is at work in the folder of another user."""
    return os.geteuid() == 0 and folder.stat().st_uid != 0


def _followed(file: Path, way: int) -> int:
    """A file that is there; where a link leads to it, it must be the user's in whose folder that is."""
    way &= ~os.O_CREAT
    with suppress(OSError):  # it is a link
        return os.open(file, way | os.O_NOFOLLOW)
    handle = os.open(file, way)
    if os.fstat(handle).st_uid != file.parent.stat().st_uid:
        os.close(handle)
        raise PermissionError(errno.EPERM, "it is a link to a file of another user", str(file))
    return handle


def made(folder: Path, mode: int = 0o700) -> None:
    """Make a folder for its user alone, with what is missing above it; whose they are is as with files.

    Args:
        folder: what to make.
        mode: what its user and others may do there.

    Raises:
        OSError: it cannot be made, or is no folder.
    """
    try:
        folder.mkdir(mode)
    except FileNotFoundError:
        if folder.parent.is_dir():  # a file system in which nobody makes folders, as one of automatic mounts
            raise
        made(folder.parent, 0o777)
        made(folder, mode)
    except OSError:
        if not folder.is_dir():
            raise
    else:
        if os.geteuid() == 0:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            _hand_over(handle, folder.parent)
            os.close(handle)


def _hand_over(handle: int, folder: Path) -> None:
    """Give what root made in a folder to the folder's user."""
    if os.geteuid() == 0:
        with suppress(OSError):  # a file system without owners
            owner = folder.stat()
            os.fchown(handle, owner.st_uid, owner.st_gid)
