"""Where one sentence divides: another promise behind a comma, a dash, an `and` or a semicolon."""

from collections.abc import Sequence
from itertools import pairwise

from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.values_in_a_row import is_next_of_a_pair, is_step
from commitcheck.reading.tiers import TIERS

_BUT = frozenset("but aber mais pero sondern however jedoch mas porém ma maar".split())  # noqa: SIM905 - a word list

_AND = frozenset("and und et y e en plus while whereas + / & sowie ainsi as".split())  # noqa: SIM905 - as above

_CONDITION = frozenset(
    """
    if should provided unless once when falls wenn sofern sollte sobald si dès à se caso quando als
    mocht zodra bei upon where in assuming failing otherwise for
    """.split()  # noqa: SIM905 - as above
)

_GOES_ON = frozenset(
    """
    capped max maximum at up ready done due planned target expected valid starting effective
    including incl completion so save installed p50 p90 p95 p99 during latest subject provided
    if unless once when but with without per each by before until from on in of for under below
    which who that where as then thereafter plafonnée plafonné höchstens maximal spätestens
    geplant davon au con com met failing milestone date start term first applied measured tested
    hand handover dated expires
    """.split()  # noqa: SIM905 - as above
)
"""Words that go on about the same promise behind a comma."""

_HAS = frozenset("hold holds held have has are is hat haben besitzt possède tiene tem ha".split())  # noqa: SIM905 - a word list
_WHERE = frozenset("in at within en à em a".split())  # noqa: SIM905 - a word list

_DONE = frozenset(
    """
    delivered handed installed operational available live completed accepted finished geliefert
    abgenommen einsatzbereit betriebsbereit verfügbar fertiggestellt livré livrée livrés livrées
    disponible opérationnel opérationnelle operativo operativa entregado entregada entregue
    disponível operacional consegnato consegnata disponibile operativi geleverd opgeleverd
    beschikbaar operationeel
    """.split()  # noqa: SIM905 - as above
)
_LEVELS = frozenset("rpo rto".split())  # noqa: SIM905 - as above
_SHORT_FORMS = frozenset("resp max min approx ca disc avg no nr sec".split())  # noqa: SIM905 - as above
_THIS = frozenset(
    """
    this that it dies dieses das cela ceci ça esto eso isto isso questo ciò dit
    """.split()  # noqa: SIM905 - as above
)
_HOLDS = frozenset(
    "holds applies runs lasts stands gilt vaut vale rige aplica s'applique geldt is ist est".split()  # noqa: SIM905 - as above
)
_OF_ONE = frozenset(
    """
    named dedicated personal fixed own fester feste festen eigener persönlicher dédié dédiée attitré
    dedicado dedicada fijo fija dedicato dedicata vaste eigen
    """.split()  # noqa: SIM905 - as above
)
_PERSON = frozenset(
    """
    manager engineer consultant contact csm tam trainer advisor ansprechpartner ansprechpartnerin
    berater beraterin betreuer interlocuteur interlocutrice chargé persona gestor gestora contacto
    referente responsabile contactpersoon
    """.split()  # noqa: SIM905 - as above
)
_PERSON_WITHIN = 7

_WEEKS = frozenset("week weeks woche wochen semaine semaines semana semanas settimana".split())  # noqa: SIM905 - as above
_WHERE_OR_FOR = frozenset("in where for als".split())  # noqa: SIM905 - as above

_ONLY = frozenset("only erst nur seulement qu'à solo sólo só solamente somente pas".split())  # noqa: SIM905 - as above
_ACCEPTED = frozenset(
    """
    acceptance delivery completion go sign abnahme lieferung fertigstellung réception livraison
    aceptación entrega aceitação aceite accettazione consegna collaudo acceptatie oplevering
    """.split()  # noqa: SIM905 - as above
)
_OPENS_WITHIN = 5

_HALF = ("a half", "demi", "media", "medio", "meia", "meio", "mezz")
_HUNDREDS = frozenset("hundred thousand cento mil cientos".split())  # noqa: SIM905 - as above
_FAR = 60
"""A side is looked at this many words far, so that a list of any length takes linear time."""


class Coordination:
    """The words of one text, asked where they divide."""

    def __init__(self, found: Sequence[Word], words: Lexicon) -> None:
        self._found = found
        self._bit = words.bit
        self._day = words.of("day_number", "month", "weekday", "season", "period", "soon")
        self._number = words.of("count", "number")
        self._measured = words.of(
            "unit", "sla", "price", "scale", "support", "speed", "dimension_word"
        )
        self._place = words.of("place_name", "model")
        self._kind = words.of("sla", "support", "speed", "keep", "price")
        self._verb = words.of("shall", "will", "deliver", "state", "include", "commit", "future")
        self._own = words.of(
            "capability", "capability_word", "certification", "standard", "place_name", "sla",
            "support", "price", "speed", "keep", "host", "scale", "life", "serve", "we", "provider",
            "customer", "not", "neg",
        )  # fmt: skip
        self._thing = words.of(
            "capability", "capability_word", "certification", "standard", "place_name", "sla",
            "support", "price", "speed", "keep", "host", "scale", "life", "serve", "we",
            "provider", "customer",
        )  # fmt: skip

    def divides(self, start: int, at: int) -> bool:
        """Does another promise begin at this token, behind a comma, a dash or an `and`?"""
        before, token = self._found[at - 1], self._found[at]
        bit = self._bit
        if is_next_of_a_pair(self._found, start, at, self._bit):
            return True
        is_cell = bool(before.classes & bit["bar"])
        is_and = token.word in _AND and not self._is_between_values(at)
        if token.word in _BUT:
            return self._divides_but(start, at)
        if before.word == token.word:
            return False  # a row of marks
        if not (is_cell or is_and or before.classes & bit["comma"] or token.classes & bit["dash"]):
            return False
        start = max(start, at - _FAR)
        if self._is_inside_brackets(start, at) or self.belongs(start, at):
            return False
        left, right = self._found[start:at], self._right(at + (is_and or self._is_dash(token)))
        if is_cell or any(word.classes & bit["bar"] for word in left):
            return is_cell and (
                (self._is_measured(left) and self._is_measured(right))
                or (self._is_dated_thing(right) and not self._is_thing_without_day(left))
            )
        if self._is_standard_of_its_own(left, right) or self._brings_people(left, right):
            return True
        return self._has_subject(right) and self._has_value(right) and self._has_value(left)

    def _is_standard_of_its_own(self, left: Sequence[Word], right: Sequence[Word]) -> bool:
        """`We hold ISO 27001 | and will get SOC 2 by June`: each with what is said of it."""
        standard = self._bit["certification"] | self._bit["standard"]
        said = self._verb | self._bit["done"] | self._bit["intent"] | self._bit["new"] | self._day
        return all(
            any(word.classes & standard for word in side)
            and any(word.classes & said or word.word in _HAS for word in side)
            for side in (left, right)
        )

    def _is_dated_thing(self, side: Sequence[Word]) -> bool:
        """`Q2: courier tracking`, in a cell of its own."""
        thing = self._bit["capability"] | self._bit["capability_word"]
        return self._has_day(side) and any(word.classes & thing for word in side)

    def _is_thing_without_day(self, side: Sequence[Word]) -> bool:
        """`Courier tracking | Q2`: one that waits for its day."""
        thing = self._bit["capability"] | self._bit["capability_word"]
        return not self._has_day(side) and any(word.classes & thing for word in side)

    def _brings_people(self, left: Sequence[Word], right: Sequence[Word]) -> bool:
        """`Comes with SSO | and a named manager`: who comes along is promised by itself."""
        thing = self._bit["capability"] | self._place | self._bit["certification"]
        words = [word.word for word in right[:_PERSON_WITHIN]]
        is_person = bool(_OF_ONE.intersection(words) and _PERSON.intersection(words))
        return is_person and any(word.classes & thing for word in left)

    def belongs(self, start: int, at: int) -> bool:
        """Does what begins here go on about what stands before: a condition, a cap, a remedy?"""
        start = max(start, at - _FAR)
        right = self._right(at)
        if not right:
            return True
        opens = self._opening(start)
        behind_semicolon = bool(self._found[at - 1].classes & self._bit["semicolon"])
        if self._is_remedy(start, at) or (behind_semicolon and is_step(right)):
            return True
        left = self._found[start:at]
        if opens & _CONDITION and not behind_semicolon:
            return not self._names_another_level(left, right)
        first = right[0].word
        # a date alone completes what has none
        completes = self._is_dated(right) and not self._is_dated(left)
        if behind_semicolon:
            is_rest = first in _GOES_ON or self._is_day_only(right) or self._says_how_long(right)
            return is_rest and completes
        if self._is_way_to_run(right) and self._has_day(left):
            return True
        return first in _GOES_ON or (completes and first in _DONE)

    def _opening(self, start: int) -> set[str]:
        """The first words of what stands before; `hosted in` opens no condition."""
        first, second = self._found[start].word, self._found[start + 1 : start + 2]
        return {first, *(word.word for word in second if word.word not in _WHERE_OR_FOR)}

    def _is_dated(self, side: Sequence[Word]) -> bool:
        """A day, or a term that runs to one: `within 15 working days`."""
        by, unit = self._bit["time"], self._bit["unit"]
        runs = any(word.classes & by for word in side) and any(word.classes & unit for word in side)
        return runs or any(
            word.classes & self._day and (word.word not in _WEEKS or self._is_numbered(side, at))
            for at, word in enumerate(side)
        )

    def _is_numbered(self, side: Sequence[Word], at: int) -> bool:
        """`week 9`; a week of delay is no day."""
        return any(near.classes & self._number for near in side[at + 1 : at + 2])

    def _names_another_level(self, left: Sequence[Word], right: Sequence[Word]) -> bool:
        """`In the event of a disaster the RPO is five minutes | and the RTO two hours`."""
        named = [{word.word for word in side} & _LEVELS for side in (left, right)]
        return bool(named[0] and named[1] - named[0]) and self._is_measured(left)

    def _is_way_to_run(self, right: Sequence[Word]) -> bool:
        """`SSO by Q3, multi-tenant`: how a thing is run is no thing of its own."""
        said = self._bit["model"] | self._bit["function"] | self._bit["host"] | self._bit["org"]
        is_all = all(word.classes & said for word in right)
        return is_all and any(word.classes & self._bit["model"] for word in right)

    def _is_day_only(self, right: Sequence[Word]) -> bool:
        """`; agreed delivery: 3 May 2027`: a day and no thing of its own."""
        return not any(word.classes & self._own for word in right) and not any(
            word.classes & self._bit["name"] or not word.classes for word in right
        )

    def _says_how_long(self, right: Sequence[Word]) -> bool:
        """`; this holds until the end of 2029`."""
        opens = [word.word for word in right[:2]]
        return len(opens) > 1 and opens[0] in _THIS and opens[1] in _HOLDS

    def is_remedy_of(self, start: int, at: int) -> bool:
        """Is the sentence that begins here the remedy of the promise before: `Penalty: 2 %`?"""
        opening = self._found[at : at + 2]
        rest = self._right(at, through_commas=True)
        if is_step(rest) and self._found[at - 1].word == ".":
            return True
        if self._is_payment_for(rest):
            return self._has_thing(self._found[max(start, at - _FAR) : at])
        return (
            any(word.classes & self._bit["penalty"] for word in opening)
            and any(word.word in ("%", "percent") for word in rest)
            and not any(word.classes & self._bit["not"] for word in rest)
            and self._has_value(self._found[max(start, at - _FAR) : at])
        )

    def _is_payment_for(self, rest: Sequence[Word]) -> bool:
        """`The second instalment falls due only upon acceptance`: of what stands before."""
        said = {word.word for word in rest}
        is_payment = any(word.classes & self._bit["payment"] for word in rest[:_OPENS_WITHIN])
        waits = said & _ONLY and said & _ACCEPTED
        return bool(is_payment and waits) and not self._has_thing(rest) and not self._has_day(rest)

    def _has_thing(self, side: Sequence[Word]) -> bool:
        return any(word.classes & self._bit["capability"] for word in side)

    def is_place_of_another(self, start: int, at: int) -> bool:
        """`dedicated instance | in Zurich`: how it is run, and where its data lies, are two."""
        if self._found[at].word not in _WHERE:
            return False
        if not any(it.classes & self._bit["place_name"] for it in self._found[at + 1 : at + 2]):
            return False
        left = self._found[max(start, at - 3) : at]
        return any(word.classes & self._bit["model"] for word in left)

    def _divides_but(self, start: int, at: int) -> bool:
        left, right = self._found[max(start, at - _FAR) : at], self._right(at + 1)
        if self._is_inside_brackets(max(start, at - _FAR), at):
            return False
        has_words = sum(word.word[0].isalpha() for word in left) > 1
        return has_words and any(word.classes & (self._verb | self._thing) for word in right)

    def _is_between_values(self, at: int) -> bool:
        """Does a mark or a word join two days or two numbers: `Aug / Sept`, `one and a half`?"""
        if self._is_inside_a_number(at) or _is_of_a_range(self._found, at, self._number):
            return True
        value = self._day | self._number | self._bit["unit"]
        before, after = self._found[at - 1], self._found[at + 1 : at + 3]
        names_another = any(word.classes & self._kind for word in after[:1])
        return (
            self._found[at].word in "/+&"
            and bool(before.classes & value and after and after[-1].classes & value)
            and not names_another
        )

    def _is_inside_a_number(self, at: int) -> bool:
        """`two hundred and fifty`, `one and a half`, `une heure et demie`."""
        after = self._found[at + 1 : at + 3]
        is_number = any(word.classes & self._bit["number"] for word in after[:1])
        is_half = " ".join(word.word for word in after).startswith(_HALF)
        return is_half or (is_number and self._found[at - 1].word in _HUNDREDS)

    def _is_dash(self, token: Word) -> bool:
        return bool(token.classes & self._bit["dash"])

    def _right(self, at: int, *, through_commas: bool = False) -> Sequence[Word]:
        """The words from here to the next place where a part could begin."""
        stops = self._bit["semicolon"] | self._bit["line"] | self._bit["question"]
        stops |= self._bit["bar"] | (0 if through_commas else self._bit["comma"])
        for n in range(at, min(len(self._found), at + _FAR)):
            token = self._found[n]
            is_end = token.classes & self._bit["stop"] and (
                n + 1 == len(self._found)
                or (self._found[n + 1].start > token.end and not self._is_short_form(n))
            )
            if token.classes & stops or is_end or (token.word in _AND and n > at + 1):
                return self._found[at:n]
        return self._found[at : at + _FAR]

    def _is_short_form(self, stop: int) -> bool:
        """`resp. 2h`, `max. 5 %`: does this dot shorten a word before a number?"""
        is_short = self._found[stop - 1].word in _SHORT_FORMS and stop > 0
        return is_short and bool(self._found[stop + 1].classes & self._number)

    def _is_inside_brackets(self, start: int, at: int) -> bool:
        depth = 0
        for token in self._found[start:at]:
            depth += (token.word in "([") - (token.word in ")]")
        return depth > 0

    def _is_remedy(self, start: int, at: int) -> bool:
        near = self._found[at : at + 14]
        has_penalty = any(token.classes & self._bit["penalty"] for token in near)
        if not has_penalty:
            left = self._found[start:at]
            is_step = near[:1] and near[0].word in ("under", "below", "unter")
            return bool(is_step) and any(w.classes & self._bit["penalty"] for w in left)
        conditional = self._bit["breach"] | self._bit["hypo"]
        is_if = any(token.classes & conditional for token in near[:7])
        return is_if or any(token.classes & self._bit["breach"] for token in self._found[start:at])

    def _has_day(self, side: Sequence[Word]) -> bool:
        return any(word.classes & self._day for word in side)

    def _has_value(self, side: Sequence[Word]) -> bool:
        """A date, a place, or a number with what it measures beside it."""
        classes, count = 0, self._bit["count"]
        for word in side:  # asked at every comma of a long text, so in one pass
            if word.word == "unlimited" or (word.classes & count and not word.word.isdigit()):
                return True
            classes |= word.classes
        if classes & (self._day | self._place):
            return True
        if classes & self._number and classes & self._measured:
            return True
        by, year = self._bit["time"], self._bit["year"]
        return bool(classes & by and classes & year) and any(
            a.classes & by and b.classes & year for a, b in pairwise(side)
        )

    def _is_measured(self, side: Sequence[Word]) -> bool:
        return self._has_value(side) and any(word.classes & self._kind for word in side)

    def _has_subject(self, right: Sequence[Word]) -> bool:
        """Has it a thing of its own, rather than more about the same?"""
        return any(
            word.classes & self._thing
            or word.word == "unlimited"
            or word.word in TIERS
            or (not word.classes and len(word.word) > 3)
            for word in right
        )


_BETWEEN = frozenset(("between", "zwischen", "entre", "tra", "fra", "tussen"))


def _is_of_a_range(found: Sequence[Word], at: int, numbers: int) -> bool:
    """Does an `and` join the ends of a range: `between 3 and 5 seats`?"""
    behind = found[at + 1 : at + 2]
    opens = any(word.word in _BETWEEN for word in found[max(0, at - 4) : at])
    return opens and any(word.classes & numbers for word in behind)
