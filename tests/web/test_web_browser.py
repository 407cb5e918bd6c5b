"""The pages in a real browser: at phone and desk width, light and dark, by keyboard, on paper, for axe."""

from __future__ import annotations

from datetime import UTC

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import CHROMIUM, FLAGS, needs_chromium
from playwright.sync_api import Browser, Page, sync_playwright
from served import served
from told import Desk, told

from watcher.store import open_archive
from watcher.web.site import Site

WIDTHS = {"phone": 390, "desk": 1280}
PAGES = (
    "/",
    "/articles/1",
    "/articles/1/versions/4",
    "/articles/1/diff/3..4",
    "/articles/1/diff/1..5?as=whole",
    "/articles/1/diff/1..5?as=side",
    "/notes",
    "/silent",
    "/report",
    "/sources",
    "/search?q=half+price",
    "/articles/99",
)

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def address(desk: Desk):
    with open_archive(state_dir=desk.home / "state") as archive, served(Site(archive, UTC)) as client:
        yield str(client.base_url)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def file(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The history in one file."""
    place = tmp_path_factory.mktemp("file") / "ferry.html"
    desk.run("export", desk.url, "--html", str(place))
    return place.as_uri()


def opened(browser: Browser, url: str, size: str = "desk", scheme: str = "light", **more) -> Page:
    """A page, with what its console and its requests said."""
    context = browser.new_context(
        viewport={"width": WIDTHS[size], "height": 900}, color_scheme=scheme, **more
    )
    page = context.new_page()
    page.said = []
    page.asked = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(url)
    return page


def sound(page: Page, url: str, size: str, scheme: str) -> None:
    """Nothing is wrong with it for axe, it fits its window, and nothing was refused or asked of others.

    A window that is made wider and lighter is another one to its style, which is all that could tell; to open
    the page anew is to start a process for it.
    """
    page.set_viewport_size({"width": WIDTHS[size], "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [words for words in page.said if "404" not in words] == []
    origin = url.split("/", 3)[2]
    assert {asked.split("/", 3)[2] for asked in page.asked} == {origin}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound(browser: Browser, address: str, path: str) -> None:
    # axe runs as a script of the driver, which the policy of the page forbids; another test keeps it
    page = opened(browser, address + path, "phone", "dark", bypass_csp=True)
    for size, scheme in (("phone", "dark"), ("desk", "light")):
        sound(page, address, size, scheme)
    page.context.close()


def test_the_file_is_sound_too(browser: Browser, file: str) -> None:
    page = opened(browser, file, "phone", "light", bypass_csp=True)
    for details in page.locator("details").all():
        details.locator("summary").click()
    for size, scheme in (("phone", "light"), ("desk", "dark")):
        sound(page, file, size, scheme)
    page.context.close()


@pytest.mark.parametrize("where", ["server", "file"])
def test_the_policy_lets_the_page_have_its_style_and_nothing_else(
    browser: Browser, address: str, file: str, where: str
) -> None:
    page = opened(browser, f"{address}/articles/1/diff/2..3" if where == "server" else file)
    assert page.said == []
    assert "line-through" in page.evaluate(
        "getComputedStyle(document.querySelector('del')).textDecorationLine"
    )
    page.evaluate(
        """() => { const image = new Image(); image.src = 'https://elsewhere.example/x.png';
        document.body.append(image); const script = document.createElement('script');
        script.textContent = 'window.ran = 1'; document.body.append(script) }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in words for words in page.said)
    page.context.close()


def test_marks_do_not_lean_on_colour(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/articles/1/diff/2..3", forced_colors="active")
    lines = {
        tag: page.evaluate(f"getComputedStyle(document.querySelector('{tag}')).textDecorationLine")
        for tag in ("ins", "del")
    }
    assert lines == {"ins": "underline", "del": "line-through"}
    assert page.locator(".edit ins").first.text_content() == "added: £17"
    assert page.get_by_role("group", name="Edited: number").count() == 1
    page.context.close()


def test_it_goes_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.closest('.articles') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*")
    assert "Night ferry" in page.title()
    page.locator("#find").fill('"half price"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert page.locator("mark").first.inner_text() == "half price"
    page.context.close()


@pytest.mark.parametrize("path", ["/", "/sources"])
def test_every_line_of_facts_begins_with_words_and_at_the_edge(
    browser: Browser, address: str, path: str
) -> None:
    page = opened(browser, address + path)
    page.set_viewport_size({"width": 240, "height": 900})
    places = page.evaluate(
        """() => [...document.querySelector('main .facts').children].map(fact => {
            const words = document.createRange(); words.selectNodeContents(fact);
            const all = fact.parentElement.getBoundingClientRect();
            return [...words.getClientRects()].map(line => [line.top, line.left - all.left]) }).flat()"""
    )
    begins = [left for (top, left), (above, _) in zip(places[1:], places, strict=False) if top > above]
    assert begins
    assert begins == pytest.approx([0] * len(begins), abs=1)
    page.context.close()


def test_filters_work_without_script(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    page.fill("#tag", "land")
    page.click("text=Show")
    assert page.locator(".articles > li").count() == 1
    page.context.close()


def test_a_phone_shows_every_figure_of_the_report_with_its_name(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/report", "phone")
    names = page.locator("thead th").all_inner_texts()[1:]
    figures = page.locator("tbody tr").first.locator("td")
    told = "cell => getComputedStyle(cell, '::before').content.slice(1, -1)"
    assert [figure.evaluate(told) for figure in figures.all()] == names
    boxes = [figure.bounding_box() for figure in figures.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= WIDTHS["phone"] for box in boxes)
    page.context.close()


@pytest.mark.parametrize("path", ["/", "/articles/1", "/report"])
def test_on_paper_there_is_nothing_to_press_and_nothing_cut_off(
    browser: Browser, address: str, path: str
) -> None:
    page = opened(browser, address + path)
    page.set_viewport_size({"width": 680, "height": 900})  # what a page of A4 has between its margins
    page.emulate_media(media="print")
    assert page.locator("form, nav, button").filter(visible=True).count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_the_file_is_printed_whole(browser: Browser, file: str) -> None:
    page = opened(browser, file)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()
