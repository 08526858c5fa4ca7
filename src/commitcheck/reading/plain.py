"""What of a text are words: markup, quoted mails and data are blanked, character for character.

The result is as long as the text, so that a span in it points at the very characters of the file.
"""

import re

from commitcheck.model.pattern import pattern

_I = re.IGNORECASE
_STRUCK = pattern(
    r"~~[^~\n]{1,300}~~|<(del|s|strike)>[^<]{0,300}</\1>",
    _I,
    needs="~~ <",
)
_BLOCK_TAG = pattern(r"</?(?:br|p|li|ul|ol|div|tr|table|h[1-6])\b[^<>]{0,500}>", _I)
_TAG = pattern(r"<[a-z/](?:[^<>\s]|\s++){0,500}>", _I)
_UNSHOWN = pattern(r"<!--|<(script|style)\b", _I)
_ENDS = {
    "": pattern(r"-->"),
    "script": pattern(r"</script\s*>", _I),
    "style": pattern(r"</style\s*>", _I),
}
"""What no reader of a page sees, and where it ends."""
_DATA_ADDRESS = pattern(r"\bdata:[\w/+.;=-]{1,80};base64,[A-Za-z0-9+/=]+", _I)
_ENTITY = pattern(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", _I)
_WIKI = pattern(
    r"\{(?:color|panel|quote|code|noformat)[^{}\n]{0,60}\}|\[\[|\]\]|'{2,5}|\*\*|__",
    needs="{ [[ ]] '' ** __",
)
_ADDRESS = pattern(
    r"(?:https?://|www\.)[^\s<>|]{1,500}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}",
    needs=":// www. @",
)
_DATA = pattern(r"[A-Za-z0-9+/_=-]{60,}")
_CONTROL = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_END = pattern("\r(?!\n)|[\x85\u2028\u2029]")
_QUOTED = pattern(
    r"^[ \t]*>.*$",
    re.MULTILINE,
    needs=">",
)
_OLDER_MAIL = pattern(
    r"^[ \t]*(?:"
    r"-{2,}[ \t]*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
    r"|Mensagem original)[ \t]*-{2,}"
    r"|(?:On|Am|Le|El|Em)\b[^\n]{5,120}\b(?:wrote|schrieb[^\n:]{0,60}|a écrit|escribió|escreveu)"
    r"[ \t]*:"
    r"|(?:On|Am|Le|El|Em)\b[^\n]{5,120}\n[^\n]{0,100}[@>][^\n]{0,20}"
    r"\b(?:wrote|schrieb|a écrit|escribió|escreveu)[ \t]*:"
    r"|Am\b[^\n]{5,120}\bschrieb\b[^\n:]{0,80}\n[^\n:]{0,100}[@>]:"
    r"|(?:From|Von|De):[^\n]{1,200}\n[ \t]*(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Enviada):"
    r")",
    re.MULTILINE,
    needs="-- wrote schrieb crit escribi escreveu from: von: de:",
)


def words_only(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with all that is no word blanked, and the spans of quoted, older mail.

    Line ends of any kind become one; a tag that ends a block becomes a line end.
    """
    plain = text if text.isprintable() else _LINE_END.sub("\n", text)
    older = _older(plain)
    for start, end in reversed((*older, *signatures(plain, older))):
        plain = plain[:start] + _blank(plain[start:end]) + plain[end:]
    plain = plain if plain.isprintable() else _CONTROL.sub(" ", plain)
    plain = _spaces(_DATA_ADDRESS, plain) if ";base64," in plain else plain
    if "<" in plain or "&" in plain:
        plain = _without_unshown(plain)
        plain = _BLOCK_TAG.sub(lambda found: "\n" + " " * (len(found[0]) - 1), _struck(plain))
        plain = _spaces(_ENTITY, _spaces(_TAG, plain))
    plain = _spaces(_WIKI, _struck(plain))
    return _spaces(_DATA, _spaces(_ADDRESS, plain)), older


def _struck(text: str) -> str:
    return _spaces(_STRUCK, text)


def _without_unshown(text: str) -> str:
    """Without comments, scripts and styles; one that never ends is left as it is."""
    parts, at = [], 0
    endless: set[str] = set()
    for found in _UNSHOWN.finditer(text):
        kind = (found[1] or "").lower()
        if found.start() < at or kind in endless:
            continue
        end = _ENDS[kind].search(text, found.end())
        if end is None:
            endless.add(kind)
            continue
        parts += [text[at : found.start()], _blank(text[found.start() : end.end()])]
        at = end.end()
    return "".join([*parts, text[at:]])


def _spaces(expression: re.Pattern[str], text: str) -> str:
    return expression.sub(lambda found: _blank(found[0]), text)


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


_SIGNED = pattern(
    r"^--(?: [ \t]*\r?\n|[ \t]*\r?\n(?=[ \t]*[^\W\d_a-z][\w.'\u2019-]*"
    r"(?: (?:(?:von|van|de|der|di|da|del|dos|du|la|le|zu|al|el|of) )?"
    r"[^\W\d_a-z][\w.'\u2019-]*){0,4}[ \t]*(?:[|,·/\u2013-]|\r?$)))",
    re.MULTILINE,
    needs="--",
)
"""The mark above a signature: as mails have it, with its space, or above what looks like a name."""
_LONGEST_SIGNATURE = 1_000


def signatures(text: str, older: tuple[tuple[int, int], ...] = ()) -> tuple[tuple[int, int], ...]:
    """The one below `-- ` at the end of a text, above older mail; at most one."""
    end = older[-1][0] if older and older[-1][1] == len(text) else len(text)
    for found in _SIGNED.finditer(text, max(0, end - _LONGEST_SIGNATURE), end):
        is_above = not any(start <= found.start() < stop for start, stop in older)
        if text[: found.start()].strip() and text[found.end() : end].strip() and is_above:
            return ((found.start(), end),)
    return ()


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
