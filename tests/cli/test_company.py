"""`check` and the others where a configuration lists several products."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from action.steps import commit, git
from cli.calling import call
from company.repositories import CONFIG, HEADER, VISION, company, row, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "company"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "company"
    shutil.copytree(EXAMPLE, place)
    (place / ".git").mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.mark.usefixtures("example")
def test_one_call_checks_all_products_and_ends_with_the_worst() -> None:
    done = call("check", "-q")
    assert done.code == 1
    assert done.out.splitlines() == [
        "helio: no problem found in 3 promises",
        (
            "beacon: 2 of 3 promises do not conform, 2 preventable,"
            " left out: COV305 counts as info (products/beacon/commitcheck.yaml:3)"
        ),
    ]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(("name", "code"), [("HELIO", 0), ("beacon", 1)])
def test_one_product_is_judged_beside_the_others(name: str, code: int) -> None:
    """Beacon's conflicts are with what Helio signed, and they stay when it is shown alone."""
    done = call("check", "--product", name, "--format", "json")
    assert done.code == code
    rules = {found["rule"] for found in json.loads(done.out)["findings"]}
    assert ("XCF701" in rules) is (name == "beacon")


def test_a_call_in_a_products_folder_means_that_product(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its own configuration or without one, the company's holds."""
    for name, code in (("helio", 0), ("beacon", 1)):
        monkeypatch.chdir(example / "products" / name)
        done = call("check", "-q")
        assert (done.code, done.out.split(":")[0]) == (code, name)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--product", "helo"), "there is no product helo; did you mean helio?"),
        (("diagnose",), "commitcheck.yaml lists several products: helio, beacon; say which one"),
        (("diff", "products"), "lists several products: helio, beacon; say which one is meant"),
        (
            ("check", "--explain-selection"),
            "--explain-selection is about one product: name it with",
        ),
        (("check", "--waivers", "w.yaml"), "--waivers is about one product"),
        (("check", "--deal", "O-99"), "there is no deal O-99 among the commitments"),
        (
            ("check", "products/helio/vision.yaml", "products/beacon/vision.yaml"),
            "products/beacon/vision.yaml is a second vision",
        ),
        (("check", "products/helio", "products/beacon"), "products/beacon is a second vision"),
    ],
)
def test_what_needs_one_product_says_so(words: tuple[str, ...], said: str) -> None:
    done = call(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.usefixtures("example")
def test_a_product_without_the_deal_is_left_out_and_named() -> None:
    """O-13 is Beacon's alone: a report that leaves Helio out says so."""
    done = call("check", "--deal", "O-13", "-q")
    assert "helio is not shown: there is no deal O-13 among the commitments" in done.out
    assert "only deal O-13 is shown" in done.out


@pytest.mark.usefixtures("example")
def test_other_commands_take_the_product() -> None:
    assert call("diagnose", "--product", "helio").code == 0
    done = call("validate", ".")
    assert (done.code, done.out) == (0, "6 files checked: 0 errors, 0 warnings\n")


def test_one_baseline_holds_the_debt_of_all(example: Path) -> None:
    """Written for all, it accepts all; written for one, it leaves the others' as they were."""
    config = example / "commitcheck.yaml"
    config.write_text(f"baseline: baseline.json\n{config.read_text('utf-8')}", "utf-8")
    done = call("baseline", "write", "baseline.json", "--drafts-until", "2026-12-31")
    assert done.out == (
        "wrote baseline.json: 6 known findings\n"
        "2 of them are about drafts: accepted until 2026-12-31, then they fail a check again\n"
    )
    assert call("check", "-q").code == 0
    before = (example / "baseline.json").read_bytes()
    call("baseline", "write", "baseline.json", "--product", "helio")
    assert (example / "baseline.json").read_bytes() == before
    entries = json.loads(before)["entries"]
    assert {entry["product"] for entry in entries} == {"helio", "beacon"}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((row("C-1", "helio"), row("C-2", "beacon")), 0),
        ((row("C-1", "helio"),), 0),
        ((), 3),
        ((row("C-1", "helio", capability="kiosk"), row("C-2", "beacon")), 1),
        ((row("C-1", "helio"), row("C-2", "Becon")), 2),
        ((row("C-1", "helio", capability="kiosk"), row("C-2", "beacon", capability="x")), 2),
    ],
)
def test_the_worst_code_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: tuple[str, ...], code: int
) -> None:
    """A product of which nobody promised anything yet is no reason to fail."""
    monkeypatch.chdir(company(tmp_path, *rows))
    assert call("check", "-q").code == code


def test_a_product_may_be_stricter_and_what_it_loosens_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"products/helio/commitcheck.yaml": "fail_on: never\nignore: [VIS601]\n"}
    config = f"{CONFIG}ignore: [POS101]\n"
    place = company(tmp_path, row("C-1", "helio", capability="kiosk"), config=config, **own)
    monkeypatch.chdir(place)
    done = call("check", "--format", "json")
    assert done.code == 0
    helio = json.loads(done.out)["products"][0]["report"]
    assert helio["loosened"] == [
        {"what": "POS101 is ignored", "by": "commitcheck.yaml:6"},
        {"what": "VIS601 is ignored", "by": "products/helio/commitcheck.yaml:2"},
        {
            "what": "helio fails on never, the company on error",
            "by": "products/helio/commitcheck.yaml:1",
        },
    ]


def test_products_may_be_listed_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "commitcheck.yaml": "products:\n"
        "  - {name: sun, vision: visions/sun.yaml, commitments: sun.csv}\n"
        "  - {vision: visions/moon/vision.yaml, commitments: moon.csv}\n",
        "visions/sun.yaml": VISION.format(name="sun", title="Sun"),
        "visions/moon/vision.yaml": VISION.format(name="moon", title="Moon"),
        "sun.csv": HEADER + row("C-1", ""),
        "moon.csv": HEADER + row("C-1", ""),
    }
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(write(tmp_path, files))
    done = call("check", "-q")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["sun", "moon"]


def test_since_sets_apart_what_each_product_had(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is new fails; a product that was none then is named as new."""
    before = example.parent / "before"
    shutil.copytree(example, before)
    assert call("check", "--since", str(before), "-q").code == 0
    export = example / "exports/opportunities-2026-08-14.csv"
    last = export.read_text("utf-8").splitlines()[2]
    new = last.replace("P-2,", "P-8,").replace(",yard-map,", ",kiosk,")
    export.write_text(f"{export.read_text('utf-8')}{new}\n", "utf-8")
    done = call("check", "--since", str(before), "--format", "github")
    assert done.code == 1
    titles = [
        line.split("title=")[1].split(",")[0] for line in done.out.splitlines() if "::" in line
    ]
    assert [title[:5] for title in titles[:2]] == ["new%3", "new%3"]
    assert any(title.startswith("known%3A XCF701") for title in titles)
    monkeypatch.chdir(example)
    config = example / "commitcheck.yaml"
    text = config.read_text("utf-8").replace("products/beacon]", "products/beacon, products/sun]")
    config.write_text(text, "utf-8")
    write(example, {"products/sun/vision.yaml": VISION.format(name="sun", title="Sun")})
    record = json.loads(call("check", "--since", str(before), "--format", "json").out)
    assert record["left_out"] == ["sun is new: all of it counts as new"]
    assert record["compared"].endswith(": 3 new, 0 worse, 0 gone, 6 known")


@pytest.mark.usefixtures("example")
def test_since_a_version_that_is_not_there_is_an_error() -> None:
    done = call("check", "--since", "nothing")
    assert (done.code, done.out) == (2, "")


@pytest.mark.usefixtures("example")
def test_the_record_is_as_its_schema_says() -> None:
    schema = json.loads(call("schema", "company").out)
    Draft7Validator(schema).validate(json.loads(call("check", "--format", "json").out))


@pytest.mark.parametrize(("name", "code"), [("helio", 0), ("beacon", 1)])
def test_a_products_folder_that_is_named_means_that_product(
    example: Path, name: str, code: int
) -> None:
    """With its own configuration or without one, from anywhere."""
    assert example == Path.cwd()
    done = call("check", f"products/{name}", "-q")
    assert (done.code, done.out.split(":")[0]) == (code, name)
    assert "3 promises" in done.out


@pytest.mark.usefixtures("example")
def test_reading_a_paper_says_that_nobody_knows_whose_it_is() -> None:
    done = call("read", "exports/opportunities-2026-08-14.csv")
    said = "there are several products (helio, beacon) and no --vision says whose this is"
    assert said in done.err


def test_a_sign_off_is_of_one_products_positioning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever way the product is named, its vision alone is written."""
    more = """positioning: {version: v1, statements: {category: x}}
stakeholders: [{id: mira, role: product, decision_role: approver}]
"""
    place = company(tmp_path)
    for name in ("helio", "beacon"):
        path = place / f"products/{name}/vision.yaml"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    monkeypatch.chdir(place)
    words = ("signoff", "mira", "--decision", "approved", "--yes")
    assert "lists several products: helio, beacon" in call(*words).err
    done = call(*words, "--product", "Helio")
    assert done.code == 0, done.err
    written = {name: "approved" in (place / f"products/{name}/vision.yaml").read_text("utf-8")
               for name in ("helio", "beacon")}  # fmt: skip
    assert written == {"helio": True, "beacon": False}


@pytest.mark.usefixtures("example")
def test_a_floor_says_whose_share_is_below_it() -> None:
    done = call("check", "-q", "--fail-under", "promise_keeping=90", "--fail-on", "never")
    assert done.code == 1
    for name in ("helio", "beacon"):
        assert f"commitcheck: {name}: promise_keeping is not known" in done.err


def test_a_product_without_promises_is_below_no_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody promised anything of it yet."""
    monkeypatch.chdir(company(tmp_path, row("C-1", "helio")))
    done = call("check", "-q", "--fail-under", "coverage=0")
    assert "beacon: coverage" not in done.err
    assert done.code == 0


def test_one_line_for_each_product_is_one_line(example: Path) -> None:
    git(example, "init", "-q")
    commit(example)
    done = call("check", "--since", "HEAD", "-q")
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["helio", "beacon"]
    assert all(" 0 new, " in line for line in lines)


def test_one_project_is_compared_with_the_products_that_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And back; the findings of then are those of all products together."""
    rows = row("C-1", "helio", capability="kiosk"), row("C-2", "beacon", capability="kiosk")
    many = company(tmp_path / "many", *rows)
    vision = VISION.format(name="helio", title="Helio")
    first_company = write(tmp_path / "one", {
        "vision.yaml": vision, "commitments.csv": HEADER + "".join(rows),
        "commitcheck.yaml": "as_of: 2026-08-17\n", ".git/HEAD": "",
    })  # fmt: skip
    monkeypatch.chdir(first_company)
    together = call("diff", str(many), "--format", "json")
    assert together.code == 0
    said = json.loads(together.out)
    assert [it["variant"] for it in said["findings"]["new"]] == ["unused_columns"]  # their route
    assert "several products then, one project now" in str(said["notes"])
    monkeypatch.chdir(many)
    apart = json.loads(
        call("diff", str(first_company), "--product", "beacon", "--format", "json").out
    )["findings"]
    assert apart["new"] == []
    assert {found["subject"]["id"] for found in apart["gone"]} >= {"C-1"}
    whole = call("check", "--since", str(first_company), "--format", "json")
    assert whole.code == 0
    assert ": 0 new, 0 worse, 1 gone" in json.loads(whole.out)["compared"]
