"""An OpenID Connect provider on this machine that lets in whoever the test says. Does not check anything, being of no other use."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "stance"


class Provider(BaseHTTPRequestHandler):
    """``person`` is who logs in next; ``nonces`` holds what a code was asked with, by code."""

    person: ClassVar[str] = ""
    nonces: ClassVar[dict[str, tuple[str, str]]] = {}
    secret: ClassVar[RSAKey] = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})

    def log_message(self, *_: object) -> None:
        pass

    @property
    def issuer(self) -> str:
        return f"http://{self.headers['Host']}"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/keys":
            self.answer({"keys": [self.secret.as_dict(private=False)]})
        elif address.path == "/authorize":
            self.let_in({name: values[0] for name, values in parse_qs(address.query).items()})
        else:
            self.answer(self.described())

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        person, nonce = self.nonces.pop(asked["code"][0])
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": person, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": nonce, "name": person}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.secret)
        self.answer({"access_token": "none", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def described(self) -> dict[str, object]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def let_in(self, asked: dict[str, str]) -> None:
        code = f"{self.person}-{len(self.nonces)}"
        self.nonces[code] = (self.person, asked.get("nonce", ""))
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")
        self.end_headers()

    def answer(self, what: dict[str, object]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())


def provider() -> ThreadingHTTPServer:
    """Serving, on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
