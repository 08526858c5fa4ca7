"""How a promise binds, and why words that are none of ours are none."""

from collections.abc import Sequence

from msgspec import Struct

from commitcheck.model.reading import Modality, NoPromise
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.shape import Scene, lead_in

_DECKS = frozenset(("slide_deck", "roadmap_slide"))
_PAPER = frozenset(
    ("order_form", "msa", "sow", "dpa", "amendment", "side_letter", "contract", "rfp_response",
     "security_questionnaire")
)  # fmt: skip
_SPOKEN_FIRM = frozenset(("promised", "committed", "confirmed", "agreed", "confirm", "agree"))


class Said(Struct, frozen=True):
    """What the words are, and which words made it so."""

    what: Modality
    why: str


def binding(scene: Scene, at: int, words: Lexicon) -> Said:
    """Of a promise of ours: firm, efforts, intent or informal, by its words and its source."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    if efforts := _first(inside, words.bit["efforts"]):
        return Said("efforts", f"“{efforts}” is no more than an effort")
    if spoken := _spoken(scene, at, inside, words):
        return spoken
    intent = _intent(inside, words)
    if intent and not _pays(inside):
        return Said("intent", f"“{intent}” says what is meant to be")
    if scene.source in _DECKS:
        return Said("intent", "slides show intentions")
    return Said("firm", "nothing softens it")


def _intent(inside: Sequence[Word], words: Lexicon) -> str:
    """The word of intention, unless it opens a condition or is the customer's."""
    whose = words.of("customer", "they", "segment")
    supposed = words.of("provider", "customer", "we", "they", "org")  # should Acme be insolvent
    for at, word in enumerate(inside):
        if word.classes & words.bit["intent"]:
            opens = word.word in ("should", "sollte", "sollten") and (
                at == 0
                or inside[at - 1].word in (",", ";")
                or any(near.classes & supposed for near in inside[at + 1 : at + 2])
            )
            if not opens and not any(near.classes & whose for near in inside[max(0, at - 1) : at]):
                return word.word
    return ""


def _pays(inside: Sequence[Word]) -> bool:
    """Is this about a payment that waits for something?"""
    payment = (
        "instalment", "installment", "invoice", "payable", "payment", "withholds", "withhold",
        "schlussrate", "fällig",
    )  # fmt: skip
    return any(word.word in payment for word in inside)


def _spoken(scene: Scene, at: int, inside: Sequence[Word], words: Lexicon) -> Said | None:
    oral = next((w.word for w in inside if w.word in _ORAL), "")
    if oral:
        return Said("informal", f"“{oral}” says that it was only spoken")
    commits = any(word.classes & words.bit["commit"] for word in _said_for(scene, at, words))
    told = _first(inside, words.bit["told"])
    if told and scene.source not in _PAPER and not _firmly(inside):
        return Said("informal", f"“{told}” reports what was said")
    if scene.source in ("call", "demo") and not commits:
        return Said("informal", f"it was said in a {scene.source}")
    if scene.source == "chat" and not (commits and _reports(inside)):
        return Said("informal", "it stands in a chat")
    if talk := _first(inside, words.bit["talk"]):
        return Said("informal", f"“{talk}” is chat") if not commits else None
    return None


def _said_for(scene: Scene, at: int, words: Lexicon) -> Sequence[Word]:
    """The words of a clause, or of those that it is a part of: `Agreed on the call: a reply in an
    hour, prices flat` agrees on both.
    """
    own = words.of("told", "commit", "will", "shall", "future", "intent", "hypo")
    for back in range(at, max(-1, at - _MOST_PARTS), -1):
        clause = scene.clauses[back]
        inside = scene.found[clause.first : clause.last]
        if clause.opening != "part" or any(word.classes & own for word in inside):
            return inside
    return ()


_MOST_PARTS = 20
_ORAL = frozenset(
    "verbally oral orally mündlich telefonisch oralement verbalement verbalmente".split()  # noqa: SIM905 - a word list
)


def _firmly(inside: Sequence[Word]) -> bool:
    return any(word.word in _SPOKEN_FIRM for word in inside)


def _reports(inside: Sequence[Word]) -> bool:
    """Does a chat report a commitment, rather than make one in passing?"""
    report = ("promised", "committed", "signed", "agreed", "gave", "granted", "guaranteed")
    return any(word.word in report for word in inside) and not any(
        word.word in ("i", "u", "you", "😉", "🤞") for word in inside[:1]
    )


_REASONS: tuple[tuple[NoPromise, tuple[str, ...]], ...] = (
    ("question", ("question", "ask")),
    ("competitor", ("competitor",)),
    ("negated", ("neg", "not")),
    ("hypothetical", ("hypo",)),
    ("wish", ("want",)),
    ("requirement", ("require",)),
    ("third_party", ("third",)),
    ("delivered", ("done",)),
    ("history", ("past",)),
    ("boilerplate", ("boiler", "definition")),
    ("internal", ("internal", "send")),
)
_SMALL_TALK = 3
"""Fewer words than this about our own work are none worth listing (`Nice call`)."""
_SAYS: dict[NoPromise, str] = {
    "question": "“{}” asks", "competitor": "“{}” is somebody else's offer",
    "negated": "“{}” says that it is not so", "hypothetical": "“{}” only supposes",
    "wish": "“{}” tells a wish", "requirement": "“{}” states what is wanted of bidders",
    "third_party": "“{}” is not us", "delivered": "“{}” speaks of what is there already",
    "history": "“{}” speaks of the past", "boilerplate": "“{}” is how contracts speak",
    "internal": "“{}” is about our own work",
}  # fmt: skip


def no_promise(scene: Scene, at: int, words: Lexicon) -> Said | None:
    """Why a clause is no promise of ours; None where nothing says anything, as in small talk."""
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last + 1]
    if duty := _customers_duty(inside, words):
        return duty
    is_small = sum(word.word[0].isalnum() for word in inside) < _SMALL_TALK
    for reason, classes in _REASONS:
        if is_small and reason == "internal":
            continue
        if said := _first(inside, words.of(*classes)):
            return Said(reason, _SAYS[reason].format(said))
    lead = lead_in(scene, at)
    if lead & words.of("neg", "not"):
        return Said("negated", "the line above the list says that it is not so")
    if lead & words.bit["customer"]:
        return Said("customer_duty", "the line above the list names the customer")
    return None


def _customers_duty(inside: Sequence[Word], words: Lexicon) -> Said | None:
    """Is the customer the one who does it?"""
    verb = words.of("shall", "will", "deliver", "may", "future", "send")
    who = words.of("customer", "segment", "they")
    ours = words.of("we", "i", "provider", "team")
    subject = ""
    for word in inside:
        if word.classes & ours:
            return None
        if word.classes & who:
            subject = word.word
        elif word.word in GETS:
            subject = ""
        elif word.classes & verb and subject:
            return Said("customer_duty", f"“{subject} {word.word}” is for the customer to do")
    return None


GETS = frozenset(
    """
    get gets got receive receives received given granted enjoys benefits erhält erhalten bekommt
    bekommen kriegt kriegen reçoit reçoivent recevra bénéficie recibe reciben recibirá recebe
    recebem receberá riceve krijgt krijgen ontvangt
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
"""What the customer gets is nothing that the customer does."""


def _first(inside: Sequence[Word], bits: int) -> str:
    return next((word.word for word in inside if word.classes & bits), "")
