"""Who belongs: people are invited, added, listed, given their parts, and leave."""
