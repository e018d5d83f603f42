"""Views of Slack: opened at once when a button asks for a form, and filled when the form is there."""

import asyncio

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.failures import code_of, told
from bot.channels.slack.modal import view_of, waiting_view
from storage.records.messages import OutboundMessage, Sent

log = structlog.get_logger()

GONE = {"not_found", "hash_conflict", "expired_trigger_id", "exchanged_trigger_id"}
"""Refusals that say: the view was closed meanwhile."""


class Views:
    """The views of one workspace's people."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def open(self, trigger: str, language: str, patience: float) -> str | None:
        """Return the id of a view that waits; None where Slack does not open one within so many seconds.

        A trigger dies after 3 seconds, so that this comes before anything is stored.
        """
        try:
            async with asyncio.timeout(patience):
                opened = await self._client.views_open(trigger_id=trigger, view=waiting_view(language))
            return str(opened["view"]["id"])
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            code = code_of(error) if isinstance(error, SlackApiError) else ""
            log.warning("slack.view_not_opened", error=code or type(error).__name__)
            return None

    async def show(self, message: OutboundMessage) -> Sent:
        """Fill the message's view. One that is gone is let go: the chat still has the question.

        Raises `TryLater` or `Undeliverable`.
        """
        with told(repeatable=True):
            try:
                await self._client.views_update(view_id=message.view, view=view_of(message))
            except SlackApiError as error:
                if code_of(error) not in GONE:
                    raise
                log.info("slack.view_gone", error=code_of(error))
        return Sent(())
