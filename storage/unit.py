"""The unit of work: one transaction's view of one partnership."""

from sqlalchemy import Connection

from storage.anonymous import Remarks, Tallies
from storage.checkins import (
    Contents,
    Conversations,
    EvidenceKept,
    Questionnaires,
    Responses,
    Rounds,
    Schedules,
    Updates,
)
from storage.commitments import Agreements, Changes, Commitments, Notices
from storage.commons import Commons
from storage.desk import Desk
from storage.following import Dependencies, Echoes, MinutesKept, Moves, Obstacles, Ripples
from storage.guidebook import Documents, Embeddings, Enquiries, Gaps, Guidebooks, Passages
from storage.people import DigestPlans, Groups, Invitations, Members, Organisations, QuietPeriods
from storage.records.people import Partnership
from storage.scoped import Home, Timers

NEW = 0
"""The id of a record that was not stored yet."""


class UnitOfWork:
    """All repositories of one partnership on one connection. It cannot commit, and it cannot cross."""

    def __init__(self, conn: Connection, partnership: Partnership) -> None:
        self.partnership = partnership
        here = (conn, partnership.id)
        self.organisations = Organisations(*here)
        self.members = Members(*here)
        self.invitations = Invitations(*here)
        self.groups = Groups(*here)
        self.quiet_periods = QuietPeriods(*here)
        self.conversations = Conversations(*here)
        self.schedules = Schedules(*here)
        self.rounds = Rounds(*here)
        self.responses = Responses(*here)
        self.updates = Updates(*here)
        self.evidence = EvidenceKept(*here)
        self.contents = Contents(*here)
        self.questionnaires = Questionnaires(*here)
        self.tallies = Tallies(*here)
        self.remarks = Remarks(*here)
        self.commitments = Commitments(*here)
        self.changes = Changes(*here)
        self.notices = Notices(*here)
        self.agreements = Agreements(*here)
        self.moves = Moves(*here)
        self.dependencies = Dependencies(*here)
        self.ripples = Ripples(*here)
        self.echoes = Echoes(*here)
        self.obstacles = Obstacles(*here)
        self.minutes = MinutesKept(*here)
        self.digest_plans = DigestPlans(*here)
        self.guidebooks = Guidebooks(*here)
        self.documents = Documents(*here)
        self.embeddings = Embeddings(*here)
        self.passages = Passages(*here)
        self.enquiries = Enquiries(*here)
        self.gaps = Gaps(*here)
        self.home = Home(*here)
        self.timers = Timers(*here)
        self.desk = Desk(conn)
        self.commons = Commons(conn)
