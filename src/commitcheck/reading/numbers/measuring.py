"""What one number measures, told by the words around it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Measure
from commitcheck.reading.context import column_heading, row_of
from commitcheck.reading.dates.durations import Duration
from commitcheck.reading.numbers.amounts import Amount, amounts_in
from commitcheck.reading.numbers.counts import count_of, counted_before, share_of
from commitcheck.reading.numbers.dimensions import SECONDS, Concept, Cue, Dimension, Hint, hints_in
from commitcheck.reading.numbers.nearness import NEAR, cue_of_pair, distance_over
from commitcheck.reading.numbers.numbers import operator_at
from commitcheck.reading.numbers.prices import (
    by_its_sign,
    is_a_lump_sum,
    is_as_high_as_an_availability,
    is_denied,
    is_less,
    is_part_of_a_fee,
    is_share_of_list,
    is_staying,
    is_yearly,
    reduced_by,
    says_price,
)
from commitcheck.reading.numbers.times import is_a_notice, percentile_of, told_by_the_sentence
from commitcheck.reading.vision_words import VisionWords

_TIMES = ("MS", "S", "MIN", "H", "D", "W", "M", "Y")
_NO_AVAILABILITY, _BESIDE = 50, 20
"""So little is something else, however near the word stands: `we signed 12 %, plus 99.9 uptime`."""
_SHORT_FORM = 4
_SERVICE = frozenset(("response", "resolution", "rpo", "rto"))
FAR = 60
"""Beyond this distance, boundaries counted in, a hint only makes a value likely."""
_NINES = {
    2: 99.0, 2.5: 99.5, 3: 99.9, 3.5: 99.95, 4: 99.99, 4.5: 99.995, 5: 99.999, 6: 99.9999,
}  # fmt: skip
"""`three nines` and `three nines five`, which counts half a nine more."""
_GRANTED = frozenset(("grant",))
_PERCENT_CUES = frozenset(
    ("availability", "downtime", "discount", "price_increase", "remedy", "payment")
)
_NO_DISCOUNT = frozenset(("availability", "downtime", "remedy", "payment"))
"""What a percentage near them is of, whatever it is."""
_TIME_CUES = frozenset(
    ("response", "resolution", "rpo", "rto", "retention", "latency", "availability", "restore")
)


class Found(Struct, frozen=True):
    """A value for a dimension, how far from the words that say so, and where it stands."""

    distance: int
    measure: Measure
    start: int
    end: int
    reason: str


class MeasureFinder:
    """What the numbers of one promise measure."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        words: VisionWords,
        allowed: frozenset[str],
        kind: str | None,
    ) -> None:
        self.text, self.start, self.end, self.words = text, start, end, words
        self.allowed, self.kind = allowed, kind
        self.hints = hints_in(text)

    def measures(self, amount: Amount, every: Sequence[Amount]) -> Iterator[Found]:
        if amount.unit in ("%", "fraction"):
            found = self._percent(amount, every)
        elif amount.unit == "nines":
            found = self._nines(amount)
        elif amount.unit in _TIMES or amount.unit == "m":
            is_notice = is_a_notice(self.text, self.start, self.end)
            found = None if is_notice else self._time(amount, every)
        elif amount.unit == "":
            found = self._bare(amount, every)
        else:
            found = None
        if found:
            yield found

    def _percent(self, amount: Amount, every: Sequence[Amount]) -> Found | None:
        share = share_of(self.text, self.words, self.start, self.end)
        if share and "share" in self.allowed:
            return self._found(share, amount.number, amount, 5, "a share of what the vision names")
        if self._is_percentile(amount, every):
            return None
        if amount.unit == "fraction":
            return self._fraction(amount)
        if "discount" in self.allowed and is_share_of_list(self.text, amount):
            return self._of("discount", 100 - amount.number, amount, 5)
        cue, distance = self._nearest(amount, _PERCENT_CUES | {"reduced"})
        number = amount.number
        cue = self._meant(by_its_sign(self.text, amount, cue), number, distance)
        if cue == "availability" and "availability" in self.allowed and number > 50:
            return self._of("availability", number, amount, distance)
        if cue == "downtime" and "availability" in self.allowed:
            return self._downtime(amount, distance)
        if cue == "price_increase" and cue in self.allowed:
            is_floor = operator_at(self.text, amount.start, amount.end) == "floor"
            return None if is_floor else self._of(cue, number, amount, distance)
        if cue == "discount" and cue in self.allowed and number <= 100:
            return self._of(cue, number, amount, distance)
        if (
            cue in _NO_DISCOUNT
            and distance <= FAR
            and not is_as_high_as_an_availability(self.text, amount)
        ):
            return None
        return self._unhinted(amount, every)

    def _meant(self, cue: Cue | None, number: float, distance: int) -> Cue | None:
        """What a reduction is, and no availability that is far and too low for one."""
        if cue == "reduced":
            return reduced_by(self.text, self.start, self.end)
        is_low = cue == "availability" and number < _NO_AVAILABILITY and distance > _BESIDE
        return None if is_low else cue

    def _unhinted(self, amount: Amount, every: Sequence[Amount]) -> Found | None:
        """A percentage that nothing near it explains: by the kind, or by its size."""
        if (self.kind == "sla" and amount.number >= 90) or (
            self.kind is None and 99 <= amount.number <= 100
        ):
            return self._of("availability", amount.number, amount, FAR + 20)
        if self._is_part_of_a_fee(amount):
            return None
        if self.kind == "pricing" and is_yearly(self.text, amount):
            return self._of("price_increase", amount.number, amount, FAR + 20)
        is_short = self.end - self.start <= 20 and len(every) == 1
        is_granted = self.kind is None and (is_short or self._nearest(amount, _GRANTED)[1] <= 30)
        if (
            (self.kind == "pricing" or is_granted)
            and amount.number < 90
            and "discount" in self.allowed
        ):
            return self._of("discount", amount.number, amount, FAR + 20)
        return None

    def _fraction(self, amount: Amount) -> Found | None:
        """`a rebate of one fifth`, `at half price`."""
        cue, distance = self._nearest(amount, _PERCENT_CUES | {"price", "freeze", "reduced"})
        if is_less(self.text, amount):
            cue, distance = "discount", 5
        cue = reduced_by(self.text, self.start, self.end) if cue == "reduced" else cue
        is_each = self.text[: amount.start].rstrip().endswith(("every", "each"))  # fifth licence
        if "discount" not in self.allowed or cue not in ("discount", "price") or is_each:
            return None
        is_near = distance <= 25
        return self._of("discount", amount.number, amount, distance) if is_near else None

    def _is_part_of_a_fee(self, amount: Amount) -> bool:
        """Of the fee, or in words that speak of a remedy and of no discount."""
        if is_part_of_a_fee(self.text, amount):
            return True
        cues = {hint.cue for hint in self.hints if self.start <= hint.start < self.end}
        return bool(cues & {"remedy", "payment"}) and "discount" not in cues

    def _downtime(self, amount: Amount, distance: int) -> Found:
        op = operator_at(self.text, amount.start, amount.end)
        turned = {"max": "min", "min": "max"}.get(op, "eq")
        value = round(100 - amount.number, 6)
        dimension = self.words.dimension("availability")
        name = dimension.id if dimension else "uptime_pct"
        return Found(distance, Measure(name, turned, value), amount.start, amount.end,
                     "downtime, taken from 100")  # fmt: skip

    def _nines(self, amount: Amount) -> Found | None:
        value = _NINES.get(amount.number)
        if value is None or "availability" not in self.allowed:
            return None
        return self._of("availability", value, amount, 0)

    def _is_percentile(self, amount: Amount, every: Sequence[Amount]) -> bool:
        """`95 % of calls in 200 ms`: the percentage says for how many."""
        if amount.number not in (50, 75, 90, 95, 98, 99, 99.5, 99.9):
            return False
        return any(other.unit in ("MS", "S") for other in every) and "latency" in self.allowed

    def _time(self, amount: Amount, every: Sequence[Amount]) -> Found | None:
        unit = "MIN" if amount.unit == "m" else amount.unit
        length = Duration(amount.start, amount.end, amount.number, unit, amount.after)
        cue, distance = self._nearest(amount, _TIME_CUES | {"freeze"})
        at = self._first_hint(amount.start)
        whole = amounts_in(self.text, self.words, None)
        paired = cue_of_pair(self.text, amount, self.hints[max(0, at - 2) : at], whole)
        cue, distance = (paired, 5) if paired else (cue, distance)
        if cue == "freeze":
            cue = "resolution" if self._is_fixed(amount) else None
        told = told_by_the_sentence(self.text, self.start, self.end, amount, unit)
        if told and cue in (None, *told.over):
            cue, distance = told.cue, 5
        if cue == "latency" and unit in ("MIN", "H", "D"):
            cue = "response"  # a response time of four hours is a person's
        if cue == "restore":  # a service is back in hours, a deleted file for days
            cue = "rto" if unit in ("S", "MIN", "H") else "retention"
        if unit in ("MS", "S") and "latency" in self.allowed:
            return self._latency(amount, length, every)
        is_short = unit in ("S", "MIN", "H", "D") and not (amount.unit == "m" and distance > FAR)
        if cue in _SERVICE and cue in self.allowed and is_short:
            return self._of(cue, length.seconds, amount, distance)
        if cue == "retention" and cue in self.allowed and unit in ("D", "W", "M", "Y"):
            return self._of(cue, length.seconds, amount, distance)
        if self.kind == "support" and unit in ("MIN", "H"):
            return self._of("response", length.seconds, amount, FAR + 20)
        if self.kind == "data_retention" and unit in ("D", "W", "M", "Y"):
            return self._of("retention", length.seconds, amount, FAR + 20)
        return None

    def _is_fixed(self, amount: Amount) -> bool:
        """`fixed within 8 hours`, and no price that is frozen."""
        at = self._first_hint(amount.start)
        near = self.hints[max(0, at - 3) : at + 2]
        return not any(hint.cue == "price" for hint in near)

    def _latency(self, amount: Amount, length: Duration, every: Sequence[Amount]) -> Found | None:
        percentile = percentile_of(self.text[max(0, self.start - NEAR) : self.end])
        percentile = percentile or self._spoken_percentile(every)
        dimension = self.words.dimension("latency", percentile)
        if dimension is None:
            return None
        is_same = percentile is not None and dimension.percentile == percentile
        distance = 10 if is_same or dimension.percentile is None else FAR + 20
        return self._found(dimension, length.seconds, amount, distance, "a time of response")

    def _spoken_percentile(self, every: Sequence[Amount]) -> str | None:
        """`ninety-five percent of all calls`"""
        for other in every:
            is_spoken = other.unit == "%" and not self.text[other.start].isdecimal()
            if is_spoken and self._is_percentile(other, every):
                return f"{other.number:g}"
        return None

    def _bare(self, amount: Amount, every: Sequence[Amount]) -> Found | None:
        counted = count_of(self.text, amount, self.words, self.start, self.end)
        if counted and "count" in self.allowed:
            dimension, distance, times = counted
            distance += 0 if dimension.per else 15  # a rebate from 500 users on is a rebate
            number, reason = amount.number * times, "a number of what the vision counts"
            return self._found(dimension, number, amount, distance, reason)
        counted_last = (
            counted_before(self.text, amount, self.words) if self.kind == "scale" else None
        )
        if counted_last:
            return self._found(
                counted_last, amount.number, amount, FAR + 20, "a number of what was counted"
            )
        if not self.text[amount.start].isdecimal():
            return None  # a number in words counts things, and is no discount by itself
        others = any(other.unit not in ("", "money") for other in every)
        if "availability" in self.allowed and 98 <= amount.number < 100 and amount.number % 1:
            cue, distance = self._nearest(amount, _PERCENT_CUES)
            distance = distance if cue == "availability" else FAR + 20
            return self._of("availability", amount.number, amount, distance)
        is_rebate = 0 < amount.number <= 60 and " for the price of " not in self.text
        if self.kind == "pricing" and not others and is_rebate:
            return self._of("discount", amount.number, amount, FAR + 20)
        if self.kind == "sla" and amount.number == 0:
            cue, distance = self._nearest(amount, _TIME_CUES)
            if cue in ("rpo", "rto"):
                return self._of(cue, 0, amount, distance)
        if self.kind == "support" and not others:
            return self._unit_of_context(amount)
        is_alone = not others and 0 < amount.number <= 60 and _ENDS.match(self.text, amount.end)
        if self.kind is None and is_alone and self._nearest(amount, _GRANTED)[1] <= 10:
            return self._of("discount", amount.number, amount, FAR + 40)
        return None

    def _unit_of_context(self, amount: Amount) -> Found | None:
        """`Rival: 60 min. Contract says 45 (P1)`: the unit stands in the text before."""
        before = amounts_in(self.text, self.words, None)
        known = [
            amount_before
            for amount_before in before
            if amount_before.unit in ("MIN", "H") and amount_before.end <= amount.start
        ]
        if not known or amount.number % 1:
            return None
        length = Duration(amount.start, amount.end, amount.number, known[-1].unit, amount.after)
        return self._of("response", length.seconds, amount, FAR + 40)

    def freeze(self) -> Iterator[Found]:
        """`Prices are frozen`, `no price increase before 2029`: an increase of nothing."""
        hints = self.hints[self._first_hint(self.start) : self._first_hint(self.end)]
        cues = {hint.cue for hint in hints}
        frozen = next((hint for hint in hints if hint.cue == "freeze"), None)
        raised = next((hint for hint in hints if hint.cue == "price_increase"), None)
        price = next((hint for hint in hints if hint.cue == "price"), None)
        is_said = "price" in cues or (frozen and says_price(self.text[frozen.start : frozen.end]))
        if frozen and is_said and not is_a_lump_sum(self.text, self.start, self.end):
            yield self._zero(frozen)
        elif raised and is_denied(self.text, self.start, self.end, raised):
            yield self._zero(raised)
        elif price and is_staying(self.text, self.start, self.end):
            yield self._zero(price)

    def _zero(self, hint: Hint) -> Found:
        dimension = self.words.dimension("price_increase")
        name = dimension.id if dimension else "price_increase_pct"
        return Found(
            5, Measure(name, "eq", 0), hint.start, hint.end, "prices that stay as they are"
        )

    def _of(
        self, concept: Concept | str, value: float, amount: Amount, distance: int
    ) -> Found | None:
        dimension = self.words.dimension(concept)  # type: ignore[arg-type]
        if dimension is None:
            return None
        return self._found(dimension, value, amount, distance, _REASONS[concept])

    def _found(
        self, dimension: Dimension, value: float, amount: Amount, distance: int, reason: str
    ) -> Found:
        if dimension.concept in ("response", "resolution", "rpo", "rto", "retention", "latency"):
            value /= dimension.seconds or _DEFAULT_SECONDS.get(dimension.concept, 60)
        op = operator_at(self.text, amount.start, amount.end)
        op = "eq" if op == "floor" else op
        return Found(
            distance, Measure(dimension.id, op, _tidy(value)), amount.start, amount.end, reason
        )

    def _nearest(self, amount: Amount, wanted: frozenset[str]) -> tuple[Cue | None, int]:
        """The hint that the number belongs to, and its distance; what parts them counts too."""
        at = self._first_hint(amount.start)
        row = row_of(self.text, amount.start)
        best: tuple[int, Cue | None] = (1_000, None)
        for hint in self.hints[max(0, at - 5) : at + 4]:
            if hint.cue not in wanted or not row[0] <= hint.start < row[1]:
                continue
            is_before = hint.end <= amount.start
            between = (
                self.text[hint.end : amount.start]
                if is_before
                else self.text[amount.end : hint.start]
            )
            if is_before and hint.end - hint.start <= _SHORT_FORM:
                between = between.removeprefix(".")  # resp. 2h
            distance = distance_over(between, is_before=is_before)
            is_next = not is_before and best[1] and _AND.match(between)
            if is_next and _OWN_NUMBER.match(self.text, hint.end):
                continue  # reply within 20 minutes and repair within 6 hours
            if distance < best[0] and distance <= NEAR + 100:
                best = (distance, hint.cue)
        heading = column_heading(self.text, amount.start) if best[0] > 20 else None
        if heading:
            over = self.hints[self._first_hint(heading[0]) : self._first_hint(heading[1])]
            best = next(((20, hint.cue) for hint in over if hint.cue in wanted), best)
        return best[1], best[0]

    def _first_hint(self, place: int) -> int:
        """The number of the first hint from a place on."""
        return bisect_left(self.hints, place, key=lambda hint: hint.start)


_AND = pattern(r"\s(?:and|und|et|y|e|ed|en)\s(?!\d)", 2)
_OWN_NUMBER = pattern(r"[^.;,\n\d]{1,40}\s\d")
_ENDS = pattern(r"\s*(?:$|[.,;:!)\n]|-\s|if\b)")
_REASONS = {
    "availability": "an availability",
    "discount": "a discount",
    "price_increase": "an increase of prices",
    "response": "a time until the first response",
    "resolution": "a time until the repair",
    "rpo": "the data that may be lost",
    "rto": "the time until the service is back",
    "retention": "how long data is kept",
}
_DEFAULT_SECONDS: Mapping[str, float] = {"retention": SECONDS["day"], "latency": SECONDS["ms"]}


def _tidy(value: float) -> float:
    value = round(value, 6)
    return int(value) if value == int(value) else value
