"""`commitcheck match`: what promises' texts are about, and the decisions people make on it."""

from typing import Annotated

import typer

from commitcheck.cli import options as o

Top = Annotated[int, typer.Option("--top", min=1, help="How many candidates; default 3.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", help="Only capability, roadmap_item, theme, goal, non_goal."),
]
Engine = Annotated[str | None, typer.Option("--engine", help="default or semantic.")]
Format = Annotated[str, typer.Option("--format", help="table (default) or json.")]
Accept = Annotated[
    bool, typer.Option("--accept", help="Record every sure match of an unlinked promise.")
]
ReviewKeys = Annotated[
    bool, typer.Option("--review", help="Go through the suggestions, one key per promise.")
]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; default the git user.")
]


def match(
    vision: o.Vision = None,
    commitments: o.Commitments = None,
    top: Top = 3,
    kinds: Kinds = None,
    engine: Engine = None,
    model_path: o.ModelPath = None,
    format_: Format = "table",
    accept: Accept = False,
    review: ReviewKeys = False,
    by: By = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    stdin_filename: o.StdinName = None,
) -> int:
    """Rank what every promise's text may be about: capabilities, roadmap, themes, non-goals.

    --accept and --review write decisions to links.yaml, where an accepted link counts as an id
    in the promise itself. Exit codes: 0 done, 2 something could not be read, 3 no promises.
    """
    from commitcheck.cli.run_match import MatchRequest, run_match  # noqa: PLC0415 - --help stays quick

    return run_match(
        MatchRequest(
            paths=tuple(path for path in (vision, *(commitments or ())) if path is not None),
            top=top,
            kinds=tuple(kinds or ()),
            engine=engine,
            model_path=model_path,
            format=format_,
            accept=accept,
            review=review,
            by=by,
            links=links,
            config=config,
            as_of=as_of,
            preset=preset,
            sheet=sheet,
            stdin_filename=stdin_filename,
        )
    )
