"""The job lists of urlwatch and webchanges, as their tools and editors write them."""

from __future__ import annotations

import pytest
from import_help import articles, brought

from watcher.imports.jobs import jobs
from watcher.imports.xpath import css_of
from watcher.model import Selectors

JOBS = """
# as `urlwatch --add` and an editor leave it
kind: url
name: Ferry
url: https://news.example/ferry
filter:
- css: div.story
- html2text
- strip
---
kind: url
url: https://news.example/bridge
filter:
- xpath:
    exclude: //aside
    path: //div[@id="main"]/article
- grep: Current.*
tags: [sea, land]
---
command: ls -al
kind: shell
name: Home
---
data: a=b
kind: url
url: https://news.example/form
---
kind: browser
navigate: https://news.example/app
---
kind: url
url: https://news.example/off
enabled: false
filter: css:main,html2text
headers: {Cookie: secret}
"""


def test_a_job_list_comes_with_its_filters_and_what_cannot_come_is_told(newcomer, tmp_path):
    file = tmp_path / "urls.yaml"
    file.write_text(JOBS)
    said, code = brought(newcomer, file, "--dry-run")
    assert "4 articles: 4 would be new" in said
    assert newcomer.json("list")["articles"] == []
    said, code = brought(newcomer, file)
    assert code == 1
    assert "4 articles: 4 are new, 0 watched already" in said
    for words in (
        "without the filter grep",
        "Home: it runs a command",
        "/form: it sends a form",
        "its headers",
    ):
        assert words in said
    assert {name: article["state"] for name, article in articles(newcomer).items()} == {
        "ferry": "active", "bridge": "active", "app": "active", "off": "paused",
    }  # fmt: skip
    assert articles(newcomer)["bridge"]["tags"] == ["sea", "land"]
    said, _ = brought(newcomer, file)
    assert "4 articles: 0 are new, 4 watched already" in said
    assert len(articles(newcomer)) == 4


def test_a_filter_that_is_no_css_is_told_and_the_article_comes_without_it(newcomer, tmp_path):
    file = tmp_path / "urls.yaml"
    file.write_text("url: https://news.example/odd\nfilter:\n- css: {selector: 'p[', exclude: .ad}\n")
    said, code = brought(newcomer, file)
    assert (code, "1 is new" in said, '"p[" is not a CSS selector' in said) == (1, True, True), said


def test_the_filters_of_jobs_become_selectors():
    selectors = {article.url[21:]: article.selectors for article in jobs(JOBS).articles}
    assert selectors == {
        "ferry": Selectors(body="div.story"),
        "bridge": Selectors(body="div#main > article", drop=("aside",)),
        "app": None,
        "off": Selectors(body="main"),
    }


@pytest.mark.parametrize(
    ("path", "css"),
    [
        ("//article", "article"),
        ("//*[@id='story']", "#story"),
        ('//div[@class="a b"]//p', 'div[class="a b"] p'),
        ("//div[contains(@class,'story')]/p[2]", 'div[class*="story"] > p:nth-of-type(2)'),
        ("//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]", "div.story"),
        ("/html/body/main", "html > body > main"),
        (".//section[@data-x][starts-with(@id, 'c-')]", 'section[data-x][id^="c-"]'),
        ("//div[@id='a' and @class='b']", 'div#a[class="b"]'),
        ('//div[@title="it\'s ]"]', 'div[title="it\'s ]"]'),
        ("//div[last()]", ""),
        ("//a/@href", ""),
        ("//div[text()='x']", ""),
        ("//div | //p", ""),
        ("count(//p)", ""),
    ],
)
def test_an_xpath_is_the_css_that_selects_the_same_or_none(path, css):
    assert css_of(path) == css
