"""Whose the files and folders of the state directory are."""

from __future__ import annotations

import os
import stat
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from nobody import NOBODY, only_root

from watcher.private import made, opened
from watcher.store import open_store
from watcher.store.engine.places import make_private

if TYPE_CHECKING:
    from pathlib import Path


@only_root
def test_folders_that_root_makes_are_of_the_user_in_whose_folder_they_are(tmp_path: Path) -> None:
    """A first `sudo watcher check` shut the daemon, which is that user's, out of its own state directory."""
    os.chown(tmp_path, NOBODY, NOBODY)
    state = tmp_path / "watch" / "state"
    with open_store("", state_dir=state):
        pass
    new = [state.parent, state, state / "watcher.db"]
    assert [(path.stat().st_uid, path.stat().st_gid) for path in new] == [(NOBODY, NOBODY)] * 3


@only_root
@pytest.mark.parametrize(("owner", "follows"), [(NOBODY, True), (0, False), (None, False)])
def test_a_link_in_the_folder_of_a_user_leads_root_to_files_of_that_user_alone(tmp_path, owner, follows):
    state, target = tmp_path / "state", tmp_path / "target"
    state.mkdir()
    os.chown(state, NOBODY, NOBODY)
    (state / "file").symlink_to(target)
    if owner is not None:
        target.touch()
        os.chown(target, owner, owner)
    with nullcontext() if follows else pytest.raises(OSError, match=r"another user|No such file"):
        os.close(opened(state / "file"))
    assert target.exists() is (owner is not None)


def test_the_folder_itself_is_for_its_user_alone_and_one_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    made(tmp_path)
    made(tmp_path / "watch" / "state")
    assert stat.S_IMODE((tmp_path / "watch" / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("name", ["file", "file/below", "link", "link/below", "/proc/none/below"])
def test_where_a_file_is_or_nothing_that_a_link_leads_to_no_folder_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises((FileExistsError, NotADirectoryError, FileNotFoundError)):
        made(tmp_path / name)


def test_what_lies_beside_a_database_as_a_link_leads_to_nothing_that_is_closed_to_others(
    tmp_path: Path,
) -> None:
    other = tmp_path / "other"
    other.touch()
    other.chmod(0o644)
    (tmp_path / "watcher.db-wal").symlink_to(other)
    make_private(tmp_path / "watcher.db")
    assert stat.S_IMODE(other.stat().st_mode) == 0o644
