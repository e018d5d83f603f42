"""What follows a change of a commitment: a room each, called by the ledger, and none changes a commitment."""
