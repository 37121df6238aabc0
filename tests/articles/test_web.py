"""Web addresses: pages of public sites get in; nothing else is ever connected to, whatever the address looks like or leads to."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest

from stance.articles import files, from_url
from stance.articles.addresses import Place, place, public, resolved
from stance.articles.downloads import Download, connected, fetch
from stance.articles.downloads import answer as answered
from stance.articles.extracts import Obstacle
from stance.articles.limits import LARGEST_FILE, MOST_REDIRECTS
from stance.domain import UnreadableArticle
from tests.articles.made import STORY, archive, page, pdf

SITES = {"news.example": ["93.184.216.34"], "inner.example": ["10.0.0.7"], "both.example": ["93.184.216.34", "127.0.0.1"]}


def looked_up(host: str, port: int) -> list[str]:
    """Sites of our own; numbers are understood as the system understands them."""
    return SITES[host] if host in SITES else resolved(host, port)


class Wire:
    """The far end of a connection that gives one answer and remembers what it was asked."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.asked = answer, b""

    def sendall(self, content: bytes) -> None:
        self.asked += content

    def makefile(self, mode: str) -> BytesIO:
        return BytesIO(self.answer)

    def close(self) -> None:
        pass


class Web:
    """Answers in order; ``places`` are those that were connected to."""

    def __init__(self, *answers: bytes) -> None:
        self.wires = [Wire(answer) for answer in answers]
        self.places: list[Place] = []

    def connect(self, there: Place) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(there.host, there.port)
        connection.sock = self.wires[len(self.places)]
        self.places.append(there)
        return connection

    def fetch(self, url: str) -> Download:
        return fetch(url, looked_up, self.connect)


def answer(content: bytes = b"word", status: int = 200, **headers: str) -> bytes:
    fields = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} OK\r\n{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def moved(where: str) -> bytes:
    return answer(status=302, Location=where)


NOT_PUBLIC = [
    "http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://0177.0.0.1/",
    "http://0/", "http://0.0.0.0/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[ff02::1]/",
    "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://10.0.0.1/", "http://172.16.0.1/",
    "http://192.168.0.1/", "http://100.64.0.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/",
    "http://255.255.255.255/", "http://192.0.2.1/", "http://inner.example/", "https://both.example/",
]  # fmt: skip
NO_PAGE = [
    "file:///etc/passwd", "gopher://news.example/", "ftp://news.example/", "data:text/html,x", "javascript:alert(1)", "//news.example/",
    "news.example", "", "http://", "http:///a", "http://user@news.example/", "http://user:secret@news.example/", "http://:@news.example/",
    "http://news.example:22/", "http://news.example:8080/", "https://news.example:80/", "http://news.example\\@127.0.0.1/",
    "http://news.example /", "http://news.example/\r\nHost: a", "http://news.example:99999/", "http://[::1", "http://a\x00b/",
]  # fmt: skip


@pytest.mark.parametrize("url", NOT_PUBLIC + NO_PAGE)
def test_nothing_but_public_sites_is_connected_to(url: str) -> None:
    web = Web(answer())
    with pytest.raises(Obstacle):
        web.fetch(url)
    assert web.places == []


@pytest.mark.parametrize("url", NOT_PUBLIC + [url for url in NO_PAGE if ":" in url[:6] and "\r" not in url])
def test_no_redirect_leads_where_an_address_may_not(url: str) -> None:
    web = Web(moved(url), answer())
    with pytest.raises(Obstacle):
        web.fetch("https://news.example/")
    assert [there.host for there in web.places] == ["news.example"]


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("address", ["", "news.example", "127.0.0.1%lo", "fe80::1%eth0", "1"])
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not public(address)


def test_a_name_is_looked_up_once_and_its_checked_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look-up could lead somewhere else (DNS rebinding)."""
    answers, reached = iter([["93.184.216.34"], ["127.0.0.1"]]), []

    def reach(address: tuple[str, int], timeout: float) -> socket.socket:
        reached.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", reach)
    with pytest.raises(Obstacle, match="cannot be reached"):
        fetch("http://news.example/", lambda host, port: next(answers), connected)
    assert reached == [("93.184.216.34", 80)]
    assert next(answers) == ["127.0.0.1"]


def test_a_closed_connection_is_not_opened_again_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = socket.socketpair()
    monkeypatch.setattr(socket, "create_connection", lambda address, timeout: here)
    connection = connected(place("http://news.example/", looked_up))
    connection.close()
    there.close()
    with pytest.raises(http.client.NotConnected):
        connection.request("GET", "/")


class Quiet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page() + str(self.headers["Host"]).encode())

    def log_message(self, *args: object) -> None:
        pass


def test_a_page_comes_over_a_real_connection_to_the_checked_address() -> None:
    with HTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        there = Place("http", "news.example", server.server_port, "/", ("127.0.0.1",))
        found = answered("http://news.example/", there, connected(there))
    assert found == Download("http://news.example/", page() + b"news.example", "text/html", "utf-8")


def test_a_request_carries_the_host_and_nothing_about_its_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web = Web(moved("https://news.example/b?q=ä#part"), answer(page(), Set_Cookie="a=b"))
    found = web.fetch("http://news.example/a")
    assert found.content == page() and found.media == "text/html"
    first, second = (wire.asked.decode().lower().split("\r\n") for wire in web.wires)
    assert first[0] == "get /a http/1.1" and second[0] == "get /b?q=%c3%a4 http/1.1"
    for lines in (first, second):
        assert "host: news.example" in lines
        assert not [line for line in lines if line.startswith(("cookie", "authorization", "referer", "origin", "proxy"))]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([answer(status=404)], "did not give the page .*404"),
        ([answer(status=403)], "paste its text"),
        ([answer(status=500)], "500"),
        ([answer(b"\x1f\x8b", Content_Encoding="gzip")], "packed"),
        ([answer(b"a" * (LARGEST_FILE + 1))], "limit"),
        ([b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * (LARGEST_FILE + 1)], "limit"),
        ([moved("/again")] * (MOST_REDIRECTS + 1), "without end"),
        ([b"SSH-2.0-OpenSSH\r\n"], "as a web site should"),
        ([b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200], "as a web site should"),
        ([b""], "as a web site should"),
    ],
)
def test_an_answer_that_is_no_page_is_one_sentence(answers: list[bytes], reason: str) -> None:
    with pytest.raises(Obstacle, match=reason):
        Web(*answers).fetch("https://news.example/")


def test_no_network_is_one_sentence() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise Obstacle("cannot be reached: there is no such site, or no network.")

    with pytest.raises(Obstacle, match="no network"):
        fetch("https://news.example/", unknown)


def downloads(
    content: bytes, media: str = "text/html", charset: str = "", url: str = "https://news.example/a"
) -> Callable[[str], Download]:
    return lambda _: Download(url, content, media, charset)


@pytest.mark.parametrize(
    ("content", "media", "charset"),
    [
        (page(), "text/html", ""),
        (page(), "text/html", "iso-8859-1"),
        (page(charset="cp1252").replace(b'<meta charset="cp1252">', b""), "text/html", "cp1252"),
        (page(), "application/xhtml+xml", "no-such-charset"),
        (pdf([STORY]), "application/pdf", ""),
        (pdf([STORY]), "text/html", ""),
        ("\n".join(STORY).encode(), "text/plain", ""),
    ],
)
def test_a_page_becomes_an_article(monkeypatch: pytest.MonkeyPatch, content: bytes, media: str, charset: str) -> None:
    monkeypatch.setattr(files, "fetch_apart", downloads(content, media, charset))
    article = from_url(" https://news.example/a?b ")
    assert STORY[0] in article.text and article.language == "de"
    assert (article.source, article.url) == ("https://news.example/a?b", "https://news.example/a")


@pytest.mark.parametrize(
    ("content", "media", "reason"),
    [
        (b"\x89PNG", "image/png", "image/png"),
        (b"", "text/html", "empty"),
        (archive({"a.txt": STORY[0].encode(), "b.txt": STORY[1].encode()}), "application/pdf", "several"),
        (b"<!doctype html><p>Please log in.</p>", "text/html", "no article"),
    ],
)
def test_what_is_no_article_is_said_with_its_address(
    monkeypatch: pytest.MonkeyPatch, content: bytes, media: str, reason: str
) -> None:
    monkeypatch.setattr(files, "fetch_apart", downloads(content, media))
    with pytest.raises(UnreadableArticle, match=f"^https://news.example/a .*{reason}"):
        from_url("https://news.example/a")


@pytest.mark.parametrize("value", ["off", "OFF", "0", "no"])
def test_fetching_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("STANCE_FETCH", value)
    monkeypatch.setattr(files, "fetch_apart", None)
    with pytest.raises(UnreadableArticle, match="turned off"):
        from_url("https://news.example/")


def test_fetching_happens_in_a_process_of_its_own() -> None:
    with pytest.raises(UnreadableArticle, match="^http://0x7f000001/ does not lead to a public web site.$"):
        from_url("http://0x7f000001/")
