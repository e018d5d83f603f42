"""A small strict Telegram on the loopback, for the real client: it refuses what the Bot API refuses.

A test arranges people, lets them act, and looks at their chat as it is now:

    async with TelegramServer() as server:
        bot = server.add_bot("convenor_bot")
        amina = server.person("Amina Haddad", language="en")
        ...                                         # start a client with bot.token and server.base_url
        await amina.starts("INVITE42")              # presses Start on a link
        welcome = await amina.sees("Welcome")       # waits for the bot's message, no sleeping
        assert welcome.labels == ["English", "Français"]
        press = await amina.presses("English")      # by label or by token
        await press.stops()                         # the spinner of the button
        said = await amina.says("We will send the report by Friday")
        await amina.edits(said, "We will send the report by Monday")

        lakes = server.group("Clean Water Lakes", creator=amina)
        await lakes.adds(bot)
        await amina.says("@convenor_bot where do we stand?", group=lakes)
        await lakes.migrates()

        server.fail_next("sendMessage", 429, retry_after=2)     # refused
        server.cut_next("sendMessage")                          # delivered, but no answer comes
        gate = server.hold_next("sendMessage", "after")         # answered when gate.release() is called
        server.repeat_last()                                    # the same update again
        server.push_raw({"message": 5})                         # malformed
        await server.away(); await server.back()                # connections refused for a while
        assert [call.params["text"] for call in server.called("sendMessage")]
"""

from tests.platforms.telegram.faults import Gate
from tests.platforms.telegram.people import Group, Person
from tests.platforms.telegram.records import Bot, Button, Message, Press
from tests.platforms.telegram.server import Call, TelegramServer, befriend
from tests.platforms.telegram.texts import links, parse, units

__all__ = [
    "Bot",
    "Button",
    "Call",
    "Gate",
    "Group",
    "Message",
    "Person",
    "Press",
    "TelegramServer",
    "befriend",
    "links",
    "parse",
    "units",
]
