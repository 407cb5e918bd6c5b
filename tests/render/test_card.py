"""`watcher card`: one change as a picture, and the words that stand for it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from told import Desk, told

from watcher.cli import program
from watcher.cli.kit.files import opened
from watcher.export import fonts
from watcher.export.card import MARKS, SHORTEST, TALLEST, WIDTH, draw, laid_out
from watcher.export.order import runs
from watcher.model import Op, Span
from watcher.render.picture import Picture, alt_text
from watcher.render.safe import inert_line

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def shown(*edits: tuple[Span, ...], title="The ferry", notes=()) -> Picture:
    return Picture(
        "The Gazette", title, "12 Jan 2021 10:02 UTC", "not disclosed", "undisclosed", edits, notes, 0
    )


def drawn(picture: Picture):
    file = io.BytesIO()
    lacking = draw(picture, file)
    return Image.open(file), lacking


def colours(image) -> set[str]:
    return {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.getcolors(image.width * image.height)}


def test_the_picture_shows_the_change_and_its_words_say_it(desk: Desk, tmp_path: Path) -> None:
    desk.run("card", desk.url, "2..3", "--png", str(tmp_path / "fare.png"))
    words = (tmp_path / "fare.txt").read_text(encoding="utf-8")
    assert "is to cost [removed: £14][added: £17], and islanders" in words
    assert " UTC. No note in the article says that this changed." in words
    assert "The Sound Gazette: “Night ferry" in words
    image = Image.open(tmp_path / "fare.png")
    assert image.size == (WIDTH, max(image.height, SHORTEST))
    assert image.text["Description"] == words.rstrip("\n")
    for ground, _, line in MARKS.values():
        assert {ground, line} <= colours(image)


def test_a_change_with_a_note_tells_the_note(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("card", desk.url, "3..4", "--png", str(tmp_path / "vote.png"))
    assert "Correction 14 Jan 2021: An earlier version" in said


def test_what_does_not_fit_is_left_out_and_said() -> None:
    long = (Span(Op.INSERT, "A sentence that goes on and on about the night ferry and the tide. " * 8),)
    image, _ = drawn(shown(*[long] * 8, title="Very " * 60))
    assert image.height <= TALLEST
    small, _ = drawn(shown((Span(Op.DELETE, "£14"), Span(Op.INSERT, "£17"))))
    assert small.height == SHORTEST


def lines(picture: Picture) -> list[str]:
    """The lines of the picture as they are read."""
    return [" ".join(atom.text for atom in row.atoms) for row in laid_out(picture).rows]


def test_the_picture_and_its_words_count_every_edit() -> None:
    long = (
        Span(Op.INSERT, "A sentence of the ferry and the tide that fills more than two of the lines. " * 3),
    )
    many = replace(shown(*[long] * 8, notes=[("Correction", "No.")]), left=2992)
    drawn_edits = sum(line.startswith("A sentence") for line in lines(many))
    assert 1 < drawn_edits < 8
    assert lines(many)[-1] == f"… and {3000 - drawn_edits:,} more edits and 1 more note"
    assert alt_text(many).endswith("… and 2,992 more edits.")
    assert lines(shown(long))[-1].endswith("lines.")


@pytest.mark.parametrize(
    "text", ["Билет стоит 17 фунтов", "Το πλοίο ξεκινά ξανά", "Šťastná ľúbivá čeština", "Ferðin er á morgun"]
)
def test_the_scripts_of_europe_are_drawn(text: str) -> None:
    # A card is drawn with the system's fonts: what scripts they have can be asked only where there are some.
    if not fonts._files():  # noqa: SLF001  whether this system has any font
        pytest.skip("no fonts on this system, and what is lacking is told of the fonts it has")
    _, lacking = drawn(shown((Span(Op.EQUAL, text),)))
    assert lacking == set()


def test_signs_that_no_font_has_are_told() -> None:
    _, lacking = drawn(shown((Span(Op.EQUAL, "A sign of the private use area: \ue8f1"),)))
    assert lacking == {"\ue8f1"}


def test_a_system_without_fonts_has_a_picture_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_files", dict)
    fonts.face.cache_clear()
    try:
        image, lacking = drawn(shown((Span(Op.DELETE, "fourteen"), Span(Op.INSERT, "seventeen"))))
        assert image.size == (WIDTH, SHORTEST)
        assert lacking == set()
        assert MARKS[Op.INSERT][0] in colours(image)
    finally:
        fonts.face.cache_clear()


def rows(words: str, *, leftward: bool) -> str:
    """What stands on a line from left to right."""
    read = words.split()
    placed = [read[place] for run in runs(read, leftward=leftward) for place in run]
    return " ".join(reversed(placed) if leftward else placed)


@pytest.mark.parametrize(
    ("words", "leftward", "seen"),
    [
        ("the ferry sails", False, "the ferry sails"),
        ("the אבג דהו sails", False, "the דהו אבג sails"),
        ("the אבג – דהו , sails", False, "the דהו – אבג , sails"),
        ("to אבג 14 דהו at 5", False, "to דהו 14 אבג at 5"),
        ("אבג Port Anselm דהו", True, "דהו Port Anselm אבג"),
        ("אבג Port – Anselm 14 דהו", True, "דהו Port – Anselm 14 אבג"),
        ("אבג 14 17 דהו …", True, "… דהו 17 14 אבג"),
    ],
)
def test_words_stand_in_the_order_of_their_scripts(words: str, leftward: bool, seen: str) -> None:
    assert rows(words, leftward=leftward) == seen


@given(st.lists(st.text("אב ab1.")), st.booleans())
def test_every_word_stands_somewhere_once(words: list[str], leftward: bool) -> None:
    assert sorted(place for run in runs(words, leftward=leftward) for place in run) == [*range(len(words))]


def test_a_text_is_read_from_one_side_on_all_its_lines() -> None:
    hebrew = (Span(Op.EQUAL, "מעבורת הלילה של Port Anselm " * 8), Span(Op.INSERT, "Gull Island"))
    assert {row.leftward for row in laid_out(shown(hebrew)).rows[3:]} == {True}
    image, _ = drawn(shown(hebrew))
    assert MARKS[Op.INSERT][0] in colours(image)


WORDS = st.text(max_size=40).map(inert_line)


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from(Op), WORDS), max_size=4), WORDS)
def test_any_text_can_be_drawn(parts, title) -> None:
    picture = shown(tuple(Span(op, text) for op, text in parts), title=title)
    image, _ = drawn(picture)
    assert image.width == WIDTH
    assert alt_text(picture)


def test_wrong_versions_are_one_sentence(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("card", desk.url, "2..9", "--png", str(tmp_path / "x.png"), expect=1)
    assert "has no version 9" in said
    assert list(tmp_path.iterdir()) == []


def test_a_card_of_no_difference_is_refused(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("card", desk.url, "2..2", "--png", str(tmp_path / "x.png"), expect=2)
    assert "2..2 is one version; name two, as in 1..2" in said
    back = desk.run("card", desk.url, "3..2", "--png", str(tmp_path / "x.png"), expect=2)
    assert "write 2..3" in back
    assert list(tmp_path.iterdir()) == []


def test_a_picture_on_standard_output_is_nothing_but_a_picture(desk: Desk, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        program, ["--config", str(desk.home / "config.toml"), "card", desk.url, "2..3", "--png", "-"]
    )
    words = Image.open(io.BytesIO(done.stdout_bytes)).text["Description"]
    assert words.startswith("The Sound Gazette: “Night ferry")
    assert done.stderr.startswith(f"{words}\n")  # where no font is installed, what they lack stands below
    assert not Path("-.txt").exists()


@pytest.mark.parametrize("name", ["", "/", "fare.txt"])
def test_a_picture_and_its_words_have_names_of_their_own(desk: Desk, tmp_path: Path, name: str) -> None:
    place = str(tmp_path / name) if name == "fare.txt" else name
    said = desk.run("card", desk.url, "2..3", "--png", place, expect=2)
    assert "--png" in said
    assert list(tmp_path.iterdir()) == []


def test_what_a_library_says_of_a_file_that_it_cannot_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no encoder: '.*/x\.png'") as caught, opened(tmp_path / "x.png"):
        raise OSError("no encoder")
    assert caught.value.strerror == "no encoder"
    assert list(tmp_path.iterdir()) == []
