"""Check-ins: rounds that open and close, questions that are asked, answers that are kept."""
