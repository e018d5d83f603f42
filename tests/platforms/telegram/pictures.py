"""What Telegram takes as a photo: the limits of "sendPhoto" in the Bot API."""

import struct

from telegram.constants import FileSizeLimit

from tests.platforms.telegram.refusals import bad_request

LARGEST = int(FileSizeLimit.PHOTOSIZE_UPLOAD)
"""Bytes of a photo, at the most."""

SIDES, RATIO = 10_000, 20
"""Pixels of width and height together, and of the longer side to one of the shorter, at the most."""

_HEAD = b"\x89PNG\r\n\x1a\n"


def measured(body: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels; raises `Refusal` for what is no photo to Telegram."""
    if not body:
        raise bad_request("file must be non-empty")
    if len(body) > LARGEST:
        raise bad_request(
            f"file of size {len(body)} bytes is too big for a photo; the maximum size is {LARGEST}"
        )
    if not body.startswith(_HEAD) or len(body) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", body[16:24])
    if not width or not height or width + height > SIDES or max(width, height) > RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return int(width), int(height)
