"""A shared server in a real browser: nobody gets in without logging in, and everybody finds their own library. Does not test Streamlit's login."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, served
from tests.browser.provider import CLIENT, Provider, provider
from tests.browser.test_hands import REPORT, SLOW, go, say, settle

FILE = """[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{secret}"
client_id = "{client}"
client_secret = "none"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app that demands a login."""
    folder, vouching = tmp_path_factory.mktemp("shared"), provider()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url, issuer = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{vouching.server_address[1]}"
    secret = secrets.token_hex(16)
    (folder / "login.toml").write_text(FILE.format(app=url, secret=secret, client=CLIENT, issuer=issuer), "utf-8")
    command = [sys.executable, "-m", "stance", "serve", "--port", str(port), "--login", str(folder / "login.toml")]
    own = os.environ | {"STANCE_DATABASE_URL": f"sqlite:///{folder}/library.sqlite"}
    server = subprocess.Popen(command, cwd=ROOT, env=own)
    yield served(url)
    server.terminate()
    server.wait(timeout=30)
    vouching.shutdown()


def log_in(browser: Browser, url: str, person: str) -> Page:
    """A browser of their own for this person, with the first page open."""
    page = browser.new_context().new_page()
    page.goto(url)
    Provider.person = person
    page.get_by_role("button", name=say("login.in")).click()
    page.locator(".article").wait_for(timeout=SLOW)
    return settle(page)


def test_nobody_sees_anything_before_logging_in(browser: Browser, shared: str) -> None:
    for path in ("", "/explore", "/about"):
        page = browser.new_context().new_page()
        page.goto(shared + path)
        expect(page.get_by_role("button", name=say("login.in"))).to_be_visible(timeout=SLOW)
        settle(page)
        expect(page.locator(".article, .quote")).to_have_count(0)
        expect(page.get_by_role("button", name=say("add"))).to_have_count(0)


def test_a_report_is_there_for_its_owner_in_any_browser_and_for_nobody_else(browser: Browser, shared: str) -> None:
    first = log_in(browser, shared, "anna")
    first.get_by_role("button", name=say("add")).click()
    first.get_by_label(say("add.paste")).fill(REPORT)
    first.get_by_role("button", name=say("add.read.text")).click()
    expect(first.locator(".article").filter(has_text="Torczak")).to_be_visible(timeout=SLOW)
    again, other = log_in(browser, shared, "anna"), log_in(browser, shared, "berta")
    for page, times in ((again, 1), (other, 0)):
        go(page, "explore")
        settle(page)
        page.get_by_role("combobox").first.click()
        page.keyboard.type("Torczak")
        expect(page.get_by_role("option").filter(has_text="Torczak")).to_have_count(times)


def test_after_logging_out_the_door_is_shut_again(browser: Browser, shared: str) -> None:
    page = log_in(browser, shared, "carla")
    page.get_by_role("button", name=say("login.out")).click()
    expect(page.get_by_role("button", name=say("login.in"))).to_be_visible(timeout=SLOW)
    expect(page.locator(".article")).to_have_count(0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[auth]\nclient_id = 'x'", "lacks, under [auth]: redirect_uri"),
        ("auth = 1", "lacks, under [auth]"),
        ("[auth", "is not TOML"),
        (None, "cannot be read"),
    ],
)
def test_a_server_that_could_let_nobody_in_does_not_start(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "login.toml"
    if content is not None:
        file.write_text(content, "utf-8")
    command = [sys.executable, "-m", "stance", "serve", "--port", "1", "--login", str(file)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 2 and said in ended.stderr and len(ended.stderr.splitlines()) == 1
