"""getUpdates: what is pending, which offset confirms it, and who is told to go away."""

from collections.abc import Callable

from tests.platforms.telegram.methods import allow
from tests.platforms.telegram.records import Bot, Json
from tests.platforms.telegram.refusals import conflict
from tests.platforms.telegram.world import World

WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


def _number(params: Json, name: str, default: int) -> int:
    try:
        return int(params.get(name, default))
    except ValueError:
        return default


async def get_updates(world: World, bot: Bot, params: Json, away: Callable[[], bool]) -> list[Json]:
    """https://core.telegram.org/bots/api#getupdates . A second poller ends the first with 409."""
    if bot.webhook:
        raise conflict(WEBHOOK_SET)
    allow(bot, params)
    _confirm(bot, _number(params, "offset", 0))
    bot.polls += 1
    world.bell.ring()
    mine, limit = bot.polls, min(100, max(1, _number(params, "limit", 100)))

    def look() -> list[Json] | None:
        if bot.polls != mine:
            raise conflict(OTHER_POLLER)
        if bot.webhook:
            raise conflict(WEBHOOK_SET)
        return _batch(bot, limit) or ([] if away() else None)

    try:
        return await world.bell.until(look, min(50, _number(params, "timeout", 0)))
    except TimeoutError:
        return []


def _confirm(bot: Bot, offset: int) -> None:
    """Forget what lies before the offset; a negative one counts from the end."""
    if offset < 0:
        bot.pending[:] = bot.pending[offset:]
    bot.pending[:] = [update for update in bot.pending if update["update_id"] >= offset]


def _batch(bot: Bot, limit: int) -> list[Json]:
    again, bot.repeats[:] = bot.repeats[:limit], bot.repeats[limit:]
    return again + bot.pending[: limit - len(again)]


def next_to_post(bot: Bot, *, away: bool) -> Json | None:
    """The update that the webhook gets next; None where there is none, or no webhook."""
    if away or bot.webhook is None:
        return None
    return next(iter([*bot.repeats, *bot.pending]), None)


def confirm_posted(bot: Bot, update: Json) -> None:
    """Forget an update that the webhook took."""
    for queue in (bot.repeats, bot.pending):
        if update in queue:
            queue.remove(update)
            return
