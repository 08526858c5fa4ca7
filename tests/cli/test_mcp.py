"""`commitcheck mcp` with the SDK's own client: over the standard streams of a real process, and
what its tools say without one.

The SDK takes longer to import than any other test file takes to collect, so a test that needs it
imports it.
"""

import json
import shutil
import sys
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.calling import call
from commitcheck.cli.serving.calls import Desk, Gate, RefusedError

if TYPE_CHECKING:
    from mcp.client.client import Client

if find_spec("mcp") is None:
    pytest.skip("the extra mcp is not installed", allow_module_level=True)

PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"
TOOLS = {"check", "check_deal", "check_text", "ask", "diff", "fix", "explain"}

CLAUSE = "We will deliver webhooks. Uptime is 99.99 %."

Ask = Callable[["Client"], Awaitable[Any]]


@pytest.fixture
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PORTFOLIO, tmp_path / "deals")
    (tmp_path / "secret.csv").write_text("id,customer,title\n1,Acme,x\n", "utf-8")
    (tmp_path / "deals" / "link.csv").symlink_to(tmp_path / "secret.csv")
    monkeypatch.chdir(tmp_path / "deals")
    return tmp_path / "deals"


def served(folder: Path, ask: Ask, *options: str) -> Any:
    """What comes of a conversation with a server that was started in a folder."""
    from mcp import StdioServerParameters  # noqa: PLC0415 - see above

    command = ["-m", "commitcheck", "mcp", *options]
    return _talked(
        StdioServerParameters(command=sys.executable, args=command, cwd=str(folder)), ask
    )


def answered(folder: Path, ask: Ask, *, shows_customers: bool = False) -> Any:
    """The same of a server in this process: its tools start the command line as ever."""
    from commitcheck.cli.serving.server import server  # noqa: PLC0415 - see above

    return _talked(server(Desk(folder, Gate(), shows_customers=shows_customers)), ask)


def _talked(to: Any, ask: Ask) -> Any:
    import anyio  # noqa: PLC0415 - see above
    from mcp.client.client import Client  # noqa: PLC0415 - see above

    async def talk() -> Any:
        async with Client(to) as client:
            return await ask(client)

    return anyio.run(talk)


def said(tool: str, **arguments: Any) -> Ask:
    async def ask(client: "Client") -> tuple[bool, str]:
        result = await client.call_tool(tool, arguments)
        texts: list[str] = [getattr(part, "text", "") for part in result.content]
        return bool(result.is_error), "".join(texts)

    return ask


def test_tools_and_resources_are_described(portfolio: Path) -> None:
    async def ask(client: "Client") -> Any:
        tools = (await client.list_tools()).tools
        resources = (await client.list_resources()).resources
        page = await client.read_resource("commitcheck://rule/VIS601")
        vision = await client.read_resource("commitcheck://vision")
        texts = [getattr(it.contents[0], "text", "") for it in (page, vision)]
        return tools, resources, *texts

    tools, resources, page, vision = served(portfolio, ask)
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert len(tool.description) > 60
        assert tool.annotations.read_only_hint
        assert all(field.get("description") for field in tool.input_schema["properties"].values()
                   if field.get("type") != "null")  # fmt: skip
    uris = {str(resource.uri) for resource in resources}
    assert {"commitcheck://vision", "commitcheck://schema/fix"} <= uris
    assert page == call("explain", "VIS601").out
    assert vision == (portfolio / "vision.yaml").read_text("utf-8")


def test_answers_are_those_of_the_command_line(portfolio: Path) -> None:
    """Letter by letter; customers are withheld as they would be with --redact."""

    async def ask(client: "Client") -> list[str]:
        calls = [
            said("fix", deal="D-207"),
            said("ask", text="OTM connector", segment="shipper"),
            said("check_text", text=CLAUSE),
            said("check_deal", deal="D-207"),
            said("check", files=["vision.yaml", "commitments.csv"], as_of="2026-08-17"),
            said("explain", name="sign with changes"),
        ]
        return [(await each(client))[1] for each in calls]

    hidden = "--redact=customers,quotes,money"
    others = "--discreet"
    fix, asked, text, deal, check, explain = answered(portfolio, ask)
    assert fix == call("fix", "--deal", "D-207", "--format", "json", others).out
    assert asked == call("ask", "OTM connector", "--segment", "shipper", "--format", "json").out
    assert (
        text == call("ask", "We will deliver webhooks. Uptime is 99.99 %.", "--format", "json").out
    )
    assert deal == call("check", "--deal", "D-207", "--format", "json", hidden).out
    whole = ("check", "vision.yaml", "commitments.csv", "--as-of", "2026-08-17")
    assert check == call(*whole, "--format", "json", hidden).out
    assert explain == call("explain", "sign with changes").out
    assert json.loads(fix)["after"] == "sign"
    for page in (asked, text, deal, check):
        assert "Acme Retail" not in page


def test_customers_are_named_where_it_was_started_so(portfolio: Path) -> None:
    is_error, page = served(portfolio, said("check_deal", deal="D-207"), "--show", "customers")
    assert not is_error
    assert "Helix Chemicals" in page


VISION = """\
schema_version: 1
product: {name: Auditrail}
dimensions: [{id: event_schema, type: string, scope: product}]
"""

DEALS = """\
schema_version: 1
commitments:
  - {id: K-13, deal: Corvus renewal, customer: Corvus AG, title: Events as v1, kind: sla,
     dimension: event_schema, op: eq, value: v1-corvus, status: signed, signed_on: 2026-01-10,
     source: order_form}
  - {id: K-20, deal: D-2, customer: EuroParts, title: Events as v3, kind: sla,
     dimension: event_schema, op: eq, value: v3, status: proposed, source: order_form}
"""


@pytest.fixture
def clash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft that can only be what another customer was promised."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "commitments.yaml").write_text(DEALS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_another_customer_was_promised_is_withheld(clash: Path) -> None:
    """That the value has to change is told, and not to which; the deal desk sees it."""
    ask = said("fix", deal="D-2", as_of="2026-02-01")
    hidden, shown = (answered(clash, ask, shows_customers=names)[1] for names in (False, True))
    (change,) = (it for it in json.loads(hidden)["changes"] if it["action"] == "lower")
    assert (change["commitment"], change["old"], change["new"]) == ("K-20", "v3", None)
    assert change["text"] == "promise what others were promised in place of v3 in K-20"
    assert not any(word in hidden for word in ("Corvus", "corvus", "K-13"))
    (change,) = (it for it in json.loads(shown)["changes"] if it["action"] == "lower")
    assert change["new"] == "v1-corvus"
    arguments = ("fix", "--deal", "D-2", "--as-of", "2026-02-01", "--format", "json")
    assert shown == call(*arguments).out
    assert hidden == call(*arguments, "--discreet").out
    assert call(*arguments, "--discreet", "--patch").code == 2


def test_a_refusal_names_nobody_else(clash: Path) -> None:
    """No near name, and no file that is named after somebody; who may see names is told."""
    refused = [("fix", {"deal": "Corvus renewel"}), ("check_deal", {"deal": "Corvus renewel"}),
               ("diff", {"base": "no-such-ref"})]  # fmt: skip
    for tool, arguments in refused:
        is_error, page = answered(clash, said(tool, **arguments))
        assert is_error
        assert "renewal" not in page
    is_error, page = answered(clash, said("fix", deal="Corvus renewel"), shows_customers=True)
    assert (is_error, "did you mean Corvus renewal?" in page) == (True, True)
    (clash / "commitcheck.yaml").write_text("wording: corvus.yaml\n", "utf-8")
    is_error, page = answered(clash, said("ask", text="webhooks"))
    assert is_error
    assert "corvus" not in page


NO_GOOD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("check", {"files": ["../secret.csv"]}, "outside of the folder"),
    ("check", {"files": ["link.csv"]}, "outside of the folder"),
    ("check", {"files": ["/etc/passwd"]}, "outside of the folder"),
    ("check", {"files": ["--config=/etc/passwd"]}, "begin with a dash"),
    ("diff", {"base": "../secret.csv"}, "outside of the folder"),
    ("diff", {"base": "--output=x"}, "begin with a dash"),
    ("check_deal", {"deal": "x" * 301}, "1 to 300 characters"),
    ("check_deal", {"deal": "D-999"}, "there is no deal D-999"),
    ("ask", {"text": "x" * 10_001}, "1 to 10,000 characters"),
    ("check_text", {"text": " "}, "1 to 10,000 characters"),
    ("ask", {"text": "webhooks", "segment": "moon"}, "there is no segment moon"),
)


def test_what_is_no_good_is_refused_in_words(portfolio: Path) -> None:
    """Paths outside, links that lead there, options in disguise, texts too long, names unknown."""

    async def ask(client: "Client") -> list[tuple[bool, str]]:
        return [await said(tool, **arguments)(client) for tool, arguments, _ in NO_GOOD]

    for (tool, _, words), (is_error, page) in zip(NO_GOOD, answered(portfolio, ask), strict=True):
        assert is_error, tool
        assert words in page


def test_a_thousand_calls_are_bounded() -> None:
    """A minute's worth is answered, the rest is told to wait; a minute later it goes on."""
    now = [0.0]
    gate = Gate(lambda: now[0])
    for _ in range(120):
        gate.enter()
    for _ in range(880):
        with pytest.raises(RefusedError, match="wait 60 seconds"):
            gate.enter()
    now[0] = 60.0
    gate.enter()


def test_a_call_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitcheck.cli.serving.calls._SECONDS", 0.01)
    with pytest.raises(RefusedError, match="longer than"):
        Desk(tmp_path, Gate()).answer("rules")


def test_nothing_is_written(portfolio: Path) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in portfolio.iterdir())
    answered(portfolio, said("fix", deal="D-207"))
    after = sorted((path.name, path.stat().st_mtime_ns) for path in portfolio.iterdir())
    assert after == before


def test_of_several_products_it_may_serve_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the rules' pages is asked of it; a name of no product's starts nothing."""
    company = PORTFOLIO.parent / "company"
    monkeypatch.chdir(company)

    async def ask(client: "Client") -> list[Any]:
        calls = [said("check"), said("ask", text="Delay alerts"), said("explain", name="VIS601")]
        vision = await client.read_resource("commitcheck://vision")
        return [*[(await each(client))[1] for each in calls], vision.contents[0]]

    check, asked, explain, vision = served(company, ask, "--product", "beacon")
    hidden = "--redact=customers,quotes,money"
    assert check == call("check", "--product", "beacon", "--format", "json", hidden).out
    assert asked == call("ask", "Delay alerts", "--product", "beacon", "--format", "json").out
    assert explain == call("explain", "VIS601").out
    assert vision.text == Path("products/beacon/vision.yaml").read_text("utf-8")
    called = call("mcp", "--product", "becon")
    assert called.code == 2
    assert "there is no product becon" in called.err
