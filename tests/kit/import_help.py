"""What the real command says of a file of another tool, and what came of it."""

from __future__ import annotations


def brought(newcomer, path, *words, expect=None):
    said = newcomer.run("import", str(path), *words, expect=expect)
    return " ".join((said.out + said.err).split()), said.code


def articles(newcomer):
    found = newcomer.json("list", "--sort", "added")["articles"]
    return {article["url"].removeprefix("https://news.example/"): article for article in found}


def snapshot(fare: str) -> str:
    return (
        f"Night ferry sails again\nThe harbour board decided on Monday.\nA single ticket is to cost {fare}."
    )
