"""Standards that one is certified for: the vision's list, and common names (`SOC 2 Type II`)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Reading
from commitcheck.reading.context import with_question
from commitcheck.reading.tokens import Found, Terms, Token, each_name, plain, tokens
from commitcheck.reading.vision_words import VisionWords

_NAMES: Mapping[str, str] = {
    "hipaa": "HIPAA, HIPAA compliance",
    "gdpr": "GDPR, DSGVO, RGPD",
    "pci-dss": "PCI DSS, PCI-DSS, PCI, PCIDSS, Payment Card Industry",
    "pci-3ds": "PCI 3DS, PCI-3DS",
    "fedramp": "FedRAMP, FedRAMP Moderate, FedRAMP High",
    "hitrust": "HITRUST, HITRUST CSF",
    "tisax": "TISAX, TISAX label, Trusted Information Security Assessment Exchange",
    "c5": "BSI C5, C5 attestation, C5 Testat, C5-Testat, C5 Type, C5 Typ, C5 Tipo, "
    "Kriterienkatalog C5, C5 report, C5 Prüfbericht, Cloud Computing Compliance Criteria Catalogue",
    "hds": "HDS, Hébergeur de données de santé",
    "ens": "Esquema Nacional de Seguridad, ENS Alto, ENS Medio, ENS",
    "secnumcloud": "SecNumCloud",
    "cyber-essentials": "Cyber Essentials",
    "cyber-essentials-plus": "Cyber Essentials Plus",
    "csa-star": "CSA STAR, STAR Level 2",
    "cmmc": "CMMC",
    "nist-800-53": "NIST 800-53, NIST SP 800-53",
    "nist-800-171": "NIST 800-171, NIST SP 800-171",
    "irap": "IRAP",
    "ismap": "ISMAP",
    "mtcs": "MTCS",
    "stateramp": "StateRAMP",
    "21cfr11": "21 CFR Part 11, 21 CFR 11, CFR 21 Part 11, Part 11 compliant, Part 11 compliance",
    "gxp": "GxP",
    "iec62443": "IEC 62443, ISA/IEC 62443",
    "iec62304": "IEC 62304",
    "nen7510": "NEN 7510",
    "eidas": "eIDAS",
    "swift-csp": "SWIFT CSP",
    "glba": "GLBA",
    "ccpa": "CCPA",
    "fips140-2": "FIPS 140-2",
    "fips140-3": "FIPS 140-3",
    "aeo": "AEO, AEO status, AEOC, AEOF, AEOS, Authorised Economic Operator, Authorized Economic "
    "Operator, Zugelassener Wirtschaftsbeteiligter, opérateur économique agréé, operador económico "
    "autorizado, operatore economico autorizzato",
    "isae3402": "ISAE 3402",
    "isae3000": "ISAE 3000",
    "ssae18": "SSAE 18",
    "nis2": "NIS2",
    "gobd": "GoBD",
    "it-grundschutz": "IT-Grundschutz, BSI Grundschutz",
    "common-criteria": "Common Criteria",
    "section508": "Section 508",
    "en301549": "EN 301 549",
    "tx-ramp": "TX-RAMP",
    "g-cloud": "G-Cloud",
    "iatf16949": "IATF 16949",
    "as9100": "AS9100",
}
_ROMAN = {"i": "1", "ii": "2"}
_NOISE = frozenset(("iec", "cei", "dis", "en", "din", "nf", "bs", "une", "uni"))
_SOC_PARTS = ("type", "typ", "t", "tipo")
_SHORT = 4
_SPOKEN_OF = 200
_SOC = pattern(r"\bsoc ?2\b", 2, needs="soc")
_ISO_DIGITS = (4, 5)
_DENIED = pattern(
    r"[\w ]{0,20}[:?]\s*(?:-\s*)?(?:no|not|none|nein|non|nee)\b"
    r"(?!\W+(?:(?:yet|but|aber|mais|pero|mas|todavía|aún)\W+)*"
    r"(?:planned|expected|due|scheduled|targeted|in progress|under way|geplant|vorgesehen|erwartet|"
    r"prévue?|attendue?|previst[oa]|planead[oa]|planificad[oa]|planejad[oa]|esperad[oa]))|"
    r"[^.;]{0,10}\([^)]{0,40}\bnot ours\b",
    2,  # re.IGNORECASE
)
"""`ISO 22301: no`, `ISO 50001 (operator's certificate, not ours)`"""


class Standards:
    """The standards that a vision lists, by all the ways in which they are written."""

    def __init__(self, words: VisionWords) -> None:
        listed = words.vision.certifications if words.vision else ()
        self.ids = tuple(item.id for item in listed)

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """The vision's id for each normalised name: `iso27001` for `ISO/IEC 27001:2022`."""
        found: dict[str, str] = {}
        for identifier in self.ids:
            for key in keys_of(identifier):
                found.setdefault(key, identifier)
        return found

    @cached_property
    def terms(self) -> Terms[str]:
        """The ids of the vision as words, then the common names of standards."""
        return Terms(self._entries())

    def _entries(self) -> Iterator[tuple[str, str]]:
        known = {_key(identifier): identifier for identifier in self.ids}
        yield from each_name((self._id_of(name, known), names) for name, names in _NAMES.items())
        yield from ((identifier, identifier) for identifier in self.ids)

    @staticmethod
    def _id_of(name: str, known: Mapping[str, str]) -> str:
        """The vision's id for a common name: its own, or with its issuer before it (`bsi-c5`)."""
        key = _key(name)
        issued = [identifier for own, identifier in known.items() if own.endswith(f"-{key}")]
        return known.get(key) or (issued[0] if len(issued) == 1 else name)

    def name(self, key: str) -> tuple[str, Band]:
        """The vision's id for a normalised name, else that name; less sure where a part differs."""
        exact = self.by_key.get(key)
        if exact:
            return exact, "clear"
        near = [identifier for known, identifier in self.by_key.items() if _is_part(key, known)]
        return (near[0], "likely") if len(set(near)) == 1 else (key, "clear")

    def name_of_level(self, name: str) -> tuple[str, Band]:
        """A common name, or the vision's one level of it: `ens-high` for `ENS`. A level that is a
        standard by itself (`cyber-essentials-plus`) is not what its first words name.
        """
        levels = [known for known in self.ids if known.startswith(f"{name}-")]
        is_level = name not in self.ids and len(levels) == 1 and levels[0] not in _NAMES
        return (levels[0], "likely") if is_level else (name, "clear")


@lru_cache(64)
def standards_of(words: VisionWords) -> Standards:
    return Standards(words)


def read_certifications(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,  # noqa: ARG001 - the shape of every reader
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """A reading `certification` for each standard that the words name, in their order.

    A standard that the vision does not list is read by its common name, since that is the
    point. A short answer takes the one of its question, and a certification without a standard
    the one that was named before it.
    """
    if kind not in (None, "compliance"):
        return ()
    found = [
        entry
        for entry in _standards(text, start, end, words)
        if not _DENIED.match(text, entry[2], end)
    ]
    if not found:
        question = with_question(text, start, end)
        is_answer = question < start
        question = question if is_answer or kind is None else max(0, start - _SPOKEN_OF)
        found = list(_standards(text, question, start, words))[-1:] if question < start else []
        found = [
            (identifier, begin, stop, band if is_answer else "likely")
            for identifier, begin, stop, band in found
        ]
    return tuple(
        Reading(
            "certification",
            identifier,
            begin,
            stop,
            band if len(found) == 1 else "likely",
            "the standard's name",
        )
        for identifier, begin, stop, band in found
    )


def _standards(
    text: str, start: int, end: int, words: VisionWords
) -> Iterator[tuple[str, int, int, Band]]:
    standards = standards_of(words)
    held = tokens(text, start, end)
    named = {found.start: found for found in standards.terms.find(text, start, end)}
    at = 0
    while at < len(held):
        numbered = _iso(held, at) or _soc(text, held, at) or _number_alone(text, held, at)
        if numbered:
            key, after = numbered
            name, band = standards.name(key)
            yield name, held[at].start, held[after - 1].end, band
            at = after
            continue
        found = named.get(held[at].start)
        if found and _is_written_as_one(text, found):
            name, band = standards.name_of_level(found.meaning)
            yield name, found.start, found.end, band
        at += 1


def _is_written_as_one(text: str, found: Found[str]) -> bool:
    """Short names are abbreviations: they stand in capitals (C5, ENS, HDS)."""
    spelt = text[found.start : found.end]
    letters = "".join(char for char in spelt if char.isalpha())
    return len(letters) > _SHORT - 1 or sum(char.isupper() for char in letters) > 1


_NUMBERS = frozenset("27001 27017 27018 27701 22301 42001 20000 13485 62443".split())  # noqa: SIM905 - a list
_CERTIFIED = pattern(
    r"\biso\b|\bcert\b|certif\w*|zertifi\w*|\baudit\w*|attest\w*|\bisms\b",
    2,  # re.IGNORECASE
    needs="iso cert zertifi audit attest isms",
)
_NEAR = 60


def _number_alone(text: str, held: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`27001 certificate`, and the second of `ISO 27017 and 27018`."""
    token = held[at]
    if token.word not in _NUMBERS or text[token.start - 1 : token.start] in tuple("€$£.,-#"):
        return None
    is_told = _CERTIFIED.search(text, max(0, token.start - _NEAR), token.end + _NEAR)
    issuer = "iec" if token.word == _OF_IEC else "iso"
    return (f"{issuer}{token.word}", at + 1) if is_told else None


_OF_IEC = "62443"


def _iso(held: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`ISO/IEC 27001:2022` and `ISO27k` -> `iso27001`."""
    if held[at].word != "iso":
        return None
    if [token.word for token in held[at + 1 : at + 3]] == ["27", "k"]:
        return "iso27001", at + 3
    here = at + 1
    while here < len(held) and held[here].word in _NOISE:
        here += 1
    if [token.word for token in held[here : here + 2]] == ["27", "001"]:
        return "iso27001", here + 2
    if here < len(held) and held[here].word.isdecimal() and len(held[here].word) in _ISO_DIGITS:
        return f"iso{held[here].word}", here + 1
    return None


def _soc(text: str, held: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`SOC 2 Type II`, `SOC2 T2`, `SOC 2/II` -> `soc2-type2`; without a type `soc2`."""
    if at + 1 < len(held) and (kind := _type_alone(text, held, at)):
        return f"soc2-type{kind}", at + 2
    if held[at].word not in ("soc", "ssae") or at + 1 >= len(held):
        return None
    number = _ROMAN.get(held[at + 1].word, held[at + 1].word)
    if number not in ("1", "2", "3") or held[at + 1].start - held[at].end > 1:
        return None
    here = at + 2
    if here < len(held) and held[here].word in _SOC_PARTS and here + 1 < len(held):
        kind = held[here + 1].word
        kind = _ROMAN.get(plain(text[held[here + 1].start : held[here + 1].end]), kind)
        if kind in ("1", "2"):
            return f"soc{number}-type{kind}", here + 2
    return f"soc{number}", here


def _type_alone(text: str, held: Sequence[Token], at: int) -> str | None:
    """`SOC 2 Type I now, Type II by June`: the type where the report was named before."""
    if held[at].word not in ("type", "typ", "tipo"):
        return None
    kind = _ROMAN.get(plain(text[held[at + 1].start : held[at + 1].end]), held[at + 1].word)
    if kind not in ("1", "2"):
        return None
    return kind if _SOC.search(text, max(0, held[at].start - _SPOKEN_OF), held[at].start) else None


def keys_of(identifier: str) -> tuple[str, ...]:
    """The normalised names that an id of a vision stands for."""
    text = identifier.replace("_", "-")
    held = tokens(text, 0, len(text))
    found = (_iso(held, 0) or _soc(text, held, 0)) if held else None
    return tuple(dict.fromkeys((*((found[0],) if found else ()), _key(identifier))))


def _key(identifier: str) -> str:
    return "".join(char for char in plain(identifier) if char.isalnum() or char == "-")


def _is_part(key: str, known: str) -> bool:
    """`soc2` of `soc2-type2`, `iso50001` of `iso50001-ready`."""
    return known.startswith(f"{key}-") or key.startswith(f"{known}-")
