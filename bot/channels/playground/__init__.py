"""The playground: one page on this machine that is a channel like the others."""
