"""What a message shows: its lines, its buttons and its form, in the language and zone of its reader."""

from dataclasses import dataclass
from datetime import datetime

from bot.compose import Composer
from bot.tokens import Token
from handlers.turn import Button, FormField, FormSheet, Message, Plate
from prompts.phrase import Phrase
from storage.records.messages import Choice, Field, Form, Line, Picture, Tone


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts for one reader. `forms` says that their channel can show forms."""

    composer: Composer
    language: str
    zone: str
    now: datetime
    partnership: int
    forms: bool

    def lines(self, phrase: Phrase) -> tuple[Line, ...]:
        """Return the phrase as lines."""
        return self.composer.lines(phrase, self.language, self.zone, self.now)

    def choices(self, message: Message) -> tuple[tuple[Choice, ...], ...]:
        """Return the rows of buttons, without what would open a form where there is none."""
        rows = (
            tuple(self._choice(button) for button in row if self.forms or not button.opens)
            for row in message.buttons
        )
        return tuple(row for row in rows if row)

    def picture(self, plate: Plate) -> Picture:
        """Return the picture with the words that it stands for."""
        return Picture(plate.content, plate.name, self._text(plate.alternative))

    def form(self, sheet: FormSheet) -> Form:
        """Return the form."""
        token = Token(sheet.action, self.partnership, sheet.subject, sheet.extra)
        return Form(
            self._text(sheet.title),
            str(token),
            self._text(sheet.submit),
            tuple(self._field(one) for one in sheet.fields),
            self.lines(sheet.intro),
        )

    def _choice(self, button: Button) -> Choice:
        token = Token(button.action, self.partnership, button.subject, button.extra)
        tone = Tone.PRIMARY if button.primary else Tone.NEUTRAL
        return Choice(self._text(button.label), str(token), tone, opens=button.opens)

    def _field(self, field: FormField) -> Field:
        options = (
            (value, self.composer.told(label, self.language, self.zone, self.now))
            for value, label in field.options
        )
        return Field(
            field.key,
            self._text(field.label),
            field.type,
            tuple(options),
            field.optional,
            field.initial,
            self._text(field.hint) if field.hint else "",
        )

    def _text(self, phrase: Phrase) -> str:
        return self.composer.text(phrase, self.language, self.zone, self.now)
