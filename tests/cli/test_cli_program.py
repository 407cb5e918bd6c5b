"""The command as a process: start-up, streams, terminals and pipes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest
from newsroom import Desk

from watcher.cli import QUIET
from watcher.cli.kit.pager import page_found
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.render.terminal.screen import Look

LOCAL = '[fetch]\nallow_private_hosts = true\nper_host_delay = "0s"\n'
WATCHER = [sys.executable, "-m", "watcher"]
HEAVY = {
    "bs4",
    "lxml",
    "pydantic",
    "sqlalchemy",
    "httpx",
    "rich",
    "dateparser",
    "structlog",
    "jinja2",
    "apscheduler",
}


def process(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, on home/config.toml."""
    clean = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(
        [*WATCHER, *words],
        check=False,
        cwd=home,
        env=clean | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory whose store has seen one article once."""
    home = tmp_path_factory.mktemp("seen")
    with NewsSite() as site:
        site.pages["/ferry"] = Newsroom(FERRY)
        (home / "config.toml").write_text(f'{LOCAL}[[articles]]\nurl = "{site.url("/ferry")}"\n')
        done = process(home, "check")
        assert done.returncode == 0, done.stderr
    return home


@pytest.mark.parametrize(("others", "ends"), [("default_int_handler", -signal.SIGINT), ("SIG_IGN", 0)])
def test_ctrl_c_while_the_command_is_loaded_ends_it_without_a_word(
    tmp_path: Path, others: str, ends: int
) -> None:
    code = f"import signal; signal.signal(signal.SIGINT, signal.{others}); import watcher.__main__; "
    code += "signal.raise_signal(signal.SIGINT)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (ends, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_standard_stream_that_is_closed_ends_nothing(tmp_path: Path, closed: str) -> None:
    """As services and jobs are started that want to hear nothing."""
    (tmp_path / "config.toml").write_text("")
    command = f"{sys.executable} -m watcher status {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"articles: 0 active" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_the_environment_may_name_the_configuration(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("")
    done = process(tmp_path, "config", "check", WATCHER_CONFIG=str(elsewhere))
    assert (done.returncode, str(elsewhere) in done.stdout) == (0, True)


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, watcher.cli as cli\n"
        "try: cli.program(['--help'])\n"
        f"except SystemExit: print({HEAVY} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_who_only_looks_waits_for_no_parser(seen: Path) -> None:
    needless = HEAVY - {"pydantic", "sqlalchemy"}
    words = [["list"], ["updates"], ["history", "1"], ["search", "ferry"], ["status"], ["sources"]]
    code = (
        "import sys, watcher.cli as cli\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        f"for words in {words}:\n"
        "    try: cli.program(words)\n"
        f"    except SystemExit: assert not {needless} & set(sys.modules), words\n"
        "assert not [name for name in opened if 'languages' in name and name.endswith('.toml')]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=seen, capture_output=True, check=True)


def test_what_logs_nothing_loads_nothing_to_log_with(seen: Path) -> None:
    """So that none of it could be told on stdout, where unconfigured logs go."""
    words = [["search", "ferry"], *([name] for name in ("list", "sources", "updates", "report", "status"))]
    words += [[name, "1"] for name in ("history", "show", "blame", "diff")]
    assert {name for name, *_ in words} == QUIET - {"browse"}  # of which the database is all it shares
    code = (
        "import sys, watcher.cli as cli\n"
        f"for words in {words}:\n"
        "    try: cli.program(words)\n"
        "    except SystemExit: assert 'structlog' not in sys.modules, words"
    )
    subprocess.run([sys.executable, "-c", code], cwd=seen, capture_output=True, check=True)


def test_a_closed_pipe_is_no_failure(seen: Path) -> None:
    pipe = f"{' '.join(WATCHER)} show 1 2>err.txt | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", pipe],
        cwd=seen,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert done.stdout.startswith("version 1")
    assert (seen / "err.txt").read_text() == ""


@pytest.mark.parametrize("words", ["--help", "--version", "list", "list --json", "list --help"])
def test_a_reader_who_has_gone_is_no_failure(seen: Path, words: str) -> None:
    pipe = f"{' '.join(WATCHER)} {words} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", pipe], cwd=seen, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("words", [("show", "1"), ("--help",), ("--version",)])
def test_a_full_disk_under_the_output_is_a_sentence(seen: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*WATCHER, *words],
            check=False,
            cwd=seen,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert (done.returncode, done.stderr) == (1, "watcher: standard output: No space left on device\n")


@pytest.mark.parametrize(
    ("place", "words"), [("nowhere/x.html", "No such file"), ("state", "Is a directory")]
)
def test_a_file_that_cannot_be_written_is_named_as_it_was_given(seen: Path, place: str, words: str) -> None:
    done = process(seen, "export", "1", "--html", place)
    assert (done.returncode, done.stderr.startswith(f"watcher: {place}: {words}")) == (1, True)
    assert [found.name for found in seen.iterdir() if found.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_only_where_they_are_wanted(seen: Path, environment: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in process(seen, "history", "1", **environment).stdout) is coloured


@pytest.mark.parametrize("columns", ["20", "80", "200"])
def test_the_width_of_the_terminal_is_kept(seen: Path, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["history", "1"], ["show", "1"], ["list"]):
        lines = Desk(seen).run(*words).out.splitlines()
        assert max(map(len, lines)) <= int(columns)


def test_that_there_is_more_is_said_in_the_width_of_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    page_found(iter("abc"), list, limit=None, most=1, look=Look(width=20), nothing=str)
    one, *more = capsys.readouterr().out.splitlines()
    assert (one, " ".join(more)) == ("a", "There are more than these 1; --limit N shows more.")
    assert max(map(len, more)) <= 20


def test_a_terminal_of_few_characters_shows_what_it_can(seen: Path) -> None:
    done = process(seen, "show", "1", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "the harbour board" in done.stdout


def on_a_terminal(home: Path, *words: str, columns: int = 60, **environment: str) -> str:
    """What a person sees of the command on a terminal of this width."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, columns))
    clean = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS"}}
    running = subprocess.Popen(
        [*WATCHER, *words],
        cwd=home,
        env=clean | {"TERM": "xterm"} | environment,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    seen = b""
    with suppress(OSError):  # EIO: the other end is closed
        while part := os.read(master, 65536):
            seen += part
    os.close(master)
    assert running.wait(timeout=60) == 0
    return seen.decode()


def test_a_terminal_shows_progress_and_colours_within_its_width(tmp_path: Path) -> None:
    with NewsSite() as site:
        site.pages["/ferry"] = Newsroom(FERRY)
        (tmp_path / "config.toml").write_text(f'{LOCAL}[[articles]]\nurl = "{site.url("/ferry")}"\n')
        shown = on_a_terminal(tmp_path, "check")
        assert "Checking" in shown
        assert "1/1" in shown
    coloured = on_a_terminal(tmp_path, "history", "1", columns=44)
    assert "\x1b[1m" in coloured
    assert max(map(len, re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines())) <= 44
    assert "\x1b" not in on_a_terminal(tmp_path, "history", "1", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(tmp_path, "history", "1", TERM="dumb")


def test_a_worker_loads_nothing_that_paints_terminals_or_selects() -> None:
    needless = "{'rich', 'pygments', 'soupsieve'}"
    program = f"import sys, watcher.daemon; assert not {needless} & set(sys.modules); import rich"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
