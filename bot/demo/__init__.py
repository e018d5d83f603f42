"""The demonstration: a partnership made up for rehearsing, on a clock that visitors turn."""
