"""Setting up from nothing: a coordinator is led to the first check-in; nobody hears of it before Start."""
