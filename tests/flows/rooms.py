"""A group or channel that is tied to the partnership, whatever the platform."""

from collections.abc import Callable

from storage.records.people import Group, GroupId
from storage.unit import NEW
from tests.flows.devices import slack_of, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.platforms import telegram
from tests.stages import SlackHand


async def bound(lakes: Lakes) -> Callable[[], list[str]]:
    """Tie a group to the partnership; return what tells the messages of the bot there as they are now."""
    if isinstance(lakes.ingrid.hand, SlackHand):
        ingrid = slack_of(lakes.ingrid)
        channel = slack_server(lakes.house).channel("lakes", ingrid)
        await tie(lakes, channel.id)
        return lambda: [one.visible for one in ingrid.sees_in(channel) if one.from_bot]
    group, me = await tied(lakes), telegram_server(lakes.house).bot.id
    return lambda: [one.text for one in group.chat if one.sender == me]


async def tie(lakes: Lakes, chat: str) -> None:
    """Tie a group by its id to the partnership."""
    channel = lakes.house.bot.world.channels[0]
    coordinator = await lakes.ingrid.member()
    tied = Group(GroupId(NEW), channel.name, channel.account, chat, coordinator.id, lakes.house.clock.now())
    await lakes.house.change(lambda uow: uow.groups.add(tied))


async def tied(lakes: Lakes) -> telegram.Group:
    """Return a Telegram group that is tied to the partnership."""
    server = telegram_server(lakes.house)
    group = server.group("Lake group", telegram_of(lakes.ingrid))
    await group.adds(server.bot)
    await lakes.house.settle()
    await tie(lakes, str(group.id))
    return group
