"""Files that people share on Slack, fetched from its servers with our token."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import NotFetched, TryLater, Undeliverable
from bot.channels.slack.failures import MISCONFIGURED, told
from bot.downloading import download
from storage.records.events import File

PAGE = "text/html"
"""What Slack sends in place of a file to those who may not read it: the page to sign in."""


async def fetch(client: AsyncWebClient, session: aiohttp.ClientSession, file: File, most: int) -> bytes:
    """Return what is in the file, at most so many bytes. Raises `NotFetched`, or `TryLater`."""
    address = await _address(client, file, most)
    body = await download(session, address, most, {"Authorization": f"Bearer {client.token}"})
    if file.media_type != PAGE and body[:64].lstrip().lower().startswith(b"<!doctype html"):
        raise NotFetched("forbidden")
    return body


async def _address(client: AsyncWebClient, file: File, most: int) -> str:
    try:
        with told(repeatable=True):
            found = (await client.files_info(file=file.id))["file"]
    except Undeliverable:
        raise NotFetched("gone") from None
    except TryLater as later:
        if later.reason in MISCONFIGURED:
            raise NotFetched("forbidden") from None
        raise
    if (found.get("size") or 0) > most:
        raise NotFetched("too_large")
    address = found.get("url_private_download") or found.get("url_private")
    if not address:
        raise NotFetched("gone")
    return str(address)
