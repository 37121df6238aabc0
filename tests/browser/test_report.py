"""A downloaded report opens from the disk, draws its charts and asks for nothing."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from stance import exports, tables
from stance.exports import Facts
from tests.exports.examples import HOSTILE, Claim, analysis, figure

HOSTILE_CLAIMS = [Claim(text, text, f"{number}.txt") for number, text in enumerate(HOSTILE)]
FACTS = Facts("reader 1", datetime(2025, 3, 1, tzinfo=UTC), {"Target": "<b>NATO</b>"})
SLOW = 60_000


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The address of a report whose every text is hostile, with a WebGL trace in its second chart."""
    frame = tables.statements([analysis(Claim(), *HOSTILE_CLAIMS)])
    second = figure().add_scattergl(x=[0.1], y=["Marta Quillon"], mode="markers")
    file = tmp_path / "report.html"
    file.write_text(exports.report("Who stands where", {"By actor": figure(), "Again": second}, frame, FACTS), "utf-8")
    return file.as_uri()


def test_it_opens_from_the_disk_draws_and_asks_for_nothing(page: Page, report: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("dialog", lambda d: said.append(d.message))
    page.goto(report, timeout=SLOW)
    expect(page.locator("#chart-0 .scatterlayer .point")).to_have_count(1, timeout=SLOW)
    expect(page.locator("#chart-1 .scatterlayer .point")).to_have_count(2, timeout=SLOW)
    expect(page.locator("tbody tr")).to_have_count(1 + len(HOSTILE))
    assert asked == [report] and said == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=https://example.org/x.png onerror=alert(1)>')")
    page.wait_for_function("document.images[0].complete")
    assert any("Content Security Policy" in line for line in said) and "1" not in said


def test_dark_phone_and_paper_show_all_of_it(browser: Browser, report: str) -> None:
    page = browser.new_page(color_scheme="dark", viewport={"width": 390, "height": 844})
    page.goto(report, timeout=SLOW)
    page.locator("#chart-0 .point").wait_for(state="attached", timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert max(int(c) for c in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]) < 60
    page.emulate_media(media="print", color_scheme="dark")
    assert min(int(c) for c in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]) > 200
    page.close()
