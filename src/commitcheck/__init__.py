"""Which of the promises that sales made can the product's own vision stand behind?

`load`, `check` and `read_text` are the public interface; see `commitcheck.api`. They are
imported when first used, so that the command line starts without what it does not need.
"""

from commitcheck._version import __version__

TYPE_CHECKING = False  # as type checkers understand it without `typing`, which takes a while
if TYPE_CHECKING:
    from commitcheck.api import check, load, read_text

__all__ = ["__version__", "check", "load", "read_text"]


def __getattr__(name: str) -> object:
    if name in ("check", "load", "read_text"):
        from commitcheck import api  # noqa: PLC0415 - lazily, see above

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
