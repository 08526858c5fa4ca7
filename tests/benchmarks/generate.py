"""Deterministic inputs of any size, in our own model: a vision, and promises as CSV and YAML.

    python tests/benchmarks/generate.py FOLDER --rows 10000 [--capabilities 200] [--seed 7]

Same arguments, same bytes; the first thousand rows of any size are the same. One promise in twenty
breaks something, which is what reading and judging cost; with `--broken 1` every promise does,
which is what saying so costs. All cells are valid, so that peers that only check shape have no
errors to explain.
"""

import argparse
import csv
import datetime as dt
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

AS_OF = dt.date(2026, 8, 17)
COLUMNS = (
    "id", "deal", "customer", "segment", "arr", "title", "kind", "capability", "dimension",
    "value", "certification", "source", "source_ref", "quote", "binding", "status", "signed_on",
    "expected_signature", "due", "delivered_on", "effort", "reuse", "remedy", "remedy_cap_pct",
    "payment_contingent", "disclaimer", "revenue_review", "approvals", "owner", "promised_by",
)  # fmt: skip
WORDS = tuple(
    """audit single sign report tenant data region customer access webhook import schedule
offline mobile dashboard alert quota billing invoice approval workflow search index archive
retention encrypt key rotate support response hour uptime residency connector sync field custom
role policy review legal hold migrate sandbox staging production batch stream latency threshold
limit usage meter seat license renewal pilot rollout training onboarding template branding locale
currency language keyboard screen reader contrast ledger reconcile journal forecast""".split()  # noqa: SIM905 - a list of words reads best so
)
OTHER_WORDS = tuple(
    """warehouse hardware logistics payroll hiring crypto trading advertising gaming printing
    telephony television brokerage insurance lending farming shipping retailing franchise betting
    mining leasing staffing travel auction""".split()  # noqa: SIM905 - a list of words reads best so
)
"""What a product for finance teams does not do; promises seldom speak of it."""
COMPANIES = ("Amaya", "Birch", "Calder", "Dovrin", "Ekholm", "Fairley", "Gantz", "Hollin", "Ivers")
FORMS = ("Group", "Ltd", "GmbH", "Inc", "Holdings", "Partners", "SA", "Labs")
PEOPLE = ("joe", "pam", "rex", "sue", "tom", "una")
REFUSED = ("dedicated instance", "customer hosted", "route tendering", "sensor hardware")
APPROVED = "product@2026-05-04;engineering@2026-05-04;finance@2026-05-06;legal@2026-05-06"
SECURED = f"{APPROVED};security@2026-05-06;executive@2026-05-06"
SHARE_BROKEN = 0.05
SHARE_TWO_LINES = 0.002
PER_DEAL = 4
PER_FILE = 500_000
"""Two hundred megabytes, the most that is read of one file."""
READY = 0.6
"""Share of capabilities that are there already; the others are on the roadmap."""

Row = dict[str, str]


def vision_text(capabilities: int, seed: int = 7) -> str:
    """A vision with every section: half as many roadmap items, a fifth as many non-goals."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark wants the same numbers every time
    lines = [_HEAD, "capabilities:"]
    lines += [_capability(number, capabilities) for number in range(capabilities)]
    lines.append("  - {id: cap-rejected, name: Refused work, status: rejected}")
    lines.append("roadmap:")
    planned = range(int(capabilities * READY), capabilities)
    lines += [_roadmap_item(chance, number) for number in planned]
    lines.append("non_goals:")
    lines += [_non_goal(chance, number) for number in range(max(4, capabilities // 5))]
    return "\n".join([*lines, _TAIL])


def _capability(number: int, count: int) -> str:
    status = "available" if number < count * READY else "in_progress"
    name = f"{WORDS[number % len(WORDS)]} {WORDS[number * 7 % len(WORDS)]}".capitalize()
    return f"  - {{id: cap-{number}, name: {name}, status: {status}, theme: TH{number % 4 + 1}}}"


def _roadmap_item(chance: random.Random, number: int) -> str:
    latest = AS_OF + dt.timedelta(days=chance.randrange(30, 200))
    title = " ".join(chance.choices(WORDS, k=3)).capitalize()
    return (
        f"  - {{id: RM{number}, title: {title}, capabilities: [cap-{number}], horizon: now,"
        f" status: in_progress, earliest: {latest - dt.timedelta(days=20)}, latest: {latest},"
        f" confidence: high, effort: {chance.randrange(2, 9)}, theme: TH{number % 4 + 1}}}"
    )


def _non_goal(chance: random.Random, number: int) -> str:
    keyword = f"{chance.choice(WORDS)} {chance.choice(COMPANIES).lower()}"
    listed = f"{REFUSED[number]}, {keyword}" if number < len(REFUSED) else keyword
    statement = " ".join([*chance.choices(OTHER_WORDS, k=5), chance.choice(WORDS)])
    return f"  - {{id: NG{number}, statement: No {statement}, keywords: [{listed}]}}"


def rows(
    count: int, capabilities: int, seed: int = 7, broken: float = SHARE_BROKEN
) -> Iterator[Row]:
    """Promises, deal by deal; only columns that are filled. `broken` is a share of all."""
    chance = random.Random(seed)  # noqa: S311 - as above
    deal: Row = {}
    for number in range(count):
        if number % PER_DEAL == 0:
            deal = _deal(chance, number // PER_DEAL)
        row = {"id": f"C-{number:07}", **deal, **_promise(chance, capabilities)}
        if chance.random() < broken:
            _break(chance, row)
        yield row


def _deal(chance: random.Random, number: int) -> Row:
    customer = f"{chance.choice(COMPANIES)} {chance.choice(FORMS)} {number // 2}"
    row = {
        "deal": f"D-{number:06}", "customer": customer, "arr": f"{chance.randrange(20, 900)}000",
        "segment": chance.choice(("enterprise", "mid-market")), "source": "order_form",
        "source_ref": f"OF-{number} s{chance.randrange(1, 9)}", "revenue_review": "deferred",
        "promised_by": chance.choice(PEOPLE), "owner": "otto",
    }  # fmt: skip
    status = chance.choices(("signed", "delivered", "negotiating"), (55, 30, 15))[0]
    if status == "negotiating":
        return {**row, "status": status, "expected_signature": _day(chance, 20, 60)}
    row |= {"status": status, "signed_on": _day(chance, -99, -70)}
    return {**row, "delivered_on": _day(chance, -40, -10)} if status == "delivered" else row


def _promise(chance: random.Random, capabilities: int) -> Row:
    title = " ".join(chance.choices(WORDS, k=4)).capitalize()
    text = " ".join(chance.choices(WORDS, k=10))
    if chance.random() < SHARE_TWO_LINES:
        text = text.replace(" ", "\n", 1)
    row = {"title": title, "quote": f"{title}, {text}", "due": _day(chance, 260, 500)}
    kind = chance.choices(("feature", "integration", "sla", "pricing", "compliance"),
                          (60, 15, 10, 10, 5))[0]  # fmt: skip
    row |= {"kind": kind, "approvals": SECURED if kind == "compliance" else APPROVED}
    if kind in ("feature", "integration"):
        return {**row, "capability": f"cap-{chance.randrange(capabilities)}", "reuse": "general"}
    if kind == "sla":
        return {**row, "dimension": "uptime_pct", "value": "99.9", "remedy": "service_credit",
                "remedy_cap_pct": "10", "due": ""}  # fmt: skip
    if kind == "compliance":
        return {**row, "certification": "iso27001"}
    return {**row, "dimension": "discount_pct", "value": str(chance.randrange(5, 25)), "due": ""}


def _break(chance: random.Random, row: Row) -> None:
    """One thing that a rule has something to say about."""
    match chance.randrange(6):
        case 0:
            row |= {"kind": "feature", "capability": "cap-rejected"}
        case 1:
            row["quote"] += f", {chance.choice(REFUSED)}"
        case 2:
            row["approvals"] = "product@2026-05-04"
        case 3:
            row["quote"] = f"We guarantee unlimited {row['title'].lower()}"
        case 4:
            row |= {"dimension": "uptime_pct", "value": "99.999", "kind": "sla"}
        case _:
            row["source"] = "side_letter"


def _day(chance: random.Random, first: int, last: int) -> str:
    return (AS_OF + dt.timedelta(days=chance.randrange(first, last))).isoformat()


def write_csv(path: Path, records: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def write_yaml(path: Path, records: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("schema_version: 1\ncommitments:\n")
        for row in records:
            fields = [f"{name}: {_scalar(name, text)}" for name, text in row.items() if text]
            file.write("  - " + "\n    ".join(fields) + "\n")


def _scalar(name: str, text: str) -> str:
    if name == "approvals":
        given = (part.split("@") for part in text.split(";"))
        return "[" + ", ".join(f"{{role: {role}, date: {day}}}" for role, day in given) + "]"
    if "\n" in text:
        return '"' + text.replace("\n", "\\n") + '"'
    return text


def write_inputs(
    folder: Path,
    count: int,
    capabilities: int,
    kinds: Sequence[str],
    broken: float = SHARE_BROKEN,
) -> None:
    """`vision.yaml`, `commitcheck-csv.yaml` and `commitments.csv`, and the same for yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vision.yaml").write_text(vision_text(capabilities), encoding="utf-8")
    for kind in kinds:
        write = write_csv if kind == "csv" else write_yaml
        every, names = rows(count, capabilities, broken=broken), _names(kind, count)
        for name in names:
            write(folder / name, islice(every, PER_FILE))
        config = f"schema_version: 1\nvision: vision.yaml\nas_of: {AS_OF}\n"
        config += f"commitments: [{', '.join(names)}]\n"
        (folder / f"commitcheck-{kind}.yaml").write_text(config, encoding="utf-8")


def _names(kind: str, count: int) -> Sequence[str]:
    if count <= PER_FILE:
        return [f"commitments.{kind}"]
    return [f"commitments-{number + 1}.{kind}" for number in range(-(-count // PER_FILE))]


_HEAD = """\
schema_version: 1
product: {id: ledgerline, name: Ledgerline, stage: growth}
vision:
  statement: Every finance team closes the month on the day after it ends.
  business_goals:
    - {id: BG1, statement: Retention above 115 %, metric: nrr_pct, target: 115, due: 2027-03-31}
positioning:
  version: "3.0"
  status: approved
  owner: dana
  approved_on: 2026-04-08
  review_by: 2026-10-08
  target_customer: Controllers of European groups with more than twenty ledgers to close
  need: close the month without a week of reconciling by hand
  category: financial close platform
  key_benefit: cuts the close from eight days to two within two quarters
  alternatives: [{name: Spreadsheets, kind: status_quo}, {name: Blackline, kind: competitor}]
  differentiators:
    - {id: DF1, claim: Reconciles in the night, theme: TH1, capabilities: [cap-0],
       evidence: [Pilot]}
  segments:
    - {id: enterprise, name: Groups, fit: target}
    - {id: mid-market, name: Single companies, fit: target}
    - {id: public, name: Public bodies, fit: excluded}
themes:
  - {id: TH1, name: Accuracy}
  - {id: TH2, name: Automation}
  - {id: TH3, name: Partners}
  - {id: TH4, name: Transparency}
guardrails:
  - {id: GR1, dimension: uptime_pct, op: max, value: 99.95, enforcement: hard,
     approver: engineering}
  - {id: GR2, dimension: discount_pct, op: max, value: 25, enforcement: soft, approver: finance}
facts:
  - {dimension: uptime_pct, proven: 99.97, better: higher}
certifications:
  - {id: iso27001, status: held}
capacity:
  unit: person_weeks
  periods:
    - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, total: 2000, reserved: 500}
    - {id: 2027-Q1, start: 2027-01-01, end: 2027-03-31, total: 2000, reserved: 500}
    - {id: 2027-Q2, start: 2027-04-01, end: 2027-06-30, total: 2000, reserved: 500}
stakeholders:
  - {id: dana, role: product, required: true, decision_role: approver, last_synced_on: 2026-08-10,
     signoff: {version: "3.0", decision: approved, date: 2026-04-08}}
  - {id: otto, role: engineering, required: true, decision_role: contributor,
     last_synced_on: 2026-08-10, signoff: {version: "3.0", decision: approved, date: 2026-04-08}}
governance:
  sync_cadence_days: 30"""
_TAIL = """\
policy: {max_target_segments: 3}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a vision and promises.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--capabilities", type=int, default=200)
    parser.add_argument("--yaml", action="store_true", help="commitments.yaml beside the CSV")
    parser.add_argument("--broken", type=float, default=SHARE_BROKEN, help="share of promises")
    asked = parser.parse_args()
    kinds = ("csv", "yaml") if asked.yaml else ("csv",)
    write_inputs(asked.folder, asked.rows, asked.capabilities, kinds, asked.broken)


if __name__ == "__main__":
    main()
