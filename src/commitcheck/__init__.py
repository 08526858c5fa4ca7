"""Which of the promises that sales made can the product's own vision stand behind?

The public interface is `load` or `Project.from_records`, then `check`, then `render` and
`exit_code`; see docs/api.md. Each is imported when it is first used, so that the command line
starts without what it does not need.
"""

from commitcheck._version import __version__

TYPE_CHECKING = False  # as type checkers understand it without `typing`, which takes a while
if TYPE_CHECKING:
    from commitcheck.api import check, load, read_text
    from commitcheck.cli.exit_codes import exit_code
    from commitcheck.records import Project
    from commitcheck.reporting import render
    from commitcheck.rules.base import Rule

__all__ = [
    "Project", "Rule", "__version__", "check", "exit_code", "load", "read_text", "render",
]  # fmt: skip

_PLACES = {
    "Project": "records",
    "Rule": "rules.base",
    "check": "api",
    "exit_code": "cli.exit_codes",
    "load": "api",
    "read_text": "api",
    "render": "reporting",
}
"""Where each name lives."""


def __getattr__(name: str) -> object:
    if name in _PLACES:
        from importlib import import_module  # noqa: PLC0415 - lazily, see above

        return getattr(import_module(f"commitcheck.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
