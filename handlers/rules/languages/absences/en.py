"""English: how somebody says that they are away."""

from handlers.rules.languages.table import AbsenceWords

ABSENCES = AbsenceWords(
    opening=(
        r"(?:(?:good (?:day|morning|afternoon|evening)|hello|hi|dear all|please note)[,:.]? (?:that )?)?"
        r"(?:(?:i'm|i am|i'll be|i will be|i shall be) (?:going to be )?"
        r"(?:away|out of (?:the )?office|ooo|off(?: work)?|absent|unavailable|travelling|traveling"
        r"|on (?:(?:annual|sick|parental|maternity|paternity) )?(?:leave|holidays?|vacation|mission|travel)"
        r"|sick|ill|unwell)"
        r"|(?:away|absent|out of office|ooo|on (?:sick )?leave|off sick))"
    ),
    begins=r"from|starting(?: on)?|beginning(?: on)?|as of|between",
    ends=r"until|till|til|through|up to|to|and",
    lasts=r"for(?: the next)?|the next",
    within="in",
    weeks={"this week": 0, "the rest of the week": 0, "next week": 1, "the whole of next week": 1},
    returns=(
        r"(?:and )?(?:(?:i'm|i am|i'll be|i will be) )?back(?: in the office)?(?: on)?"
        r"|(?:and )?(?:i return|returning)(?: on)?"
    ),
    asks=(
        r"(?:and )?(?:(?:in the meantime|meanwhile),? )?(?:please )?"
        r"(?:ask|see|contact|write to|turn to|talk to|speak to|go to|check with)"
    ),
    asked=(
        r"(?:stands|will stand|is standing|steps|fills) in(?: for me)?"
        r"|(?:replaces|will replace|covers for) me"
    ),
)
