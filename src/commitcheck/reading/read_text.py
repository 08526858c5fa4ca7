"""The one way in: a text and a project's words to promises, and to what is no promise and why."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from commitcheck.model.config import Config
from commitcheck.model.pattern import pattern
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vision import Vision
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.composing import Composer
from commitcheck.reading.promises.finder import (
    THRESHOLD_OF_NOTHING,
    Table,
    is_affirmed,
    probabilities,
    says_who_does_it,
    table,
    threshold,
    vision_marks,
)
from commitcheck.reading.promises.lexicon import classed_words, lexicon
from commitcheck.reading.promises.modality import no_promise
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.vision_words import vision_words

# What of a text are words: markup, quoted mails and data are blanked, character for character.
#
# The result is as long as the text, so that a span in it points at the very characters of the file.

_I = re.IGNORECASE
_STRUCK = pattern(r"~~[^~\n]{1,300}~~|<(del|s|strike)>[^<]{0,300}</\1>", _I)
_BLOCK_TAG = pattern(r"</?(?:br|p|li|ul|ol|div|tr|table|h[1-6])\b[^<>]{0,500}>", _I)
_TAG = pattern(r"<(?:[a-z/][^<>]{0,500}|!--[^<>]{0,500}--)>", _I)
_ENTITY = pattern(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", _I)
_WIKI = pattern(r"\{(?:color|panel|quote|code|noformat)[^{}\n]{0,60}\}|\[\[|\]\]|'{2,5}|\*\*|__")
_ADDRESS = pattern(r"(?:https?://|www\.)[^\s<>|]{1,500}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
_DATA = pattern(r"[A-Za-z0-9+/_=-]{60,}")
_CONTROL = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_END = pattern("\r(?!\n)|[\x85\u2028\u2029]")
_QUOTED = pattern(r"^[ \t]*>.*$", re.MULTILINE)
_OLDER_MAIL = pattern(
    r"^[ \t]*(?:"
    r"-{2,}[ \t]*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
    r"|Mensagem original)[ \t]*-{2,}"
    r"|(?:On|Am|Le|El|Em)\b[^\n]{5,120}\b(?:wrote|schrieb[^\n:]{0,60}|a écrit|escribió|escreveu)"
    r"[ \t]*:"
    r"|(?:From|Von|De):[^\n]{1,200}\n[ \t]*(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Enviada):"
    r")",
    re.MULTILINE,
)


def words_only(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with all that is no word blanked, and the spans of quoted, older mail.

    Line ends of any kind become one; a tag that ends a block becomes a line end.
    """
    plain = _LINE_END.sub("\n", text)
    older = _older(plain)
    for start, end in reversed(older):
        plain = plain[:start] + _blank(plain[start:end]) + plain[end:]
    plain = _CONTROL.sub(" ", plain)
    if "<" in plain or "&" in plain:
        plain = _BLOCK_TAG.sub(lambda found: "\n" + " " * (len(found[0]) - 1), _struck(plain))
        plain = _spaces(_ENTITY, _spaces(_TAG, plain))
    plain = _spaces(_WIKI, _struck(plain))
    return _spaces(_DATA, _spaces(_ADDRESS, plain)), older


def _struck(text: str) -> str:
    return _spaces(_STRUCK, text)


def _spaces(expression: re.Pattern[str], text: str) -> str:
    return expression.sub(lambda found: _blank(found[0]), text)


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


def _older(text: str) -> tuple[tuple[int, int], ...]:
    """The lines behind `>`, and everything below the line that introduces an older mail.

    A mail that begins with its header is nobody's quote.
    """
    below = len(text)
    for found in _OLDER_MAIL.finditer(text):
        if text[: found.start()].strip():
            below = found.start()
            break
    spans: list[tuple[int, int]] = []
    for found in _QUOTED.finditer(text, 0, below):
        if spans and found.start() == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    if below < len(text):
        spans.append((below, len(text)))
    return tuple(spans)


def read_text(
    text: str,
    project: Project,
    *,
    written_on: dt.date | None = None,
    source: str = "unspecified",
) -> tuple[ReadPromise, ...]:
    """What a text promises, clause by clause in its order, typed, each with the words it rests on.

    Args:
        text: of a cell, a mail, a call's notes; any length, any script, markup or not.
        project: whose vision and configuration give the words, the order of dates and the
            fiscal year. Its promises are not looked at.
        written_on: the day of the record; relative days hang on it.
        source: where the record says that the words stand, as in `Commitment.source`.

    Returns:
        Promises, and clauses that look like one but are none of ours (their `modality` says
        why). `start` and `end` count the code points of `text`. Small talk gives nothing.
    """
    reader = _reader(_Same(project.vision), _Same(project.config))
    return tuple(reader.read(text, written_on, source))


class _Same(NamedTuple("_Same", [("value", object)])):
    """A value that is equal only to itself: visions are large, and compared by what they hold."""

    __slots__ = ()

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __ne__(self, other: object) -> bool:
        return not self == other


@lru_cache(4)
def _reader(vision: _Same, config: _Same) -> "Reader":
    return Reader(
        vision.value if isinstance(vision.value, Vision) else None,
        config.value if isinstance(config.value, Config) else None,
    )


class Reader:
    """Reads the texts of one project; `weights` are those that come with the program."""

    def __init__(
        self, vision: Vision | None, config: Config | None, weights: Table | None = None
    ) -> None:
        self._weights = weights or table()
        self._lexicon = lexicon()
        self._marks = vision_marks(vision, self._lexicon)
        self._composer = Composer(vision_words(vision, config), self._lexicon)

    def read(self, text: str, written_on: dt.date | None, source: str) -> Iterator[ReadPromise]:
        """The promises of a text, and what is none, in its order."""
        plain, older = words_only(text)
        entries = list(self._entries(plain, written_on, source))
        entries += [
            ReadPromise(start, end, modality="history", reason="it stands in an older, quoted mail")
            for start, end in older
            if text[start:end].strip(" \t\r\n>")
        ]
        yield from sorted(entries, key=lambda entry: (entry.start, entry.end))

    def _entries(
        self, plain: str, written_on: dt.date | None, source: str
    ) -> Iterator[ReadPromise]:
        found = classed_words(plain, self._lexicon, self._marks)
        scene = Scene(plain, found, clauses(plain, found, self._lexicon), written_on, source)
        for at, likely in enumerate(probabilities(scene, self._lexicon, self._weights)):
            promise = self._promise(scene, at, likely)
            if promise is not None:
                yield promise
            elif is_affirmed(scene, at + 1, self._lexicon):
                continue  # its answer says what comes of it
            elif said := no_promise(scene, at, self._lexicon):
                clause = scene.clauses[at]
                yield ReadPromise(clause.start, clause.end, modality=said.what, reason=said.why)

    def _promise(self, scene: Scene, at: int, likely: float) -> ReadPromise | None:
        """The promise of a clause, where it is likely enough for what is known of it."""
        if likely < threshold(scene, at, self._lexicon):
            return None
        promise = self._composer.promise(scene, at, likely)
        is_told = promise.is_about_something or says_who_does_it(scene, at, self._lexicon)
        return promise if is_told or likely >= THRESHOLD_OF_NOTHING else None
