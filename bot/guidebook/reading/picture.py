"""A page of a PDF as a picture, drawn by a child process with the same caps as its reader."""

import base64
import json

from bot.guidebook.reading.confined import run
from bot.guidebook.reading.limits import Limits, Unreadable

_PAINTER = "bot.guidebook.reading.painter"


async def page_picture(body: bytes, page: int, limits: Limits) -> bytes:
    """Return a page (from 1) of a PDF as PNG, about 1,000 pixels wide and at most 1.5 MB.

    Raises `Unreadable` when there is no such page, or it takes more than it may to draw it.
    """
    if len(body) > limits.size:
        raise limits.exceeded()
    ended = await run(_PAINTER, {"page": page}, limits, body)
    said = json.loads(ended.lines[-1]) if ended.lines else 0
    if isinstance(said, int):
        raise ended.refusal(limits, page)
    if "key" in said:
        raise Unreadable(said["key"], said["values"])
    return base64.b64decode(said["picture"])
