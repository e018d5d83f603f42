"""How the scores of words and of the bundled models are read, as measured on XQuAD and the 18F playbook.

Of 100 questions so many are answered from the first passage, by both models / USE alone / words alone:
English ones with an answer in the book 98 / 99 / 96 (Spanish, Russian, Chinese and Arabic in their own
language 95 to 98 / 95 to 99 / 94 to 96; put to English paragraphs 88 to 93 / 78 to 92 / none); on the
playbook 95 / 89 / 82. Without one: the article taken out 13 / 34 / 23, the paragraph 54 / 71 / 48; a topic
of the playbook on which it is silent 40 / 30 / 20; XQuAD's questions put to the playbook 0 / 1 / 1. With our
starter beside the playbook it is 87 instead of 40 (words alone 57), for that answers some: how many of these
are marked as unsure stands at `judging.SURE`.

Of questions in five other languages put to both, so many are declined / unsure / sure: 100 that the playbook
answers (it comes first for 76) 2 / 41 / 57, 50 that it does not 12 / 54 / 34. Without `USE.near` it would be
2 / 21 / 77 and 12 / 34 / 54.
"""

from bot.guidebook.finding.embedder import Scale, Traits

WORDS_ALONE = Traits(
    words=1,
    same=Scale(background=0, topic=0.12, answer=0.22),
    other=Scale(background=0, topic=0.12, answer=0.22),
    alike=0.5,
    own={
        "ru": Scale(background=0, topic=0.11, answer=0.20),
        "ar": Scale(background=0, topic=0.11, answer=0.19),
        "zh": Scale(background=0, topic=0.06, answer=0.12),
    },
)
"""The share of a question's weight that a passage covers. Chinese is compared by pairs of characters."""

E5_AND_USE = Traits(
    words=0.25,
    same=Scale(background=0.77, topic=0.105, answer=0.16),
    other=Scale(background=0.73, topic=0.08, answer=0.105),
    alike=0.97,
    own={
        "en": Scale(background=0.755, topic=0.105, answer=0.16),
        "ru": Scale(background=0.76, topic=0.105, answer=0.16),
        "zh": Scale(background=0.823, topic=0.095, answer=0.135),
        "ar": Scale(background=0.766, topic=0.10, answer=0.14),
    },
    foreign={
        "ru": Scale(background=0.713, topic=0.075, answer=0.10),
        "zh": Scale(background=0.726, topic=0.075, answer=0.095),
        "ar": Scale(background=0.716, topic=0.07, answer=0.09),
    },
)
USE = Traits(
    words=1.5,
    same=Scale(background=0.04, topic=0.32, answer=0.47),
    other=Scale(background=0.035, topic=0.165, answer=0.21),
    alike=0.55,
    near=0.33,
    own={
        "ru": Scale(background=0.03, topic=0.30, answer=0.46),
        "zh": Scale(background=0.045, topic=0.255, answer=0.395),
        "ar": Scale(background=0.02, topic=0.30, answer=0.43),
    },
)
