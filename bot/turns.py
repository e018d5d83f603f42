"""A row of the inbox becomes a turn: who, where, which route; its handler, and posting what it said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
import structlog

from bot import reception, sealing, tokens
from bot.bundling import Bundler
from bot.cases import Case, Taken
from bot.knocking import Doorkeeper
from bot.placing import Occasion, Speaker
from bot.posting import Postmaster
from bot.preparing import Prepared, need_of
from bot.reception import Guest, Seat, Undecided
from bot.routing import Chosen, Router
from bot.tokens import Token
from handlers.guidebook.answers.speech import answer_card
from handlers.route import Routes
from handlers.turn import Message, Turn, Wake
from prompts.phrase import Phrase
from storage.desk import Desk
from storage.errors import Refused
from storage.queue import inbox, lanes, outbox
from storage.queue.inbox import Entered
from storage.queue.outbox import Departure
from storage.records.events import EventKind, InboundEvent, Receipt, Tick, Unreadable
from storage.records.messages import Choice
from storage.records.people import Door
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

_log = structlog.get_logger()


class Turns:
    """Takes turns. All of it runs inside the transaction that also marks the row."""

    def __init__(
        self,
        routes: Routes,
        postmaster: Postmaster,
        doors: Callable[[], tuple[Door, ...]] = tuple,
        *,
        listens: bool = False,
    ) -> None:
        self._listens = listens
        self._routes = routes
        self._doors = doors
        self._router = Router(routes)
        self._doorkeeper = Doorkeeper(routes.join, routes.link)
        self._postmaster = postmaster
        self._bundler = Bundler(routes.desk, postmaster)

    def take(self, conn: sa.Connection, row: Entered, now: datetime, known: Prepared) -> Taken:
        """Handle a row of the inbox on what is `known`. Raises `Stale`, and whatever else is a bug."""
        match row.entry:
            case InboundEvent() as event:
                taken = self._event(Case(conn, row.key, event, now, known))
                return replace(taken, sealed=taken.sealed or sealing.is_vote(event, self._routes))
            case Tick() as tick:
                wake = Wake(now, tick.subject, tick.due_at)
                return self._wake(conn, row, (tick.partnership, tick.kind), wake)
            case Receipt() as receipt:
                wake = Wake(now, receipt.subject, receipt.at, receipt.failure)
                return self._wake(conn, row, (receipt.partnership, receipt.kind), wake)
            case Unreadable():
                raise AssertionError("an unreadable row is set aside before")

    def is_sealed(self, conn: sa.Connection, row: Entered) -> bool:
        """Say whether a row that could not be handled is, or may hold, an anonymous answer."""
        return sealing.is_sealed(conn, row.entry, self._routes)

    def meant(self, conn: sa.Connection, event: InboundEvent) -> InboundEvent:
        """Return the event that one is about: what waited, where one says for which partnership it is."""
        token = tokens.read(event.token) if event.kind is EventKind.CHOICE else None
        waited = inbox.get(conn, token.subject) if token is not None and token.action == "which" else None
        return waited.entry if waited is not None and isinstance(waited.entry, InboundEvent) else event

    # --- what the clock and the deliverers tell us

    def _wake(self, conn: sa.Connection, row: Entered, told: tuple[int, str], wake: Wake) -> Taken:
        number, kind = told
        partnership = Unscoped(conn).partnership(number)
        if partnership is None:
            return Taken()
        uow = UnitOfWork(conn, partnership)
        occasion = Occasion(row.key, wake.now, uow)
        try:
            with conn.begin_nested():
                worked = self._bundler.wake(conn, occasion, kind, wake)
                messages = self._routes.wakes[kind](wake, uow) if worked is None else []
        except Refused as refused:
            _log.info("wake_without_record", kind=kind, subject=wake.subject, why=refused.key)
            return Taken(number)
        if worked is not None:
            hurries = any(_has_come(one, wake.now) for one in worked.units)
            return Taken(number, receipts=worked.receipts, hurries=hurries)
        return self._post(conn, occasion, messages)

    # --- what people do

    def _event(self, case: Case) -> Taken:
        guest = reception.receive(case.conn, case.event)
        if self._is_news_of_a_chat(case, guest):
            return Taken()
        code = self._code(case, guest)
        try:
            if code is not None:
                return self._knock(case, guest, code)
            if not guest.memberships:
                return self._stranger(case)
            return self._member(case, guest)
        except Undecided:
            return self._ask_which(case, guest)
        except Refused as refused:
            self._say(case, guest.in_their_language(case.event), Phrase(refused.key, refused.values))
            return Taken()

    def _code(self, case: Case, guest: Guest) -> str | None:
        """Return the code that somebody came with; a member's word that only looks like one is a word."""
        code = self._router.invitation_code(case.event)
        if code is not None:
            return code
        bare = self._router.bare_code(case.event)
        if bare is None or (guest.memberships and Unscoped(case.conn).invitation(bare) is None):
            return None
        return bare

    def _is_news_of_a_chat(self, case: Case, guest: Guest) -> bool:
        """Take note of what happened to a chat or an address; say whether that was all."""
        event = case.event
        place = (event.channel, event.account, event.chat)
        unscoped = Unscoped(case.conn)
        match event.kind:
            case EventKind.BLOCKED:
                unscoped.cannot_reach(place, "blocked")
            case EventKind.MOVED:
                unscoped.move_group(place, event.text)
            case EventKind.LEFT:
                unscoped.forget_group(place)
            case EventKind.JOINED:
                self._say(case, event, Phrase("group.hello"))
            case EventKind.OPENED:
                return bool(guest.memberships)
            case _:
                return False
        return True

    def _stranger(self, case: Case) -> Taken:
        """Answer somebody who belongs nowhere: kindly, and without telling them anything."""
        heard = case.event.direct or case.event.addressed
        if heard and case.event.kind not in {EventKind.EDITED, EventKind.CHOICE, EventKind.FORM}:
            self._say(case, case.event, Phrase("stranger.hello"))
        return Taken()

    def _knock(self, case: Case, guest: Guest, code: str) -> Taken:
        uow, messages = self._doorkeeper.knock(case, guest, code)
        return self._post(case.conn, Occasion(case.key, case.now, uow, case.event), messages)

    def _member(self, case: Case, guest: Guest) -> Taken:
        token = tokens.read(case.event.token) if case.event.kind is EventKind.CHOICE else None
        if token is not None and token.action == "which":
            return self._resume(case, guest, token)
        chosen_for = case.chosen or self._bundler.place_of(case, guest)
        seat = reception.seat(case.conn, case.event, guest, chosen_for, self._router.is_about_question)
        uow = UnitOfWork(case.conn, seat.partnership)
        actor = uow.members.present(seat.member, seat.person)
        turn = Turn(
            case.now,
            case.event,
            actor,
            conversation=seat.conversation,
            heard_before=seat.address.heard_at,
        )
        speaker = Speaker(seat.member.id, seat.address, in_several=len(guest.memberships) > 1)
        occasion = Occasion(case.key, case.now, uow, case.event, speaker)
        sealed = sealing.is_said_in_private(case.event, seat.conversation)
        try:
            chosen = self._router.choose(turn, uow)
            known = case.known if self._listens else replace(case.known, listened=True)
            need = need_of(chosen.route, chosen.turn, known, uow)
            if need is not None:
                return Taken(need=need)
            with case.conn.begin_nested():
                messages = self._handle(chosen, case, occasion)
        except Refused as refused:
            messages = [self._refusal(case, occasion, turn, Phrase(refused.key, refused.values))]
            return replace(self._post(case.conn, occasion, messages), sealed=sealed)
        taken = self._post(case.conn, occasion, messages)
        self._ask_again(case, guest, seat)
        return replace(taken, sealed=sealed)

    def _handle(self, chosen: Chosen, case: Case, occasion: Occasion) -> list[Message]:
        """Return what the handler says."""
        known = case.known
        turn = replace(
            chosen.turn,
            finding=known.finding,
            contents=known.contents or {},
            papers=known.papers or (),
            drawn=known.drawn or b"",
            doors=self._doors(),
            promises=known.promises,
        )
        messages = chosen.route.handle(turn, occasion.uow)
        if not messages or case.event.direct:
            return messages
        if any(self._postmaster.is_seen_in_group(occasion, one) for one in messages):
            return messages
        return [*messages, self._for_the_actor(occasion, Phrase(_where_else(turn, occasion.uow)))]

    def _refusal(self, case: Case, occasion: Occasion, turn: Turn, why: Phrase) -> Message:
        """Return why nothing came of it; a press that did nothing is nobody else's business."""
        if case.event.kind is EventKind.CHOICE and not case.event.direct:
            return self._for_the_actor(occasion, why)
        return Message(turn.actor.id if case.event.direct else None, why, card=_begun(case))

    def _for_the_actor(self, occasion: Occasion, text: Phrase) -> Message:
        """Return what only the one who acted in a group need see, to them alone where that can be."""
        whispered = Message(None, text, quiet=True)
        seen = self._postmaster.is_seen_in_group(occasion, whispered)
        return whispered if seen else replace(whispered, quiet=False)

    def _ask_again(self, case: Case, guest: Guest, seat: Seat) -> None:
        """Put the question that is open again when a later talk has ended, in whichever partnership it is."""
        if not case.event.direct or seat.conversation is None:
            return
        after = Desk(case.conn).open_conversation(seat.member.person_id)
        if after is None or after[1].id >= seat.conversation.id:
            return
        for partnership, _ in guest.memberships:
            if partnership.id == after[0]:
                uow = UnitOfWork(case.conn, partnership)
                question = self._routes.dialogues[after[1].kind].ask(after[1], uow)
                self._post(case.conn, Occasion(f"{case.key}#again", case.now, uow, case.event), [question])

    # --- which partnership?

    def _ask_which(self, case: Case, guest: Guest) -> Taken:
        """Ask with a button for each partnership; the event waits and nothing of it is stored elsewhere."""
        row = inbox.of_key(case.conn, case.key)
        choices = [
            Choice(partnership.name, str(Token("which", partnership.id, row)))
            for partnership, _ in guest.memberships
        ]
        event = guest.in_their_language(case.event)
        message = self._postmaster.answer(event, Phrase("which.ask"), case.now, choices)
        # Not a reply's key: the replies come under those when the event is resumed.
        outbox.put(case.conn, [Departure(f"{case.key}#which", lanes.URGENT, message)], case.now)
        return Taken(waits=True)

    def _resume(self, case: Case, guest: Guest, token: Token) -> Taken:
        """Handle the event that waited, for the partnership whose button was pressed."""
        waited = inbox.get(case.conn, token.subject)
        if waited is None or waited.outcome != "waiting" or not isinstance(waited.entry, InboundEvent):
            raise Refused("refused.button_old")
        if _sender(waited.entry) != _sender(case.event):
            raise Refused("refused.button_not_yours")
        resumed = replace(case, key=waited.key, event=waited.entry, chosen=token.partnership)
        taken = self._member(resumed, guest)
        if taken.need is None:
            inbox.take_waiting(case.conn, waited.id, token.partnership)
            if taken.sealed:
                inbox.seal(case.conn, waited)
        return taken

    # --- posting

    def _say(self, case: Case, event: InboundEvent, phrase: Phrase) -> None:
        message = self._postmaster.answer(event, phrase, case.now)
        outbox.put(case.conn, [Departure(f"{case.key}#0", lanes.URGENT, message)], case.now)

    def _post(self, conn: sa.Connection, occasion: Occasion, messages: list[Message]) -> Taken:
        receipts = self._postmaster.post(conn, occasion, messages)
        hurries = _has_come(occasion.uow, occasion.now)
        return Taken(occasion.partnership.id, receipts=tuple(receipts), hurries=hurries)


def _begun(case: Case) -> str | None:
    """Return the card that may say that an answer is looked for: what is said instead goes there."""
    return answer_card(case.event) if case.known.finding is not None else None


def _where_else(turn: Turn, uow: UnitOfWork) -> str:
    """Return what a group is told where it sees nothing else of an answer: where it is, or why it is not."""
    person = turn.actor.person.id
    places = uow.desk.addresses({person}).get(person, [])
    reached = any(one.chat is not None and one.unreachable is None for one in places)
    return "group.sent_to_direct" if reached else "group.no_direct"


def _has_come(uow: UnitOfWork, now: datetime) -> bool:
    """Say whether a timer was set that has come already."""
    return uow.timers.earliest is not None and uow.timers.earliest <= now


def _sender(event: InboundEvent) -> tuple[str, str, str]:
    return event.channel, event.account, event.user
