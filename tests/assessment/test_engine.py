"""Which rules run, on what, and what is said of those that do not."""

from collections.abc import Iterator

from msgspec.structs import replace

import building as b
from commitcheck.assessment.engine import RulesRun, fields_read, run_rules, without_vision
from commitcheck.assessment.selection import Settings
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="VIS999",
    name="always",
    severities=(Severity.ERROR,),
    who="product",
    roots=("R2",),
    cure=Cure.EDIT,
    doc="Every open promise is wrong.",
    variants=("odd",),
)


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        yield INFO.finding(
            context.subject(promise),
            phrase("{} is wrong", ident(promise.id)),
            severity=Severity.ERROR,
            at=promise.at("due"),
            next_step="mend it",
            variant="odd" if promise.id == "C-2" else "",
        )


RULE = Rule(INFO, check, reads=("due",))


def run(rule: Rule, context: Context | None = None, **settings: object) -> RulesRun:
    promises = (b.promise("C-2", line=2), b.promise("C-1", line=1))
    context = context or b.context(b.vision(), *promises)
    return run_rules([rule], context, Settings(context.as_of, **settings))  # type: ignore[arg-type] # by name


def test_findings_come_in_the_order_of_their_places() -> None:
    """Whatever order the rule found them in."""
    assert [found.subject.id for found in run(RULE).findings] == ["C-1", "C-2"]


def test_a_rule_that_was_not_selected_is_silent_without_a_word() -> None:
    result = run(RULE, select=("COV",))
    assert (result.findings, result.not_checked, result.silent) == ((), (), frozenset({"VIS999"}))


def test_a_family_a_code_and_a_variant_select() -> None:
    for names, count in ((("VIS",), 2), (("VIS999",), 2), (("VIS999:odd",), 1)):
        assert len(run(RULE, select=names).findings) == count


def test_a_family_a_code_and_a_variant_are_ignored() -> None:
    for names, count in ((("VIS",), 0), (("VIS999",), 0), (("VIS999:odd",), 1)):
        assert len(run(RULE, ignore=names).findings) == count


def test_an_overridden_severity_holds_for_the_rule_or_one_variant() -> None:
    whole = run(RULE, severity={"VIS999": Severity.INFO})
    part = run(RULE, severity={"VIS999:odd": Severity.INFO})
    assert [found.severity.label for found in whole.findings] == ["info", "info"]
    assert [found.severity.label for found in part.findings] == ["error", "info"]


def test_a_rule_without_what_it_needs_says_what_would_switch_it_on() -> None:
    needy = Rule(INFO, check, needs=(section("guardrails"), column("dimension", "value")))
    context = b.context(b.vision(), b.promise(), fields={"id"})
    result = run(needy, context)
    assert result.findings == ()
    assert result.silent == frozenset({"VIS999"})
    assert result.not_checked[0].needs == (
        "guardrails in the vision and one of the columns dimension or value in the commitments"
    )


def test_a_part_that_cannot_run_is_said_and_the_rest_runs() -> None:
    halved = Rule(INFO, check, parts=(Part("cap half", (column("remedy_cap_pct"),)),))
    context = b.context(b.vision(), b.promise(), fields={"id"})
    result = run(halved, context)
    assert len(result.findings) == 1
    assert str(result.not_checked[0].reason) == "its cap half did not run"


def test_a_promise_with_an_unusable_cell_is_left_alone_and_named() -> None:
    context = b.context(b.vision(), b.promise("C-1", unusable=["due"]), b.promise("C-2"))
    result = run(RULE, context)
    assert [found.subject.id for found in result.findings] == ["C-2"]
    assert str(result.not_checked[0].reason) == (
        "it left C-1 alone: what it reads there could not be used"
    )
    assert result.not_checked[0].needs == "a usable due"


def test_a_cell_that_the_rule_does_not_read_hides_nothing() -> None:
    context = b.context(b.vision(), b.promise("C-1", unusable=["effort"]))
    assert len(run(RULE, context).findings) == 1


def test_without_a_vision_only_input_rules_run() -> None:
    context = Context(b.project(None, [b.promise()]), b.context(b.vision()).as_of)
    result = run(RULE, context)
    assert result.findings == ()
    assert str(result.not_checked[0].reason) == "there is no vision to check against"


def test_fields_read_are_those_of_the_rules_that_run() -> None:
    context = b.context(b.vision())
    assert fields_read([RULE], Settings(context.as_of)) == frozenset({"due"})
    assert fields_read([RULE], Settings(context.as_of, ignore=("VIS",))) == frozenset()


def test_many_promises_with_unusable_cells_are_one_line() -> None:
    promises = [b.promise(f"C-{n}", unusable=["due"]) for n in range(9)]
    (line,) = run(RULE, b.context(b.vision(), *promises)).not_checked
    assert str(line.reason).startswith("it left C-0, C-1, C-2 and 6 more alone")


def test_an_input_error_is_neither_ignored_nor_made_lighter() -> None:
    """Whoever could would call an unread file clean."""
    card = replace(INFO, code="INP001")

    def unread(context: Context) -> Iterator[Finding]:
        for promise in context.open:
            yield card.finding(
                context.subject(promise),
                phrase("unreadable"),
                severity=Severity.ERROR,
                at=promise.at(),
                next_step="mend it",
            )

    rule = Rule(card, unread)
    for settings in ({"ignore": ("INP",)}, {"ignore": ("INP001",)}, {"select": ("VIS",)},
                     {"severity": {"INP001": Severity.INFO}}):  # fmt: skip
        found = run(rule, **settings).findings
        assert [finding.severity for finding in found] == [Severity.ERROR] * 2


def test_without_a_vision_it_is_said_what_would_help() -> None:
    said = without_vision("waivers")
    assert (said.rule, str(said.reason), said.needs) == (
        "waivers", "there is no vision to check against", "a readable vision",
    )  # fmt: skip


def test_a_weight_of_a_family_is_that_of_its_rules_unless_they_have_their_own() -> None:
    """The narrowest name counts: the variant, the rule, the family."""
    family, rule = {"VIS": Severity.INFO}, {"VIS999": Severity.WARNING}
    own = {"VIS999:odd": Severity.ERROR}
    for severity, expected in (
        (family, [Severity.INFO, Severity.INFO]),
        (family | rule, [Severity.WARNING, Severity.WARNING]),
        (family | rule | own, [Severity.WARNING, Severity.ERROR]),
    ):
        assert [found.severity for found in run(RULE, severity=severity).findings] == expected
