"""Files of the state directory, for the one user whose watch it is."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def opened(file: Path, way: int = os.O_RDWR) -> int:
    """A descriptor of a file that is made for its user alone where it is missing.

    What root makes in the folder of another user is that user's: a daemon could not open what was restored by
    `sudo`. What is there already, or a link, is given to nobody.

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
        return os.open(file, way, 0o600)
    if os.geteuid() == 0:
        with suppress(OSError):  # a file system without owners
            folder = file.parent.stat()
            os.fchown(handle, folder.st_uid, folder.st_gid)
    return handle
