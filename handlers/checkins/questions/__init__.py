"""How a check-in reads: its questions, their buttons, forms and letters."""
