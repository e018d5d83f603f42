"""The nouns of a partnership and the two border shapes, as frozen dataclasses of the standard library."""
