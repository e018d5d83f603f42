"""Reading: a document becomes passages that can be quoted, or is refused with what is wrong."""
