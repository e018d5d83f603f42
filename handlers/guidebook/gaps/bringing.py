"""Bringing a coordinator's words to all who asked: each once, where they asked, in their language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handlers.guidebook.gaps.raising import asked_before
from handlers.rules import naming
from handlers.rules.askers import Waiting
from handlers.rules.languages import same
from handlers.turn import Message
from prompts.phrase import Language, Phrase, Values
from storage.records.guidebook import Enquiry
from storage.records.people import Group, GroupId, MemberId, Profile
from storage.unit import UnitOfWork

_KEYS = {
    (False, False): ("guidebook.reply", "gaps.reply_in"),
    (False, True): ("gaps.corrected", "gaps.corrected_in"),
    (True, False): ("gaps.reply_group", "gaps.reply_group_in"),
    (True, True): ("gaps.corrected_group", "gaps.corrected_group_in"),
}
"""By whether it is for a group, and whether it corrects: what is said, and where its language is named."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a coordinator said to a question: their words, and which language these are in (BCP 47)."""

    by: Profile
    text: str
    language: str
    corrects: bool = False


def present(one: Waiting, uow: UnitOfWork, but: MemberId | None = None) -> list[Enquiry]:
    """Return the last question of each who asked and is a member, but for one who knows the reply."""
    asked = {each.member_id: each for each in one.enquiries if each.member_id != but}
    here = {each.id for each in uow.members.some(asked) if each.left_at is None}
    return [each for member, each in asked.items() if member in here]


def brought(said: Said, enquiries: Iterable[Enquiry], uow: UnitOfWork) -> list[Message]:
    """Return what brings a reply to those who asked these questions.

    What was asked before a group is answered there, once, to all of its askers by name, for others
    heard the question: in its thread if that is one. What was asked alone is answered in the asker's
    direct chat.
    """
    asked, groups = list(enquiries), uow.groups.find()
    alone: list[Enquiry] = []
    before: dict[GroupId, tuple[Group, list[Enquiry]]] = {}
    for one in asked:
        group = asked_before(one, groups)
        if group is None:
            alone.append(one)
        else:
            before.setdefault(group.id, (group, []))[1].append(one)
    people = uow.members.profiles(uow.members.some(one.member_id for one in asked))
    return [
        *(_to_one(said, one, people[one.member_id], uow) for one in alone),
        *(_to_group(said, group, theirs, people, uow) for group, theirs in before.values()),
    ]


def _to_one(said: Said, asked: Enquiry, reader: Profile, uow: UnitOfWork) -> Message:
    told: Values = {"who": naming.who(said.by), "question": asked.text, "reply": said.text}
    return Message(asked.member_id, _told(said, told, reader.person.language or uow.partnership.language))


def _to_group(
    said: Said, group: Group, asked: list[Enquiry], people: Mapping[MemberId, Profile], uow: UnitOfWork
) -> Message:
    names = naming.names(people[one.member_id] for one in asked)
    told: Values = {"who": naming.who(said.by), "question": asked[0].text, "reply": said.text}
    threads = {one.thread for one in asked}
    within = threads.pop() if len(threads) == 1 else None
    return Message(group, _told(said, {**told, "askers": names}, uow.partnership.language), thread=within)


def _told(said: Said, values: Values, reads: str) -> Phrase:
    """Return what is told of a reply: its language too, where that is not what its readers read."""
    key, key_in = _KEYS["askers" in values, said.corrects]
    if same(said.language, reads):
        return Phrase(key, values)
    return Phrase(key_in, {**values, "language": Language(said.language)})
