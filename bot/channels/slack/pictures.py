"""Pictures on Slack: uploaded first, and then shown by a block of the message that they belong to."""

from io import BytesIO

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Undeliverable
from bot.channels.slack.failures import code_of, told
from storage.records.messages import Picture

log = structlog.get_logger()

ALTERNATIVE = 1_000
"""Characters of the words that a picture stands for (`files.getUploadURLExternal`)."""

UNSHOWN = {"invalid_blocks", "invalid_blocks_format"}
"""What Slack answers to a message with a picture that it has not looked through yet: for a second or two."""

PAUSES = (0.5, 1.0, 1.5)
"""Seconds to wait before a picture is tried to be shown again, in turn; a message has longer to be sent."""

NOT_TAKEN = {
    "missing_scope",
    "file_uploads_disabled",
    "file_upload_size_restricted",
    "file_type_not_allowed",
    "storage_limit_reached",
}
"""Refusals of files: the app was installed before it asked to write files, or the team takes none."""


async def upload(
    client: AsyncWebClient, session: aiohttp.ClientSession, picture: Picture, body: bytes
) -> str | None:
    """Return the id of the uploaded picture, which nobody sees yet; None where the team takes no files.

    What is uploaded and never shown stays ours alone, so that it may be done again. Raises `TryLater`, or
    `Undeliverable`.
    """
    with told(repeatable=True):
        try:
            place = await client.files_getUploadURLExternal(
                filename=picture.name, length=len(body), alt_txt=picture.alternative[:ALTERNATIVE]
            )
            async with session.post(str(place["upload_url"]), data=BytesIO(body)) as answer:
                if answer.status != 200:
                    raise Undeliverable("rejected", f"upload answered {answer.status}")
            await client.files_completeUploadExternal(
                files=[{"id": str(place["file_id"]), "title": picture.alternative[:ALTERNATIVE]}]
            )
        except SlackApiError as error:
            if code_of(error) not in NOT_TAKEN:
                raise
            log.warning("slack.picture_not_taken", error=code_of(error))
            return None
    return str(place["file_id"])
