"""What keeps other pages out: a page of the open web must neither read the playground nor act on it.

A local server is reachable from every page the visitor has open, through a name that is
re-pointed to the loopback or through a form that posts across origins; so the host that the
browser believes it talks to is checked, and the origin that asks.
"""

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = ("127.0.0.1", "::1", "localhost")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def refuse_strangers(request: web.Request) -> None:
    """Raise `HTTPForbidden` unless the request names us by a loopback name and comes from our own page."""
    hosts = {f"[{name}]:{_port(request)}" if ":" in name else f"{name}:{_port(request)}" for name in LOOPBACK}
    host = request.headers.get("Host", "").lower()
    origin = request.headers.get("Origin")
    reads = request.method in {"GET", "HEAD"}
    if host not in hosts or (origin is None and not reads):
        raise web.HTTPForbidden
    if origin is not None and origin.lower() != f"http://{host}":
        raise web.HTTPForbidden


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let only our own page through."""
    refuse_strangers(request)
    return await handler(request)


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """Add to every answer the headers that forbid whatever the page does not need."""
    response.headers.update(HEADERS)


def _port(request: web.Request) -> int:
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return int(name[1]) if name else 0
