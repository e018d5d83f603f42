"""Who waits for a commitment: the partnership, the public, or a partner by name."""

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import option_named
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.showing.cards import said
from handlers.rules import naming
from handlers.rules.due import due_day
from handlers.rules.whom import named, party_named, the_one_named
from handlers.rules.wording import fold
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment, CommitmentState, Waiting
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

PAGE = 6
"""So many people have their buttons on one page."""

_WORDS = {
    Waiting.PARTNERSHIP.value: "commitment.words_partnership",
    Waiting.PUBLIC.value: "commitment.words_everybody",
}
_PEOPLE = "p"
_MEMBER = "m"


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    rows = (
        (
            button(Phrase("commitment.button_partnership"), "waiting", commitment, Waiting.PARTNERSHIP.value),
            button(Phrase("commitment.button_public"), "waiting", commitment, Waiting.PUBLIC.value),
        ),
        (button(Phrase("commitment.button_partner"), "waiting", commitment, f"{_PEOPLE}0"),),
    )
    return Message(reader.id, Phrase("commitment.waits_question", {"title": commitment.title}), rows)


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    word = turn.extra
    if word in _WORDS:
        return _set(turn, commitment, uow, Waiting(word), None)
    kind, number = word[:1], word[1:]
    if kind == _PEOPLE and number.isdigit():
        return [_page(turn, commitment, uow, int(number))]
    people = {one.id: one for one in _people(commitment, uow)}
    if kind == _MEMBER and number.isdigit() and MemberId(int(number)) in people:
        return _set(turn, commitment, uow, Waiting.PARTNER, people[MemberId(int(number))])
    raise Refused("refused.button_old")


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take a name: of a person, or of an organisation, for which its focal point waits."""
    option = option_named(turn.text, _WORDS, turn, uow)
    if option is not None:
        return _set(turn, commitment, uow, Waiting(option), None)
    people = _people(commitment, uow)
    party = party_named(turn.text, people)
    if not named(turn.text, people) and party is not None:
        of_party = [one for one in people if one.organisation == party]
        return _set(turn, commitment, uow, Waiting.PARTNER, _speaker(of_party))
    return _set(turn, commitment, uow, Waiting.PARTNER, the_one_named(turn.text, people))


def _speaker(people: list[Profile]) -> Profile:
    """Return who stands for an organisation: its focal point, else who joined first."""
    return min(people, key=lambda one: (not one.member.focal, one.member.joined_at, one.id))


def _people(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return who can wait for it, by organisation and name: everybody but observers and its owner."""
    everybody = uow.members.profiles().values()
    able = [
        one for one in everybody if one.id != commitment.owner_id and one.member.role is not Role.OBSERVER
    ]
    return sorted(
        able, key=lambda one: (not one.organisation, fold(one.organisation), fold(one.name), one.id)
    )


def _page(turn: Turn, commitment: Commitment, uow: UnitOfWork, start: int) -> Message:
    people = _people(commitment, uow)
    rows: list[tuple[Button, ...]] = [
        (button(_label(one), "waiting", commitment, f"{_MEMBER}{one.id}"),)
        for one in people[start : start + PAGE]
    ]
    if start + PAGE < len(people):
        more = button(
            Phrase("commitment.button_more_people"), "waiting", commitment, f"{_PEOPLE}{start + PAGE}"
        )
        rows.append((more,))
    return Message(turn.actor.id, Phrase("commitment.waits_who", {"title": commitment.title}), tuple(rows))


def _label(one: Profile) -> Phrase:
    return Phrase("commitment.name", {"name": naming.who(one)})


def _set(
    turn: Turn, commitment: Commitment, uow: UnitOfWork, waiting: Waiting, who: Profile | None
) -> list[Message]:
    waiting_id = who.id if who is not None else None
    was = commitment.waiting_id
    now, others = ledger.change(commitment, author(turn), uow, waiting=waiting, waiting_id=waiting_id)
    told = [_told(turn, now, who)] if who is not None and _hears(now, who, was, turn) else []
    return [said(Phrase("commitment.waits_set"), now, turn.actor, uow), *others, *told]


def _hears(commitment: Commitment, who: Profile, was: MemberId | None, turn: Turn) -> bool:
    """Say whether the one who waits now is to hear it: not of a proposal, and not of their own tap."""
    proposed = commitment.state is CommitmentState.PROPOSED
    return not proposed and who.id not in {was, turn.actor.id}


def _told(turn: Turn, commitment: Commitment, who: Profile) -> Message:
    values: Values = {
        "title": commitment.title,
        "due": due_day(commitment),
        "who": naming.who(turn.actor),
    }
    row = (button(Phrase("commitment.button_card"), "card", commitment),)
    key = f"commitment:{commitment.id}:waits:{commitment.version}:{who.id}"
    return Message(who.id, Phrase("commitment.waits_for_you", values), (row,), key=key)


def _is_page(word: str) -> bool:
    """Say whether a button leads to people's names, one of which can be written as well."""
    return word[:1] == _PEOPLE and word[1:].isdigit()


WAITING = Attribute("waiting", "word.waiting", _asks, _take, _choose, goes_on=_is_page)
