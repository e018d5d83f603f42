"""What a reader of Slack sees of a text or of blocks, and whom it pings or links."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

REFERENCE = re.compile(r"<([^<>\n]+)>")
STYLED = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]+?)(?<=\S)\1(?![\w*_~`])")
PINGING = ("!channel", "!here", "!everyone", "!subteam^", "@U", "@W")
LINKING = ("http://", "https://", "mailto:", "tel:", "#C")
BARE_LINK = re.compile(r"https?://[^\s<>|]+")


@dataclass
class Shown:
    """What is seen of a message: its words, whom it pings, what can be followed, what marks styled."""

    text: str = ""
    pings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)

    def add(self, other: "Shown") -> None:
        self.text += other.text
        self.pings += other.pings
        self.links += other.links
        self.styled += other.styled


def mrkdwn(text: str) -> Shown:
    """Read `text` as Slack reads mrkdwn: references, bare links, then marks of style."""
    shown = Shown()

    def reference(match: re.Match[str]) -> str:
        target, _, label = match.group(1).partition("|")
        if target.startswith(PINGING):
            shown.pings.append(target)
        elif target.startswith(LINKING):
            shown.links.append(target)
        else:
            return match.group(0)
        return label or target

    def style(match: re.Match[str]) -> str:
        shown.styled.append(match.group(0))
        return match.group(2)

    shown.links += BARE_LINK.findall(REFERENCE.sub("", text))
    shown.text = html.unescape(STYLED.sub(style, REFERENCE.sub(reference, text)))
    return shown


def text_object(body: Json) -> Shown:
    """Read a text object; plain text is literal."""
    return Shown(text=str(body["text"])) if body["type"] == "plain_text" else mrkdwn(str(body["text"]))


def _rich_leaf(element: Json) -> Shown:
    kind = element["type"]
    if kind == "text":
        return Shown(text=element["text"])
    if kind == "link":
        return Shown(text=str(element.get("text", element["url"])), links=[element["url"]])
    if kind in {"user", "usergroup", "broadcast", "channel"}:
        target = (
            element.get("user_id")
            or element.get("usergroup_id")
            or element.get("range")
            or element["channel_id"]
        )
        return Shown(text=f"@{target}", pings=[] if kind == "channel" else [target])
    return Shown(text=f":{element.get('name', kind)}:")


def _rich(element: Json) -> Shown:
    shown = Shown()
    if element["type"] == "rich_text_list":
        for index, item in enumerate(element["elements"]):
            shown.add(Shown(text="\n• " if index else "• "))
            shown.add(_rich(item))
        return shown
    for leaf in element["elements"]:
        shown.add(_rich_leaf(leaf))
    return shown


def block(body: Json) -> Shown:
    """What is seen of one block; buttons are not words of the message."""
    kind = body["type"]
    shown = Shown()
    parts: list[Shown] = []
    if kind == "rich_text":
        parts = [_rich(element) for element in body["elements"]]
    elif kind in {"section", "header"}:
        parts = [text_object(item) for item in [body.get("text"), *body.get("fields", [])] if item]
    elif kind == "context":
        parts = [text_object(item) for item in body["elements"] if item["type"] != "image"]
    for index, part in enumerate(parts):
        shown.add(Shown(text="\n" if index else ""))
        shown.add(part)
    return shown


def message(text: str, blocks: list[Json]) -> Shown:
    """What is seen of a message. With blocks the text is a fallback: not seen, but it can ping."""
    fallback = mrkdwn(text)
    if not blocks:
        return fallback
    shown = Shown(pings=fallback.pings)
    for part in map(block, blocks):
        if part.text:
            shown.add(Shown(text="\n" if shown.text else ""))
            shown.add(part)
    return shown
