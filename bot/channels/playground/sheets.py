"""The forms that lie open on the page: who was shown which, kept while this process lives."""

from dataclasses import dataclass
from uuid import uuid4

from storage.records.messages import OutboundMessage


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form before somebody. `message` is None until it is there."""

    view: str
    person: str
    message: OutboundMessage | None = None


class Sheets:
    """One sheet a person, as a page has one dialog: the newest takes the place of the last."""

    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}

    def open(self, person: str) -> str:
        """Return the view that waits for a form from now on."""
        sheet = Sheet(uuid4().hex, person)
        self._sheets[person] = sheet
        return sheet.view

    def fill(self, view: str, message: OutboundMessage) -> bool:
        """Put the message's form into its view; say whether that was still open."""
        for person, sheet in self._sheets.items():
            if sheet.view == view:
                self._sheets[person] = Sheet(view, person, message)
                return True
        return False

    def shown(self, person: str) -> Sheet | None:
        """Return the form before a person; None where there is none, or it is not there yet."""
        sheet = self._sheets.get(person)
        return sheet if sheet is not None and sheet.message is not None and sheet.message.form else None

    def close(self, person: str, view: str) -> None:
        """Take a sheet away, unless another has taken its place."""
        sheet = self._sheets.get(person)
        if sheet is not None and sheet.view == view:
            del self._sheets[person]
