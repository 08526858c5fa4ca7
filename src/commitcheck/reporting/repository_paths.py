"""Places as the platforms name them: from the top of the repository, with forward slashes."""

import posixpath
from urllib.parse import quote

from commitcheck.model.location import Location
from commitcheck.reporting.options import RenderOptions


def repository_path(path: str, options: RenderOptions) -> str:
    """`./deals.csv` of a run in `sub` as `sub/deals.csv`; never absolute, never empty.

    A file outside the repository keeps its own name, since no platform can show it anyway.
    """
    plain = path.replace("\\", "/")
    if options.root:
        whole = posixpath.normpath(posixpath.join(options.folder, plain))
        inside = options.root.rstrip("/") + "/"
        if whole.startswith(inside):
            return whole[len(inside) :]
    return posixpath.normpath(plain).lstrip("/") or "file"


def plain_path(path: str, options: RenderOptions) -> str:
    """The same in a line that a CI runner reads: what could act there is a question mark.

    No file of such a name can be annotated anyway.
    """
    named = repository_path(path, options).replace("##", "#?")
    return "".join(sign if sign.isprintable() else "?" for sign in named)


def artifact_uri(path: str, options: RenderOptions) -> str:
    """The same as a relative URI reference: percent-encoded UTF-8, colons too."""
    return quote(repository_path(path, options), safe="/!$&'()*+,;=@~", errors="replace")


def place(at: Location, options: RenderOptions) -> str:
    """`sub/deals.csv:12:7`, or `deals.xlsx Sheet1!C12`."""
    return at._replace(path=repository_path(at.path, options)).label
