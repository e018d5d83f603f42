"""Whom the bot may ask for help with what is in somebody's way."""

from storage.records.people import Profile, Role


def may_be_asked(helper: Profile, owner: Profile) -> bool:
    """Say whether the bot may write to a helper for an owner. Where it may not, it drafts and a human sends.

    It writes to members who can be reached, and never upwards: not to who clears what the owner says, nor
    to anybody of the owner's own organisation, where it cannot know who reports to whom.
    """
    if helper.member.left_at is not None or helper.member.role is Role.OBSERVER or helper.unreachable:
        return False
    if helper.id in {owner.id, owner.member.approver_id}:
        return False
    theirs, own = helper.member.organisation_id, owner.member.organisation_id
    return theirs is None or theirs != own
