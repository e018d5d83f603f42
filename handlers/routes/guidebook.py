"""The guidebook: asked, opened, shared, taken to coordinators, and kept."""

from collections.abc import Mapping

from handlers.guidebook.answers import asking, feedback, opening, sharing
from handlers.guidebook.entries import dating, editing, reviewing
from handlers.guidebook.gaps import missing, raising, replying
from handlers.guidebook.shelving import managing, parcels, receiving
from handlers.route import Dialogue, Route, Waker, Where
from handlers.routes.weaving import COORDINATORS

COMMANDS: Mapping[str, Route] = {
    "ask": Route(asking.ask_alone, finds=True, alone=True, takes_words=True),
    "gaps": Route(missing.show, roles=COORDINATORS, where=Where.DIRECT),
    "guidebook": Route(receiving.keep, takes_words=True),
}
"""What is written."""

BUTTONS: Mapping[str, Route] = {
    "passage": Route(opening.open_passage),
    "section": Route(opening.open_section),
    "page": Route(opening.show_page, draws=opening.page_wanted),
    "share": Route(sharing.share),
    "ask_coordinator": Route(raising.pass_on, likens=raising.to_liken),
    "feedback": Route(feedback.press, likens=feedback.to_liken),
    "reply": Route(replying.begin_reply, roles=COORDINATORS),
    "reply_send": Route(replying.send_all_the_same, roles=COORDINATORS),
    "reply_later": Route(replying.put_off, roles=COORDINATORS),
    "gap_dismiss": Route(replying.dismiss, roles=COORDINATORS),
    "gap_keep": Route(replying.keep_reply, roles=COORDINATORS),
    "gap_list": Route(missing.more, roles=COORDINATORS),
    "entry_change": Route(editing.begin_change, roles=COORDINATORS),
    "entry_later": Route(editing.put_off, roles=COORDINATORS),
    "entry_out": Route(editing.take_out, roles=COORDINATORS),
    "entry_back": Route(editing.put_back, roles=COORDINATORS),
    "entry_tell": Route(editing.tell, roles=COORDINATORS),
    "entry_holds": Route(reviewing.holds, roles=COORDINATORS),
    "shelf": Route(managing.open_one, roles=COORDINATORS),
    "shelf_share": Route(managing.share, roles=COORDINATORS),
    "shelf_for": Route(managing.offer_to, roles=COORDINATORS),
    "shelf_read": Route(managing.read_from, roles=COORDINATORS),
    "shelf_choose": Route(managing.choose_document, roles=COORDINATORS),
    "shelf_remove": Route(managing.remove, roles=COORDINATORS),
    "shelf_back": Route(managing.put_back, roles=COORDINATORS),
    "shelf_begin": Route(receiving.begin, roles=COORDINATORS, where=Where.DIRECT),
    "shelf_add": Route(receiving.add, roles=COORDINATORS, papers=parcels.offered),
    "shelf_in": Route(receiving.add, roles=COORDINATORS, papers=parcels.offered),
    "shelf_new": Route(receiving.begin_new, roles=COORDINATORS),
    "shelf_make": Route(receiving.begin_empty, roles=COORDINATORS, where=Where.DIRECT),
    "shelf_later": Route(receiving.put_off, roles=COORDINATORS),
}
"""What is pressed."""

DIALOGUES: Mapping[str, Dialogue] = {
    replying.KIND: replying.REPLY,
    editing.KIND: editing.CHANGE,
    parcels.KIND: receiving.DIALOGUE,
}
"""What is answered."""

WAKES: Mapping[str, Waker] = {dating.REVIEW: reviewing.come_due}
"""What the clock and the deliverers tell."""
