"""The gate before the site: only this machine, only who has the token, only forms that the site's own pages sent."""

import secrets
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "crossread"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Gate:
    """Wraps the site. The token comes once in the address (`/?token=…`) and stays as a cookie for this start.

    A request under another host name is refused (a page elsewhere could otherwise reach us through its own name), and so
    is a form that another origin sent.
    """

    def __init__(self, site: ASGIApp, *, token: str) -> None:
        self._site = site
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self._site(scope, receive, send)
            return
        refusal = self._answer(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
        else:
            await self._site(scope, receive, _with_headers(send))

    def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            return PlainTextResponse("This site answers under 127.0.0.1 and localhost only.", 421)
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and secrets.compare_digest(given.encode(), self._token.encode()):
            response = RedirectResponse(scope["path"], 303)
            response.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return response
        if not secrets.compare_digest(_cookie(headers).encode(), self._token.encode()):
            return PlainTextResponse(
                "Open the address that `crossread serve` printed; it holds this start's token.", 403
            )
        origin = headers.get("origin")
        if scope["method"] != "GET" and (origin is None or urlsplit(origin).netloc != host):
            return PlainTextResponse("A form of another site was refused.", 403)
        return None


def new_token() -> str:
    """A token for one start."""
    return secrets.token_urlsafe(24)


def _cookie(headers: Headers) -> str:
    pairs = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message["headers"] = [*message.get("headers", []), *extra]
        await send(message)

    return sent
