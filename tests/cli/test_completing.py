"""What shells are told while one types: in the shells themselves, as far as they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from told import PATH, Desk, told

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def in_shell(desk: Desk, shell: str, script: str, **environment: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed, and only it can say what it offers")
    env = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(desk.home)} | environment
    done = subprocess.run(
        [found, "-c", script],
        cwd=desk.home,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def bash(desk: Desk, *words: str) -> list[str]:
    line = " ".join(f"'{word}'" for word in ("watcher", *words))
    script = f"""{bash_script()}
COMP_WORDS=({line}); COMP_CWORD={len(words)}
_watcher_completion watcher; printf '%s\\n' "${{COMPREPLY[@]}}" """
    return in_shell(desk, "bash", script).split()


@cache
def bash_script() -> str:
    """Once for all: to start the program takes longer than all the rest."""
    command = [BIN / "watcher", "completion", "bash"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("typed", ["night", "FERRY", "Marlow", "http://127.0", ""])
def test_bash_is_offered_the_articles_with_these_words(desk: Desk, typed: str) -> None:
    offered = bash(desk, "history", typed)
    assert desk.url.partition("://")[2] in offered
    assert desk.json("history", offered[offered.index(desk.url.partition("://")[2])])["article"]["id"] == 1


def test_bash_is_offered_commands_options_and_choices(desk: Desk) -> None:
    assert bash(desk, "his") == ["history"]
    assert "--graph" in bash(desk, "history", "--g")
    assert bash(desk, "completion", "f") == ["fish"]
    assert bash(desk, "search", "x", "--article", "night") == [desk.url.partition("://")[2]]
    assert bash(desk, "backfill", "night") == [desk.url.partition("://")[2]]
    assert bash(desk, "history", "submarine") == []


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_what_an_outlet_puts_into_an_address_is_not_run(desk: Desk, shell: str) -> None:
    path = "$(touch$IFS-owned);id&x='`\"|*?a=(b)[c]!{d}"
    desk.run("add", f"http://127.0.0.1:1/odd/{path}")
    address = desk.json("list", "--sort", "added")["articles"][-1]["url"].partition("://")[2]
    if shell == "bash":
        (word,) = bash(desk, "show", "odd")
        read = in_shell(desk, "bash", f"set -f; printf %s {word}")
    else:
        script = "watcher completion fish | source; complete -C 'watcher show odd'"
        read = in_shell(desk, "fish", script).splitlines()[0].partition("\t")[0]
    assert read == address
    assert not list(desk.home.glob("*owned*"))


def test_fish_is_offered_titles_beside_addresses(desk: Desk) -> None:
    script = "watcher completion fish | source; complete -C 'watcher history night'"
    (line,) = in_shell(desk, "fish", script).splitlines()
    address, title = line.split("\t")
    assert address.endswith(PATH)
    assert title.startswith("Night ferry to cross")


def test_zsh_is_offered_articles(desk: Desk) -> None:
    """By its own completion function, which is caught where it hands its finds to the line editor."""
    script = """autoload -U compinit; compinit -D
eval "$(watcher completion zsh)"
_describe() { print -l -- ${(P)3} }
compadd() { print -l -- "$@" }
words=(watcher history night); CURRENT=3
_watcher_completion"""
    assert PATH in in_shell(desk, "zsh", script).replace("\\\\", "")


def test_completion_makes_no_store_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("")
    desk = Desk(tmp_path, "")
    assert bash(desk, "history", "x") == []
    assert not (tmp_path / "state").exists()
    (tmp_path / "config.toml").write_text("nonsense = 1")
    assert bash(desk, "history", "x") == []


def test_the_completion_of_a_shell_we_do_not_know_is_refused(desk: Desk) -> None:
    assert "bash" in desk.run("completion", "csh", expect=2)
