"""The machine: channels, transactions, clock, scheduler, delivery, models, HTTP and the command line."""
