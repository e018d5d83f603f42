"""Fetches the files that people send, where the settings say that they are downloaded."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from bot.channels.base import Channel, NotFetched, TryLater
from bot.preparing import Attachments
from handlers.turn import Content
from storage.records.events import File

_log = structlog.get_logger()

PATIENCE = 60.0
"""Seconds that the files of one event may take together."""

READ_MOST = 1_000_000
"""How many bytes of one event are fetched to be read at once, whatever the settings say of what is kept."""

PAUSES = (1.0, 5.0)
"""Seconds to wait before the second and the third try, at most."""


class FileFetcher:
    """Fetches from the channels. `most` is how many bytes the files of one event may have together.

    None: files stay where they are, and only their reference is kept.
    """

    def __init__(self, channels: Sequence[Channel], most: int | None) -> None:
        self._channels = channels
        self._most = most

    async def fetch(self, attachments: Attachments) -> Mapping[str, Content]:
        """Return each file, or why it could not be had; none where files stay where they are."""
        most = attachments.most or self._most or (READ_MOST if attachments.read else None)
        if most is None:
            return {}
        channel = self._channel(attachments)
        fetched: dict[str, Content] = {}
        left = most
        try:
            async with asyncio.timeout(PATIENCE):
                for file in attachments.files:
                    fetched[file.id] = content = await self._one(channel, file, left)
                    left -= len(content.body)
        except TimeoutError:
            _log.warning("files_not_fetched_in_time", channel=attachments.channel)
        return {one.id: fetched.get(one.id, Content(failure="unreachable")) for one in attachments.files}

    def _channel(self, attachments: Attachments) -> Channel | None:
        place = attachments.channel, attachments.account
        return next((one for one in self._channels if (one.name, one.account) == place), None)

    async def _one(self, channel: Channel | None, file: File, most: int) -> Content:
        """Return a file of at most so many bytes. A platform that is away is tried again, briefly."""
        if channel is None:
            return Content(failure="unreachable")
        if file.size is not None and file.size > most:
            return Content(failure="too_large")
        for pause in (*PAUSES, None):
            try:
                return Content(await channel.fetch(file, most), file.media_type)
            except NotFetched as error:
                _log.warning("file_not_fetched", channel=channel.name, reason=error.reason)
                return Content(failure=error.reason)
            except TryLater as later:
                _log.info("file_later", channel=channel.name, reason=later.reason)
                if pause is not None:
                    await asyncio.sleep(min(later.after, pause))
        return Content(failure="unreachable")
