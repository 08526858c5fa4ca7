"""The tools and resources of `commitcheck mcp`, described for a model that has never seen us.

Needs the extra `mcp`; nothing but the command of that name imports this module.
"""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from commitcheck import __version__
from commitcheck.cli.schema import NAMES
from commitcheck.cli.serving.calls import Desk, RefusedError, options_of, text_of, word
from commitcheck.rules import ALL_RULES

_INSTRUCTIONS = """\
commitcheck judges what sales promises to customers against the product's own vision and roadmap.
You extract and write; it judges: never say that a promise is fine unless a tool said so. Before
you draft a clause call `ask`; after you drafted one call `check_text`; for a deal call `check_deal`
and then `fix`. A verdict of could_not_be_judged is no yes: say what is missing. Every finding has a
rule code, a file and a line; `explain` tells what a rule means. Sentences are no legal advice.
"""

_READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

Arguments = ParamSpec("Arguments")

Day = Annotated[str | None, Field(description="Judge as on this day, 2026-08-17; default today.")]
Files = Annotated[
    list[str] | None,
    Field(description="A vision, then files of commitments, inside the project's folder; default"
          " those that the project names.", max_length=20),
]  # fmt: skip
Deal = Annotated[str, Field(description="The deal's id, as D-207, or its customer's name.")]


def server(desk: Desk) -> MCPServer:
    """A server with every tool and resource, answering from one desk."""
    app = MCPServer(
        "commitcheck", version=__version__, instructions=_INSTRUCTIONS, log_level="ERROR"
    )
    _add_judging(app, desk)
    _add_changing(app, desk)
    _add_asking(app, desk)
    _add_reading(app, desk)
    _add_resources(app, desk)
    return app


def _add_judging(app: MCPServer, desk: Desk) -> None:
    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def check(files: Files = None, as_of: Day = None) -> str:
        """Judge every promise of the project: the whole report as JSON.

        Says per promise and per deal whether it conforms to the vision, with findings (rule,
        message, file, line, what to do, who decides). Large; for one deal use check_deal.
        """
        inside = [desk.inside(path) for path in files or ()]
        return desk.answer(
            "check", "--format=json", *options_of(as_of=as_of), *desk.discreet, *inside
        )

    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def check_deal(deal: Deal, as_of: Day = None) -> str:
        """Judge one deal before it is signed: the report on it as JSON.

        `deals[0].verdict` is sign, sign_with_changes, do_not_sign, no_conflict_seen or
        could_not_be_judged; only sign is a yes. `deals[0].changes` says what must change, who
        decides and by when. For changes with their values worked out use fix.
        """
        flags = options_of(deal=deal, as_of=as_of)
        return desk.answer("check", "--format=json", *flags, *desk.discreet)


def _add_changing(app: MCPServer, desk: Desk) -> None:
    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def fix(deal: Deal, as_of: Day = None) -> str:
        """Find the smallest set of changes to a deal's drafts with which it can be signed, as JSON.

        Proven by judging everything again with the changes made. `changes` have old and new values,
        who must act, by when, and words for the paper; `if_agreed` marks what somebody has to agree
        to first. `after` is null where there is no way out. A `new` of null is a value that another
        customer was promised, withheld. Nothing is written.
        """
        flags = options_of(deal=deal, as_of=as_of)
        return desk.answer("fix", "--format=json", *flags, *desk.withheld)

    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def diff(
        base: Annotated[
            str, Field(description="The older version: a git ref, or a folder or saved report.")
        ],
        head: Annotated[
            str | None, Field(description="The newer one; default the files as they are.")
        ] = None,
        as_of: Day = None,
    ) -> str:
        """Say what changed between two versions of the project, and which change broke what.

        JSON with changes, findings that are new, worse or gone, each with its causes, and whom to
        tell.
        """
        sides = [desk.side(name) for name in (base, head) if name is not None]
        flags = options_of(as_of=as_of)
        return desk.answer("diff", "--format=json", *flags, *desk.discreet, *sides)


def _add_asking(app: MCPServer, desk: Desk) -> None:
    shown = _shown(desk)

    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def ask(
        text: Annotated[
            str, Field(description="The promise in the words of sales, as: SCIM by March 2027.")
        ],
        segment: Annotated[
            str | None, Field(description="The customer's segment, as the vision names it.")
        ] = None,
        customer: Annotated[
            str | None, Field(description="Who asks; what they were promised already is theirs.")
        ] = None,
        as_of: Day = None,
    ) -> str:
        """Say whether something may be promised, before anybody promises it, as JSON.

        `answer` is yes, yes_from (then `from` is the first day), yes_with (then `with` says what to
        promise instead), no (then `findings` quote the vision) or could_not_be_judged, which is no
        yes. `who` has to agree or decides.
        """
        flags = options_of(segment=segment, customer=customer, as_of=as_of)
        return desk.answer("ask", "--format=json", *flags, *shown, text=text_of(text))


def _add_reading(app: MCPServer, desk: Desk) -> None:
    shown = _shown(desk)

    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def check_text(
        text: Annotated[
            str, Field(description="A clause, a mail or an answer that you drafted, up to 10,000"
                       " characters.")
        ],
        segment: Annotated[
            str | None, Field(description="The customer's segment, as the vision names it.")
        ] = None,
        customer: Annotated[str | None, Field(description="Whom it is written to.")] = None,
        as_of: Day = None,
    ) -> str:  # fmt: skip
        """Judge the promises in a text that you drafted, each and together, as JSON.

        `promises` has an answer to each by itself, with the characters it stands at, where there
        are several (at most 20); `answer` is to all together, in the form of ask. `read` is how
        they were understood: compare it with what you meant. `with` is what would be fine.
        """
        flags = options_of(segment=segment, customer=customer, as_of=as_of)
        return desk.answer("ask", "--format=json", *flags, *shown, text=text_of(text))

    @app.tool(annotations=_READ_ONLY, structured_output=False)
    @_in_words
    def explain(
        name: Annotated[
            str, Field(description="A rule's code (VIS601), or a word of a report (sign).")
        ],
    ) -> str:
        """Print a rule's page: what it looks at, why, examples, how to resolve it."""
        return desk.answer("explain", text=word(name, "a name"))


def _shown(desk: Desk) -> tuple[str, ...]:
    return ("--show=customers",) if desk.shows_customers else ()


def _add_resources(app: MCPServer, desk: Desk) -> None:
    @app.resource("commitcheck://vision", mime_type="application/yaml")
    def vision() -> str:
        """The product's own vision: what it is for, what it will not do, its roadmap."""
        return vision_text(desk)

    for name in NAMES:
        app.resource(
            f"commitcheck://schema/{name}", name=f"schema {name}", mime_type="application/json",
            description=f"The JSON Schema of {name}.",
        )(_page(desk, "schema", name))  # fmt: skip
    for rule in ALL_RULES:
        app.resource(
            f"commitcheck://rule/{rule.info.code}", name=f"rule {rule.info.code}",
            mime_type="text/plain", description=rule.info.summary,
        )(_page(desk, "explain", rule.info.code))  # fmt: skip


def vision_text(desk: Desk) -> str:
    """The vision's file as it stands in the folder.

    Raises:
        RefusedError: it lies elsewhere, or there is none.
    """
    desk.gate.enter()
    return (desk.folder / desk.inside(desk.vision)).read_text("utf-8")


def _page(desk: Desk, command: str, name: str) -> Callable[[], str]:
    def page() -> str:
        return desk.answer(command, text=name)

    return page


def _in_words(tool: Callable[Arguments, str]) -> Callable[Arguments, str]:
    """A refusal reaches the model in its words."""

    @wraps(tool)
    def call(*arguments: Arguments.args, **named: Arguments.kwargs) -> str:
        try:
            return tool(*arguments, **named)
        except RefusedError as error:
            raise ToolError(str(error)) from error

    return call
