"""What docs/operations.md and the files in deploy/ say is so."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from watcher.cli import program
from watcher.config import load
from watcher.model.crew import WorkerFigures
from watcher.render.metrics import metrics_text
from watcher.store import open_store

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
WATCHER = "/opt/watcher/.venv/bin/watcher"
UNITS = sorted(file.name for file in DEPLOY.glob("*.[st]*[er]"))
WORST = 15
"""Tenths; versions of systemd count a little differently."""


needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="no systemd-analyze (package systemd): whether a unit is understood, only systemd can say",
)


def metric_names(tmp_path: Path) -> set[str]:
    with open_store(state_dir=tmp_path) as store:
        text = metrics_text(store.status(), [WorkerFigures(idle=1.0, starts=1)])
    return set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))


def test_every_metric_is_explained_and_rules_use_those_that_there_are(tmp_path: Path) -> None:
    names = metric_names(tmp_path)
    assert names
    assert set(re.findall(r"`(watcher_\w+)", DOCS)) == names
    (rules,) = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert set(re.findall(r"watcher_\w+", rules)) <= names


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL))
def test_every_configuration_shown_works(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    load(tmp_path / "config.toml")


def test_every_file_that_is_linked_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", DOCS)
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []


def test_every_command_that_is_named_is_one() -> None:
    text = "\n".join((DOCS, *(file.read_text(encoding="utf-8") for file in DEPLOY.iterdir())))
    called = re.findall(
        r"(?:`|exec watcher |bin/)watcher (?:--config \S+ \\?\s*)?([a-z]+)((?: --[a-z]+)*)", text
    )
    assert {"run", "status", "backup", "restore", "verify"} <= {name for name, _ in called}
    for name, options in called:
        command = program.get_command(click.Context(program), name)
        assert command is not None, name
        known = {option for item in command.params for option in item.opts}
        assert set(options.split()) <= known


@needs_systemd
@pytest.mark.parametrize("name", UNITS)
def test_systemd_understands_its_units(tmp_path: Path, name: str) -> None:
    """With a program that is there in the place of ours."""
    for file in DEPLOY.glob("*.[st]*[er]"):
        text = file.read_text(encoding="utf-8").replace(WATCHER, shutil.which("true") or "")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    said = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / name)], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")


@needs_systemd
@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_the_units_are_as_closed_as_the_page_says(name: str) -> None:
    assert "calls its exposure about 1 of 10" in DOCS
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={WORST}"]
    said = subprocess.run([*command, str(DEPLOY / name)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


def test_the_container_has_what_it_copies_and_ends_without_rights() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(None, 1) for line in lines if re.match(r"[A-Z]+ ", line)]
    last = dict(steps)
    assert last["USER"].split(":") == ["10001", "10001"]
    assert '"status", "--alive"' in last["HEALTHCHECK"]
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    wanted = [name[1:] for name in kept if name.startswith("!")]
    assert [name for name in wanted if not (ROOT / name).exists()] == []
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = re.findall(r"/src\[([\w,]+)\]", "\n".join(lines))
    assert set(extras.split(",")) <= set(settings["optional-dependencies"])
    assert {settings["readme"], *settings["license-files"]} <= set(wanted)
