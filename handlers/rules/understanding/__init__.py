"""Understanding: what somebody wants who writes in plain words, and which commitment they speak of."""
