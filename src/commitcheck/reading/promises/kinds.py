"""Which kind of promise words are: by the values that were read in them, else by their words."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from commitcheck.model.pattern import pattern
from commitcheck.model.vocabulary import Kind
from commitcheck.reading.numbers.dimensions import Concept, dimension_of
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.matter import Matter, has
from commitcheck.reading.promises.services import is_service, is_taught
from commitcheck.reading.values.best_terms import best_terms

_BY_CONCEPT: dict[Concept, Kind] = {
    "availability": "sla", "rpo": "sla", "rto": "sla", "response": "support",
    "resolution": "support", "retention": "data_retention", "discount": "pricing",
    "price_increase": "pricing", "latency": "performance", "region": "data_residency",
    "deployment": "deployment", "until": "eol_support", "count": "scale",
}  # fmt: skip
_JOINTS = frozenset(
    """
    api apis interface interfaces connector connectors connection integration integrations sync
    synchronisation synchronization webhook webhooks edi import ingestion ingest gateway plugin
    plug erp crm ehr emr his lis siem stream streaming feed fhir hl7 mqtt opc ua bridge adapter
    middleware sftp ftp rest soap graphql schnittstelle anbindung kopplung konnektor interfaz
    conector integración interface intégration connecteur integração conetor interfaccia
    connettore koppeling
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)


def kind_of(matter: Matter, words: Lexicon) -> Kind:
    """The kind: exclusivity and parity first, then what was measured, then what it is about."""
    for kind, is_it in _RULES:
        if is_it(matter, words):
            return kind
    if measured := _of_dimension(matter.dimension):
        return measured
    for kind, is_it in _LATER_RULES:
        if is_it(matter, words):
            return kind
    return _of_a_thing(matter, words)


def _of_dimension(identifier: str | None) -> Kind | None:
    if identifier is None:
        return None
    dimension = dimension_of(identifier)
    if dimension.concept == "share" or (dimension.concept == "count" and dimension.per == "second"):
        return "performance"
    return _BY_CONCEPT.get(dimension.concept)


def _is_exclusive(matter: Matter, words: Lexicon) -> bool:
    """To one customer alone; data that lies exclusively somewhere is no such thing."""
    said = {word.word for word in matter.inside}
    if said & _EXCLUSIVELY and has(matter, words, "host"):
        return False
    return has(matter, words, "exclusive") and not has(matter, words, "place_name", "penalty")


_EXCLUSIVELY = frozenset(
    "exclusively ausschließlich exclusivement exclusivamente esclusivamente".split()  # noqa: SIM905 - as above
)


def _is_parity(matter: Matter, _words: Lexicon) -> bool:
    """Prices or terms as good as anybody else's."""
    if best_terms(" ".join(word.word for word in matter.inside)):
        return True
    said = {word.word for word in matter.inside}
    better = said & {
        "lower", "better", "best", "cheaper", "worse", "favourable", "favorable", "exceed", "less",
    }  # fmt: skip
    other = said & {"others", "else", "anyone", "nobody", "among"} or _others(matter.inside)
    return bool(
        better and other and said & {"price", "prices", "rate", "rates", "terms", "fee", "fees"}
    )


def _others(inside: Sequence[Word]) -> bool:
    """Is an `other` somebody, and no other thing of ours?"""
    return any(
        word.word == "other"
        and not any(near.word in _OTHER_THINGS for near in inside[at + 1 :][:1])
        for at, word in enumerate(inside)
    )


_OTHER_THINGS = frozenset(
    """
    time times case cases module modules feature features product products option options year
    years month months quarter quarters reason reasons service services price prices country
    countries region regions day days occasion side hand
    """.split()  # noqa: SIM905 - as above
)


def _is_escrow(matter: Matter, words: Lexicon) -> bool:
    return has(matter, words, "escrow")


def _is_life(matter: Matter, words: Lexicon) -> bool:
    said = {word.word for word in matter.inside}
    return (
        bool(said & _LASTS)
        and (has(matter, words, "life") or bool(said & {"switch", "alive", "up", "stays"}))
        and not has(matter, words, "price", "place_name", "parity", "exclusive")
    )


_LASTS = frozenset(
    "until through till before beyond bis jusqu hasta até fino tot".split()  # noqa: SIM905 - as below
)


def _is_retention(matter: Matter, words: Lexicon) -> bool:
    return (
        has(matter, words, "keep")
        and not has(matter, words, "place_name", "host", "capability")
        and has(matter, words, "unit", "number", "term")
    )


def _is_residency(matter: Matter, words: Lexicon) -> bool:
    if not has(matter, words, "place_name") or matter.capability_words:
        return False
    is_short = sum(word.word[0].isalpha() for word in matter.inside) <= _SHORT
    return is_short or has(matter, words, "host", "keep")


_SHORT = 5
"""A place in as few words is the answer to where data lies."""


def _is_deployment(matter: Matter, words: Lexicon) -> bool:
    return has(matter, words, "model")


def _is_price(matter: Matter, words: Lexicon) -> bool:
    said = {word.word for word in matter.inside}
    percent = said & {"%", "percent", "prozent", "pct", "procent", "cent", "cento", "ciento", "pc"}
    if matter.capability_words or (has(matter, words, "penalty") and not said & _DISCOUNTED):
        return False
    if said & _GIVEN and not has(matter, words, "unit", "time", *_DAYS):
        return has(matter, words, "count") and not _is_high_share(matter)
    others = ("sla", "support", "speed", "scale", "keep", "capability_word", "breach")
    if percent and has(matter, words, "commit") and not has(matter, words, *others):
        return not _is_high_share(matter)
    return has(matter, words, "price") and bool(percent or said & _PRICED)


_GIVEN = frozenset("gave settled offered accepted gegeben accordée fechado firmado".split())  # noqa: SIM905 - as below
_DAYS = ("day_number", "month", "weekday", "season", "period", "soon", "capability_word")
_DISCOUNTED = frozenset("discount rebate uplift waive waived rabatt nachlass remise".split())  # noqa: SIM905 - as below

_PRICED = frozenset(
    """
    price prices pricing discount discounts rebate fee fees uplift frozen freeze waive waived disc
    rabatt nachlass preis preise preiserhöhung remise prix hausse descuento precio precios desconto
    preço preços sconto prezzo korting prijs prijzen cheaper free
    """.split()  # noqa: SIM905 - as above
)


def _is_level(matter: Matter, words: Lexicon) -> bool:
    is_quality = any(word.word in _QUALITY for word in matter.inside)
    if _is_high_share(matter) and not is_quality and not has(matter, words, "price", "speed"):
        return True
    return (
        has(matter, words, "sla")
        and has(matter, words, "count", "number")
        and any(word.word in _LEVELS for word in matter.inside)
    )


def _is_uncapped(matter: Matter, words: Lexicon) -> bool:
    """That we are liable without a limit is a level of what is owed, unless a thing is named."""
    said = {word.word for word in matter.inside}
    is_liable = any(word.word.startswith(("liab", "haft", "responsab")) for word in matter.inside)
    return is_liable and bool(said & _WITHOUT_LIMIT) and not has(matter, words, "capability")


_WITHOUT_LIMIT = frozenset(
    """
    unlimited uncapped limit limitation unbeschränkt unbegrenzt unbeschränkte unbegrenzte illimitée
    plafonnée ilimitada límite límites limites illimitata
    """.split()  # noqa: SIM905 - as below
)


def _is_high_share(matter: Matter) -> bool:
    """A number such as 99.9, which everybody understands without a unit."""
    return any(_HIGH_SHARE.fullmatch(word.word) for word in matter.inside)


_HIGH_SHARE = pattern(r"9\d[.,]\d{1,3}")
_LEVELS = frozenset(
    """uptime sla availability verfügbarkeit disponibilité disponibilidad disponibilidade downtime
    nines rpo rto recovery disponibilità beschikbaarheid restored restore recover recovers recovered
    reprise rétablissement wiederanlauf wiederanlaufzeit wiederherstellung wiederherstellungszeit
    wiederhergestellt recuperación recuperação ripristino hersteltijd hersteld""".split()  # noqa: SIM905 - as above
)


def _is_support(matter: Matter, words: Lexicon) -> bool:
    """Replies and repairs; `we support that` is none."""
    told = any(
        word.classes & words.bit["support"] and word.word != "support" for word in matter.inside
    )
    return (told or (has(matter, words, "support") and has(matter, words, "unit"))) and (
        has(matter, words, "unit", "number") or not matter.capability_words
    )


def _is_performance(matter: Matter, words: Lexicon) -> bool:
    said = {word.word for word in matter.inside}
    is_counted = has(matter, words, "count", "number")
    if is_counted and (said & _QUALITY or {"detection", "rate"} <= said):
        return True
    if is_counted and said & _PERCENT and (said & _DEVIATES or _is_off_by(matter.inside)):
        return True
    if is_counted and said & _SPLIT_SECONDS and not matter.capability_words:
        return True
    return (
        has(matter, words, "speed")
        and has(matter, words, "count", "number")
        and not matter.capability_words
    )


def _is_off_by(inside: Sequence[Word]) -> bool:
    """`Off by more than 10 %` is how exact it is; `10 % off by May` is a price."""
    return any(
        word.word == "off"
        and after.word == "by"
        and any(share.word in _PERCENT for share in inside[at + 2 :])
        for at, (word, after) in enumerate(pairwise(inside))
    )


_PERCENT = frozenset("% percent prozent pct procent".split())  # noqa: SIM905 - as below
_DEVIATES = frozenset(
    """
    deviates deviate deviation deviations abweichung abweichungen abweicht abweichen écart écarts
    desviación desviaciones desvio desvios scostamento scostamenti deviazione afwijking afwijkingen
    """.split()  # noqa: SIM905 - as below
)


_QUALITY = frozenset(
    """
    accuracy positive positives genauigkeit trefferquote précision exactitud precisión acurácia
    """.split()  # noqa: SIM905 - as above
)


_SPLIT_SECONDS = frozenset(
    """
    ms millisecond milliseconds millisekunde millisekunden milliseconde millisecondes milisegundo
    milisegundos millisecondi milliseconden
    """.split()  # noqa: SIM905 - as above
)


def _is_scale(matter: Matter, words: Lexicon) -> bool:
    """A number and, close behind it, what is counted; or no limit to it."""
    many, counted = words.of("count", "number"), words.of("scale", "dimension_word")
    inside = matter.inside
    if matter.capability_words:
        return False
    if {"number", "of"} <= {word.word for word in inside[:5]}:
        return True
    return any(
        (word.classes & many or word.word in ("unlimited", "unbegrenzt", "illimité", "ilimitado"))
        and any(near.classes & counted for near in inside[at + 1 : at + 3])
        for at, word in enumerate(inside)
    )


def _is_compliance(matter: Matter, words: Lexicon) -> bool:
    if matter.certification or _notifies_of_a_breach(matter):
        return True
    if matter.capability_words or _is_own_key(matter):
        return False
    return has(matter, words, "certification", "standard") or _is_attested(matter, words)


def _notifies_of_a_breach(matter: Matter) -> bool:
    """`We notify you of a personal data breach within 24 hours`."""
    said = {word.word for word in matter.inside}
    is_breach = bool(said & _BREACHES) or {"security", "incident"} <= said
    return is_breach and any(word.word.startswith(_NOTIFIES) for word in matter.inside)


_BREACHES = frozenset(
    """
    breach breaches datenschutzverletzung datenschutzverletzungen datenpanne datenpannen violation
    violations brecha brechas violación violaciones violação violações violazione violazioni datalek
    datalekken
    """.split()  # noqa: SIM905 - as above
)
_NOTIFIES = ("notif", "inform", "report", "meld", "unterricht", "avis", "comunic")


def _is_own_key(matter: Matter) -> bool:
    """A key for encryption that the customer holds, which is built where no capability knows it."""
    said = {word.word for word in matter.inside}
    return bool(said & _KEYS) and any(
        word.word.startswith(("encrypt", "verschlüssel", "chiffr", "cifrad", "cript", "byok"))
        for word in matter.inside
    )


_KEYS = frozenset(
    "key keys schlüssel clé clés clave claves chave chaves chiave chiavi sleutel sleutels".split()  # noqa: SIM905 - as above
)


def _is_attested(matter: Matter, words: Lexicon) -> bool:
    """Something is audited or certified; an audit log is a thing that the product has."""
    secure, said_yes = words.bit["secure"], words.bit["yes"]
    for at, word in enumerate(matter.inside):
        if word.classes & secure and not word.classes & said_yes:
            near = matter.inside[max(0, at - 3) : at + 2]
            if not (word.word.startswith("audit") and any(w.word in _RECORDS for w in near)):
                return True
    return False


_RECORDS = frozenset(
    """
    log logs trail trails export exports journal journals history protokoll protokolle spur
    registro registros registre piste rastro diario
    """.split()  # noqa: SIM905 - as above
)


Test = Callable[[Matter, Lexicon], bool]
_RULES: tuple[tuple[Kind, Test], ...] = (
    ("sla", _is_uncapped),
    ("mfn", _is_parity), ("exclusivity", _is_exclusive), ("ip_escrow", _is_escrow),
    ("services", is_taught),
)  # fmt: skip
_LATER_RULES: tuple[tuple[Kind, Test], ...] = (
    ("sla", _is_uncapped),
    ("eol_support", _is_life), ("compliance", _is_compliance), ("sla", _is_level),
    ("data_residency", _is_residency), ("data_retention", _is_retention),
    ("deployment", _is_deployment), ("services", is_service), ("performance", _is_performance),
    ("support", _is_support), ("pricing", _is_price), ("scale", _is_scale),
)  # fmt: skip


def _names_a_joint(matter: Matter, words: Lexicon) -> bool:
    """Is one of the words that name the capability here an interface: `PMS interface`?"""
    named = words.of("capability")
    joints = _JOINTS - _TOLD_BY_THE_NAME
    return any(word.classes & named and word.word in joints for word in matter.inside)


_TOLD_BY_THE_NAME = frozenset(
    ("sync", "synchronisation", "synchronization", "import", "webhook", "webhooks")
)
"""In an everyday name these say less than the capability's own name does."""


def _of_a_thing(matter: Matter, words: Lexicon) -> Kind:
    """A capability, an interface, something bespoke, or a plan told in general."""
    if matter.modality == "intent" and matter.source in (
        "slide_deck",
        "roadmap_slide",
        "marketing",
    ):
        return "roadmap_disclosure"
    if matter.modality == "intent" and any(word.word == "roadmap" for word in matter.inside):
        return "roadmap_disclosure"
    is_unknown = not matter.capability_words
    if has(matter, words, "build") or matter.rejected or (is_unknown and _is_own_key(matter)):
        return "custom_development"
    said = {word.word for word in matter.inside}
    if matter.capability_words:
        is_joint = matter.capability_words & _JOINTS or _names_a_joint(matter, words)
        return "integration" if is_joint else "feature"
    if said & _JOINTS:
        return "integration"
    if said & {"build", "develop", "developed", "entwickeln", "bauen"}:
        return "custom_development"
    return "feature"
