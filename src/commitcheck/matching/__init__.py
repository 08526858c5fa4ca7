"""Text to text: which item of the vision a promise is about, with the words that say why.

Pure values in and out. Nothing is read but the package's own table, nothing is ever downloaded,
and importing this package is cheap: tables and models are loaded by the first `Matcher`.
"""

from commitcheck.matching.candidates import Band, Candidate, Evidence, Field, Item, ItemKind
from commitcheck.matching.match import ENGINE_NAMES, Answer, Matcher
from commitcheck.matching.similarity import EngineUnavailable
from commitcheck.matching.tokens import UnknownLanguage

__all__ = [
    "ENGINE_NAMES",
    "Answer",
    "Band",
    "Candidate",
    "EngineUnavailable",
    "Evidence",
    "Field",
    "Item",
    "ItemKind",
    "Matcher",
    "UnknownLanguage",
]
