"""What a clause answers: the question before it, and a standard that somebody asks for."""

from collections.abc import Sequence

from commitcheck.model.pattern import pattern
from commitcheck.reading.promises.clauses import Clause
from commitcheck.reading.promises.lexicon import Lexicon, Word
from commitcheck.reading.promises.shape import Scene
from commitcheck.reading.values.best_terms import best_terms

_SHORT = 4
"""So many words and marks at most say no before what comes instead: `Not yet, but ...`."""


def mask_of(scene: Scene, clause: Clause) -> int:
    """The classes of a clause's words, and of the mark that ends it."""
    return _mask(scene.found[clause.first : clause.last + 1])


def _mask(inside: Sequence[Word]) -> int:
    mask = 0
    for word in inside:
        mask |= word.classes
    return mask


_SHORT_NO = 2
"""So many words of a sentence of its own: `No. Planned for June`, `Not yet. Planned for June`."""

_UNLIMITED = pattern(
    r"\bliab\w+[^.;]{0,60}\b(?:unlimited|without limit(?:ation)?|uncapped|"
    r"not subject to any (?:limit|cap))\b|"
    r"\bunlimited(?:ly)? liab\w+|\bhafte[nt]\b[^.;]{0,40}\bunbe(?:schränkt|grenzt)\b|"
    r"\bunbe(?:schränkt|grenzt)\w* haft\w+|"
    r"\bresponsabilité[^.;]{0,60}\b(?:illimitée|pas plafonnée)\b|"
    r"\bresponsabilidade?\b[^.;]{0,60}\b(?:ilimitada|(?:sin|sem) límites?|sem limites?)\b",
    2,  # re.IGNORECASE
    needs="unlimited without uncapped subject unbeschränkt unbegrenzt illimit plafonn ilimit sin "
    "sem",
)


BY_LAW = pattern(
    r"\b(?:intent\w*|gross\w*|wil+ful|fraud\w*|death|personal injury|vorsatz|vorsätz\w*|grob\w*|"
    r"dol|faute lourde|dolo|culpa grave)\b",
    2,
    needs="intent gross wil fraud death injury vors grob dol faute culpa",
)
"""What nobody can limit, so that its unlimited liability is no promise."""


def bears_all_liability(scene: Scene, at: int, words: Lexicon) -> bool:
    """`The supplier is liable without limit`: whatever it denies, that is what we bear."""
    clause = scene.clauses[at]
    found = _UNLIMITED.search(scene.text, clause.start, clause.end)
    if found is None or BY_LAW.search(scene.text, clause.start, clause.end):
        return False
    before = [w for w in scene.found[clause.first : clause.last] if w.start < found.end()]
    who = words.of("we", "provider")
    is_ours = any(word.classes & who for word in before)
    denied = words.of("neg", "customer", "third", "competitor")
    told = [word for word in before if word.end <= found.start()]
    no = words.of("not") | denied
    return is_ours and not any(word.classes & no for word in told)


_NOBODY_GETS = pattern(
    r"\W*(?:nobody|no[ -]one|no (?:\w+ ){0,3}(?:customer|client|company|tenant|buyer)|no other|"
    r"niemand|keine?[rmn]? (?:ander|kund)\w*|aucun\w* (?:autre|client)|personne|nadie|"
    r"ning[uú]n otro|ningu[eé]m|nenhum\w* (?:outro|cliente)|nessun\w* (?:altro|cliente)|"
    r"geen ander\w*)\b"
    r"(?:\W+(?!that|who|which|we|at|from|dass|wir|bei|qui|que|nous|chez)\w+){0,8}?\W+"
    r"(?:gets?|given|granted|receives?|has|have|pays?|obtains?|charged|bekommt|erhält|hat|zahlt|"
    r"kriegt|wird|obtient|aura|paie|paye|reçoit|recibe|tiene|tendrá|paga|recebe|terá|riceve|"
    r"krijgt|betaalt)\b",
    2,  # re.IGNORECASE
    needs="no kein niemand aucun personne nadie ning nenhum nessun geen",
)


def grants_best_terms(scene: Scene, at: int, words: Lexicon) -> bool:
    """`Nobody gets a better price`: what it denies to others is what we promise."""
    clause = scene.clauses[at]
    place = (scene.text, clause.start, clause.end)
    if best_terms(*place) is None or not _NOBODY_GETS.match(*place):
        return False
    doubts = words.of("want", "ask", "question", "hypo", "competitor", "past", "would", "may")
    return not mask_of(scene, clause) & doubts


def plans_a_standard(scene: Scene, at: int, words: Lexicon) -> bool:
    """`SOC 2? Not yet, planned for Q3`: a no to what is, and a yes to what will be."""
    question, clause = asked_before(scene, at, words), scene.clauses[at]
    if question is None or scene.found[clause.first].classes & words.bit["yes"]:
        return False
    asked = mask_of(scene, scene.clauses[question])
    return bool(asked & words.of("certification", "standard"))


def asked_before(scene: Scene, at: int, words: Lexicon) -> int | None:
    """The clause with the question that this one answers with a promise, None where it is none.

    `SOC 2? - yes, we have it`; `SOC 2? Not yet, planned for Q3`.
    """
    if not 0 < at < len(scene.clauses):
        return None
    said = scene.clauses[at]
    inside = scene.found[said.first : said.last]
    if _is_question(scene, at - 1, words):
        is_yes = opening(inside)[0].classes & words.bit["yes"]
        return at - 1 if is_yes or _says_when(inside, words) else None
    no = scene.clauses[at - 1]
    is_rest = said.opening == "part" or no.last - no.first <= _SHORT_NO
    if at > 1 and is_rest and _is_question(scene, at - 2, words):
        return at - 2 if _says_when(scene.found[no.first : said.last], words) else None
    return None


_SPEAKERS = frozenset(
    """
    a r answer answers reply response antwort réponse respuesta resposta risposta antwoord we us me
    ours
    """.split()  # noqa: SIM905 - a word list
)


def opening(inside: Sequence[Word]) -> Sequence[Word]:
    """The words of an answer without who speaks: `A: yes, from May`."""
    has_speaker = len(inside) > 2 and inside[0].word in _SPEAKERS and inside[1].word == ":"
    return inside[2:] if has_speaker else inside


def _is_question(scene: Scene, at: int, words: Lexicon) -> bool:
    asked, said = scene.clauses[at], scene.clauses[at + 1]
    is_asked = bool(scene.found[asked.last - 1].classes & words.bit["question"])
    return is_asked and "\n" not in scene.text[asked.end : said.start]


def _says_when(inside: Sequence[Word], words: Lexicon) -> bool:
    """`No, but planned for 2027`: does a short no come before a plan, and no other no behind?"""
    denied = _denial(inside, words)
    if not denied:
        return False
    rest = _mask(inside[denied:])
    is_dated = rest & words.of("month", "period", "year", "season", "day_number", "soon", "weekday")
    is_meant = rest & words.of("intent", "will", "shall", "future", "commit", "deliver", "time")
    return bool(is_dated and is_meant) and not rest & words.of("not", "neg", "want", "question")


def _denial(inside: Sequence[Word], words: Lexicon) -> int:
    """The index behind a no that opens an answer: `no,`, `not yet -`, `todavía no,`."""
    no, after = words.of("not", "neg"), 0
    for n, word in enumerate(inside[:_SHORT]):
        if word.classes & no or word.word in _YET:
            after = n + 1
        elif not word.classes & words.of("comma", "dash", "but", "colon", "stop"):
            break
    is_no = any(word.classes & no for word in inside[:after])
    return after if is_no else 0


_YET = frozenset("yet noch encore todavía aún ainda ancora nog derzeit".split())  # noqa: SIM905 - a word list


def doubting(inside: Sequence[Word], words: Lexicon) -> int:
    """The classes of what may speak against a promise: of `told them` only the telling."""
    told, mask = words.of("told", "commit", "send"), 0
    for n, word in enumerate(inside):
        is_told = any(near.classes & told for near in inside[max(0, n - 1) : n + 3])
        is_listener = is_told and word.classes & words.bit["they"] and word.word in _LISTENERS
        mask |= 0 if is_listener else word.classes
    return mask


_LISTENERS = frozenset("them him her ihm ihr ihnen leur lui les le lhes lhe gli hen hun".split())  # noqa: SIM905 - as above


def claims_a_standard(scene: Scene, at: int, words: Lexicon) -> bool:
    """Do the words say outright that we have what a standard asks: `ISO 27001: compliant,
    certificate attached`, `they need SOC 2 (have it)`?
    """
    clause = scene.clauses[at]
    inside = scene.found[clause.first : clause.last]
    standard, seen = words.of("certification", "standard"), False
    for n, word in enumerate(inside):
        seen = seen or bool(word.classes & standard)
        if seen and word.word in _OPENS and _affirms(inside, n + 1, words):
            others = words.of("competitor", "third")
            if word.word != "(":  # what they want is answered in brackets
                others |= words.of("customer", "org", "they")
            return not _mask(inside[:n]) & others
    return False


_OPENS = frozenset("( : - – —".split())  # noqa: SIM905 - as above


def _affirms(inside: Sequence[Word], at: int, words: Lexicon) -> bool:
    """A yes or that we have it, to the end of the bracket or of the clause, and no doubt."""
    stop = next((n for n in range(at, len(inside)) if inside[n].word in "()"), len(inside))
    said = inside[at:stop]
    doubts = words.of("not", "neg", "want", "ask", "question", "hypo", "competitor", "third",
                      "internal", "customer", "past")  # fmt: skip
    if not said or _mask(said) & doubts:
        return False
    opens = said[:3]
    if opens[0].classes & words.bit["they"]:
        return False
    has_it = any(word.word in HAVE for word in opens)
    return has_it or bool(opens[0].classes & words.bit["yes"]) or _is_on_l_a(opens)


def _is_on_l_a(opens: Sequence[Word]) -> bool:
    return [word.word for word in opens] == ["on", "l", "a"]


HAVE = frozenset("have hold got haben avons tenemos temos abbiamo hebben".split())  # noqa: SIM905 - as above
"""Words for that one of ours has a certification."""
