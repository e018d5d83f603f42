"""Showing an answer while it is written: best effort, a part at a time, and never after the answer itself."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

import structlog

from bot.clock import seconds
from bot.noting import Notes
from bot.station import Station
from prompts.phrase import Phrase
from storage.queue.outbox import SKETCH
from storage.records.messages import Line, OutboundMessage, Span

_log = structlog.get_logger()

PACE, IN_COMPANY = 1.0, 3.0
"""Seconds between two sketches of a card, and where others read along: Telegram allows 20 a minute there."""

PATIENCE = 3.0
"""Seconds that a sketch may take, less than an account has left of its lease when it begins."""

REMEMBERED = 1_000
"""Of how many cards and accounts the last moment is remembered."""

GOES_ON = "…"
"""What a text ends with that is not all there is to be."""


class Sketches:
    """Sketches on the cards of drafts, through the deliverer of this process where it may send.

    A draft has the place, the card and the language of the message that it leads to, and nothing else. For
    what only one may see there are none: it cannot be changed.
    """

    def __init__(self, notes: Notes, stations: Sequence[Station]) -> None:
        self._notes = notes
        self._stations = stations
        self._next: OrderedDict[tuple[str, ...], float] = OrderedDict()

    async def begin(self, draft: OutboundMessage) -> None:
        """Say on the draft's card that an answer is looked for; once, however often it is begun."""
        if draft.card is None or draft.only is not None:
            return
        await self._notes.say(_key(draft), draft, Phrase("guidebook.looking"), report=SKETCH)

    async def show(self, draft: OutboundMessage, text: str) -> None:
        """Show what there is of the answer by now, if that can be done at once; else do nothing.

        Returns when it is done or given up. What was given up cannot undo the answer: see `Handing.sketch`.
        """
        station = self._station(draft)
        if draft.card is None or draft.only is not None or station is None or not text.strip():
            return
        if not self._is_time(draft, station):
            return
        lines = tuple(
            Line((Span(line),) if line else ()) for line in f"{text.strip()} {GOES_ON}".splitlines()
        )
        try:
            async with asyncio.timeout(PATIENCE):
                await station.sketch(replace(draft, lines=lines))
        except TimeoutError:
            _log.info("sketch_given_up", channel=draft.channel, why="timeout")
        except Exception:  # an answer is not lost for a sketch of it
            _log.exception("sketch_failed", channel=draft.channel)

    def _station(self, draft: OutboundMessage) -> Station | None:
        place = draft.channel, draft.account
        return next((one for one in self._stations if (one.channel.name, one.channel.account) == place), None)

    def _is_time(self, draft: OutboundMessage, station: Station) -> bool:
        """Say whether card and account have rested long enough; if so, both begin to rest again."""
        now = seconds()
        account, card = (
            (draft.channel, draft.account),
            (draft.channel, draft.account, draft.chat, draft.card or ""),
        )
        if now < max(self._next.get(account, 0.0), self._next.get(card, 0.0)):
            return False
        self._next[account] = now + station.channel.pace
        self._next[card] = now + (PACE if draft.thread is None else IN_COMPANY)
        for place in (account, card):
            self._next.move_to_end(place)
        while len(self._next) > REMEMBERED:
            self._next.popitem(last=False)
        return True


def _key(draft: OutboundMessage) -> str:
    return f"sketch:{draft.channel}:{draft.account}:{draft.chat}:{draft.card}"
