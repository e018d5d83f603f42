"""Sending to Slack: posting, replacing, and finding again what was posted under a key."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Undeliverable
from bot.channels.slack.directory import Directory, bare
from bot.channels.slack.failures import code_of, told
from bot.channels.slack.pictures import PAUSES, UNSHOWN, upload
from bot.channels.slack.render import Part, render
from storage.records.messages import OutboundMessage, Sent

Json = dict[str, Any]

log = structlog.get_logger()

GONE = {
    "message_not_found",
    "cant_update_message",
    "edit_window_closed",
    "cant_delete_message",
    "thread_not_found",
}
"""Refusals that say: what was there cannot be changed any more."""

QUIETLY: Json = {"unfurl_links": False, "unfurl_media": False, "parse": "none", "link_names": False}
"""Nothing in a text is looked at for previews, addresses or names."""

HALVES = 1_000
"""How many half-sent messages are remembered."""

PAGES, PAGE = 3, 200
"""How far back a look-up reads: calls, and messages in each."""

SKEW = timedelta(minutes=2)
"""By how much Slack's clock may differ from ours."""


class Postbox:
    """Sends to the chats of one workspace.

    A message in several parts that failed between two of them goes on after the last that
    was posted, as long as this process lives or `find` has seen them.
    """

    def __init__(self, client: AsyncWebClient, directory: Directory, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._directory = directory
        self._session = session
        self._halves: OrderedDict[str, dict[int, str]] = OrderedDict()

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Post the message, or change the messages of `before` into it; see `Channel.send`."""
        with told(repeatable=True):
            channel = await self._channel(message)
        if message.picture is not None and picture is not None:
            file = await upload(self._client, self._session, message.picture, picture)
            return await self._show(message, channel, key, file)
        parts = render(message)
        if not parts:
            raise Undeliverable("rejected", "nothing to show")
        if before and before.in_doubt:
            await self._delete(before.ids)
        elif before and not message.only:
            return await self._replace(message, channel, key, (parts, before.ids))
        return await self._post_all(message, channel, key, parts)

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show the first part of the message in the first one of `there`; see `Channel.sketch`."""
        part = render(message)[0]
        channel, ts = there.ids[0].split(":")
        with told(repeatable=False):
            try:
                await self._client.chat_update(
                    channel=channel, ts=ts, text=part.text, blocks=list(part.blocks), parse="none"
                )
            except SlackApiError as error:
                if code_of(error) not in GONE:
                    raise

    async def _show(self, message: OutboundMessage, channel: str, key: str, file: str | None) -> Sent:
        """Post a message with its picture; with the picture's words where Slack does not show it."""
        for pause in (0.0, *PAUSES) if file is not None else ():
            await asyncio.sleep(pause)
            try:
                return await self._post_all(message, channel, key, render(message, file))
            except Undeliverable as refusal:
                cause = refusal.__cause__
                if not isinstance(cause, SlackApiError) or code_of(cause) not in UNSHOWN:
                    raise
        log.warning("slack.picture_not_shown", uploaded=file is not None)
        return await self._post_all(message, channel, key, render(message.in_words))

    async def _channel(self, message: OutboundMessage) -> str:
        return await self._directory.chat(message.chat) if _is_user(message.chat) else message.chat

    async def _post_all(self, message: OutboundMessage, channel: str, key: str, parts: list[Part]) -> Sent:
        done = self._halves.pop(key, {})
        try:
            for number, part in enumerate(parts):
                if number not in done:
                    metadata = _metadata(key, number, len(parts))
                    done[number] = await self._post(message, channel, part, metadata)
        except BaseException:
            # Also when the caller's patience ends: what was posted is not to be posted again.
            self._remember(key, done)
            raise
        return Sent(tuple(done[number] for number in range(len(parts))))

    def _remember(self, key: str, done: dict[int, str]) -> None:
        if done:
            self._halves[key] = done
            while len(self._halves) > HALVES:
                self._halves.popitem(last=False)

    async def _post(self, message: OutboundMessage, channel: str, part: Part, metadata: Json) -> str:
        place: Json = {"channel": channel, "text": part.text, "blocks": list(part.blocks)}
        if message.thread:
            place["thread_ts"] = _ts(message.thread)
        with told(repeatable=False):
            if message.only:
                shown = await self._client.chat_postEphemeral(user=bare(message.only), parse="none", **place)
                return f"{channel}:{shown['message_ts']}"
            posted = await self._client.chat_postMessage(metadata=metadata, mrkdwn=False, **QUIETLY, **place)
            return f"{posted['channel']}:{posted['ts']}"

    async def _replace(
        self, message: OutboundMessage, channel: str, key: str, change: tuple[list[Part], tuple[str, ...]]
    ) -> Sent:
        """Change what stands, take away what is too much. Where one is gone, all is posted anew in order."""
        parts, ids = change
        kept = ids[: len(parts)]
        surplus = ids[len(parts) :]
        if key not in self._halves:
            for number, (part, there) in enumerate(zip(parts, kept, strict=False)):
                if not await self._update(there, part, _metadata(key, number, len(parts))):
                    await self._delete(ids)
                    return await self._post_all(message, channel, key, parts)
            await self._delete(surplus)
            self._remember(key, dict(enumerate(kept)))
        return await self._post_all(message, channel, key, parts)

    async def _update(self, there: str, part: Part, metadata: Json) -> bool:
        """Whether the message still stood there and was changed."""
        channel, ts = there.split(":")
        with told(repeatable=True):
            try:
                await self._client.chat_update(
                    channel=channel,
                    ts=ts,
                    text=part.text,
                    blocks=list(part.blocks),
                    metadata=metadata,
                    parse="none",
                    link_names=False,
                )
            except SlackApiError as error:
                if code_of(error) in GONE:
                    return False
                raise
        return True

    async def _delete(self, ids: tuple[str, ...]) -> None:
        for there in ids:
            channel, ts = there.split(":")
            with told(repeatable=True):
                try:
                    await self._client.chat_delete(channel=channel, ts=ts)
                except SlackApiError as error:
                    if code_of(error) not in GONE:
                        raise

    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return the messages that carry `key`; None unless all parts are there.

        `send` does not post again what is there. Raises `TryLater` where Slack cannot be asked now.
        """
        if message.only:
            return None
        found: dict[int, str] = {}
        total = 0
        try:
            with told(repeatable=True):
                channel = await self._channel(message)
                for row in await self._history(message, channel, since):
                    payload = (row.get("metadata") or {}).get("event_payload") or {}
                    if payload.get("key") == key:
                        found[int(payload.get("part", 0))] = f"{channel}:{row['ts']}"
                        total = int(payload.get("parts", 1))
        except Undeliverable:
            return None
        if found and len(found) == total:
            return Sent(tuple(found[number] for number in range(total)))
        self._remember(key, found)
        return None

    async def _history(self, message: OutboundMessage, channel: str, since: datetime) -> list[Json]:
        rows: list[Json] = []
        asked: Json = {
            "channel": channel,
            "oldest": f"{(since - SKEW).timestamp():.6f}",
            "limit": PAGE,
            "include_all_metadata": True,
        }
        for _ in range(PAGES):
            if message.thread:
                page = await self._client.conversations_replies(ts=_ts(message.thread), **asked)
            else:
                page = await self._client.conversations_history(**asked)
            rows += page["messages"] or []
            asked["cursor"] = (page.get("response_metadata") or {}).get("next_cursor") or None
            if not asked["cursor"]:
                break
        return rows


def _metadata(key: str, part: int, parts: int) -> Json:
    return {"event_type": "convenor", "event_payload": {"key": key, "part": part, "parts": parts}}


def _is_user(chat: str) -> bool:
    return bare(chat).startswith(("U", "W"))


def _ts(message: str) -> str:
    return message.rpartition(":")[2]
