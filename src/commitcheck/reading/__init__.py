"""Text and the vision's words in, typed readings out: each with the very words it was read from.

Nothing is loaded here and no rule is known; the same text gives the same readings, and places are
counted in code points of the text as it came.
"""
