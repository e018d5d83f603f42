"""Markdown as blocks: headings become the path, links their words; tags and templates go."""

import re
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.guidebook.reading.passages import Block

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_LIQUID = re.compile(r"\{%[^\n]{0,1000}?%\}|\{\{[^\n]{0,1000}?\}\}")
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_CONTAINERS = frozenset({"root", "blockquote"})
_LISTS = frozenset({"bullet_list", "ordered_list"})


def read_markdown(source: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title, empty where the document names none, and the blocks under their headings.

    The title is the front matter's or the first heading of the first level; it is not
    repeated in the path of what stands under it.
    """
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    title = _front_title(front.group(1)) if front else ""
    body = _LIQUID.sub("", text[front.end() :] if front else text)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    title = title or next((_inline(node) for node in tree.children if node.tag == "h1"), "")
    return title, tuple(_blocks(tree, title))


def _front_title(front: str) -> str:
    found = _TITLE.search(front)
    value = found.group(1) if found else ""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return (value[1:-1] if quoted else value).strip()


def _blocks(tree: SyntaxTreeNode, title: str) -> Iterator[Block]:
    path: dict[int, str] = {}
    for node in _flat(tree):
        if node.type == "heading":
            level = int(node.tag[1])
            path = {above: words for above, words in path.items() if above < level}
            path[level] = _inline(node)
            continue
        section = tuple(words for words in path.values() if words and words != title)
        rows = tuple(row for row in _rows(node) if row.strip())
        if rows:
            yield Block(section, None, rows, listed=node.type in {*_LISTS, "table", "fence", "code_block"})


def _flat(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    for child in node.children:
        if child.type in _CONTAINERS:
            yield from _flat(child)
        else:
            yield child


def _rows(node: SyntaxTreeNode) -> list[str]:
    if node.type in _LISTS:
        return list(_items(node, ""))
    if node.type == "table":
        return [" | ".join(_inline(cell) for cell in row.children) for row in node.walk() if row.type == "tr"]
    if node.type in {"fence", "code_block"}:
        return node.content.splitlines()
    if node.type == "html_block":
        return [_plain(_TAG.sub(" ", _HIDDEN.sub(" ", node.content)))]
    return [_inline(node)]


def _items(node: SyntaxTreeNode, indent: str) -> Iterator[str]:
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, start=first):
        mark = f"{indent}{number}. " if node.type == "ordered_list" else f"{indent}• "
        for child in _flat(item):
            if child.type in _LISTS:
                yield from _items(child, indent + "  ")
                continue
            for row in _rows(child):
                yield mark + row
                mark = indent + "  "


def _inline(node: SyntaxTreeNode) -> str:
    """Return the words of a node on one line: a link's words, a picture's alternative text."""
    words = []
    for part in node.walk():
        if part.type in {"softbreak", "hardbreak", "html_inline"}:
            words.append(" " if part.type != "html_inline" or part.content.startswith("<br") else "")
        elif part.type in {"text", "code_inline"}:
            words.append(part.content)
    return _plain("".join(words))


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())
