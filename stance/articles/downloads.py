"""The bytes behind a URL, from public web sites only. Keeps no cookies, uses no proxy, runs nothing, and does not read the page."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

import certifi

from stance.articles.addresses import Place, Resolve, place, resolved
from stance.articles.extracts import Obstacle
from stance.articles.limits import FETCH_SECONDS, LARGEST_FILE, MEGABYTE, MOST_REDIRECTS

Connect = Callable[[Place], http.client.HTTPConnection]
ASKED = {"User-Agent": "StanceExplorer/1", "Accept": "text/html,application/pdf,*/*;q=0.5", "Accept-Encoding": "identity"}
REDIRECTS = (301, 302, 303, 307, 308)
LOCKED = (401, 402, 403, 407, 451)


@dataclass(frozen=True)
class Download:
    """What came, from where after redirects; ``media`` as in "text/html", ``charset`` as the server says or empty."""

    url: str
    content: bytes
    media: str
    charset: str


def connected(there: Place) -> http.client.HTTPConnection:
    """To an address that was checked, never to one looked up anew; the certificate must be that of the host."""
    connection = http.client.HTTPConnection(there.host, there.port)
    connection.auto_open = 0
    wire = first_open(there)
    if there.scheme == "https":
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        wire = context.wrap_socket(wire, server_hostname=there.host.strip("[]"))
    connection.sock = wire
    return connection


def first_open(there: Place) -> socket.socket:
    for address in there.addresses[:-1]:
        try:
            return socket.create_connection((address, there.port), timeout=FETCH_SECONDS / 4)
        except OSError:
            continue
    return socket.create_connection((there.addresses[-1], there.port), timeout=FETCH_SECONDS / 2)


def fetch(url: str, resolve: Resolve = resolved, connect: Connect = connected) -> Download:
    """Follows a few redirects, each checked like the first address. Raises Obstacle."""
    for _ in range(MOST_REDIRECTS + 1):
        there = place(url, resolve)
        try:
            found = answer(url, there, connect(there))
        except ssl.SSLError as error:
            raise Obstacle("cannot be trusted: its certificate is not valid for this site.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Obstacle("cannot be reached; the site does not answer as a web site should.") from error
        if isinstance(found, Download):
            return found
        url = found
    raise Obstacle("leads from one address to the next without end.")


def answer(url: str, there: Place, connection: http.client.HTTPConnection) -> Download | str:
    """The page, or the address it has moved to. Raises Obstacle for any other answer."""
    try:
        connection.request("GET", there.path, headers={"Host": there.host, **ASKED})
        response = connection.getresponse()
        moved = response.headers.get("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
        if response.status in REDIRECTS and moved:
            return urljoin(url, moved)
        if response.status in LOCKED:
            raise Obstacle(f"does not show this page to everybody (answer {response.status}); paste its text instead.")
        if response.status != 200:
            raise Obstacle(f"did not give the page (answer {response.status}).")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise Obstacle("sent the page packed, which was not asked for.")
        content = response.read(LARGEST_FILE + 1)
    finally:
        connection.close()
    if len(content) > LARGEST_FILE:
        raise Obstacle(f"has more than {LARGEST_FILE // MEGABYTE} MB, the limit.")
    return Download(url, content, response.headers.get_content_type(), response.headers.get_content_charset() or "")
