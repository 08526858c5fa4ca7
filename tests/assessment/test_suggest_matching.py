"""When the promises' texts are matched for suggestions, how many of them and by which engine."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import building
from assessment.suggestions import PROVISIONING, VISION, report, told
from commitcheck import api
from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions import suggest
from commitcheck.assessment.suggestions.items import TextMatcher, items_of, kind_word
from commitcheck.errors import UsageError
from commitcheck.matching import Answer, ItemKind, Matcher

SOURCE = Path(suggest.__file__).parents[1]


def test_off_is_off_but_no_link_vanishes_without_a_word() -> None:
    """Without text nothing is suggested; links that count no more are said to."""
    stale = building.link(item="capability:scim", text="0" * 16)
    result = report(building.promise(title=PROVISIONING), links=(stale,), engine="off")
    assert result.suggestions == ()
    (said,) = [gap for gap in result.not_checked if gap.rule == "suggestions"]
    assert str(said.reason) == "links of 1 promise do not count, the words having changed"


def test_the_nearest_signatures_come_first_and_the_rest_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drafts by the day of signature, then what is signed; the rest is one command away."""
    monkeypatch.setattr(api, "MATCHED", 2)
    days = {"late": "2026-06-30", "soon": "2026-03-31", "done": None}
    status = {"done": "signed"}
    result = report(
        *(building.promise(name, title=PROVISIONING, expected_signature=day,
                           status=status.get(name, "proposed")) for name, day in days.items())
    )  # fmt: skip
    assert list(dict.fromkeys(suggestion.commitment for suggestion in result.suggestions)) == [
        "soon",
        "late",
    ]
    (said,) = [gap for gap in result.not_checked if gap.rule == "suggestions"]
    assert (str(said.reason), said.needs) == (
        "the text of 1 promise was not matched, only that of the first 2",
        "commitcheck confirm --list, which does all",
    )


def test_whoever_names_an_engine_wants_more_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unasked, matching must not be half of a check's time."""
    monkeypatch.setattr(api, "MATCHED", 1)
    promises = [building.promise(f"C-{n}", title=PROVISIONING) for n in range(3)]
    asked: dict[str, Any] = {"engine": "default"}
    for options, count in (({}, 1), (asked, 3)):
        matched = {suggestion.commitment for suggestion in report(*promises, **options).suggestions}
        assert len(matched) == count


def test_what_can_lead_to_nothing_takes_no_place() -> None:
    """Without non-goals a promise that needs no link is not matched, nor is a closed one."""
    vision = building.vision(capabilities=[{"id": "scim", "name": PROVISIONING}])
    services = building.promise("C-1", title=PROVISIONING, kind="services")
    over = building.promise("C-2", title=PROVISIONING, status="withdrawn")
    assert told(services, over, vision=vision) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "magic"}, "the engine is magic, expected default, semantic or off"),
        (
            {"language": "klingon"},
            "no stemmer for the language 'klingon', expected english, german, french and the like",
        ),
    ],
)
def test_an_engine_or_a_language_nobody_has_is_a_usage_error(
    options: dict[str, str], message: str
) -> None:
    """Not a report without suggestions."""
    project = building.project(VISION, [building.promise(title=PROVISIONING)])
    if "language" in options:
        project = replace(project, config=replace(project.config, language=options["language"]))
    with pytest.raises(UsageError) as raised:
        api.check(project, as_of=dt.date(2026, 3, 16), engine=options.get("engine"))
    assert str(raised.value) == message


def test_an_engine_that_is_not_installed_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line to type, and no report that looks as if text had been read."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(UsageError, match=r"pip install 'commitcheck\[semantic\]'"):
        told(building.promise(title=PROVISIONING), engine="semantic")


def test_the_same_text_is_matched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A promise made to a hundred customers costs what one costs, and reads the same."""
    read: list[str] = []
    answer = Matcher.answer

    def counted(matcher: Matcher, text: str, title: str = "", *, top: int = 3) -> Answer:
        read.append(title)
        return answer(matcher, text, title, top=top)

    monkeypatch.setattr(Matcher, "answer", counted)
    found = told(*(building.promise(f"C-{n}", title=PROVISIONING) for n in range(100)))
    assert read == [PROVISIONING]
    assert len(found) == 100


def test_only_one_module_asks_for_matching() -> None:
    """And rules never do: text makes no finding."""
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "matching" and "commitcheck.matching" in path.read_text("utf-8")
    }
    assert asking == {"suggestions/items.py"}


@pytest.mark.parametrize(
    "promise",
    [
        "building.promise(kind='sla', dimension='uptime_pct')",
        "building.promise(status='withdrawn')",
    ],
)
def test_the_matcher_is_not_loaded_when_there_is_nothing_to_match(promise: str) -> None:
    """Start-up is unchanged: importing the matcher costs as much as the rest of a small check."""
    code = (
        "import datetime as dt, sys, building\n"
        "from commitcheck import api\n"
        f"project = building.project(building.vision(capabilities=['a']), [{promise}])\n"
        "api.check(project, as_of=dt.date(2026, 3, 16))\n"
        "assert not [name for name in sys.modules if 'commitcheck.matching' in name]\n"
    )
    tests = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-c", code], cwd=tests, check=True)


ITEMS = building.vision(
    vision={"business_goals": [
        {"id": "BG1", "statement": "Revenue retention above target"},
        {"statement": "A goal without an id"},
    ]},
    themes=[{"id": "TH1", "name": "Accuracy of arrival", "outcome": "Trusted hours"}, "TH2"],
    capabilities=[
        {"id": "scim", "name": "SCIM", "description": "Accounts", "aliases": ["provisioning"]},
        "plain",
    ],
    roadmap=[
        {"id": "RM1", "title": "SCIM for all", "description": "All accounts"},
        {"id": "RM2"},
        {"id": "RM3", "title": "Dropped", "status": "dropped"},
    ],
    non_goals=[
        {"id": "NG1", "statement": "No hosting", "rationale": "Too dear", "keywords": ["premise"]},
        {"id": "NG2", "statement": "Past", "until": "2026-03-15"},
        {"id": "NG3", "statement": "Today", "until": "2026-03-16"},
    ],
)  # fmt: skip


def test_everything_that_a_promise_can_be_about() -> None:
    """With its names, words and keywords; nothing that is dropped or over, of two ids the first."""
    day = dt.date(2026, 3, 16)
    found = [
        (it.kind.value, it.id, it.title, it.description, it.aliases) for it in items_of(ITEMS, day)
    ]
    assert found == [
        ("capability", "scim", "SCIM", "Accounts", ("provisioning",)),
        ("capability", "plain", "plain", "", ()),
        (ItemKind.ROADMAP.value, "RM1", "SCIM for all", "All accounts", ()),
        (ItemKind.ROADMAP.value, "RM2", "RM2", "", ()),
        ("theme", "TH1", "Accuracy of arrival", "Trusted hours", ()),
        ("theme", "TH2", "TH2", "", ()),
        (ItemKind.GOAL.value, "BG1", "Revenue retention above target", "", ()),
        (ItemKind.NON_GOAL.value, "NG1", "No hosting", "Too dear", ("premise",)),
        (ItemKind.NON_GOAL.value, "NG3", "Today", "", ()),
    ]
    assert kind_word(ItemKind.ROADMAP) == "roadmap_item"
    twice = replace(ITEMS, capabilities=(*ITEMS.capabilities, *ITEMS.capabilities[:1]))
    assert items_of(twice, day) == items_of(ITEMS, day)


def test_what_a_text_is_near_with_the_words_that_say_so() -> None:
    """Where they stand, how sure it is, and for a conflict what rests on everyday words."""
    matcher = TextMatcher(ITEMS, Settings(as_of=dt.date(2026, 3, 16), engine="default"))
    promise = building.promise(title="SCIM provisioning of accounts", quote="on premise")
    answer = matcher.answer(promise, 3)
    assert answer is matcher.answer(promise._replace(id="C-2"), 3)
    first = answer.nearest[0]
    assert (first.kind, first.id, first.band) == ("capability", "scim", "match")
    assert (first.words, first.item) == (("provisioning", "SCIM", "accounts"), "capability:scim")
    assert len(answer.nearest) == 3
    assert {it.field for it in (*answer.nearest, *answer.conflicts)} >= {"title", "aliases"}
    assert [(it.kind, it.id, it.words) for it in answer.conflicts] == [
        ("non_goal", "NG1", ("premise",))
    ]
    works = matcher.ranked(promise, 2, ("roadmap_item",))
    assert [(it.kind, it.id) for it in works] == [("roadmap_item", "RM1"), ("roadmap_item", "RM2")]
    assert works is matcher.ranked(promise._replace(id="C-2"), 2, ("roadmap_item",))
    assert works[1].band == "none"
