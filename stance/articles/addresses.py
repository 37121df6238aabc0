"""The public internet addresses behind a URL. This computer, its network and what is set apart for special use are not public."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from stance.articles.extracts import Obstacle

Resolve = Callable[[str, int], list[str]]
PORTS = {"http": 80, "https": 443}
NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Place:
    """Where a page is asked for; ``addresses`` were all checked to be public."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def resolved(host: str, port: int) -> list[str]:
    """All addresses the system knows for a host, which may be written as a number in any form."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise Obstacle("cannot be reached: there is no such site, or no network.") from error


def place(url: str, resolve: Resolve = resolved) -> Place:
    """Raises Obstacle unless the URL is http(s), without user name or odd port, and every address of its host is public."""
    if re.search(r"[\s\\\x00-\x1f\x7f]", url):
        raise Obstacle("is not the address of a web page.")
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise Obstacle("is not the address of a web page.") from error
    if parts.scheme not in PORTS or not parts.host:
        raise Obstacle("is not the address of a web page; it must begin with http:// or https://.")
    if parts.auth is not None:
        raise Obstacle("has a user name in it; give the address without one.")
    port = PORTS[parts.scheme]
    if parts.port not in (None, port):
        raise Obstacle("asks for an unusual port, which is not fetched from.")
    host = parts.host.strip("[]")
    addresses = tuple(dict.fromkeys(resolve(host, port)))
    if not addresses or not all(map(public, addresses)):
        raise Obstacle("does not lead to a public web site.")
    return Place(parts.scheme, parts.host, port, parts.request_uri, addresses)


def public(address: str) -> bool:
    """Whether everybody can reach the address; one that stands for an older address is judged by that."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.sixtofour or found.teredo:
            return False
        found = found.ipv4_mapped or (IPv4Address(int(found) & 0xFFFFFFFF) if found in NAT64 else found)
    return found.is_global and not found.is_multicast and not found.is_reserved
