"""Button tokens: what is pressed and about which record; never data, and never to be trusted."""

from dataclasses import dataclass

LIMIT = 64
"""The most ASCII bytes of a token, as Telegram allows for `callback_data`."""


@dataclass(frozen=True, slots=True)
class Token:
    """The action, the partnership, the record's id, and at most one more word."""

    action: str
    partnership: int
    subject: int
    extra: str = ""

    def __str__(self) -> str:
        """Return the token as it travels. Raises `ValueError` if it would not fit."""
        token = ":".join((self.action, str(self.partnership), str(self.subject), self.extra))
        if len(token) > LIMIT or not token.isascii():
            raise ValueError(f"token too long: {token}")
        return token


def read(text: str) -> Token | None:
    """Return what a platform brought back as a token; None if it is none of ours."""
    match text.split(":", 3):
        case [action, partnership, subject, extra] if _number(partnership) and _number(subject):
            return Token(action, int(partnership), int(subject), extra)
        case _:
            return None


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
