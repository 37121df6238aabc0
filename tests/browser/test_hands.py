"""What a hand does: upload a report, click a mark, read the sentence; and what no visitor may meet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

REPORT = (
    "Verteidigungsminister Jörn Hestermann schließt einen Einsatz deutscher Soldaten in der Ukraine nach einem Waffenstillstand nicht aus. "
    "Der polnische Außenminister Zbigniew Torczak lehnt eine Entsendung polnischer Truppen in die Ukraine dagegen strikt ab."
)
SLOW = 60_000


@pytest.fixture
def visit(page: Page, app_url: str) -> Iterator[Page]:
    """The first page, with a check at the end that nothing went outside and nothing went wrong."""
    outside: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith((app_url, "data:", "blob:", "ws:")) else None)
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto(app_url)
    page.locator(".article").wait_for(timeout=SLOW)
    yield page
    assert outside == [] and errors == []


def marks(page: Page) -> str:
    return ".js-plotly-plot .scatterlayer .trace .point"


def test_upload_a_report_click_a_mark_and_read_the_sentence(visit: Page, tmp_path: Path) -> None:
    file = tmp_path / "bericht.txt"
    file.write_text(REPORT, "utf-8")
    visit.get_by_role("button", name="Add an article").click()
    visit.locator("input[type=file]").set_input_files(file)
    visit.get_by_role("button", name="Read the files").click()
    expect(visit.locator(".article").filter(has_text="Torczak")).to_be_visible(timeout=SLOW)
    visit.keyboard.press("Escape")
    mark = visit.locator(marks(visit)).first
    mark.wait_for(state="attached", timeout=SLOW)
    visit.wait_for_timeout(1500)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    visit.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(visit.locator(".article.dim")).to_be_visible(timeout=20_000)
    source = visit.locator("blockquote.source mark").first
    expect(source).to_have_text(re.compile("Hestermann|Torczak"))


def test_dark_mode_follows_the_system(browser: Browser, app_url: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(app_url)
    page.locator(".article").wait_for(timeout=SLOW)
    channels = re.findall(r"\d+", page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))
    assert max(int(c) for c in channels[:3]) < 60
    page.close()


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, app_url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(app_url)
    page.locator(".article").wait_for(timeout=SLOW)
    page.locator(marks(page)).first.wait_for(state="attached", timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
