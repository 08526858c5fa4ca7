"""The fields of a frozen class as the standard library's dataclasses know them."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from commitcheck.model.frozen_fields import NOT_GIVEN, Field


def standard_fields(made: type[Any]) -> Mapping[str, Any]:
    """For `dataclasses.fields` and `replace`, by name."""
    standard = dataclasses.make_dataclass(
        made.__name__,
        [(one.name, Any, _standard(one)) for one in made.__frozen__],
        namespace={"__doc__": "of fields"},  # else it works out a signature
        init=False,
        repr=False,
        eq=False,
    )
    found: Mapping[str, Any] = vars(standard)["__dataclass_fields__"]
    return found


def _standard(one: Field) -> Any:
    default: Any = {} if one.default is NOT_GIVEN else {"default": one.default}
    if one.made is not None:
        default = {"default_factory": one.made}
    return dataclasses.field(**default, compare=one.compare, repr=one.shown, kw_only=one.by_name)
