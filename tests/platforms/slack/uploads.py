"""How a file comes into Slack: leave is asked for, the file is brought, and then it is completed."""

import json
from dataclasses import dataclass
from typing import Any

from tests.platforms.slack.limits import SlackRefusal

Json = dict[str, Any]

ALTERNATIVE = 1_000
"""Characters of a file's description for screen readers, at the most."""


@dataclass
class Upload:
    """A file of the bot. It can be shown once it is complete and was looked through.

    `unready` is how often it is still refused to be shown.
    """

    id: str
    name: str
    length: int
    alternative: str
    body: bytes | None = None
    complete: bool = False
    unready: int = 0


class Uploads:
    """All files of the bot. `unready` is how often each new one is refused at first."""

    def __init__(self) -> None:
        self.unready = 0
        self.kept: dict[str, Upload] = {}

    def begin(self, args: Json) -> Upload:
        """Return a new file that is to be brought; raises Slack's refusals."""
        name, length, words = (
            args.get("filename"),
            str(args.get("length") or ""),
            str(args.get("alt_txt") or ""),
        )
        if not name or not length.isdigit() or not int(length):
            raise SlackRefusal("missing_argument", "filename and length")
        if len(words) > ALTERNATIVE:
            raise SlackRefusal("alt_txt_too_large")
        number = f"F{len(self.kept) + 1:010}"
        self.kept[number] = Upload(number, str(name), int(length), words, unready=self.unready)
        return self.kept[number]

    def bring(self, number: str, body: bytes) -> bool:
        """Take what is in a file; say whether it is as long as was said."""
        found = self.kept.get(number)
        if found is None or len(body) != found.length:
            return False
        found.body = body
        return True

    def finish(self, args: Json) -> list[Json]:
        """Complete files that were brought, shared with nobody; raises Slack's refusals."""
        try:
            named = [str(one["id"]) for one in json.loads(args.get("files") or "[]")]
        except (ValueError, TypeError, KeyError) as broken:
            raise SlackRefusal("invalid_arguments", "files") from broken
        if not named:
            raise SlackRefusal("invalid_arguments", "files")
        for number in named:
            if number not in self.kept or self.kept[number].body is None:
                raise SlackRefusal("file_not_found")
            self.kept[number].complete = True
        return [{"id": number, "title": self.kept[number].name} for number in named]

    def show(self, blocks: list[Json]) -> None:
        """Raise Slack's refusal of blocks that show a file which cannot be shown (yet)."""
        for number in (block["slack_file"]["id"] for block in blocks if "slack_file" in block):
            found = self.kept.get(number)
            ready = found is not None and found.complete and (found.body or b"").startswith(b"\x89PNG")
            if found is not None and ready and found.unready:
                found.unready -= 1
                ready = False
            if not ready:
                raise SlackRefusal("invalid_blocks", "invalid slack file")
