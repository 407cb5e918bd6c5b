"""What docs/scaling.md names is there."""

from __future__ import annotations

import re
from pathlib import Path

from watcher.config import load
from watcher.store import schema

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")


def test_the_benches_and_tables_that_it_names_are_there() -> None:
    benches = set(re.findall(r"\| `(\w+)` \|", DOCS)) | set(re.findall(r"`bench\.(\w+)`", DOCS))
    assert benches >= {"fleet", "frontier", "history"}
    assert all((ROOT / "bench" / f"{name}.py").exists() for name in benches)
    tables = {"hosts", "articles", "checks", "snapshots", "pages"}
    assert tables <= set(re.findall(r"`(\w+)`", DOCS)) & set(schema.metadata.tables)


def test_its_example_is_a_configuration(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    (tmp_path / "config.toml").write_text(example, encoding="utf-8")
    assert load(tmp_path / "config.toml").store_url.startswith("postgresql+psycopg://")


def test_the_rooms_that_it_links_to_are_there() -> None:
    links = re.findall(r"\]\((\w+\.md)#(\w+)\)", DOCS)
    assert links
    for file, anchor in links:
        headings = re.findall(r"^## (.*)$", (ROOT / "docs" / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {heading.lower().replace(" ", "-") for heading in headings}
