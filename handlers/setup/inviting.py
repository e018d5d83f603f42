"""Invitations as text to paste into an e-mail: a letter for each person, or one for each organisation."""

from collections.abc import Sequence

from handlers.rules import codes
from handlers.rules.entrances import briefly, ways_in
from handlers.rules.roster_entries import key
from handlers.setup.listing import roster_of
from handlers.setup.needs import Needs
from handlers.setup.people import Party, Standing, everybody, renewed
from handlers.setup.steps import Rows, button, screen, ways
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork

AT_ONCE = 8
"""So many letters are shown at once."""


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Say how many invitations there are to send, and ask in which form."""
    waiting = _waiting(uow)
    go = button(conversation, "setup.button_go_on", "go", primary=True)
    out = (go, *ways(conversation))
    if not waiting:
        return screen(conversation, "setup.letters_none", {}, (out,))
    offered = (
        button(conversation, "setup.button_each", "each.0"),
        button(conversation, "setup.button_by_organisation", "together.0"),
    )
    return screen(conversation, "setup.letters", {"count": len(waiting)}, (offered, out))


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Show the letters, some at a time. Raises `Refused` for any other word."""
    form, _, begin = word.partition(".")
    if form not in {"each", "together"} or not begin.isdigit():
        raise Refused("refused.button_old")
    groups = _groups(_waiting(uow), together=form == "together")
    start = int(begin)
    shown = groups[start : start + AT_ONCE]
    mails = {key(one.name): one.mail for one in roster_of(conversation).people if one.mail}
    letters = [_letter([renewed(one, turn, uow) for one in group], mails, turn, uow) for group in shown]
    left = len(groups) - start - len(shown)
    return [*letters, _after(conversation, left, f"{form}.{start + len(shown)}")]


def _after(conversation: Conversation, left: int, following: str) -> Message:
    go = button(conversation, "setup.button_go_on", "go", primary=True)
    more = (button(conversation, "setup.button_more_letters", following),) if left > 0 else ()
    rows: Rows = (more, (go, *ways(conversation))) if more else ((go, *ways(conversation)),)
    key_of_it = "setup.letters_more" if left > 0 else "setup.letters_all"
    return Message(conversation.member_id, Phrase(key_of_it, {"count": left} if left > 0 else {}), rows)


def _waiting(uow: UnitOfWork) -> list[Party]:
    return [one for one in everybody(uow) if one.standing is Standing.INVITED]


def _groups(waiting: Sequence[Party], *, together: bool) -> list[list[Party]]:
    if not together:
        return [[one] for one in waiting]
    groups: dict[str, list[Party]] = {}
    for one in waiting:
        groups.setdefault(one.organisation or one.person.name, []).append(one)
    return list(groups.values())


def _letter(group: Sequence[Party], mails: dict[str, str], turn: Turn, uow: UnitOfWork) -> Message:
    first = group[0]
    invitation = first.invitation
    if invitation is None:
        raise Refused("refused.gone")
    home = uow.partnership
    values: Values = {
        "name": first.person.name,
        "partnership": home.name,
        "ways": ways_in(invitation, turn.doors),
        "until": codes.last_day(invitation.expires_at, home.zone),
        "sender": turn.actor.name,
        "people": tuple(
            Phrase(
                "setup.letter_person",
                {"name": one.person.name, "ways": briefly(one.invitation, turn.doors)},
            )
            for one in group
            if one.invitation is not None
        ),
    }
    alone = len(group) == 1
    languages = {one.person.language or home.language for one in group}
    language = languages.pop() if len(languages) == 1 else home.language
    letter = Phrase("setup.letter" if alone else "setup.letter_together", values, language=language)
    to: Values = {
        "who": first.person.name if alone else first.organisation,
        "mails": ", ".join(mails[key(one.person.name)] for one in group if key(one.person.name) in mails),
        "letter": letter,
    }
    known = "setup.letter_to" if to["mails"] else "setup.letter_for"
    return Message(turn.actor.id, Phrase(known, to))
