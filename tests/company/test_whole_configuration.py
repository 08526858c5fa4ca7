"""What holds for one product, every key of it: its own, its entry's, its company's, or as found."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from commitcheck.errors import InputError, UsageError
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.product_list import Product
from commitcheck.loading.products import in_product, named_product, products_of
from commitcheck.model.config import Config, PackConfig, ProductEntry, Route, TableConfig
from commitcheck.model.finding import Problem, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import words
from commitcheck.model.project import InputFile
from company.repositories import write

LINES = (
    *("ignore.0", "ignore.1", "select.0", "severity.VIS601", "severity.COM801"),
    *("fail_on", "as_read", "as_of", "baseline", "select", "company", "products", "shared", "keep"),
    *("commitments.0.file", "commitments.1.file", "commitments.file", "products.0"),
    *("commitments.0.route.values.Sun", "commitments.route.values.Sun"),
)
"""Keys that have a line of their own; every other stands in the first."""


def line(path: str, key: str) -> str:
    return f"{path}:{LINES.index(key) + 2}"


class Keys:
    """Where keys stand."""

    def __init__(self, path: str) -> None:
        self.path = path

    def locate(self, key: Any, field: str | None = None) -> Location:
        name = ".".join(map(str, (*key, field) if field else key))
        return Location(self.path, LINES.index(name) + 2 if name in LINES else 1, 1, field)


def problem(path: str) -> Problem:
    return Problem("x", words("x"), Location(path), Subject("file", path), words("y"))


def reading(path: str | None, *sets: str, **keys: Any) -> ConfigReading:
    name = path or "nowhere"
    return ConfigReading(
        Config(path=path, **keys),
        (problem(name),),
        InputFile(name, "config"),
        Keys(name),
        sets=frozenset(sets),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = (
        *("p/helio/vision.yaml", "p/helio/rules/own.yaml", "rules/ours.yaml"),
        *("p/beacon/vision.yaml", "p/beacon/commitments.csv"),
    )
    write(tmp_path, dict.fromkeys(names, "x"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


HELIO = ProductEntry(path="p/helio")
BEACON = ProductEntry(path="p/beacon")
DAY = dt.date(2026, 5, 1)
TABLE = TableConfig(
    "exports/deals.csv", preset="presets/own.yaml", join={"file": "exports/more.csv", "key": "id"},
    route=Route("product", {"Sun": "HELIO", "None": None}),
)  # fmt: skip
ABOVE = reading(
    "commitcheck.yaml",
    "as_read", "history",
    company="Ours", products=(HELIO, BEACON), shared=("sso",), keep="latest", as_of=DAY,
    ignore=("POS", "COM"), severity={"VIS601": "info", "COM801": "info"}, fail_on="never",
    engine="off", language="de", as_read=True, history=True, baseline="base.json",
    wording="words.yaml", commitments=(TABLE,), packs=(PackConfig(path="packs/a", sha256="ab"),),
)  # fmt: skip


def of(company: ConfigReading, name: str, own: ConfigReading | None = None) -> ConfigReading:
    """What holds for a product, with its own configuration where it has one."""
    product = named_product(company, name)
    if own is not None and product.folder is not None:
        (Path(product.folder) / "commitcheck.yaml").write_text("x")

    def read(path: str) -> ConfigReading:
        assert own is not None
        assert Path(path) == Path(own.config.path or "")
        return own

    return in_product(company, product, read)


@pytest.mark.usefixtures("folder")
def test_a_product_without_a_configuration_has_its_company_s() -> None:
    found = of(ABOVE, "beacon")
    route = replace(
        TABLE.route or Route(""),
        whose="beacon",
        takes={"helio": "helio", "beacon": "beacon", "sun": "helio", "none": None},
    )
    assert found == ConfigReading(
        replace(
            ABOVE.config,
            vision="p/beacon/vision.yaml",
            commitments=(TableConfig("p/beacon/commitments.csv"), replace(TABLE, route=route)),
            products=(),
            rules=("rules/ours.yaml",),
            of_product="beacon",
            places={
                "ignore POS": line("commitcheck.yaml", "ignore.0"),
                "ignore COM": line("commitcheck.yaml", "ignore.1"),
                "severity VIS601": line("commitcheck.yaml", "severity.VIS601"),
                "severity COM801": line("commitcheck.yaml", "severity.COM801"),
            },
        ),
        (problem("commitcheck.yaml"),),
        None,
        ABOVE.source,
        InputFile("commitcheck.yaml", "config"),
    )


OWN = "p/helio/commitcheck.yaml"


@pytest.mark.usefixtures("folder")
def test_what_a_product_says_itself_stands_over_it() -> None:
    own = reading(
        OWN, "as_read", "history",
        waivers="w.yaml", links="l.yaml", decisions="d.yaml", baseline="b.json",
        wording="own.yaml", ignore=("COM", "TIM"), select=("VIS",), severity={"COM801": "warning"},
        fail_on="warning", engine="on", language="en", as_of=dt.date(2026, 6, 1),
        commitments=(TableConfig("own.csv"),),
        packs=(PackConfig(path="a"), PackConfig(package="p")),
    )  # fmt: skip
    found = of(ABOVE, "HELIO", own)
    route = replace(
        TABLE.route or Route(""),
        whose="helio",
        takes={"helio": "helio", "beacon": "beacon", "sun": "helio", "none": None},
    )
    routed = replace(
        TABLE,
        file="../../exports/deals.csv",
        preset="../../presets/own.yaml",
        join={"file": "../../exports/more.csv", "key": "id"},
        route=route,
    )
    assert found == ConfigReading(
        replace(
            own.config,
            vision="vision.yaml",
            commitments=(TableConfig("own.csv"), routed),
            company="Ours",
            shared=("sso",),
            keep="latest",
            as_of=DAY,
            ignore=("POS", "COM", "TIM"),
            severity={"VIS601": "info", "COM801": "warning"},
            rules=("../../rules/ours.yaml", "rules/own.yaml"),
            packs=(
                PackConfig(path="../../packs/a", sha256="ab"),
                PackConfig(path="a"),
                PackConfig(package="p"),
            ),
            of_product="helio",
            places={
                "ignore POS": line("commitcheck.yaml", "ignore.0"),
                "ignore COM": line(OWN, "ignore.0"),
                "ignore TIM": line(OWN, "ignore.1"),
                "select VIS": line(OWN, "select.0"),
                "severity VIS601": line("commitcheck.yaml", "severity.VIS601"),
                "severity COM801": line(OWN, "severity.COM801"),
            },
            loosens=(
                ("helio lets no words decide as read, the company does", line(OWN, "as_read")),
                ("its as_of 2026-06-01 is not used, one day holds for all", line(OWN, "as_of")),
                (
                    "helio has a baseline of its own in place of the company's",
                    line(OWN, "baseline"),
                ),
            ),
        ),
        (problem("commitcheck.yaml"), problem(OWN)),
        InputFile(OWN, "config"),
        own.source,
        InputFile("commitcheck.yaml", "config"),
    )


@pytest.mark.usefixtures("folder")
def test_what_a_product_says_not_is_its_company_s() -> None:
    found = of(ABOVE, "helio", reading(OWN)).config
    assert (found.fail_on, found.engine, found.language) == ("never", "off", "de")
    assert (found.as_read, found.history) == (True, True)
    assert (found.baseline, found.wording) == ("../../base.json", "../../words.yaml")
    assert found.loosens == ()
    assert [table.file for table in found.commitments] == ["../../exports/deals.csv"]


@pytest.mark.usefixtures("folder")
def test_an_entry_names_files_of_a_product() -> None:
    entry = ProductEntry(
        name="sun", vision="v.yaml", waivers="w.yaml", links="l.yaml", decisions="d.yaml",
        baseline="b.json", commitments=(TableConfig("c.csv"),),
    )  # fmt: skip
    company = replace(ABOVE, config=replace(ABOVE.config, products=(entry,), commitments=()))
    found = of(company, "sun").config
    assert (found.vision, found.waivers, found.links) == ("v.yaml", "w.yaml", "l.yaml")
    assert (found.decisions, found.baseline, found.wording) == ("d.yaml", "b.json", "words.yaml")
    assert found.commitments == (TableConfig("c.csv"),)
    (loosened,) = found.loosens
    assert loosened[0] == "sun has a baseline of its own in place of the company's"
    assert loosened[1] == line("commitcheck.yaml", "products.0")
    with_folder = replace(entry, name=None, vision=None, path="p/beacon")
    company = replace(company, config=replace(company.config, products=(with_folder,)))
    found = of(company, "beacon", reading("p/beacon/commitcheck.yaml", links="own.yaml")).config
    assert (found.vision, found.waivers, found.links) == (
        "vision.yaml",
        "../../w.yaml",
        "own.yaml",
    )
    assert found.commitments == (TableConfig("../../c.csv"),)


@pytest.mark.parametrize(
    ("above", "own", "what"),
    [
        (None, "error", None),
        (None, "warning", None),
        (None, "preventable", "helio fails on preventable, the company on error"),
        (None, "never", "helio fails on never, the company on error"),
        ("warning", "error", "helio fails on error, the company on warning"),
        ("preventable", "error", None),
        ("never", "never", None),
        ("warning", None, None),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_a_product_fails_on_more_lightly(
    above: str | None, own: str | None, what: str | None
) -> None:
    company = replace(
        ABOVE, config=replace(ABOVE.config, fail_on=above, as_read=False, baseline=None)
    )
    found = of(company, "helio", reading(OWN, "as_read", fail_on=own, as_of=DAY, baseline="b"))
    assert found.config.loosens == (((what, line(OWN, "fail_on")),) if what else ())


FILE = "is for several products and"
NO_TABLE = "is no table, so that no route can part it"
FIRST_FILE = line("commitcheck.yaml", "commitments.file")
CURE = "say which column names the product of a row, or name the file in a product"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (
            {"select": ("VIS",)},
            f"{line('commitcheck.yaml', 'select')}: each product has its own select, name it there",
        ),
        (
            {"commitments": (TableConfig("a.csv"),)},
            f"{FIRST_FILE}: a.csv {FILE} has no route; {CURE}",
        ),
        (
            {"commitments": (TABLE, TableConfig("a.yaml", route=Route("x")))},
            f"{FIRST_FILE}: a.yaml {FILE} {NO_TABLE}; {CURE}",
        ),
        (
            {"commitments": (TableConfig("a.docx", route=Route("x")),)},
            f"{FIRST_FILE}: a.docx {FILE} {NO_TABLE}; {CURE}",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_a_company_may_not_name(keys: dict[str, Any], said: str) -> None:
    company = replace(ABOVE, config=replace(ABOVE.config, **keys))
    with pytest.raises(InputError) as refused:
        products_of(company)
    assert str(refused.value) == said


@pytest.mark.parametrize("name", ["company", "products", "shared", "keep"])
@pytest.mark.usefixtures("folder")
def test_what_a_product_may_not_name(name: str) -> None:
    own = reading(OWN, **{name: ("x",)})
    with pytest.raises(InputError) as refused:
        of(ABOVE, "helio", own)
    assert str(refused.value) == (f"{line(OWN, name)}: {name} is the company's, not a product's")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"Sun": "hellio"}, "Sun goes to hellio, which is no product; did you mean helio?"),
        ({"Sun": "zzz"}, "Sun goes to zzz, which is no product; there are helio, beacon"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_word_that_goes_nowhere(values: dict[str, str | None], why: str) -> None:
    table = TableConfig("a.csv", route=Route("product", values))
    company = replace(ABOVE, config=replace(ABOVE.config, commitments=(table,)))
    with pytest.raises(InputError) as refused:
        of(company, "helio")
    place = line("commitcheck.yaml", "commitments.route.values.Sun")
    assert str(refused.value) == f"{place}: {why}"


@pytest.mark.usefixtures("folder")
def test_the_product_of_a_name() -> None:
    product = named_product(ABOVE, "BEACON")
    assert isinstance(product, Product)
    assert (product.name, Path(product.folder or "")) == ("beacon", Path("p/beacon"))
    for name, why in (
        ("beakon", "there is no product beakon; did you mean beacon?"),
        ("zzz", "there is no product zzz; there are helio, beacon"),
    ):
        with pytest.raises(UsageError) as refused:
            named_product(ABOVE, name)
        assert str(refused.value) == why
    with pytest.raises(UsageError) as refused:
        named_product(reading(None), "helio")
    assert str(refused.value) == (
        "there is no product helio: no commitcheck.yaml here lists products"
    )


@pytest.mark.usefixtures("folder")
def test_a_folder_without_a_vision_is_no_product() -> None:
    Path("p/helio/vision.yaml").unlink()
    with pytest.raises(InputError) as refused:
        of(ABOVE, "helio")
    assert str(refused.value) == (
        f"{line('commitcheck.yaml', 'products.0')}: p/helio holds no vision.yaml"
    )
