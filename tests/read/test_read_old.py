"""Pages as they were made in the years of tables: what of their cells, rows and lists is the story."""

from __future__ import annotations

import pytest
from harbour_story import BY, read_with
from read_help import body, paragraphs

HEADLINE = "The swing bridge at Holm stays shut to carts"
STORY = (
    "The swing bridge at Holm, which stuck in the frost of January, is to stay shut to carts until May.",
    "The keeper found a crack in the pin on which it turns, and nobody in the county can cast such a pin.",
    "Until then carts go round by the mill, which takes them an hour more in good weather.",
    "The council is to ask the works at Norby, where the first pin was made, for another one.",
)
LATER = (
    "The keeper said that the bridge had groaned for two winters, and that he had told the council so.",
    "Boats pass under it at low water, and are towed by the bank when the river is in flood.",
)


def page(inside: str) -> str:
    return f"<!doctype html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><main>{inside}</main></body>"


def test_a_story_whose_box_only_dresses_its_text_is_read_alone() -> None:
    day = "<table><tr><td>Harbour Post</td><td>Tuesday, 15 January 2008</td></tr></table>"
    html = page(f'<table><tr><td>{day}<span class="storytext">{paragraphs(*STORY)}</span></td></tr></table>')
    assert body(html) == [*STORY]


_PLAIN = (
    "<title>{0}</title><body><table><tr><td><a href='/'>Home</a> | <a href='/a'>Archive</a>{1}</td></tr>"
    "<tr><td width=150><font size=1><b>Sections</b><br><a href='/1'>Local</a>{1}</font></td><td>{2}</td></tr>"
    "<tr><td colspan=2>Holm Post, Quay Street</td></tr></table></body>"
)


@pytest.mark.parametrize("parted", ["<br><br>", "</p><p>"])
def test_cells_beside_and_over_that_of_the_story_are_none_of_it(parted: str) -> None:
    told = f"<font size=5><b>{HEADLINE}</b></font><br><br><p>{parted.join(STORY)}</p>"
    pages = [_PLAIN.format(HEADLINE, more, told) for more in ("", "<br><a href='/jobs'>Jobs</a>")]
    assert body(pages[0]) == body(pages[1]) == [*STORY]


def test_a_story_that_is_told_in_cell_after_cell_is_read_whole() -> None:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in (*STORY, *LATER))
    assert body(f"<title>{HEADLINE}</title><body><table>{rows}</table></body>") == [*STORY, *LATER]


def test_a_table_of_which_one_cell_tells_much_is_the_storys_with_the_text_around_it() -> None:
    table = (
        f"<table><tr><td>Pin</td><td>{STORY[1]}</td></tr><tr><td>Carts</td><td>by the mill</td></tr></table>"
    )
    html = page(paragraphs(*STORY[2:]) + table + paragraphs(*LATER))
    assert body(html) == [*STORY[2:], f"Pin {STORY[1]}", "Carts by the mill", *LATER]


def test_a_table_whose_row_is_all_links_is_a_menu_and_one_with_figures_is_the_storys() -> None:
    menu = "<table><tr>{}</tr>{}</table>"
    cells = "".join(f"<td><a href='/{word}'>{word}</a></td>" for word in ("Ships", "Cranes", "Divers"))
    figures = "<tr><td><a href='/s'>Ships</a></td><td>41</td><td>12</td></tr>"
    between = paragraphs(*STORY[:2]) + "{}" + paragraphs(*STORY[2:])
    assert body(page(between.format(menu.format(cells, "")))) == [*STORY]
    assert "Ships Cranes Divers" in body(page(between.format(menu.format(cells, figures))))


@pytest.mark.parametrize("cell", ["Fri, December 28, 2007", HEADLINE, "© 2007 Holm Post. All of it."])
def test_a_table_of_one_row_lays_out_a_page_and_its_line_is_told_as_others_are(cell: str) -> None:
    row = "<table><tr><td></td><td>{}</td></tr>{}</table>"
    html = page(f"{row.format(cell, '')}{paragraphs(*STORY)}").replace(f"<h1>{HEADLINE}</h1>", "")
    assert body(html) == [*STORY]
    told = row.format("Fri, December 28, 2007", "<tr><td>Mon, December 31, 2007</td><td>4</td></tr>")
    assert "Fri, December 28, 2007" in body(page(paragraphs(*STORY[:2]) + told + paragraphs(*STORY[2:])))


def test_a_title_is_none_of_the_text_where_machines_are_told_the_section_before_it() -> None:
    for printed in (f"<h5>{HEADLINE}</h5>", f"<p>{HEADLINE}</p>"):
        title = f"<title>bridges.example - Other Bridges - {HEADLINE}</title>"
        assert body(f"{title}<body>{printed}{paragraphs(*STORY)}</body>") == [*STORY]


def test_a_list_behind_the_story_leads_elsewhere_though_the_link_is_a_sign_before_the_words() -> None:
    items = "".join(f"<li><a href='/{n}'></a>What the cook of boat {n} saw from it</li>" for n in range(3))
    behind = f"<div><div><h3>Also in ships</h3><div><ul>{items}</ul></div></div></div>"
    assert body(page(f"<div>{paragraphs(*STORY)}{behind}</div>")) == [*STORY]


def test_footnotes_behind_the_story_lead_back_into_it_and_are_its_own() -> None:
    said = [f"The pin was cast in the year {n} of the old reckoning. ↩" for n in (31, 32, 33)]
    source, back = "<a href='https://castings.example/'>The pin</a>{}", "<a href='#ref{}'>↩</a>"
    told = (source.format(text[len("The pin") : -1]) + back.format(n) for n, text in enumerate(said))
    items = "".join(f"<li><p>{text}</p></li>" for text in told)
    behind = f"<div><div><div class='footnote'><ol>{items}</ol></div></div></div>"
    assert body(page(f"<div>{paragraphs(*STORY)}{behind}</div>")) == [*STORY, *said]


def test_a_story_under_the_headline_is_read_beside_a_thousand_lines_of_a_forecast() -> None:
    days = "".join(
        f"<li>{n} January 2021 Max Temp : {n % 30}.0 Min Temp : {n % 9}.5 Rainfall : 0.{n} mm</li>"
        for n in range(999)
    )
    weather = f'<div id="tide"><ul>{days}</ul></div>'
    text = f"<ul><li><div>{paragraphs(*STORY, *LATER)}</div></li></ul>"
    story = f'<div class="news"><h1>{HEADLINE}</h1>{text}</div>'
    assert body(f"<title>{HEADLINE}</title><body><main>{story}</main>{weather}</body>") == [*STORY, *LATER]


@pytest.mark.parametrize(
    ("name", "line"), [("김하늘", "항구방송 김하늘 (sky@harbour.example)"), ("林海", "林海")]
)
def test_an_author_whose_name_is_one_word_signs_in_the_letters_that_write_it_so(name: str, line: str) -> None:
    reading = read_with(BY.replace("Nomsa Dube", name), before=f"<p>{line}</p>")
    assert reading.byline == name
    assert line not in reading.text
