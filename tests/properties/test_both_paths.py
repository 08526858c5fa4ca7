"""The fast paths and the libraries they stand in for agree, on documents such as people write."""

import random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from commitcheck.loading.schemas.compile import load_schema, node_of
from commitcheck.loading.schemas.read import is_valid
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.scalars import Plain
from properties.schema_documents import documents
from properties.strategies import Portfolio, examples, portfolios
from properties.written import as_yaml

KINDS = ("vision", "commitments", "waivers", "links", "baseline", "config")
NOTHING = ("", "~", "null", "Null", "NULL")


@pytest.mark.parametrize("name", KINDS)
def test_the_compiled_schema_and_jsonschema_give_one_verdict(name: str) -> None:
    """On documents made from the schema itself, with a fault in many of them; both occur."""
    witness, node, verdicts = Draft7Validator(load_schema(name)), node_of(name), set[bool]()

    @given(documents(load_schema(name)))
    @examples(72)
    def agree(document: Any) -> None:
        verdict = witness.is_valid(document)
        verdicts.add(verdict)
        assert is_valid(node, document) == verdict

    agree()
    assert verdicts == {True, False}


@given(portfolios, st.randoms(use_true_random=False))
@examples(24)
def test_a_vision_in_any_style_reads_as_pyyaml_reads_it(
    drawn: Portfolio, chance: random.Random
) -> None:
    """Block or flow, plain or quoted, folded or literal: and without a word of complaint."""
    text = as_yaml({"schema_version": 1, **drawn.vision, "promises": list(drawn.promises)}, chance)

    file = read_yaml("vision.yaml", text.encode())

    assert file.problems == ()
    assert as_text(file.data) == as_text(yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - reads text only


def as_text(data: Any) -> Any:
    """All scalars as text; what is nothing for us is one of the words for it."""
    match data:
        case dict():
            return {str(name): as_text(inner) for name, inner in data.items()}
        case list():
            return [as_text(inner) for inner in data]
        case None:
            return None
        case Plain() if str(data) in NOTHING:
            return None
        case _:
            return None if str(data) in NOTHING else str(data)
