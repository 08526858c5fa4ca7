"""How something is to be written in any format, and what a format is."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from msgspec import Struct


class RenderOptions(Struct, frozen=True):
    """What the reader's screen can take and how much they want to see.

    `width` counts columns, `color` and `unicode` say what the terminal can show. `verbosity`
    is -1 (one line), 0, 1 or 2. `cap` is how many findings of one rule the formats for people
    show before they say how many more there are; `most` is that number for the lists that
    programs read. `fail_on` is error, warning, preventable or never: which findings JUnit counts
    as failures. `summary` leaves Markdown at what it says first. `root` and `folder` are the top
    of the repository and the folder of the run, absolute with forward slashes: SARIF, GitLab,
    GitHub and JUnit name files from the root; empty leaves paths as they were given.
    """

    width: int = 80
    color: bool = False
    unicode: bool = True
    verbosity: int = 0
    show_waived: bool = False
    cap: int = 5
    most: int = 10_000
    fail_on: str = "error"
    summary: bool = False
    root: str = ""
    folder: str = ""


class Format(Struct, frozen=True):
    """A way to write a value: a module with a `render`, imported when it is asked for.

    `extension` is the usual end of a file's name, without the dot. `module` says where in the
    folder its module is, when that has not the format's name. `is_binary` says that `render`
    gives bytes; `has_pieces` that a file can be written as it is made, by the module's `pieces`.
    """

    name: str
    extension: str
    description: str
    module: str = ""
    is_binary: bool = False
    has_pieces: bool = False


def formats(*forms: Format) -> Mapping[str, Format]:
    """Every format of a folder by its name, in their order."""
    return MappingProxyType({form.name: form for form in forms})


def module_of(folder: str, form: Format) -> Any:
    """The module that writes a format; `folder` is the package's name."""
    return import_module(f"{folder}.{form.module or form.name}")


def written(folder: str, form: Format, value: Any, options: RenderOptions | None) -> str:
    """What the module of a format makes of the value."""
    text: str = module_of(folder, form).render(value, options or RenderOptions())
    return text
