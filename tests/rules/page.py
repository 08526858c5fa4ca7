"""Reading a rule's page: its sections, and its examples as projects."""

import re
from typing import Any

import yaml

from building import context, promise, vision
from commitcheck.rules.context import Context

SECTIONS = (
    "What", "Why", "Bad", "Good", "Resolve", "Variants", "Figures", "Configure",
    "Not checked when",
)  # fmt: skip
_SINGULAR = {
    "promise": "commitments",
    "promises": "commitments",
    "stakeholder": "stakeholders",
    "capability": "capabilities",
    "certification": "certifications",
    "guardrail": "guardrails",
    "non_goal": "non_goals",
}
TODAY = "today"
_DEFAULT_DAY = "2026-03-16"
"""The day that an example counts from, unless it says `# today is 2026-08-17`."""


class _Loader(yaml.SafeLoader):
    """Dates stay text, as our own reader leaves them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def sections_of(doc: str) -> dict[str, str]:
    """A page's sections by name, in their order; the summary is none."""
    parts = re.split(rf"^({'|'.join(SECTIONS)}):", doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def variants_of(doc: str) -> list[str]:
    """The names in `Variants:`, one `name: meaning` a line."""
    return re.findall(r"^ *(\w+):", sections_of(doc).get("Variants", ""), flags=re.MULTILINE)


def example(doc: str, section: str) -> dict[str, Any]:
    """A page's example as a document: a bare list is commitments, `promise` is one of them."""
    text = sections_of(doc)[section]
    found = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader with less
    day = re.search(r"# today is (\S+)", text)
    document: dict[str, Any] = {TODAY: day.group(1)} if day else {}
    if isinstance(found, list):
        return {**document, "commitments": found}
    for name, value in found.items():
        listed = name in _SINGULAR or name == "roadmap"
        is_single = listed and not isinstance(value, list)
        document[_SINGULAR.get(name, name)] = [value] if is_single else value
    return document


def context_of(document: dict[str, Any]) -> Context:
    """What a rule is given for an example, on the day that the pages count from."""
    records = document.get("commitments") or []
    sections = {
        name: value for name, value in document.items() if name not in ("commitments", TODAY)
    }
    if "capabilities" not in sections:
        sections["capabilities"] = sorted({name for record in records for name in _named(record)})
    return context(
        vision(**sections),
        *(promise(**record) for record in records),
        as_of=document.get(TODAY, _DEFAULT_DAY),
    )


def _named(record: dict[str, Any]) -> list[str]:
    """What an example that shows no capabilities takes for granted: planned ones."""
    named = record.get("capability") or []
    return [named] if isinstance(named, str) else named
