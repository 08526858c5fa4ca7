"""How well promises are matched, on labelled texts, beside plain TF-IDF and rapidfuzz.

    python tests/benchmarks/matching.py DATA_DIR [--engines default semantic] [--fit]

DATA_DIR holds one folder for each set with `source.jsonl` (id, text, title?), `target.jsonl` (id,
text, title?, kind?) and `links.jsonl` (source, target, label). Prints Markdown tables; the same
data give the same figures. `--fit` prints the coefficients for
`commitcheck/matching/candidates.py`.
Sets named `trace-*` and `vision-*` count in the means and the fit, any other is only shown.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.matching_baselines import Scores, plain_tfidf, rapidfuzz
from benchmarks.matching_figures import (
    Ranking,
    average_precision,
    best_f1,
    interval,
    mean,
    recall,
)
from benchmarks.matching_fit import Sample, fitted
from benchmarks.matching_sets import LabelledSet, read_set
from commitcheck.matching import EngineUnavailable, ItemKind, Matcher
from commitcheck.matching.candidates import CALIBRATION, MATCH_AT, Logistic

AGAINST = (ItemKind.GOAL, ItemKind.NON_GOAL)
BASELINES = {"plain TF-IDF": plain_tfidf, "rapidfuzz": rapidfuzz}
PLAIN = "plain TF-IDF"


@dataclass(frozen=True)
class Outcome:
    """What one engine made of one set: a ranking and, where it has bands, samples."""

    rankings: list[Ranking]
    against: list[Ranking]
    samples: list[Sample]


def matched(data: LabelledSet, engine: str) -> Outcome:
    """What one of the project's own engines makes of a set."""
    matcher, outcome = Matcher(data.items, engine=engine), Outcome([], [], [])
    for promise in data.promises:
        ranking = matcher.rank(promise.text, promise.title, top=len(data.items))
        outcome.rankings.append(completed(((match.score, match.id) for match in ranking), data))
        near = matcher.rank(promise.text, promise.title, kinds=AGAINST)
        outcome.against.append([(match.score, match.id) for match in near])
        if (lead := matcher.lead(promise.text, promise.title)) is not None:
            outcome.samples.append(Sample(lead, is_right=ranking[0].id in promise.right))
    return outcome


def compared(data: LabelledSet, scores: Scores) -> Outcome:
    """What a plain comparison of whole texts makes of a set."""
    kinds = {item.id: item.kind for item in data.items}
    outcome = Outcome([], [], [])
    for promise in data.promises:
        pairs = zip(scores(promise.text), (item.id for item in data.items), strict=True)
        ranking = completed(((round(score, 4), name) for score, name in pairs), data)
        outcome.rankings.append(ranking)
        outcome.against.append([match for match in ranking if kinds[match[1]] in AGAINST][:3])
    return outcome


def completed(found: Iterable[tuple[float, str]], data: LabelledSet) -> Ranking:
    """The ranking with every item of the set in it; those not found score 0."""
    known = {name: score for score, name in found}
    return sorted(
        ((known.get(item.id, 0.0), item.id) for item in data.items),
        key=lambda pair: (-pair[0], pair[1]),
    )


@dataclass(frozen=True)
class Measured:
    """Everything one engine made of every set, and how to print it."""

    engine: str
    sets: Sequence[LabelledSet]
    outcomes: Sequence[Outcome]

    def precisions(self, at: int) -> list[float]:
        """The average precision of each linked promise of a set."""
        data, outcome = self.sets[at], self.outcomes[at]
        return [
            average_precision(outcome.rankings[index], data.promises[index].right)
            for index in data.linked
        ]

    def row(self, at: int) -> str:
        """One line of the table of rankings."""
        data, outcome, precisions = self.sets[at], self.outcomes[at], self.precisions(at)
        recalls = [
            mean(
                [
                    recall(outcome.rankings[index], data.promises[index].right, k)
                    for index in data.linked
                ]
            )
            for k in (1, 3, 5)
        ]
        figures = " | ".join(
            f"{match:.2f}" for match in (*recalls, best_f1(data, outcome.rankings))
        )
        spread = interval(precisions, mean)
        return f"| {data.name} | {self.engine} | {mean(precisions):.3f} {spread} | {figures} |"

    def conflicts(self, at: int) -> list[float]:
        """For each conflict request of a set, whether a right item is among its first three."""
        pairs = zip(self.sets[at].promises, self.outcomes[at].against, strict=True)
        return [
            float(any(name in promise.conflicts for _, name in near))
            for promise, near in pairs
            if promise.conflicts
        ]


def print_rankings(measured: Sequence[Measured]) -> None:
    """MAP, recall and best F1 by set, then the means and their distance from plain TF-IDF."""
    print("| set | engine | MAP [95 %] | recall@1 | @3 | @5 | best F1 |")
    print("|---|---|---|---|---|---|---|")
    for at in range(len(measured[0].sets)):
        for figure in measured:
            print(figure.row(at))
    counted = [at for at, data in enumerate(measured[0].sets) if data.counts]
    plain = next(figure for figure in measured if figure.engine == PLAIN)
    for figure in measured:
        maps = [mean(figure.precisions(at)) for at in counted]
        gains = [mean(figure.precisions(at)) - mean(plain.precisions(at)) for at in counted]
        print(
            f"| mean of {len(counted)} | {figure.engine} | {mean(maps):.3f}, "
            f"{mean(gains):+.3f} {interval(gains, mean)} on plain TF-IDF | | | | |"
        )


def print_conflicts(measured: Sequence[Measured]) -> None:
    """How often the right non-goal is among the first three of goals and non-goals."""
    with_conflicts = [
        at for at, data in enumerate(measured[0].sets) if any(p.conflicts for p in data.promises)
    ]
    names = [measured[0].sets[at].name for at in with_conflicts]
    print(f"\n| right conflict in top 3 | {' | '.join(names)} | mean |")
    print("|---" * (len(names) + 2) + "|")
    for figure in measured:
        shares = [mean(figure.conflicts(at)) for at in with_conflicts]
        cells = [
            f"{mean(hits):.2f} {interval(hits, mean)}"
            for hits in map(figure.conflicts, with_conflicts)
        ]
        print(f"| {figure.engine} | {' | '.join(cells)} | {mean(shares):.3f} |")


def print_bands(measured: Measured) -> None:
    """Precision and coverage of `match`, each set judged by a fit on the others."""
    print(f"\n| {measured.engine}: `match` band | precision | coverage | as shipped |")
    print("|---|---|---|---|")
    taken: list[tuple[bool, bool]] = []
    for data, outcome in zip(measured.sets, measured.outcomes, strict=True):
        rest = _samples(measured, without=data)
        judged = list(_matches(outcome.samples, fitted(rest)))
        shipped = list(_matches(outcome.samples, CALIBRATION[measured.engine]))
        print(
            f"| {data.name} | {_precision(judged)} | {_coverage(judged)} | {_precision(shipped)} |"
        )
        taken += judged if data.counts else []
    spread = interval(taken, lambda sample: mean([right for match, right in sample if match]))
    print(f"| all that count | {_precision(taken)} {spread} | {_coverage(taken)} | |")


def _samples(measured: Measured, without: LabelledSet | None = None) -> list[Sample]:
    """The samples of all sets that count, save one."""
    pairs = zip(measured.sets, measured.outcomes, strict=True)
    return [
        sample
        for data, outcome in pairs
        if data.counts and data is not without
        for sample in outcome.samples
    ]


def _matches(samples: Iterable[Sample], logistic: Logistic) -> Iterator[tuple[bool, bool]]:
    """For each sample whether it is called a match, and whether it is right."""
    for sample in samples:
        yield logistic.probability(sample.lead) >= MATCH_AT, sample.is_right


def _precision(judged: Sequence[tuple[bool, bool]]) -> str:
    called = [right for match, right in judged if match]
    return f"{mean(called):.2f} ({sum(called)} of {len(called)})"


def _coverage(judged: Sequence[tuple[bool, bool]]) -> str:
    return f"{mean([match for match, _ in judged]):.2f}"


def print_alarms(engine: str, sets: Sequence[LabelledSet]) -> None:
    """How often a non-goal is suggested: rightly, in vain, and for another product's texts."""
    print(
        f"\n| {engine}: a non-goal suggested | right one, of conflicts "
        "| any, of other requests | any, of the traces' texts |"
    )
    print("|---|---|---|---|")
    for data in (data_set for data_set in sets if any(p.conflicts for p in data_set.promises)):
        matcher = Matcher(data.items, engine=engine)
        found = [{c.id for c in matcher.answer(p.text, p.title).conflicts} for p in data.promises]
        pairs = list(zip(data.promises, found, strict=True))
        non_goals = {item.id for item in data.items if item.kind is ItemKind.NON_GOAL}
        right = [bool(p.conflicts & ids) for p, ids in pairs if p.conflicts & non_goals]
        vain = [bool(ids) for p, ids in pairs if not p.conflicts]
        foreign = [
            bool(matcher.answer(promise.text, promise.title).conflicts)
            for other in sets
            if other.name.startswith("trace-")
            for promise in other.promises
        ]
        shares = (f"{mean(hits):.2f} of {len(hits)}" for hits in (right, vain, foreign))
        print(f"| {data.name} | {' | '.join(shares)} |")


def measure(engine: str, sets: Sequence[LabelledSet]) -> Measured | None:
    """Run one engine or baseline over the sets; says so and gives None where it cannot run."""
    try:
        outcomes = [
            compared(data, BASELINES[engine](data))
            if engine in BASELINES
            else matched(data, engine)
            for data in sets
        ]
    except EngineUnavailable as missing:
        print(f"skipped {engine}: {missing}\n")
        return None
    return Measured(engine, sets, outcomes)


def main() -> None:
    """Read the sets, run the engines, print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data_dir", type=Path)
    options.add_argument("--engines", nargs="+", default=list(CALIBRATION), choices=CALIBRATION)
    options.add_argument("--fit", action="store_true", help="print coefficients for candidates.py")
    chosen = options.parse_args()
    folders = sorted(path.parent for path in chosen.data_dir.glob("*/links.jsonl"))
    if not folders:
        options.error(f"no set with a links.jsonl in {chosen.data_dir}")
    sets = [read_set(folder) for folder in folders]
    runs = (measure(name, sets) for name in (*BASELINES, *chosen.engines))
    measured = [run for run in runs if run]
    print_rankings(measured)
    print_conflicts(measured)
    for measured_run in (run for run in measured if run.engine in CALIBRATION):
        print_bands(measured_run)
        print_alarms(measured_run.engine, sets)
        if chosen.fit:
            print(f"\n{measured_run.engine}: {fitted(_samples(measured_run))}")


if __name__ == "__main__":
    main()
