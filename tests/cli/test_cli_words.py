"""The words of the command: help, usage, and what it says of a configuration it cannot take."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from commands import EVERY

from watcher import __version__
from watcher.cli import COMMANDS, program


def run(*words: str) -> click.testing.Result:
    return CliRunner().invoke(program, list(words))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_has_help_with_an_example_that_names_it(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    (examples,) = re.findall(r"Example:\n((?:  +watcher.*\n?)+)", result.stdout)
    assert re.search(r"\bwatcher (--config \S+ )?" + " ".join(path), examples)


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_the_words_of_every_example_are_understood(path: tuple[str, ...]) -> None:
    epilog = EVERY[path].epilog or ""
    for example in re.findall(r"watcher (?:--config \S+ )?(.*?)(?: [|>]|$)", epilog, re.MULTILINE):
        words = example.replace('"', "").split()
        depth = max(length for length in range(len(words) + 1) if tuple(words[:length]) in EVERY)
        EVERY[tuple(words[:depth])].make_context(
            " ".join(words[:depth]), words[depth:], resilient_parsing=False
        )


def test_the_contracts_commands_are_all_there() -> None:
    listed = {"list", "check", "updates", "history", "diff", "show", "extract", "status", "report", "reread"}
    listed |= {"verify", "prune", "blame", "search", "sources"}
    others = {
        "completion",
        "add",
        "remove",
        "pause",
        "resume",
        "run",
        "alerts",
        "config",
        "demo",
        "backup",
        "restore",
    }
    others |= {"browse", "export", "card", "serve", "merge", "split", "import", "backfill", "save", "store"}
    assert set(COMMANDS) == listed | others
    nested = {
        ("alerts", "list"),
        ("alerts", "test"),
        ("alerts", "retry"),
        ("config", "check"),
        ("config", "show"),
    }
    assert nested <= set(EVERY)
    with_json = {
        path for path, command in EVERY.items() if any(item.name == "as_json" for item in command.params)
    }
    assert with_json == {
        *((name,) for name in listed),
        ("alerts", "list"),
        ("alerts", "preview"),
        ("config", "check"),
        ("config", "show"),
    }


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"watcher {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["history"],
        ["add"],
        ["add", "x", "--every", "soon"],
        ["add", "x", "--tag", " "],
        ["add", "x", "--include", ""],
    ],
)
def test_wrong_words_are_usage_errors(words: list[str]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    "words", [["list"], ["check"], ["run"], ["status"], ["config", "check"], ["config", "show"]]
)
def test_a_missing_configuration_is_one_sentence_and_78(tmp_path: Path, words: list[str]) -> None:
    result = run("--config", str(tmp_path / "none.toml"), *words)
    assert result.exit_code == 78
    assert result.stderr.startswith("watcher: ")
    assert "none.toml" in result.stderr
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_whether_a_configuration_may_be_read_is_found_by_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of another user's it is told as of a broken one, with 78; here only the system says that it may not."""
    path = tmp_path / "config.toml"
    path.write_text("[")
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    result = run("--config", str(path), "list")
    assert (result.exit_code, "is not TOML" in result.stderr) == (78, True)


def test_all_faults_of_a_configuration_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'timezon = "UTC"\n[fetch]\nper_host_delay = "soon"\n[[articles]]\nurl = "ftp://x.example/"\n'
    )
    result = run("--config", str(path), "list")
    assert result.exit_code == 78
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for name in ("timezon", "fetch.per_host_delay", "articles[1].url"):
        assert sum(f" {name}: " in line for line in lines) == 1


def test_a_mistyped_command_is_met_with_the_nearest() -> None:
    for word in ("hstory", "hist", "h"):
        assert 'did you mean "history"?' in run(word).stderr
