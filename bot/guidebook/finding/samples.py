"""Questions and texts that answer them, from which an unknown model's products are learned to be read."""

_WRITTEN = """\
Who takes the chair of the steering committee?
The steering committee is chaired by each partner in turn, for one year. The chair sends the agenda a
week ahead and signs the minutes.

How often do we look back at how the partnership works?
Once a year all partners review the partnership itself: whether it still serves its purpose, what each
has gained, and what should change.

What must be in the agreement?
A written agreement names the purpose, what each partner brings, how decisions are made, how money is
handled, and how a partner may leave.

When is a water sample taken?
Samples of the lake are taken on the first Monday of each month by two people in a boat, and brought to
the laboratory on the same day.

What do I do if a pump is broken?
Villages report a pump that has failed to the hotline. The company sends a mechanic within three days,
and keeps spare parts in store.

May we use the photographs in our newsletter?
Pictures of people are published only with their written consent. The consent form names the purpose and
for how long the picture is kept.

Who pays for the training of volunteers?
The foundation covers the cost of courses for volunteers: rooms, trainers and meals. Travel is paid by
the organisation that sends them.

How is a quarrel between partners settled?
Those who disagree first talk with each other. If that does not help, a mediator whom both accept is
asked, before anything goes to the board.

What does a healthy river look like?
Clear water, gravel without mud, and the larvae of mayflies under the stones tell that a stream is in
good condition.

How long are data kept?
Records of interviews are deleted two years after a study ends. Names are replaced by numbers as soon as
the interview has been written down.
"""
ANSWERED = tuple(
    (question, text.replace("\n", " ").strip())
    for question, text in (one.split("\n", 1) for one in _WRITTEN.split("\n\n"))
)
"""Questions in English, each with the text that answers it."""
FOREIGN = (
    ("Qui préside le comité de pilotage ?", 0), ("Que doit contenir l'accord ?", 2),
    ("Que faire si une pompe est en panne ?", 4), ("¿Quién paga la formación de los voluntarios?", 6),
    ("¿Cada cuánto se evalúa la alianza?", 1), ("¿Cuándo se toman muestras del agua?", 3),
    ("Как улаживаются споры между партнёрами?", 7), ("Сколько времени хранятся данные?", 9),
    ("我们可以在通讯中使用照片吗？", 5), ("谁担任指导委员会主席？", 0),
    ("ماذا يجب أن يتضمن الاتفاق؟", 2), ("من يدفع تكاليف تدريب المتطوعين؟", 6),
)  # fmt: skip
"""Questions in other languages, each with the number of the text above that answers it."""
