"""Check-ins: rounds, each partner's response, what came of them, and the tallies of anonymous ones."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from storage.records.conversations import Audience, ConversationId, Script
from storage.records.people import MemberId, OrganisationId
from storage.records.schedules import ScheduleId, Terms

RoundId = NewType("RoundId", int)
ResponseId = NewType("ResponseId", int)
UpdateId = NewType("UpdateId", int)
EvidenceId = NewType("EvidenceId", int)
ContentId = NewType("ContentId", int)
QuestionnaireId = NewType("QuestionnaireId", int)
TallyId = NewType("TallyId", int)
RemarkId = NewType("RemarkId", int)


@dataclass(frozen=True, slots=True)
class Round:
    """One occurrence of a schedule, keyed by its local date, with the questions and terms it began with.

    `closed_at` is None while anybody may answer. `enrolled` is the last member whose part was
    planned, and `whole` says that there are no more to plan. One that was `missed` asked nobody:
    the bot was away until it was of no use.
    """

    id: RoundId
    schedule_id: ScheduleId
    kind: str
    occurs_on: date
    opened_at: datetime
    script: Script
    terms: Terms = field(default_factory=Terms)
    enrolled: MemberId | None = None
    whole: bool = False
    missed: bool = False
    closed_at: datetime | None = None
    posted_at: datetime | None = None
    version: int = 1


class Outcome(StrEnum):
    """How one partner's part in one round stands (the first two) or ended (all others).

    Who has begun to answer stands as half-finished, and ends so unless they finish.
    """

    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    LATE = "answered_late"
    BY_COLLEAGUE = "answered_by_colleague"
    THROUGH_COORDINATOR = "answered_through_coordinator"
    SKIPPED = "skipped"
    DECLINED = "declined"
    AWAY = "away"
    HALF = "half_finished"
    SILENT = "silent"
    NOT_DELIVERED = "not_delivered"


class Clearance(StrEnum):
    """Whose turn it is where an approver has to clear an update."""

    WAITING = "waiting"
    RETURNED = "returned"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Response:
    """One partner's part in one round. All moments are aware UTC.

    The check-in is put to them at `opens_at` and closes at `closes_at`. `due_at` is the next moment
    at which it asks for something (an opening, a reminder, a close); None when nothing is left.
    `reminders` are the moments that are planned yet. `about` is the id of the commitment that it
    asks about, 0 where it is about none. `stands_for` is the member in whose place they are
    asked, as stand-in or alternate. `informs` says that the reply is kept as information and
    settles nothing; `quiet`, that they asked not to be reminded of this one. `answered_by` is who
    answered for them: a colleague, or the coordinator who wrote down what was said.
    """

    id: ResponseId
    round_id: RoundId
    member_id: MemberId
    opens_at: datetime
    closes_at: datetime
    due_at: datetime | None = None
    reminders: tuple[datetime, ...] = ()
    about: int = 0
    organisation_id: OrganisationId | None = None
    stands_for: MemberId | None = None
    informs: bool = False
    quiet: bool = False
    outcome: Outcome = Outcome.PLANNED
    clearance: Clearance | None = None
    asked_at: datetime | None = None
    delivered_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: MemberId | None = None
    failure: str | None = None
    version: int = 1


class Standing(StrEnum):
    """Where a partner says that their part stands."""

    ON_TRACK = "on_track"
    NEEDS_ATTENTION = "needs_attention"
    NEEDS_DECISION = "needs_decision"


@dataclass(frozen=True, slots=True)
class Update:
    """A progress update: one answer of one partner. `message` is the chat message it was given in.

    `said_at` is when the platform says that it was written, `changed_at` when it reached us or
    was last changed: after an outage they lie apart. Both are aware UTC. A `draft` waits for an
    approver, and only its writer and they may read it. `recorded_by` is the coordinator who
    wrote down what was told them; such a one may belong to no round and no conversation.
    """

    id: UpdateId
    member_id: MemberId
    round_id: RoundId | None
    conversation_id: ConversationId | None
    question: str
    text: str
    said_at: datetime
    changed_at: datetime
    late: bool = False
    message: str | None = None
    audience: Audience = Audience.COORDINATORS
    draft: bool = False
    recorded_by: MemberId | None = None
    version: int = 1


class EvidenceKind(StrEnum):
    """What was sent along with an update."""

    PHOTO = "photo"
    DOCUMENT = "document"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A picture, document or link on an update, or on a commitment by its id.

    `file` is the platform's id of it on (`channel`, `account`), or the web address of a LINK.
    `size` is in bytes, None where it is not known. `content` is the id of the downloaded copy,
    None where only the reference is kept; `failure` says in a word why a download did not succeed.
    """

    id: EvidenceId
    update_id: UpdateId | None
    kind: EvidenceKind
    name: str
    channel: str
    account: str
    file: str
    added_at: datetime
    media_type: str = ""
    size: int | None = None
    content: ContentId | None = None
    failure: str | None = None
    commitment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. `digest` is the SHA-256 of the `body` in hexadecimal; the same is kept once."""

    id: ContentId
    digest: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions of a kind as this partnership changed them."""

    id: QuestionnaireId
    kind: str
    script: Script
    changed_by: MemberId
    changed_at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one value was chosen in an anonymous round. No row says by whom, or with what else."""

    id: TallyId
    round_id: RoundId
    question: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in an anonymous round. Its id is drawn at random: not even order tells whose it is."""

    id: RemarkId
    round_id: RoundId
    question: str
    text: str
