"""A year of pull requests to a shared repository: each has the answer that a person would give."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from action.steps import change, repository, step

VISION = """\
schema_version: 1
product: {{name: {name}}}
capabilities:
- {{id: sso, name: Single sign-on, status: available}}
- {{id: kiosk, name: Driver kiosk, status: rejected}}
- {{id: map, name: Yard map, status: planned}}
roadmap:
- {{id: RM1, title: Yard map, capabilities: [map], status: planned, horizon: next,
   confidence: high, earliest: 2026-09-01, latest: 2026-10-31}}
non_goals:
- {{id: NG1, statement: No hardware, capabilities: [kiosk], enforcement: hard}}
stakeholders:
- {{id: mira, role: product, decision_role: approver}}
- {{id: tove, role: executive}}
- {{id: ulf, role: sales}}
"""
HELIO, BEACON = VISION.format(name="Helio"), VISION.format(name="Beacon")
SLIP = {"earliest: 2026-09-01, latest: 2026-10-31": "earliest: 2027-01-01, latest: 2027-03-31"}
HEADER = "id,customer,deal,title,capability,status,signed_on,expected_signature,due,product\n"
DEBT = "C-1,Acme,D-1,A kiosk at the gate,kiosk,proposed,,2026-09-30,2026-12-31,helio\n"
ROWS = (
    f"{DEBT}C-2,Birch,D-2,Single sign-on,sso,proposed,,2026-09-30,2026-12-31,beacon\n"
    "C-3,Cedar,D-3,A map,map,signed,2026-05-01,,2026-12-31,helio\n"
    "C-4,Dune,D-4,A map,map,proposed,,2026-09-30,2026-12-31,beacon\n"
)
GOOD = "C-9,Elm,D-9,Single sign-on,sso,proposed,,2026-09-30,2026-12-31,{}\n"
BAD = "C-9,Elm,D-9,Another kiosk,kiosk,proposed,,2026-09-30,2026-12-31,{}\n"
CONFIG = """\
products: [products/helio, products/beacon]
commitments:
- file: exports/deals.csv
  route: {column: product, values: {Consulting: ~}}
"""
WAIVER = """\
waivers:
- {{id: W-1, rule: VIS601, commitment: {id}, reason: a bet, owner: ulf, approved_by: tove,
   approved_on: 2026-08-01, expires_on: 2026-09-01}}
- {{id: W-2, rule: COV303, commitment: {id}, reason: a bet, owner: ulf, approved_by: tove,
   approved_on: 2026-08-01, expires_on: 2026-09-01}}
"""
DECISIONS = """\
approvals:
- {commitment: C-9, role: executive, date: 2026-08-01}
"""
EXPORT, TOP = "exports/deals.csv", "commitcheck.yaml"
VISIONS = {"products/helio/vision.yaml": HELIO, "products/beacon/vision.yaml": BEACON}
BASE = {**VISIONS, TOP: CONFIG, EXPORT: HEADER + ROWS, "README.md": "Our roadmap\n"}

Files = dict[str, str | None]


def deals(*more: str, without: str = "", **instead: str) -> Files:
    """The export with rows added, one left out, or a text in place of another."""
    text = HEADER + ROWS.replace(without, "", 1) + "".join(more)
    for old, new in instead.items():
        text = text.replace(old.replace("_", "-"), new)
    return {EXPORT: text}


def vision(name: str, changes: Mapping[str, str]) -> Files:
    path = f"products/{name}/vision.yaml"
    text = VISIONS[path]
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return {path: text}


BAD_DEAL, GOOD_DEAL = deals(BAD.format("helio")), deals(GOOD.format("beacon"))
SUN = {"products/sun/vision.yaml": VISION.format(name="Sun")}
WITH_SUN = CONFIG.replace("products/beacon]", "products/beacon, products/sun]")
MOVED = {path.replace("products/helio", "apps/helio"): text for path, text in VISIONS.items()}

YEAR: dict[str, tuple[Files, int, str]] = {
    "a slip that breaks a signed promise": (vision("helio", SLIP), 1, "C-3"),
    "a slip that breaks a draft": (vision("beacon", SLIP), 1, "C-4"),
    "a slip that breaks nothing": (
        vision("helio", {"latest: 2026-10-31": "latest: 2026-11-30"}), 0, "",
    ),
    "an item that comes earlier": (
        vision("helio", {"latest: 2026-10-31": "latest: 2026-09-30"}), 0, "",
    ),
    "an item that is dropped": (vision("helio", {"status: planned, h": "status: dropped, h"}), 1,
                                "C-3"),
    "a capability that is rejected": (
        vision("beacon", {"name: Single sign-on, status: available":
                          "name: Single sign-on, status: rejected"}), 1, "C-2",
    ),
    "another name for the same": (vision("helio", {"Driver kiosk": "Kiosk for drivers"}), 0, ""),
    "a new deal that fits": (GOOD_DEAL, 0, ""),
    "a new deal of helio that does not": (BAD_DEAL, 1, "C-9"),
    "a new deal of beacon that does not": (deals(BAD.format("beacon")), 1, "C-9"),
    "a deal that is lost": (deals(without=DEBT), 0, ""),
    "the old debt is mended": (deals(**{"A kiosk at the gate,kiosk": "Sign-on,sso"}), 0, ""),
    "the old debt is signed": (
        deals(**{"kiosk,proposed,,2026-09-30": "kiosk,signed,2026-08-10,"}), 1, "C-1",
    ),
    "the old debt in other words": (deals(**{"A kiosk at": "One kiosk at"}), 0, ""),
    "an earlier day for a signed promise": (
        deals(**{"signed,2026-05-01,,2026-12-31": "signed,2026-05-01,,2026-08-31"}), 1, "C-3",
    ),
    "a later day for a signed promise": (
        deals(**{"signed,2026-05-01,,2026-12-31": "signed,2026-05-01,,2027-03-31"}), 0, "",
    ),
    "a row of nobody": (deals(GOOD.format("hellio")), 2, "belongs to no product"),
    "a row that nothing checks": (deals(BAD.format("Consulting")), 0, ""),
    "a table cut off": ({EXPORT: "id,custo"}, 2, ""),
    "its own waiver": (
        {**BAD_DEAL, "products/helio/waivers.yaml": WAIVER.format(id="C-9")}, 1,
        "products/helio/waivers.yaml (added)",
    ),
    "a waiver for the old debt": (
        {"products/helio/waivers.yaml": WAIVER.format(id="C-1")}, 0,
        "products/helio/waivers.yaml (added)",
    ),
    "a waiver at the top": ({**BAD_DEAL, "waivers.yaml": WAIVER.format(id="C-9")}, 1, "C-9"),
    "its own decision": (
        {**BAD_DEAL, "products/helio/decisions.yaml": DECISIONS}, 1,
        "products/helio/decisions.yaml (added)",
    ),
    "its own links": ({**BAD_DEAL, "products/helio/links.yaml": "links: []\n"}, 1, "links.yaml"),
    "a baseline of its own": (
        {**BAD_DEAL, TOP: f"{CONFIG}baseline: b.json\n", "b.json": "{}\n"}, 1, "commitcheck.yaml",
    ),
    "rules left out": ({**BAD_DEAL, TOP: f"{CONFIG}ignore: [VIS, COV]\n"}, 1,
                       "commitcheck.yaml (changed)"),
    "rules made light": (
        {**BAD_DEAL, TOP: f"{CONFIG}severity: {{VIS601: info, COV303: info}}\n"}, 1, "(changed)",
    ),
    "a check that never fails": ({**BAD_DEAL, TOP: f"{CONFIG}fail_on: never\n"}, 1, "(changed)"),
    "another day": ({**BAD_DEAL, TOP: f"{CONFIG}as_of: 2020-01-01\n"}, 1, "(changed)"),
    "a configuration that only waits": ({TOP: f"{CONFIG}ignore: [POS101]\n"}, 0, "(changed)"),
    "rules left out for one product": (
        {**BAD_DEAL, "products/helio/commitcheck.yaml": "ignore: [VIS, COV]\n"}, 1,
        "products/helio/commitcheck.yaml (added)",
    ),
    "a route that hides a product": (
        {**BAD_DEAL, TOP: CONFIG.replace("Consulting: ~", "helio: ~, Consulting: ~")}, 1, "C-9",
    ),
    "a route by another column": (
        {**BAD_DEAL, TOP: CONFIG.replace("column: product", "column: deal")}, 1, "C-9",
    ),
    "rows that are ignored": (
        {**BAD_DEAL, TOP: f"{CONFIG}  ignore_rows: {{customer: Elm}}\n"}, 1, "C-9",
    ),
    "a vision at the top": ({**BAD_DEAL, "vision.yaml": HELIO.replace("rejected", "available")}, 1,
                            "C-9"),
    "a vision under another name": (
        {**BAD_DEAL, "products/helio/vision.yml": HELIO.replace("rejected", "available")}, 1, "C-9",
    ),
    "promises beside a vision": (
        {"products/helio/commitments.csv": HEADER + BAD.format("")}, 1, "C-9",
    ),
    "a renamed export": (
        {EXPORT: None, "exports/q3.csv": HEADER + ROWS, TOP: CONFIG.replace("deals", "q3")}, 0, "",
    ),
    "a renamed export with a bad deal": (
        {EXPORT: None, "exports/q3.csv": HEADER + ROWS + BAD.format("helio"),
         TOP: CONFIG.replace("deals", "q3")}, 1, "C-9",
    ),
    "a new export that fits": (
        {"exports/new.csv": HEADER + GOOD.format("helio"),
         TOP: CONFIG + CONFIG.split("commitments:\n")[1].replace("deals", "new")}, 0, "",
    ),
    "a new export that does not": (
        {"exports/new.csv": HEADER + BAD.format("helio"),
         TOP: CONFIG + CONFIG.split("commitments:\n")[1].replace("deals", "new")}, 1, "C-9",
    ),
    "a new product": ({**SUN, TOP: WITH_SUN, **deals(GOOD.format("sun"))}, 0, "products/sun"),
    "a new product with a bad deal": (
        {**SUN, TOP: WITH_SUN, **deals(BAD.format("sun"))}, 1, "C-9",
    ),
    "a new product that ignores": (
        {**SUN, TOP: WITH_SUN, **deals(BAD.format("sun")),
         "products/sun/commitcheck.yaml": "ignore: [VIS, COV]\n"}, 1, "C-9",
    ),
    "a product that is given up": (
        {"products/beacon/vision.yaml": None, TOP: CONFIG.replace(", products/beacon", "")
         .replace("Consulting: ~", "Consulting: ~, beacon: ~"),
         EXPORT: HEADER + "".join(row for row in ROWS.splitlines(keepends=True)
                                  if row.endswith("helio\n"))}, 0, "products/beacon",
    ),
    "a product in another folder": (
        {"products/helio/vision.yaml": None, "apps/helio/vision.yaml": HELIO,
         TOP: CONFIG.replace("products/helio", "apps/helio")}, 0, "",
    ),
    "words beside the roadmap": ({"README.md": "Our roadmap, again\n"}, 0, ""),
    "code beside the roadmap": ({"src/main.py": "raise SystemExit\n"}, 0, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", YEAR)
def test_the_answer_is_the_one_a_person_would_give(tmp_path: Path, name: str) -> None:
    """Red is what the change breaks; nothing that it brings along silences that."""
    files, code, said = YEAR[name]
    clone = repository(tmp_path / "clone", BASE)
    change(clone, files)
    ran = step(clone, base_ref="base", scope="changes")
    assert ran.code == code, ran.log
    assert said in ran.log
    errors = [line for line in ran.log.splitlines() if line.startswith("::error title=")]
    new = [line for line in errors if not line.startswith("::error title=known")]
    assert bool(new) is (code > 0)


@pytest.mark.parametrize("target", ["/etc/hostname", "../../../outside.csv"])
def test_a_link_out_of_the_repository_ends_the_run(tmp_path: Path, target: str) -> None:
    clone = repository(tmp_path / "clone", BASE)
    (clone / EXPORT).unlink()
    (clone / EXPORT).symlink_to(target)
    change(clone, {})
    ran = step(clone, base_ref="base", scope="changes")
    assert ran.code == 2
    assert "link" in ran.log


def test_the_old_debt_alone_is_green_and_in_sight(tmp_path: Path) -> None:
    ran = step(repository(tmp_path / "clone", BASE), base_ref="base", scope="changes")
    assert (ran.code, ran.outputs["nonconforming"]) == (0, "1")
    assert "::error title=known" in ran.log


def test_there_are_forty_of_them() -> None:
    assert len(YEAR) >= 40
