"""Files made by other tools themselves are taken over: each tool is installed in an environment of its own.

    python -m bench.imports

Needs a package index. A tool that cannot be installed is named and passed over; its documented format is then
what `tests/past/test_imports.py` writes out. newsdiffs was never published as a package and is in that test
only. The package of diffengine cannot be built any more: of its source archive the model of the database is
used, without the libraries for Twitter and browsers that the model does not need.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

URLWATCH = """
import sys
from urlwatch.jobs import JobBase
from urlwatch.storage import UrlsYaml
made = [
    {"url": "https://news.example/ferry", "name": "Ferry", "filter": [{"css": "div.story"}, "html2text"]},
    {"url": "https://news.example/bridge", "filter": [{"xpath": "//div[@id='main']/article"}]},
    {"url": "https://news.example/grep", "filter": [{"grep": "Current"}]},
    {"command": "ls -al", "name": "Home"},
]
UrlsYaml(sys.argv[1]).save([JobBase.unserialize(job) for job in made])
"""

WEBCHANGES = """
import sys
from pathlib import Path
from webchanges.jobs import JobBase
from webchanges.storage import YamlJobsStorage
made = [
    {"url": "https://news.example/ferry", "name": "Ferry", "filters": [{"css": "div.story"}, "html2text"]},
    {"url": "https://news.example/app", "use_browser": True},
]
jobs = [JobBase.unserialize(job, [Path(sys.argv[1])]) for job in made]
YamlJobsStorage([Path(sys.argv[1])]).save(jobs)
"""

CHANGEDETECTION = """
import os, shutil, sys, tempfile
from pathlib import Path
from changedetectionio.blueprint.backups import create_backup
from changedetectionio.store import ChangeDetectionStore
home = tempfile.mkdtemp()
store = ChangeDetectionStore(datastore_path=home, include_default_watches=False)
number = store.add_watch(url="https://news.example/ferry", tag="harbour", extras={
    "title": "Ferry", "include_filters": ["div.story"], "time_between_check": {"minutes": 30},
    "time_between_check_use_default": False})
watch = store.data["watching"][number]
for at, fare in ((1_700_000_000, "£14"), (1_700_090_000, "£17")):
    text = f"Night ferry\\nA ticket is to cost {fare}."
    watch.save_history_blob(contents=text, timestamp=at, snapshot_id=str(at))
watch.commit()
store.commit()
create_backup(home, store.data["watching"], tags=store.data["settings"]["application"].get("tags", {}))
shutil.move(next(Path(home).glob("*.zip")), sys.argv[1])
os._exit(0)
"""

DIFFENGINE = """
import sys, tarfile, types
from datetime import datetime
from pathlib import Path
archive = next(Path(sys.argv[2]).glob("diffengine-*.tar.gz"))
with tarfile.open(archive) as source:
    source.extractall(sys.argv[2], filter="data")
sys.path.insert(0, str(next(Path(sys.argv[2]).glob("diffengine-*/diffengine")).parent))
missing = "yaml bleach jinja2 tweepy htmldiff requests selenium feedparser readability selenium.webdriver"
for name in f"{missing} selenium.webdriver.firefox selenium.webdriver.firefox.options".split():
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["selenium"].webdriver = sys.modules["selenium.webdriver"]
sys.modules["selenium.webdriver.firefox.options"].Options = object
import diffengine
diffengine.db.init(sys.argv[1])
diffengine.db.connect()
tables = [diffengine.Feed, diffengine.Entry, diffengine.FeedEntry, diffengine.EntryVersion, diffengine.Diff]
diffengine.db.create_tables(tables)
feed = diffengine.Feed.create(url="https://news.example/feed.xml", name="Gazette")
entry = diffengine.Entry.create(url="https://news.example/ferry")
diffengine.FeedEntry.create(entry=entry, feed=feed)
for day, fare in ((1, "14"), (2, "17")):
    words = f"<div><p>The board met.</p><p>A ticket is to cost {fare}.</p></div>"
    version = dict(title="Ferry", url=entry.url, entry=entry, created=datetime(2019, 1, day), summary=words)
    diffengine.EntryVersion.create(**version)
diffengine.db.close()
"""

TOOLS = {
    "urlwatch": (["urlwatch"], [], URLWATCH, "urls.yaml", {"new": 3, "versions": 0}),
    "webchanges": (["webchanges"], [], WEBCHANGES, "jobs.yaml", {"new": 2, "versions": 0}),
    "changedetection.io": (
        ["changedetection.io"],
        [],
        CHANGEDETECTION,
        "backup.zip",
        {"new": 1, "versions": 2},
    ),
    "diffengine": (["peewee"], ["diffengine"], DIFFENGINE, "diffengine.db", {"new": 1, "versions": 2}),
}
"""For each tool: what to install, what to fetch as source, how it makes its file, what must come of it."""


def main() -> int:
    """Try every tool; 1 when one that is there was not taken over whole."""
    wrong = 0
    with TemporaryDirectory(prefix="watcher-imports-") as folder:
        for name, (packages, sources, script, file, due) in TOOLS.items():
            home = Path(folder) / name
            made = _make(home, packages, sources, script, file)
            if made is None:
                print(f"{name:<20} cannot be installed or run here; passed over")
                continue
            came = _came(home, made)
            wrong += came != due
            print(f"{name:<20} {'taken over' if came == due else f'WRONG: {came}, not {due}'}")
    return 1 if wrong else 0


def _make(home: Path, packages: list[str], sources: list[str], script: str, file: str) -> Path | None:
    venv.create(home / "env", with_pip=True)
    python = str(home / "env" / "bin" / "python")
    target = home / file
    steps = [[python, "-m", "pip", "install", "--quiet", *packages]]
    options = ["--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(home)]
    steps += [[python, "-m", "pip", "download", *options, source] for source in sources]
    for step in steps:  # a source archive that cannot be built was fetched all the same
        subprocess.run(step, check=False, capture_output=True, timeout=600)
    done = subprocess.run(
        [python, "-c", script, str(target), str(home)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if not target.exists():
        print(done.stderr.strip()[-300:])
    return target if target.exists() else None


def _came(home: Path, file: Path) -> dict[str, int]:
    """What `watcher import` makes of the file, told by the list and the histories."""
    (home / "config.toml").write_text("")
    watcher = [sys.executable, "-m", "watcher", "--config", str(home / "config.toml")]
    subprocess.run([*watcher, "import", str(file)], check=False, capture_output=True)
    listed = subprocess.run([*watcher, "list", "--json"], check=True, capture_output=True, text=True)
    articles = json.loads(listed.stdout)["articles"]
    return {"new": len(articles), "versions": sum(article["version"] or 0 for article in articles)}


if __name__ == "__main__":
    sys.exit(main())
