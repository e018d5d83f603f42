"""English as it is typed, spoken in a hurry or learnt as a second language, on Wednesday 25 November 2026."""

HEARD: list[tuple[str, list[tuple[str, str]]]] = [
    # typed in a chat
    ("i'll send u the roster 2moro", [("Send u the roster", "2026-11-26")]),
    ("will drop the keys sat morning", [("Drop the keys", "2026-11-28")]),
    ("fuel receipts - u get them tonite", [("Fuel receipts", "2026-11-25")]),
    ("me n Ada fix the gate b4 sunday", [("Fix the gate", "2026-11-29")]),
    ("we r painting 6 desks nxt saturday", [("Painting 6 desks", "2026-12-05")]),
    ("I gotta run. Bringing the forms tomorrow", [("Bringing the forms", "2026-11-26")]),
    # the present for the future
    ("I bring the loudspeaker on Friday", [("Bring the loudspeaker", "2026-11-27")]),
    ("The trucks, I arrange them before Thursday", [("Arrange the trucks", "2026-11-26")]),
    ("The list you get from me on Friday", [("The list", "2026-11-27")]),
    ("I deliver it until Friday, the plan", [("Deliver the plan", "2026-11-27")]),
    # whose task it is
    ("Leave the hall to me", [("The hall to me", "none")]),
    ("The snacks are on us", [("The snacks", "none")]),
    ("Stickers, both sizes, by the tenth - mine", [("Stickers, both sizes", "2026-12-10")]),
    ("To-do (me): label the boxes - by 1 Dec", [("Label the boxes", "2026-12-01")]),
    ("The boxes will reach you by Friday, it is my responsibility", [("The boxes you", "2026-11-27")]),
    ("Happy to host the retreat; consider it settled", [("Host the retreat", "none")]),
    ("I take over chapter two", [("Chapter two", "none")]),
    # a date or an oath in a sentence of its own
    ("I can do the captions! Ready before lunch tomorrow", [("Do the captions", "2026-11-26")]),
    ("Happy to draft the letter. Give me until Tuesday.", [("Draft the letter", "2026-12-01")]),
    ("I take over the tables. Deadline for me is mid-December.", [("The tables", "2026-12-15")]),
    # what is spoken of before the verb, or left out
    (
        "Flow data for the valley? I'll have that over to you by Friday",
        [("Have Flow data for the valley", "2026-11-27")],
    ),
    ("Server move - we'll do the needful by Friday", [("Do Server move", "2026-11-27")]),
    (
        "I'll check the bills tonight and send you the gaps tomorrow",
        [("Check the bills", "2026-11-25"), ("Send you the gaps", "2026-11-26")],
    ),
    ("From us: photos tonight, captions tomorrow", [("Photos", "2026-11-25"), ("Captions", "2026-11-26")]),
    (
        "Plan B, with all costs, will be with you by Monday",
        [("Plan B, with all costs, with you", "2026-11-30")],
    ),
    # what is said around it
    ("I told them as much, so count on me to run the stall on 3 December", [("Run the stall", "2026-12-03")]),
    ("Once I'm back at my desk I'll send the scans tomorrow", [("Send the scans", "2026-11-26")]),
    ("I'll fix what is broken by Friday", [("Fix what is broken", "2026-11-27")]),
    ("I'll lodge the appeal", [("Lodge the appeal", "none")]),
]
SILENT = [
    "Do we send it on Friday or Monday",
    "You'll have to send us the file by Friday.",
    "I always send the report on Fridays.",
    "Had they paid, we'd have signed by Friday.",
    "I need the list by Friday.",
    "The decision is ours.",
    "The pressure is on us.",
    "I take the bus on Monday.",
    "We take note of the date of 5 December.",
    "Bring your badge tomorrow.",
    "any news by friday",
    "Looks like we finish by Friday.",
    "They asked if we send it by Friday.",
    "Nobody knows. Friday.",
    "We meet the donor on Friday.",
    "I can meet on Tuesday.",
    "You will get an invitation from the ministry on Monday.",
    "We will have guests on Friday.",
    "Leave it to the lawyers until Friday.",
    "I'm still writing the report.",
]
