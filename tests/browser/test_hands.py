"""What a hand does in a real browser: upload, click, filter, share a link, go back, cancel; and what no visitor may meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from stance.ui import words

REPORT = (
    "Verteidigungsminister Jörn Hestermann schließt einen Einsatz deutscher Soldaten in der Ukraine nach einem Waffenstillstand nicht aus. "
    "Der polnische Außenminister Zbigniew Torczak lehnt eine Entsendung polnischer Truppen in die Ukraine dagegen strikt ab."
)
SLOW = 600_000
"""Milliseconds after which a page that is still not there hangs; not a measure of speed, since test machines may be busy."""
PAGES = ("", "explore", "compare", "network", "about")
MARKS = ".js-plotly-plot .scatterlayer .point"
PROBES = "/_stcore/"
"""Where Streamlit asks for itself under a page's own path; it expects a 404 there."""


def say(key: str, **values: object) -> str:
    return words.told("en", key, **values)


def watch(page: Page, app_url: str) -> list[str]:
    """All requests to other hosts and all errors in the console, as they come."""
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and PROBES not in message.location["url"]:
            wrong.append(message.text)

    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((app_url, "data:", "blob:", "ws:")) else None)
    page.on("console", heard)
    return wrong


@pytest.fixture
def visit(page: Page, app_url: str) -> Iterator[Page]:
    """The first page, with a check at the end that nothing went outside and nothing went wrong."""
    wrong = watch(page, app_url)
    page.goto(app_url)
    page.locator(".article").wait_for(timeout=SLOW)
    expect(page.get_by_text(say("loading"))).to_have_count(0, timeout=SLOW)
    yield page
    assert wrong == []


def settle(page: Page) -> Page:
    """Wait until the script has run and figures stand still."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState == 'notRunning'", timeout=SLOW)
    page.wait_for_timeout(1_000)
    return page


def click(page: Page, mark: Locator) -> None:
    """A click in the middle of a mark, as figures hear it."""
    mark.wait_for(state="attached", timeout=SLOW)
    settle(page)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").filter(has_text=say(name)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say(f"{name}.title"), timeout=SLOW)


def test_upload_a_report_click_a_mark_and_read_the_sentence(visit: Page, tmp_path: Path) -> None:
    file = tmp_path / "bericht.txt"
    file.write_text(REPORT, "utf-8")
    visit.get_by_role("button", name=say("add")).click()
    visit.locator("input[type=file]").set_input_files(file)
    visit.get_by_role("button", name=say("add.read.files")).click()
    expect(visit.locator(".article").filter(has_text="Torczak")).to_be_visible(timeout=SLOW)
    visit.keyboard.press("Escape")
    click(visit, visit.locator(MARKS).first)
    expect(visit.locator(".article.dim")).to_be_visible(timeout=SLOW)
    expect(visit.locator(".quote mark").first).to_have_text(re.compile("Hestermann|Torczak"))


def test_a_sentence_is_corrected_and_the_correction_taken_back(visit: Page) -> None:
    settle(visit).get_by_role("button", name=say("correct"), exact=True).first.click()
    visit.get_by_test_id("stPopoverBody").get_by_text(say("correct.none")).first.click()
    made = visit.get_by_text(say("correct.made", n=1))
    made.wait_for(timeout=SLOW)
    settle(visit)
    made.click()
    visit.get_by_role("button", name=say("correct.undo")).click()
    expect(made).to_have_count(0, timeout=SLOW)


def test_an_actor_chosen_from_the_list_stands_out_and_stays_in_the_link(visit: Page) -> None:
    visit.get_by_role("combobox", name=say("read.actors")).fill("Rutte")
    visit.get_by_role("option", name="Mark Rutte").click()
    expect(visit.locator(".article.dim")).to_be_visible(timeout=SLOW)
    expect(visit.locator(".article .actor.picked").first).to_be_visible()
    expect(visit).to_have_url(re.compile("actors=Mark"))


def test_a_link_opens_the_same_filters(page: Page, app_url: str) -> None:
    wrong = watch(page, app_url)
    page.goto(f"{app_url}/explore?target=Ceasefire+forces&label=against")
    chips = page.locator(".st-key-chips")
    expect(chips).to_contain_text("Ceasefire forces", timeout=SLOW)
    expect(chips).to_contain_text("against")
    signs = settle(page).locator(".quote .chip").all_inner_texts()
    assert signs and all("against" in sign for sign in signs)
    chips.get_by_role("button", name=say("filter.reset")).click()
    expect(chips).to_have_count(0, timeout=SLOW)
    expect(page).not_to_have_url(re.compile("label="))
    assert wrong == []


def test_filters_are_as_they_were_left_when_one_comes_back(visit: Page) -> None:
    go(visit, "explore")
    settle(visit).locator(".st-key-label").get_by_text(say("label.against")).click()
    chips = visit.locator(".st-key-chips")
    expect(chips).to_contain_text("against", timeout=SLOW)
    go(visit, "compare")
    go(visit, "explore")
    expect(chips).to_contain_text("against", timeout=SLOW)
    expect(visit).to_have_url(re.compile("label=against"))


def test_a_click_on_a_bar_leads_to_its_sentences_and_back_to_all(visit: Page) -> None:
    go(visit, "explore")
    whole = settle(visit).locator(".quote").count()
    click(visit, visit.locator(".js-plotly-plot .barlayer .point").first)
    every = visit.get_by_role("button", name=say("sentences.all"))
    every.wait_for(timeout=SLOW)
    assert 0 < settle(visit).locator(".quote").count() <= whole
    every.click()
    expect(every).to_have_count(0, timeout=SLOW)


def test_a_sentence_leads_to_its_report(visit: Page) -> None:
    go(visit, "explore")
    settle(visit).get_by_role("button", name=say("open.report")).first.click()
    expect(visit.locator(".article.dim")).to_be_visible(timeout=SLOW)
    expect(visit).to_have_url(re.compile("article="))


def test_the_back_button_brings_the_report_before(visit: Page) -> None:
    first = visit.locator(".article").inner_text()
    visit.get_by_role("combobox", name=say("read.report")).click()
    visit.get_by_role("option").nth(1).click()
    expect(visit).to_have_url(re.compile("article="), timeout=SLOW)
    expect(visit.locator(".article")).not_to_have_text(first, timeout=SLOW)
    visit.go_back()
    expect(visit.locator(".article")).to_have_text(first, timeout=SLOW)


def test_every_page_is_one_click_away(visit: Page) -> None:
    for name in ("explore", "compare", "network", "about", "read"):
        go(visit, name)
    expect(visit.get_by_test_id("stException")).to_have_count(0)


def test_the_certainty_strip_and_the_timeline_draw_in_the_browser(visit: Page) -> None:
    go(visit, "explore")
    for view in ("grid", "timeline", "strip"):
        visit.get_by_role("radio", name=say(f"view.{view}")).or_(
            visit.get_by_role("button", name=say(f"view.{view}"))
        ).first.click()
        settle(visit).locator(MARKS).first.wait_for(state="attached", timeout=SLOW)


def test_cancelling_stops_a_report_on_its_way(visit: Page) -> None:
    visit.get_by_role("button", name=say("add")).click()
    visit.get_by_role("textbox", name=say("add.paste")).fill((REPORT + "\n\n") * 400)
    visit.get_by_role("button", name=say("add.read.text")).click()
    visit.keyboard.press("Escape")
    visit.get_by_role("button", name=say("add.cancel")).click(timeout=SLOW)
    expect(visit.get_by_text(say("add.cancelled", source=say("add.pasted")))).to_be_visible(timeout=SLOW)
    expect(visit.locator(".article")).not_to_contain_text("Torczak")


@pytest.mark.skipif(len(words.languages()) < 2, reason="there is one language only")
def test_another_language_speaks_on_every_page_and_stands_in_the_link(visit: Page) -> None:
    other = words.languages()[1]
    visit.locator(".st-key-lang").get_by_text(other, exact=True).click()
    expect(visit.get_by_role("heading", level=1)).to_have_text(words.told(other, "read.title"), timeout=SLOW)
    expect(visit).to_have_url(re.compile(f"lang={other}"))
    visit.get_by_test_id("stTopNavLink").filter(has_text=words.told(other, "explore")).click()
    expect(visit.get_by_role("heading", level=1)).to_have_text(words.told(other, "explore.title"), timeout=SLOW)


def test_dark_mode_follows_the_system(browser: Browser, app_url: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(app_url)
    page.locator(".article").wait_for(timeout=SLOW)
    channels = re.findall(r"\d+", page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))
    assert max(int(c) for c in channels[:3]) < 60
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, app_url: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{app_url}/{name}")
    page.get_by_role("heading", level=1).wait_for(timeout=SLOW)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = "[...document.querySelectorAll('[data-testid=stMain] *')].filter(e => e.getBoundingClientRect().right > 391).length"
    overflowing = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert overflowing <= 390, page.evaluate(wide)
    page.close()


def test_the_keyboard_reaches_the_filters_before_the_chart(visit: Page) -> None:
    go(visit, "explore")
    settle(visit)
    seen: list[str] = []
    for _ in range(30):
        visit.keyboard.press("Tab")
        inside = "e => e.closest('.st-key-filters') ? 'filters' : e.closest('.js-plotly-plot, .stPlotlyChart') ? 'chart' : ''"
        where = visit.evaluate(f"({inside})(document.activeElement)")
        seen += [where] if where and where not in seen else []
    assert seen[:1] == ["filters"]
