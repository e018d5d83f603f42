"""What of a page of HTML is not read: what is hidden, decoration, a control, or only leads elsewhere."""

import re

from lxml import etree
from lxml.html import HtmlElement

from bot.guidebook.reading.kinds import one_of

_TAGS = one_of(
    "script style noscript template nav footer aside form svg math canvas iframe object embed video "
    "audio map button input select textarea option datalist dialog menu head title link meta"
)
_ROLES = one_of("navigation banner contentinfo search complementary menu menubar toolbar dialog alertdialog")
_NAMES = one_of(
    "nav navbar navigation navheader navfooter docnav breadcrumb breadcrumbs toc toctree-wrapper "
    "sidebar sphinxsidebar related headerlink skip-link skiplink pagination pager footer site-footer "
    "site-header cookie-banner menu indextable genindextable genindex-jumpbox"
)
"""Classes and identifiers by which sites, and the generators of manuals, name what leads elsewhere."""
_PARTED = one_of("br p div li dt dd td th tr h1 h2 h3 h4 h5 h6 figcaption summary")
_CONTENT = one_of("html body main article h1 h2 h3 h4 h5 h6")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SIGNS = one_of("¶ ↑ ↩ ↩︎ # § ⏎ 🔗 ^")


def strip(root: HtmlElement) -> None:
    """Take away what is not read, and part the words of neighbours that stand on lines of their own."""
    for element in list(root.iter(etree.Element)):
        if element is not root and _is_dropped(element):
            element.drop_tree()
        elif element.tag in _PARTED:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")


def leads_within(element: HtmlElement) -> bool:
    """Return whether a list is but the contents of its own page: links to other places of it."""
    links = [link for link in element.iter("a") if link.get("href", "").startswith("#")]
    said = len("".join("".join(link.text_content().split()) for link in links))
    return len(links) > 1 and said >= 0.8 * len("".join(element.text_content().split()))


def _is_dropped(element: HtmlElement) -> bool:
    tag, said = element.tag, element.attrib
    if "hidden" in said or said.get("aria-hidden") == "true" or _UNSEEN.search(said.get("style", "")):
        return tag not in {"html", "body"}
    if tag in _CONTENT:
        return False
    if tag in {"form", "header"}:
        return element.find(".//h1") is None and (tag == "header" or element.find(".//h2") is None)
    names = {*said.get("class", "").casefold().split(), said.get("id", "").casefold()}
    return tag in _TAGS or said.get("role") in _ROLES or bool(names & _NAMES) or _is_mark(element)


def _is_mark(element: HtmlElement) -> bool:
    """Return whether this is the mark of a note, or the handle by which a heading is linked to."""
    if element.tag == "sup":
        return element.find(".//a[@href]") is not None
    return element.tag == "a" and element.text_content().strip() in _SIGNS
