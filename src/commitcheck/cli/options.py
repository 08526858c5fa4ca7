"""Options that more than one command shares, each with its help in one place."""

from typing import Annotated

import typer

Vision = Annotated[
    str | None,
    typer.Argument(help="vision.yaml; found by commitcheck.yaml or by its name when left out."),
]
Commitments = Annotated[
    list[str] | None,
    typer.Argument(
        help="Exports or YAML of commitments: files, folders, patterns; - is standard input."
    ),
]
Waivers = Annotated[str | None, typer.Option("--waivers", help="A waivers.yaml.")]
Links = Annotated[str | None, typer.Option("--links", help="A links.yaml.")]
ConfigPath = Annotated[str | None, typer.Option("--config", help="A commitcheck.yaml.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Judge as on this day; default today.")
]
Preset = Annotated[str | None, typer.Option("--preset", help="How the export names its columns.")]
Sheet = Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook to read.")]
StdinName = Annotated[
    str | None,
    typer.Option("--stdin-filename", metavar="NAME", help="Gives standard input its format."),
]
BaselinePath = Annotated[
    str | None, typer.Option("--baseline", help="Known debt: fail only on what is new or worse.")
]
Deal = Annotated[str | None, typer.Option("--deal", help="Show and decide on one deal only.")]
Promise = Annotated[
    str | None,
    typer.Option("--promise", metavar="ID", help="Why one promise is judged so: rule by rule."),
]
Customer = Annotated[
    str | None, typer.Option("--customer", help="Show and decide on one customer only.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODES", help="Run only these rules or families, as VIS601,COV."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODES", help="Leave these rules or families out."),
]
Engine = Annotated[
    str | None, typer.Option("--engine", help="Text matching: default, semantic or off.")
]
ModelPath = Annotated[
    str | None,
    typer.Option("--model-path", metavar="FILE", help="The semantic model, if not installed."),
]
FailOn = Annotated[str | None, typer.Option("--fail-on", help="error (default), warning or never.")]
FormatName = Annotated[
    str, typer.Option("--format", metavar="NAME", help="How to print the report; default terminal.")
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; - is the screen.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", help="One more report; may be repeated."),
]
Redact = Annotated[
    str | None,
    typer.Option("--redact", metavar="WHAT", help="customers,people,quotes,money as codenames."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Unknown fields are errors.")]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="Judge as if there were none.")]
ShowWaived = Annotated[bool, typer.Option("--show-waived", help="Unfold the waived findings.")]
Timings = Annotated[bool, typer.Option("--timings", help="Say what took how long, per rule.")]
Colour = Annotated[str, typer.Option("--color", help="auto, always or never.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="One line.")]
Verbose = Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more; -vv all.")]
