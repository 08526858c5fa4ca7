"""A rule's page in text, Markdown and JSON: its docstring, then its identity card."""

import json
from collections.abc import Iterator

from msgspec.structs import replace

from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.base import Cure, Part, Rule, RuleInfo, column, section
from commitcheck.rules.context import Context
from commitcheck.rules.pages import (
    catalogue_json,
    catalogue_markdown,
    catalogue_text,
    page_markdown,
    page_text,
)

DOC = """A promise is due on a Sunday.

What: the day is a Sunday: even so.
It may be any.

Bad:
    commitments:
      - {id: C-1, due: 2026-03-15}

Variants:
    near: within a week
    far: later: far later

Note: no section's name.
"""


def silent(_: Context) -> Iterator[Finding]:
    yield from ()


SUNDAY = Rule(
    RuleInfo(
        code="TIM499",
        name="sunday",
        severities=(Severity.WARNING, Severity.ERROR),
        who="legal",
        roots=("R1", "R4"),
        cure=Cure.EDIT,
        doc=DOC,
        variants=("near", "far"),
        since="0.2.0",
    ),
    silent,
    needs=(section("roadmap"), column("due", "earliest")),
    parts=(Part("price half", (column("penalty"), section("segments"))),),
)
BARE = Rule(
    RuleInfo(
        code="INP099",
        name="bare",
        severities=(Severity.INFO,),
        who="product",
        roots=(),
        cure=Cure.DECIDE,
        doc="Something is bare.\n\nWhat: it is.",
        waivable=False,
    ),
    silent,
)
OTHERS = {"R2": "vision sidelined", "R3": "product manager not in charge"}


def test_a_page_in_text_is_the_docstring_between_its_name_and_its_card() -> None:
    assert page_text(SUNDAY) == (
        f"TIM499 sunday\n\n{DOC}\n"
        "Severity: error/warning\n"
        "Who decides: legal\n"
        "Cure: edit\n"
        "Evidence for: R1 (positioning weak or without buy-in), R4 (agile misread)\n"
        "Needs: roadmap in the vision and one of the columns due or earliest in the commitments\n"
        "Its price half needs: a column penalty in the commitments and segments in the vision\n"
        "Waive as: TIM499:near, TIM499:far\n"
        "Since: 0.2.0\n"
    )


def test_a_card_leaves_out_what_there_is_nothing_of() -> None:
    assert page_text(BARE).endswith(
        "What: it is.\n\n"
        "Severity: info\n"
        "Who decides: product\n"
        "Cure: decide\n"
        "Evidence for: none\n"
        "Not waivable\n"
        "Since: 0.1.0\n"
    )


def test_the_root_problems_have_their_names() -> None:
    for root, name in OTHERS.items():
        example = replace(SUNDAY, info=replace(SUNDAY.info, roots=(root,)))
        assert f"\nEvidence for: {root} ({name})\n" in page_text(example)


def test_a_page_in_markdown_has_bold_sections_fenced_examples_and_lists() -> None:
    """Only the name of a section is bold; a colon elsewhere is a colon."""
    text = page_markdown(SUNDAY)
    assert text.startswith(
        "## TIM499 sunday\n\n"
        "A promise is due on a Sunday.\n\n"
        "**What:** the day is a Sunday: even so.\n"
        "It may be any.\n\n"
        "**Bad:**\n\n"
        "```yaml\n"
        "commitments:\n"
        "  - {id: C-1, due: 2026-03-15}\n"
        "```\n\n"
        "**Variants:**\n\n"
        "* `near`: within a week\n"
        "* `far`: later: far later\n\n"
        "Note: no section's name.\n\n"
        "* Severity: error/warning\n"
        "* Who decides: legal\n"
    )
    assert text.endswith("\n* Since: 0.2.0\n")


def test_the_catalogue_in_markdown_is_a_table_of_contents_and_every_page() -> None:
    made_from = "Made from the rules' own docstrings by `python docs/generate.py`; edit them there."
    assert catalogue_markdown(iter((SUNDAY, BARE))) == (
        f"# Rules\n\n{made_from}\n\n"
        "| code | severity | who decides | detects |\n"
        "|---|---|---|---|\n"
        "| [TIM499](#tim499-sunday) | error/warning | legal | A promise is due on a Sunday |\n"
        "| [INP099](#inp099-bare) | info | product | Something is bare |\n\n"
        f"{page_markdown(SUNDAY)}\n{page_markdown(BARE)}"
    )


def test_the_catalogue_in_text_is_a_line_a_rule_in_columns() -> None:
    assert catalogue_text((SUNDAY, BARE)) == (
        "TIM499  error/warning  legal    A promise is due on a Sunday.\n"
        "INP099  info           product  Something is bare.\n"
    )


def test_the_catalogue_for_machines_is_a_list_of_identity_cards() -> None:
    """Indented, in plain Unicode, with a line's end."""
    text = catalogue_json((replace(SUNDAY, info=replace(SUNDAY.info, name="dimanche \u2013 s")),))
    assert json.loads(text) == [
        {
            "code": "TIM499",
            "name": "dimanche \u2013 s",
            "summary": "A promise is due on a Sunday.",
            "severities": ["warning", "error"],
            "who": "legal",
            "roots": ["R1", "R4"],
            "cure": "edit",
            "variants": ["near", "far"],
            "waivable": True,
            "since": "0.2.0",
        }
    ]
    assert text.startswith('[\n {\n  "code": "TIM499",\n  "name": "dimanche \u2013 s",\n')
    assert text.endswith("\n]\n")
