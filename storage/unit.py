"""The unit of work: one transaction's view of one partnership."""

from sqlalchemy import Connection

from storage import repositories as r
from storage.desk import Desk
from storage.records.people import Partnership
from storage.scoped import Timers

NEW = 0
"""The id of a record that was not stored yet."""


class UnitOfWork:
    """All repositories of one partnership on one connection. It cannot commit, and it cannot cross."""

    def __init__(self, conn: Connection, partnership: Partnership) -> None:
        self.partnership = partnership
        here = (conn, partnership.id)
        self.organisations = r.Organisations(*here)
        self.members = r.Members(*here)
        self.invitations = r.Invitations(*here)
        self.groups = r.Groups(*here)
        self.conversations = r.Conversations(*here)
        self.schedules = r.Schedules(*here)
        self.rounds = r.Rounds(*here)
        self.responses = r.Responses(*here)
        self.updates = r.Updates(*here)
        self.commitments = r.Commitments(*here)
        self.changes = r.Changes(*here)
        self.notices = r.Notices(*here)
        self.documents = r.Documents(*here)
        self.passages = r.Passages(*here)
        self.enquiries = r.Enquiries(*here)
        self.timers = Timers(*here)
        self.desk = Desk(conn)
