"""Markdown is read as a reader would: headings are the path, links are their words, lists stay whole."""

from bot.guidebook.reading.markdown import read_markdown
from bot.guidebook.reading.passages import pack

PAGE = """---
title: "How we work: a guide"
---
We meet often. See [the plan]({{ site.url }}/plan) {% include note.html %}or <em>ask</em>.

# Rhythm
Each partner reports **every two weeks**:

- what moved,
- what is in the way,
  1. at home
  2. elsewhere

## Dates
| what | when |
|------|------|
| survey | *4 December* |
| permits | 9 December |

# Money
![A purse](purse.png) is not kept here &amp; never was.<br>Ask.
"""


def test_headings_become_the_path_and_the_front_matter_only_the_title() -> None:
    title, blocks = read_markdown(PAGE)
    assert title == "How we work: a guide"
    assert [each.section for each in pack(blocks)] == ["", "Rhythm", "Rhythm › Dates", "Money"]


def test_links_and_pictures_are_their_words_and_tags_and_templates_go() -> None:
    drafts = pack(read_markdown(PAGE)[1])
    assert drafts[0].text == "We meet often. See the plan or ask."
    assert drafts[3].text == "A purse is not kept here & never was. Ask."


def test_lists_and_tables_stay_whole_and_a_list_keeps_its_announcement() -> None:
    drafts = pack(read_markdown(PAGE)[1])
    announced, listed = drafts[1].text.split("\n\n")
    assert announced == "Each partner reports every two weeks:"
    assert listed == "• what moved,\n• what is in the way,\n  1. at home\n  2. elsewhere"
    assert drafts[2].text == "what | when\nsurvey | 4 December\npermits | 9 December"


def test_the_first_heading_is_the_title_where_the_front_matter_has_none() -> None:
    title, blocks = read_markdown("# Handbook\nWelcome.\n\n## Leave\nTake it.\n")
    assert title == "Handbook"
    assert [each.section for each in pack(blocks)] == ["", "Leave"]


def test_scripts_and_comments_are_not_quoted() -> None:
    _, blocks = read_markdown("<div>Hello<script>\nalert(1)</script><!-- no --></div>\n")
    assert [each.text for each in blocks] == ["Hello"]
