"""Slack's escaped text as the plain words that a person typed."""

import html
import re
from collections.abc import Mapping

REFERENCE = re.compile(r"<([^<>\n]+)>")


def words(text: str, bot: str, names: Mapping[str, str]) -> str:
    """Return `text` without mentions of the bot, its references spelled out and its escapes undone.

    `names` are the names known by user id; a person unknown is named by the id.
    """
    unaddressed = re.sub(rf"[ \t]*{mention_of(bot).pattern}[,:]?", "", text)
    return html.unescape(REFERENCE.sub(lambda found: _spelled(found.group(1), names), unaddressed)).strip()


def mention_of(user: str) -> re.Pattern[str]:
    """Return the pattern of a mention of this user."""
    return re.compile(rf"<@{re.escape(user)}(?:\|[^<>]*)?>")


def _spelled(reference: str, names: Mapping[str, str]) -> str:
    target, _, label = reference.partition("|")
    sign, name = target[0], target[1:]
    if sign == "@":
        return f"@{label or names.get(name, name)}"
    if sign == "#":
        return f"#{label or name}"
    if sign == "!":
        return label or f"@{name}"
    if not label or label == target:
        return target.removeprefix("mailto:").removeprefix("tel:")
    return label if target.endswith(label) else f"{label} ({target})"
