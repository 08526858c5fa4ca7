"""The formats of a value that has its own folder: a module each, imported when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from commitcheck.reporting.options import RenderOptions


class Format(Struct, frozen=True):
    """A way to write a value; its module in the folder has its name. `extension` is the usual end
    of a file's name, without the dot.
    """

    name: str
    extension: str
    description: str


def formats(*forms: Format) -> Mapping[str, Format]:
    """Every format of a folder by its name, in their order."""
    return MappingProxyType({form.name: form for form in forms})


def written(folder: str, form: Format, value: Any, options: RenderOptions | None) -> str:
    """What the module of a format makes of the value; `folder` is the package's name."""
    text: str = import_module(f"{folder}.{form.name}").render(value, options or RenderOptions())
    return text
