"""What a story needs beyond a chat: somebody's own device, the platform's weather, and what was set aside."""

import re
from dataclasses import replace

import sqlalchemy as sa

from bot.guidebook.paper import paper_of
from bot.guidebook.reading.passages import PassageDraft, Reading
from handlers.guidebook.shelving.placing import own_guidebook, place
from storage import tables
from storage.queue import inbox, outbox
from storage.records.events import InboundEvent
from storage.records.people import Partnership
from tests.house import House, Partner
from tests.platforms import slack, telegram
from tests.stages import SlackHand, SlackStage, TelegramHand, TelegramStage


def telegram_of(partner: Partner) -> telegram.Person:
    """Return somebody's Telegram."""
    assert isinstance(partner.hand, TelegramHand), f"{partner.name} is not on Telegram"
    return partner.hand.person


def slack_of(partner: Partner) -> slack.Person:
    """Return somebody's Slack."""
    assert isinstance(partner.hand, SlackHand), f"{partner.name} is not on Slack"
    return partner.hand.person


def telegram_server(house: House) -> telegram.TelegramServer:
    """Return the Telegram that a house stands on."""
    assert isinstance(house.stage, TelegramStage)
    return house.stage.server


def slack_server(house: House) -> slack.SlackServer:
    """Return the Slack that a house stands on."""
    assert isinstance(house.stage, SlackStage)
    return house.stage.server


async def happens_again(house: House, partner: Partner) -> None:
    """Let the platform deliver the last thing that this person (on Telegram: anybody) did once more."""
    if isinstance(partner.hand, SlackHand):
        await partner.hand.person.repeats()
    else:
        telegram_server(house).repeat_last()
    await house.settle()


def button(partner: Partner, label: str) -> str:
    """Return the token of somebody's newest button of this label."""
    if isinstance(partner.hand, SlackHand):
        found = [
            each.token for one in partner.hand.person.chat for each in one.buttons if each.label == label
        ]
    else:
        rows = [row for one in telegram_of(partner).chat for row in one.buttons]
        found = [each.token for row in rows for each in row if each.label == label]
    assert found, f"{partner.name} sees no button {label!r}"
    return found[-1]


async def taps(partner: Partner, token: str) -> None:
    """Let somebody press a button with this token under a message of theirs; nothing settles."""
    if isinstance(partner.hand, SlackHand):
        await partner.hand.online()
        element = {"type": "button", "action_id": "a", "text": {"text": "?"}, "value": token}
        shown = replace(slack_of(partner).chat[-1], blocks=[{"type": "actions", "elements": [element]}])
        await slack_of(partner).presses(token, message=shown)
    else:
        under = replace(telegram_of(partner).chat[-1], buttons=((telegram.Button("?", token),),))
        await telegram_of(partner).presses(token, message=under)


async def invited(coordinator: Partner, words: str) -> str:
    """Return the code that a coordinator gets for `invite <words>`."""
    await coordinator.command("invite", words)
    made = await coordinator.hears("lets one person join")
    code = re.match(r"\S+", made.text)
    assert code
    return code.group()


async def add_document(house: House, where: Partnership, title: str, **sections: str) -> None:
    """Put a document of these sections into a partnership's guidebook."""
    drafts = tuple(PassageDraft(name.replace("_", " "), None, text) for name, text in sections.items())
    paper = paper_of(f"{title}.md", title, Reading(title, drafts, None))
    assert await house.change(lambda uow: place(paper, own_guidebook(uow), uow, house.clock.now()), where)


async def set_aside(house: House) -> list[str]:
    """Return what could not be handled or delivered: a line each, empty where all went well."""
    await house.settle()

    def failed(conn: sa.Connection) -> list[str]:
        incoming = [f"in/{one.id} {one.entry} {one.error}" for one in inbox.set_aside(conn, 100)]
        outgoing = [f"out/{one.id} {one.message.text} {one.error}" for one in outbox.undelivered(conn, 100)]
        return incoming + outgoing

    return await house.database.read(failed)


async def texts_taken(house: House) -> list[str]:
    """Return the texts of all events as they were stored, oldest first."""

    def taken(conn: sa.Connection) -> list[str]:
        entries = conn.scalars(sa.select(tables.inbox.c.entry).order_by(tables.inbox.c.id))
        return [one.text for one in entries if isinstance(one, InboundEvent)]

    return await house.database.read(taken)
