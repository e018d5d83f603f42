"""slack-bolt with one listener for all that Slack sends: taken first, acknowledged then."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.translate import Self
from storage.failpoints import failpoint

log = structlog.get_logger()

SDK_LOG = logging.getLogger("slack_sdk.convenor")
"""The SDKs log whole payloads and addresses with tickets; what matters is logged by us."""
SDK_LOG.setLevel(logging.CRITICAL)

Take = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
"""Takes a payload; returns what is said to Slack with the thanks, such as the errors of a form."""


def bolt(client: AsyncWebClient, secret: str, me: Self, take: Take) -> AsyncApp:
    """Return an app that acknowledges a payload when `take` has returned, and not at all when it raises.

    The listener is a middleware because Bolt chooses its listeners by kind and refuses what
    fits none. It ends the request, so that Bolt answers when it returns and not before.
    """

    async def authorize() -> AuthorizeResult:
        # Left to itself, Bolt asks Slack who we are for every event until the first answer is there.
        return AuthorizeResult(
            enterprise_id=None,
            team_id=me.account,
            bot_user_id=me.user,
            bot_id=me.bot,
            bot_token=client.token,
        )

    async def listen(body: dict[str, Any], ack: AsyncAck) -> BoltResponse:
        answer = await take(body)
        failpoint("before_thanks")
        return await ack(**answer)

    app = AsyncApp(
        name="convenor",
        client=client,
        authorize=authorize,
        signing_secret=secret,
        logger=SDK_LOG,
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
    )
    app.use(listen)
    app.error(_not_taken)
    return app


async def _not_taken(error: Exception) -> BoltResponse:
    """Leave it unacknowledged, so that Slack sends it again. Texts of errors may quote messages."""
    log.error("slack.not_accepted", error=type(error).__name__)
    return BoltResponse(status=500)
