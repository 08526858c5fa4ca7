"""A sync pack as Markdown: seven parts, 25 minutes, every text of a user inert."""

from collections.abc import Iterable, Iterator

from commitcheck.assessment.packs.facts import Pack
from commitcheck.assessment.packs.wordings import VisionPage
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import Diagnosis
from commitcheck.reporting.inert import inert
from commitcheck.reporting.markdown.text import cell, escaped, words
from commitcheck.reporting.packs.decisions import decided, listed
from commitcheck.reporting.packs.paper import offers, owing, signing, unanswered

MARK = "<!-- commitcheck sync pack: written by the tool, replaced at the next sync -->"
"""The first line of every pack: only a file that starts so is ever replaced."""

_TEXT = 2000
_TYPED = pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
"""An id that stands in a command as it is, to be copied from the file or from the page."""


def render(pack: Pack) -> str:
    """The whole page; it ends in one line end."""
    parts = (
        _opening(pack),
        _part(1, "The one-line truth", _truth(pack)),
        _part(2, "Decisions only you can take", (*decided(pack), *listed(pack))),
        _part(3, "What you are about to sign", (*offers(pack), *signing(pack), *unanswered(pack))),
        _part(4, f"What we already owe in your area, next {pack.owed_days} days", owing(pack)),
        _part(5, "The vision on one page", _vision(pack)),
        _part(6, "Stop, start, continue", _habits(pack)),
        _part(7, "Next sync", (f"**{pack.next_sync}**, {pack.cadence_days} days from today.",)),
    )
    lines: list[str] = []
    for line in (line for part in parts for line in part):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


def role_words(role: str) -> str:
    return role.replace("_", " ")


def _part(number: int, title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"## {number}. {title}"
    yield ""
    yield from lines


def _opening(pack: Pack) -> Iterator[str]:
    yield MARK
    yield f"# Sync with {role_words(pack.role)}: {cell(pack.product, 80)}, {pack.as_of}"
    yield ""
    if pack.holders:
        yield f"For {', '.join(cell(holder, 80) for holder in pack.holders)}. 25 minutes."
    else:
        yield (
            "**Nobody in the vision holds this role**, and what stands here waits for it: name a"
            " stakeholder, or say in the meeting who speaks for it."
        )


def _truth(pack: Pack) -> Iterator[str]:
    yield f"**{cell(pack.truth, _TEXT)}**"
    yield ""
    if pack.changes:
        when = f"your last sync on {pack.last_synced}" if pack.last_synced else "the baseline"
        yield f"Since {when}:"
        yield ""
        yield from (f"- {words(change)}" for change in pack.changes)
    elif pack.last_synced:
        yield f"Your last sync was on {pack.last_synced}; by the dates in the files nothing moved."
    if pack.holders and pack.last_synced is None:
        yield "This is the first sync on record: nothing to compare with."
    if pack.numbers:
        yield ""
        yield "In numbers:"
        yield ""
        yield from (f"- {words(number)}" for number in pack.numbers)
    if pack.diagnosis is not None:
        yield from _diagnosis(pack.diagnosis)


def _diagnosis(diagnosis: Diagnosis) -> Iterator[str]:
    """The root problems with the evidence for and against each that is there."""
    if not any(root.level in ("present", "watch") for root in diagnosis.roots):
        return
    yield ""
    yield "What kind of problem it is, with the signs for and against:"
    yield ""
    for root in diagnosis.roots:
        level = root.level.replace("_", " ")
        main = ", dominant" if root.id == diagnosis.dominant else ""
        yield f"- **{root.id} {root.name}**: {level}{main}"
        for label, wanted in (("for", True), ("against", False)):
            signs = [words(signal.text) for signal in root.signals if signal.lit is wanted]
            if signs and root.level in ("present", "watch"):
                yield f"  - {label}: {'; '.join(signs)}"
    if diagnosis.remedy:
        yield ""
        remedy = escaped(inert(diagnosis.remedy))
        yield f"Smallest next step: **{remedy}** (rung {diagnosis.rung} of 6)."
    if diagnosis.next_remedy:
        yield f"After that: {escaped(inert(diagnosis.next_remedy))}."


def _vision(pack: Pack) -> Iterator[str]:
    page = pack.vision
    yield f"> {words(page.statement, _TEXT)}"
    yield ""
    for label, names in (
        ("For", page.for_segments),
        ("By exception", page.beside_segments),
        ("Not for", page.not_for_segments),
    ):
        if names:
            yield f"- **{label}**: {', '.join(cell(name, 80) for name in names)}"
    yield from _listed("We do not", page.non_goals)
    yield from _listed("Within these guardrails", page.guardrails)
    yield ""
    yield from _sign_off(pack, page)


def _sign_off(pack: Pack, page: VisionPage) -> Iterator[str]:
    if page.version is None:
        yield "The positioning has no version yet: there is nothing to sign off."
        return
    yield from (f"- {words(off)}" for off in pack.sign_offs)
    yield ""
    name = next((holder for holder in pack.holders[:1] if _TYPED.fullmatch(holder)), "STAKEHOLDER")
    version = cell(page.version, 40)
    yield f"**I agree / agree with reservation / disagree with version {version}:** ____________"
    yield ""
    yield (
        f"To record the answer: `commitcheck signoff {name} --decision approved`,"
        " or `approved_with_reservations`, or `rejected`."
    )


def _listed(title: str, items: tuple[Phrase, ...]) -> Iterator[str]:
    if items:
        yield f"- **{title}**"
        yield from (f"  - {words(item, _TEXT)}" for item in items)


def _habits(pack: Pack) -> Iterator[str]:
    yield f"- **Stop** {words(pack.habits.stop)}"
    yield f"- **Start** {words(pack.habits.start)}"
    yield f"- **Continue** {words(pack.habits.keep)}"
