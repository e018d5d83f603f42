"""What is not kept once it is handled: an anonymous answer, in whatever way it came."""

import sqlalchemy as sa

from bot import tokens
from handlers.route import Routes
from storage.desk import Desk
from storage.records.conversations import Conversation
from storage.records.events import Entry, EventKind, InboundEvent
from storage.unscoped import Unscoped


def is_vote(event: InboundEvent, routes: Routes) -> bool:
    """Say whether a button or a form of a sealed route was used; whoever it was, and whatever comes of it."""
    token = tokens.read(event.token)
    by_kind = {EventKind.CHOICE: routes.buttons, EventKind.FORM: routes.forms}
    route = by_kind.get(event.kind, {}).get(token.action) if token else None
    return route is not None and route.sealed


def is_said_in_private(event: InboundEvent, asked: Conversation | None) -> bool:
    """Say whether it was said to us while an anonymous question was open, and so may be an answer to it."""
    return event.direct and asked is not None and asked.script.anonymous


def is_sealed(conn: sa.Connection, entry: Entry, routes: Routes) -> bool:
    """Say whether an entry that nobody could handle is, or may hold, an anonymous answer."""
    if not isinstance(entry, InboundEvent):
        return False
    if is_vote(entry, routes):
        return True
    address = Unscoped(conn).address((entry.channel, entry.account, entry.user))
    asked = Desk(conn).open_conversation(address.person_id) if address else None
    return is_said_in_private(entry, asked[1] if asked else None)
