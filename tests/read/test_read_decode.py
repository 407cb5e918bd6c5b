"""In which encoding a page is read."""

from __future__ import annotations

import sys

import pytest

from watcher.read import read
from watcher.read.markup.decode import decode

URL = "https://harbour.example/2021/01/11/ferry"


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        ("<p>Größe, überall — „fünf“</p>".encode(), None),
        ("<p>Größe, überall — „fünf“</p>".encode("utf-16"), None),
        ("<p>Größe, überall — „fünf“</p>".encode("cp1252"), "iso-8859-1"),
        ('<meta charset="windows-1252"><p>Größe, überall — „fünf“</p>'.encode("cp1252"), None),
        ("<p>Größe, überall — „fünf“</p>".encode(), "ascii"),
        ("<p>Größe, überall — „fünf“</p>".encode(), "no-such-charset"),
        (f"<p>{'Größe, überall — „fünf“. ' * 2}</p>".encode() + b"<p>Gr\xc3...</p>" * 4, "utf-8"),
        (
            '<html lang="de"><p>Größe, überall — „fünf“</p>'.encode("cp1252")
            + "<li>Über die Fähre in Ängelholm</li>".encode() * 9,
            "utf-8",
        ),
    ],
    ids=[
        "utf-8",
        "mark",
        "header",
        "meta",
        "header is wrong",
        "header is no encoding",
        "teasers cut in a letter",
        "the template alone is UTF-8",
    ],
)
def test_bytes_are_decoded_by_what_fits_them(raw: bytes, charset: str | None) -> None:
    assert "Größe, überall — „fünf“" in "".join(b.text for b in read(raw, URL, charset=charset).blocks)


@pytest.mark.parametrize(
    ("opening", "encoding", "words"),
    [
        ('<html lang="en-GB">', "cp1252", "The ferry is to cost £14."),
        ('<html lang="en">', "cp1252", "“It is the £14 of the café,” said Zoë Marín, “and of Noël’s.”"),
        (
            "<html lang='fr'>",
            "cp1252",
            "Le bac coûtera 14 euros à l’été, où les élèves paieront moitié prix.",
        ),
        ("<html lang='it'>", "cp1252", "La nave è già partita, perché di lunedì c’è più città."),
        ("<html lang='pl'>", "cp1250", "Prom będzie kosztował czternaście złotych, ślad po łodzi."),
        ("<html lang='tr'>", "cp1254", "Köprü iki ay boyunca trafiğe kapatılacağı için yoğun olacak."),
        ("<html lang='ru'>", "koi8_r", "Паром будет стоить четырнадцать рублей."),
        ("<html lang='en'>", "cp1251", "Паром будет стоить четырнадцать рублей."),
        ("<html>", "cp1252", "Le prix de la traversée est de 14 £ pour les élèves et à moitié " * 4),
    ],
)
def test_what_is_called_utf_8_and_is_not_is_in_what_its_language_was_written_in(opening, encoding, words):
    page = f'{opening}<meta charset="utf-8"><p>{words}</p>'.encode(encoding)
    assert words.strip() in "".join(block.text for block in read(page, URL, charset="utf-8").blocks)


@pytest.mark.parametrize("sign", [b"<", b"<script", b"<script>"])
@pytest.mark.timeout(60)
def test_a_page_of_beginnings_is_decoded_in_one_pass(sign, monkeypatch):
    """A sample so large takes minutes when markup is looked for from each sign to the end, else no second."""
    monkeypatch.setattr(sys.modules[decode.__module__], "_SAMPLE", 1_000_000)
    decode(sign * (1_000_000 // len(sign)) + b"\xa3\xff" * 99, "utf-8")
