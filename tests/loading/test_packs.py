"""What a pack brings beside rules, and what stands over it: the project's own word always does."""

from pathlib import Path
from shutil import copytree

import pytest

from cli.calling import call
from commitcheck import check, load
from commitcheck.api import load_vision
from commitcheck.deal_desk import sentences
from commitcheck.loading.packs import pack_hash, shared_wording
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project
from commitcheck.model.report import Report

INFANCY = Path(__file__).parents[2] / "examples" / "infancy"
VISION = "schema_version: 1\nproduct: {name: Helio, stage: growth}\n"
EXPORT = "Nr,Kunde,Zusage,Wert\nC-1,Acme,SSO,5000\n"
PRESET = "columns: {id: Nr, customer: Kunde, title: Zusage, arr: Wert}\n"
WORDING = """\
note: Our counsel wrote these.
sentences:
- {action: date, text: "By {new}, not {old}."}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("vision.yaml").write_text(VISION, "utf-8")
    Path("commitments.csv").write_text("id,customer,title,arr\nC-1,A,B,5\n", "utf-8")
    return tmp_path


def pack(name: str, **files: str) -> str:
    """A pack with these files, by their names; gives its line in the configuration."""
    for file, text in files.items():
        path = Path(name, f"{file.replace('__', '/').replace('_', '-')}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return f"- {{path: {name}, sha256: {pack_hash(name)}}}\n"


def loaded(*packs: str, more: str = "") -> Project:
    Path("commitcheck.yaml").write_text(f"packs:\n{''.join(packs)}{more}", "utf-8")
    return load()


def report(*packs: str, more: str = "") -> Report:
    return check(loaded(*packs, more=more), as_of="2026-03-16")


def problems(*packs: str, more: str = "") -> list[str]:
    return [str(it.message) for it in loaded(*packs, more=more).problems]


def policy(project: Project, key: str) -> object:
    return getattr(project.vision and project.vision.policy, key)


def test_a_threshold_of_a_pack_holds_where_the_vision_says_nothing() -> None:
    project = loaded(pack("acme", policy="max_top_arr: 0.25\n"))
    assert policy(project, "max_top_arr") == 0.25
    assert policy(load_vision(), "max_top_arr") == 0.25


def test_the_visions_own_threshold_stands_over_the_packs() -> None:
    Path("vision.yaml").write_text(f"{VISION}policy: {{max_top_arr: 0.4}}\n", "utf-8")
    project = loaded(pack("acme", policy="max_top_arr: 0.25\nmax_top_effort: 0.3\n"))
    assert policy(project, "max_top_arr") == 0.4
    assert policy(project, "max_top_effort") == 0.3


def test_a_stages_default_gives_way_to_a_pack() -> None:
    Path("vision.yaml").write_text(VISION.replace("growth", "infancy"), "utf-8")
    assert policy(load(), "max_target_segments") == 2
    assert (
        policy(loaded(pack("acme", policy="max_target_segments: 3\n")), "max_target_segments") == 3
    )


def test_of_the_approvals_each_kind_counts_for_itself() -> None:
    Path("vision.yaml").write_text(f"{VISION}policy: {{approvals: {{sla: [legal]}}}}\n", "utf-8")
    matrix = "approvals: {sla: [executive], support: [finance]}\n"
    vision = loaded(pack("acme", policy=matrix)).vision
    assert vision is not None
    approvals = vision.policy.approvals
    assert {kind: approvals[kind] for kind in ("sla", "support", "compliance")} == {
        "sla": ("legal",),
        "support": ("finance",),
        "compliance": ("security",),
    }


def test_a_fiscal_year_of_a_pack_is_the_one_that_dates_are_read_by() -> None:
    Path("commitments.csv").write_text("id,customer,title,due\nC-1,A,B,Q4 FY27\n", "utf-8")
    project = loaded(pack("acme", policy="fiscal_year_start: 4\n"))
    (promise,) = project.commitments
    assert promise.due is not None
    assert promise.due.isoformat() == "2027-03-31"


def test_a_report_says_where_each_threshold_comes_from() -> None:
    Path("vision.yaml").write_text(f"{VISION}policy: {{max_top_arr: 0.4}}\n", "utf-8")
    judged = report(pack("acme", policy="max_top_arr: 0.25\nmax_top_effort: 0.3\n"))
    sources = {it.key: it.source for it in judged.thresholds}
    assert sources["max_top_arr"] == "policy"
    assert sources["max_top_effort"] == "pack"
    assert sources["max_one_off_share"] == "default"
    assert [(it.what, it.by) for it in judged.loosened] == [
        ("the policy sets max_top_arr to 0.4", "the vision; the pack acme sets it to 0.25"),
        ("the policy sets max_top_effort to 0.3", "the pack acme"),
    ]
    assert [(it.path, it.role) for it in judged.inputs if it.role == "pack"] == [
        ("acme/policy.yaml", "pack")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("max_top_arr: 7\n", "max_top_arr is 7, expected 0 to 1"),
        ("max_tpo_arr: 0.2\n", "max_tpo_arr is no field of this file, so it is not read"),
    ],
)
def test_a_mistake_in_a_packs_thresholds_is_said_at_its_place(text: str, message: str) -> None:
    (problem,) = loaded(pack("acme", policy=text)).problems
    assert str(problem.message) == message
    assert (problem.at.path, problem.at.line) == ("acme/policy.yaml", 1)
    assert problem.severity is Severity.ERROR


def test_two_packs_that_say_different_things_are_not_chosen_between() -> None:
    first, two = pack("one", policy="max_top_arr: 0.2\n"), pack("two", policy="max_top_arr: 0.3\n")
    same = pack("same", policy="max_top_arr: 0.2\n")
    assert problems(first, same) == []
    assert problems(first, two) == ["max_top_arr stands in one, and two says something else"]
    Path("vision.yaml").write_text(f"{VISION}policy: {{max_top_arr: 0.4}}\n", "utf-8")
    assert problems(first, two) == []


def test_sentences_of_a_pack_give_way_to_the_configurations_and_the_calls() -> None:
    line = pack("acme", wording=WORDING)
    assert sentences(loaded(line)).note == "Our counsel wrote these."
    Path("own.yaml").write_text(WORDING.replace("counsel", "sales"), "utf-8")
    configured = loaded(line, more="wording: own.yaml\n")
    assert sentences(configured).note == "Our sales wrote these."
    Path("call.yaml").write_text(WORDING.replace("counsel", "call"), "utf-8")
    assert sentences(configured, "call.yaml").note == "Our call wrote these."


def test_a_wording_file_brings_only_the_lists_that_it_has() -> None:
    config = loaded(pack("acme", wording=WORDING)).config
    assert shared_wording(config, "sentences") == "acme/wording.yaml"
    assert shared_wording(config, "wording") is None


def test_sync_offers_the_packs_replacements(here: Path) -> None:
    copytree(INFANCY, here, dirs_exist_ok=True)
    entry = "{id: W-1, rules: [XCF701], text: 'Ask {customer}.'}"
    line = pack("acme", wording=f"wording:\n- {entry}\n")
    with Path("commitcheck.yaml").open("a", encoding="utf-8") as config:
        config.write(f"packs:\n{line}")
    assert call("sync").code == 0
    assert "instead: “Ask Norvik Insurance.”" in Path("sync/sync-sales.md").read_text("utf-8")


def test_a_preset_of_a_pack_is_asked_for_by_its_name() -> None:
    Path("deals.csv").write_text(EXPORT, "utf-8")
    line = pack("acme", presets__acme_crm=PRESET)
    project = loaded(line, more="commitments: {file: deals.csv, preset: acme-crm}\n")
    assert [(it.id, it.customer, it.arr) for it in project.commitments] == [("C-1", "Acme", 5000)]
    loaded(line)
    assert [
        it.customer for it in load("vision.yaml", "deals.csv", preset="acme-crm").commitments
    ] == ["Acme"]
    code, shown, _ = call("preview", "deals.csv", "--preset", "acme-crm")
    assert code == 0
    assert "preset acme/presets/acme-crm.yaml" in shown


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"polcy": "max_top_arr: 0.2\n"}, "nothing reads acme/polcy.yaml in a pack"),
        ({"presets__jira": PRESET}, "jira stands in commitcheck, and acme has it too"),
        ({"wording": "note: empty\n"}, "acme/wording.yaml has no sentences"),
    ],
)
def test_what_nothing_reads_in_a_pack_is_said(files: dict[str, str], message: str) -> None:
    assert message in problems(pack("acme", **files))


def test_an_empty_pack_is_said() -> None:
    Path("acme").mkdir()
    assert problems(pack("acme")) == ["the pack acme brings nothing"]


def test_two_packs_with_the_same_sentences_need_a_word_of_the_project() -> None:
    packs = pack("one", wording=WORDING), pack("two", wording=f"{WORDING}# of two\n")
    assert problems(*packs) == ["sentences stands in one, and two has it too"]
    Path("own.yaml").write_text(WORDING, "utf-8")
    assert problems(*packs, more="wording: own.yaml\n") == []


def test_a_pack_that_is_not_as_pinned_brings_nothing_at_all() -> None:
    line = pack("acme", policy="max_top_arr: 0.25\n", wording=WORDING)
    Path("acme/policy.yaml").write_text("max_top_arr: 0.9\n", "utf-8")
    project = loaded(line)
    assert policy(project, "max_top_arr") == 0.3
    assert shared_wording(project.config, "sentences") is None
    assert [str(it.message) for it in project.problems] == ["the pack acme is not what was pinned"]
    assert call("validate", ".")[0] == 2


def test_a_product_has_its_companys_pack() -> None:
    Path("helio").mkdir()
    Path("vision.yaml").rename("helio/vision.yaml")
    Path("commitments.csv").rename("helio/commitments.csv")
    line = pack("acme", policy="max_top_arr: 0.25\n")
    Path("commitcheck.yaml").write_text(f"packs:\n{line}products: [helio]\n", "utf-8")
    assert policy(load(product="helio"), "max_top_arr") == 0.25


def test_rules_packs_says_what_holds_and_what_stands_over_it() -> None:
    Path("vision.yaml").write_text(f"{VISION}policy: {{max_top_arr: 0.4}}\n", "utf-8")
    Path("own.yaml").write_text(WORDING, "utf-8")
    loaded(
        pack(
            "acme",
            policy="max_top_arr: 0.25\nmax_top_effort: 0.3\napprovals: {sla: [legal]}\n",
            wording=WORDING,
            presets__acme_crm=PRESET,
        ),
        more="wording: own.yaml\n",
    )
    assert call("rules", "packs") == (
        0,
        (
            "acme, as pinned\n"
            "  thresholds  max_top_arr 0.25, but the vision says otherwise\n"
            "              max_top_effort 0.3\n"
            "              approvals\n"
            "  wording     for fix and ask, but commitcheck.yaml names own.yaml\n"
            "  presets     acme-crm\n"
        ),
        "",
    )


def test_rules_packs_ends_with_2_where_one_cannot_be_used() -> None:
    loaded("- {path: gone}\n")
    code, shown, said = call("rules", "packs")
    assert (code, shown) == (2, "")
    assert "the pack gone is no folder" in said
