"""Files over HTTP, read piece by piece and never further than they may be long."""

from collections.abc import Mapping

import aiohttp

from bot.channels.base import NotFetched, TryLater

PATIENCE = aiohttp.ClientTimeout(total=45.0, connect=5.0)
PIECE = 64 * 1024
AFTER = 2.0
"""Seconds until the next try where the platform does not give the file now."""


async def download(
    session: aiohttp.ClientSession, address: str, most: int, headers: Mapping[str, str] | None = None
) -> bytes:
    """Return what lies at the address, at most so many bytes. Raises `NotFetched`, or `TryLater`.

    It follows no redirection, so that no other host gets the headers. No error names the
    address, which may hold a token.
    """
    try:
        async with session.get(address, headers=headers, timeout=PATIENCE, allow_redirects=False) as answer:
            _must_be_there(answer)
            return await _read(answer, most)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise TryLater(AFTER, type(error).__name__) from None


def _must_be_there(answer: aiohttp.ClientResponse) -> None:
    if answer.status == 429 or answer.status >= 500:
        raise TryLater(AFTER, f"status {answer.status}")
    if answer.status in {404, 410}:
        raise NotFetched("gone")
    if answer.status != 200:
        raise NotFetched("forbidden")


async def _read(answer: aiohttp.ClientResponse, most: int) -> bytes:
    if (answer.content_length or 0) > most:
        raise NotFetched("too_large")
    body = bytearray()
    async for piece in answer.content.iter_chunked(PIECE):
        body += piece
        if len(body) > most:
            raise NotFetched("too_large")
    return bytes(body)
