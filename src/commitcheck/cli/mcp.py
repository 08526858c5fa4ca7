"""`commitcheck mcp`: a judge for assistants, by the Model Context Protocol on standard streams."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import msgspec

from commitcheck.assessment.configured import configuration
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import ProductName
from commitcheck.cli.serving.calls import Desk, Gate
from commitcheck.errors import CommitcheckError, UsageError
from commitcheck.loading.discovery import Call, find_inputs


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What `mcp` can be asked."""

    show: Annotated[
        str | None,
        declare.choice(
            "--show", words=("customers",), metavar="WHAT",
            help="customers: let answers name customers, quote them and say amounts.",
        ),
    ] = None  # fmt: skip
    product: ProductName = None


@command
def mcp(request: Request) -> int:
    """Serve the project in this folder to an assistant that speaks MCP, until it hangs up.

    Read-only: nothing is ever written. Tools: check, check_deal, check_text, ask, diff, fix and
    explain.
    """
    try:
        serving = import_module("commitcheck.cli.serving.server")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        raise UsageError('this needs the extra: pip install "commitcheck[mcp]"') from error
    if request.product is not None:
        configuration((), product=request.product)  # which says where there is none of that name
    vision = _vision(request.product)
    shows = request.show == "customers"
    desk = Desk(Path.cwd(), Gate(), vision, shows_customers=shows, product=request.product)
    serving.server(desk).run("stdio")
    return ExitCode.OK


def _vision(product: str | None) -> str:
    """The path of the vision; a name that is not there where none is found."""
    try:
        found = find_inputs(Call(), configuration((), product=product).config).vision
    except CommitcheckError:
        found = None
    return found or "vision.yaml"
