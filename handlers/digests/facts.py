"""What a digest is made of: what the partnership remembers, read once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from handlers.digests.doubts import ROUNDS, Doubt, doubts
from handlers.digests.focus import EVERYTHING, Focus
from handlers.rules import askers, history, naming
from handlers.rules.askers import Waiting
from handlers.rules.calendar import local_day
from handlers.rules.outcomes import HEARD
from handlers.rules.rhythm import is_relative
from handlers.rules.wording import fold
from prompts.catalogue import house
from storage.records.checkins import Response, Round, RoundId, Update
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState, Notice
from storage.records.conversations import Question, QuestionType
from storage.records.following import Move, Obstacle
from storage.records.people import MemberId, Profile
from storage.records.schedules import BeforeDue, ScheduleId
from storage.unit import UnitOfWork

_BARE = {QuestionType.NUMBER, QuestionType.DATE}
"""The types whose answers say nothing without their question, as those with options."""


Asked = tuple[RoundId | None, str]
"""A question by its round and its key."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the partnership remembers, read once for one digest.

    `commitments` are the live ones, `done` those that wait for a receipt, `unconfirmed` those recorded out
    of minutes, of which the reader said of the `disowned` that they are not theirs, and `offered` what the
    reader may take over; `moves` are the dates asked for.
    `needing` are pairs of ids: the first needs the second. `doubts` are about promises to come; `questions`
    those of the updates that say nothing without. All of it is narrowed to what the digest is about.
    """

    reader: Profile
    focus: Focus
    today: date
    since: datetime | None
    profiles: dict[MemberId, Profile]
    responses: list[Response]
    said: list[Update]
    commitments: list[Commitment]
    notices: list[Notice]
    updates: list[Update]
    changes: list[Change]
    gaps: list[Waiting]
    doubts: list[Doubt]
    questions: dict[Asked, Question]
    done: list[Commitment]
    unconfirmed: list[Commitment]
    disowned: set[CommitmentId]
    offered: list[Commitment]
    moves: list[Move]
    obstacles: list[Obstacle]
    needing: set[tuple[int, int]]

    @property
    def gone(self) -> set[MemberId]:
        """The members who have left."""
        return {number for number, one in self.profiles.items() if one.member.left_at is not None}

    def who(self, member: MemberId) -> str:
        """Return what a member is called in a digest: their organisation, or their name."""
        return naming.party(self.profiles[member])

    @staticmethod
    def says_nothing(update: Update) -> bool:
        """Say whether an answer is only "no" or the like, in any of our languages."""
        catalogue = house()
        every = (catalogue.sentence("digest.nothing_words", one) for one in catalogue.languages)
        said = fold(update.text)
        return len(said) < 2 or said in {fold(word) for words in every for word in words.split("|")}


def gather(
    reader: Profile, now: datetime, since: datetime | None, uow: UnitOfWork, focus: Focus = EVERYTHING
) -> Facts:
    """Return what a digest for this reader is made of; `since` (aware UTC) is when their last one was."""
    latest = _latest(uow)
    of_all = [one for one in latest if not _is_personal(one, uow)]
    profiles = uow.members.profiles(uow.members.ever())
    spoken_of = {number for number, one in profiles.items() if focus.speaks_of(one.member)}
    responses = uow.responses.of_round(of_all[0].id) if of_all else []
    every = uow.commitments.open_of()
    open_now = [one for one in every if focus.holds(one)]
    today = local_day(now, reader.person.zone or uow.partnership.zone)
    updates = [one for one in uow.updates.since(since) if one.member_id in spoken_of]
    rounds = uow.rounds.some(one.round_id for one in updates if one.round_id is not None)
    questions = _bare_questions(rounds)
    in_doubts = _in_doubts(rounds, questions, uow)
    ids = [one.id for one in open_now]
    unconfirmed = [one for one in uow.commitments.in_state(CommitmentState.RECORDED) if focus.holds(one)]
    own = [one.id for one in unconfirmed if one.owner_id == reader.id]
    return Facts(
        reader,
        focus,
        today,
        since,
        profiles,
        [one for one in responses if one.member_id in spoken_of and _counts(one, profiles)],
        [one for each in latest for one in uow.updates.of_round(each.id) if one.member_id in spoken_of],
        open_now,
        uow.notices.of(*ids),
        [one for one in updates if (one.round_id, one.question) not in in_doubts],
        uow.changes.since(since),
        _waiting(spoken_of, focus, uow),
        doubts(open_now, today, uow),
        questions,
        [one for one in uow.commitments.in_state(CommitmentState.DONE) if focus.holds(one)],
        unconfirmed,
        history.disowned(uow.changes.of(*own), reader.id),
        [one for one in uow.commitments.offered_to(reader.id) if focus.holds(one)],
        uow.moves.undecided(),
        uow.obstacles.open_for(*ids),
        {(one.commitment_id, one.needs_id) for one in uow.dependencies.on(*ids)},
    )


def _counts(response: Response, profiles: dict[MemberId, Profile]) -> bool:
    """Say whether a part is spoken of: what those who have left did not answer is not."""
    return profiles[response.member_id].member.left_at is None or response.outcome in HEARD


def _waiting(spoken_of: Collection[MemberId], focus: Focus, uow: UnitOfWork) -> list[Waiting]:
    """Return what waits for a coordinator's reply, what most people asked first.

    Of less than the whole partnership, what was asked privately is left out: it would tell who asked.
    """
    gaps = uow.gaps.open()
    asked = [
        one
        for one in uow.enquiries.of_gaps(one.id for one in gaps)
        if not focus.word or (one.member_id in spoken_of and not one.private)
    ]
    return [one for one in askers.waiting(gaps, asked) if one.enquiries]


def _bare_questions(rounds: list[Round]) -> dict[Asked, Question]:
    """Return the questions of these rounds whose answers say nothing without them."""
    return {
        (opened.id, one.key): one
        for opened in rounds
        for one in opened.script.questions
        if one.options or one.type in _BARE
    }


def _in_doubts(rounds: list[Round], questions: dict[Asked, Question], uow: UnitOfWork) -> set[Asked]:
    """Return those questions that ask whether a date holds: it stands with what needs the reader."""
    schedules = {one.id: one for one in uow.schedules.some(one.schedule_id for one in rounds)}
    about = {one.id for one in rounds if isinstance(schedules[one.schedule_id].rhythm, BeforeDue)}
    return {asked for asked in questions if asked[0] in about}


def _latest(uow: UnitOfWork) -> list[Round]:
    """Return each schedule's latest round, the newest first. What was answered without names is no fact."""
    found: dict[ScheduleId, Round] = {}
    for one in uow.rounds.latest(ROUNDS):
        if not one.script.anonymous:
            found.setdefault(one.schedule_id, one)
    return list(found.values())


def _is_personal(opened: Round, uow: UnitOfWork) -> bool:
    """Say whether a round asked only those whose own day it was."""
    return is_relative(uow.schedules.get(opened.schedule_id).rhythm)
