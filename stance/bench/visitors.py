"""Visitors in real browsers who hand in a report and filter the library. Does not start the app they visit."""

from __future__ import annotations

import re
import shutil
import time
from asyncio import gather
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field

from playwright.async_api import Browser, ConsoleMessage, Error, FilePayload, Page, Request, async_playwright

from stance.ui.words import told

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
PATIENCE = 600_000
"""Milliseconds after which a page that is still not there is an error."""
PROBES = "/_stcore/"
"""Where Streamlit asks for itself under a page's own path; it expects a 404 there."""
OWN = ("data:", "blob:", "ws:")
RAN = "document.querySelector('[data-testid=stApp]').dataset.testScriptState == 'notRunning'"
REPORT = "Der Außenminister Zbigniew Torczak lehnt eine Entsendung von Truppen in die Ukraine ab. Bericht Nummer {}."


@dataclass
class Visitor:
    """One session; ``errors`` are those of the console, of the page and of the visit, ``outside`` the requests to other hosts."""

    page: Page
    url: str
    number: int
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.errors.append(f"error on the page: {error}"))
        self.page.on("request", self.asked)

    def heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and PROBES not in message.location["url"]:
            self.errors.append(f"console: {message.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, *OWN)):
            self.outside.append(request.url)

    async def step(self, name: str, doing: Coroutine[None, None, None]) -> None:
        """What goes wrong is this visitor's error, and ends that step alone."""
        try:
            await doing
            await self.look()
        except Error as error:
            self.errors.append(f"{name}: {error.message.splitlines()[0]}")

    async def look(self) -> None:
        """Note what the app says has gone wrong."""
        for shown in await self.page.get_by_test_id("stException").all_inner_texts():
            self.errors.append(f"exception on the page: {shown.strip()[:200]}")

    async def hand_in(self) -> None:
        """Open the first page, upload a report of one's own, and see it."""
        page, report = self.page, REPORT.format(self.number).encode()
        await page.goto(self.url)
        await page.locator(".article").wait_for()
        await page.get_by_role("button", name=told("en", "add")).click()
        file = FilePayload(name=f"report-{self.number}.txt", mimeType="text/plain", buffer=report)
        await page.locator("input[type=file]").set_input_files(file)
        await page.locator(".st-key-read-files button").click()
        await page.locator(".article").filter(has_text=re.compile(rf"Nummer {self.number}\.")).wait_for()
        await page.keyboard.press("Escape")

    async def filter(self, until: float) -> None:
        """Set a filter over the whole library and take it back, until that moment."""
        page = self.page
        await page.get_by_test_id("stTopNavLink").filter(has_text=told("en", "explore")).click()
        labels = page.locator(".st-key-label button")
        await labels.first.wait_for()
        turn = self.number
        while time.monotonic() < until:
            await page.wait_for_function(RAN)
            began = time.monotonic()
            await labels.nth(turn % 3).click()
            await page.locator(".st-key-chips").wait_for()
            await page.wait_for_function(RAN)
            self.seconds.append(time.monotonic() - began)
            await self.look()
            await page.locator(".st-key-reset button").click()
            await page.locator(".st-key-chips").wait_for(state="detached")
            turn += 1


async def visits(url: str, sessions: int, seconds: int, all_here: Callable[[], None]) -> Sequence[Visitor]:
    """So many at once; ``all_here`` is called when each has handed in a report, and before any filters."""
    async with async_playwright() as tools:
        browser = await tools.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        visitors = [await entered(browser, url, number) for number in range(sessions)]
        await gather(*(visitor.step("upload", visitor.hand_in()) for visitor in visitors))
        all_here()
        until = time.monotonic() + seconds
        await gather(*(visitor.step("filter", visitor.filter(until)) for visitor in visitors))
        await browser.close()
    return visitors


async def entered(browser: Browser, url: str, number: int) -> Visitor:
    """A session of one's own, with no cookie of another."""
    context = await browser.new_context(locale="en")
    return Visitor(await context.new_page(), url, number)
