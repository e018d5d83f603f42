"""Draws pages of the documents that a partnership reads."""

from functools import partial

import sqlalchemy as sa
import structlog

from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.picture import page_picture
from bot.preparing import PageWanted
from storage.engine import Database
from storage.errors import Refused
from storage.unit import UnitOfWork

_log = structlog.get_logger()


class PageDrawer:
    """Draws pages in a process of its own, from the sources that are kept."""

    def __init__(self, database: Database, limits: Limits) -> None:
        self._database = database
        self._limits = limits

    async def draw(self, wanted: PageWanted) -> bytes:
        """Return the page as a PNG; nothing where it cannot be drawn. It never fails."""
        leaf = wanted.leaf
        body = await self._database.read(partial(_source, wanted=wanted))
        if body is None:
            return b""
        try:
            return await page_picture(body, leaf.page, self._limits)
        except Unreadable as error:
            _log.warning("page_not_drawn", document=leaf.document, page=leaf.page, reason=error.key)
            return b""


def _source(conn: sa.Connection, wanted: PageWanted) -> bytes | None:
    """Return what the document was read from; None where that is not kept, or not theirs to read."""
    uow, document = UnitOfWork(conn, wanted.partnership), wanted.leaf.document
    try:
        content = uow.documents.get(document).content_id
        return None if content is None else uow.contents.get(content).body
    except Refused:
        pass
    try:
        return uow.commons.content(document).body
    except Refused:
        return None
