"""Suggestions on the terminal: possible conflicts quoted and counted, the nearest items in line."""

from msgspec.structs import replace

from commitcheck.model.finding import Quote
from commitcheck.model.report import Report, Suggestion
from commitcheck.reporting import RenderOptions, render
from reporting.findings import deals_csv, vision_yaml
from reporting.reports import clean_report


def shown(report: Report, verbosity: int = 0) -> str:
    text = render(report, "terminal", RenderOptions(width=100, verbosity=verbosity))
    assert isinstance(text, str)
    return text


def conflict(promise: str) -> Suggestion:
    quotes = (
        Quote("We will run it on your servers", deals_csv(4, 9)),
        Quote("We do not offer on-premise installation", vision_yaml(30)),
    )
    return Suggestion(promise, "non_goal", "NG1", "possible", 0.5, "non_goal", ("run",), None,
                      quotes)  # fmt: skip


def test_a_possible_conflict_quotes_both_texts_and_is_counted() -> None:
    """Without -v, for it is what a person has to read."""
    text = shown(replace(clean_report(), suggestions=(conflict("K-01"),)))
    lines = text.splitlines()
    at = lines.index("K-01  possible conflict with non-goal NG1 (shared words: run)")
    assert lines[at + 1 : at + 3] == [
        "      \u201cWe will run it on your servers\u201d  deals.csv:4:9",
        "      \u201cWe do not offer on-premise installation\u201d  vision.yaml:30:5",
    ]
    assert lines[-1] == "1 possible conflict in the text, look at: K-01"


def test_many_conflicts_name_five_promises() -> None:
    """Each promise once, however many non-goals it comes near."""
    many = tuple(conflict(f"K-{n}") for n in (1, 1, 2, 3, 4, 5, 6, 7))
    lines = shown(replace(clean_report(), suggestions=many)).splitlines()
    assert lines[-1] == (
        "8 possible conflicts in the text, look at: K-1, K-2, K-3, K-4, K-5 and 2 more"
    )


def test_the_quiet_line_is_for_verdicts_only() -> None:
    """They fail nothing, but silence would look like conformity."""
    report = replace(clean_report(), suggestions=(conflict("K-01"),))
    assert shown(report, -1) == ("Portline: no problem found in 2 promises\n")


def test_items_without_a_confident_match_share_a_line() -> None:
    """They say where to look; three lines of doubt would hide the one that matters."""
    unclear = replace(clean_report().commitments[1], answer="could_not_be_judged")
    near = (
        Suggestion("K-30", "capability", "webhooks", "possible", 0.6, "unlinked", ("webhooks",)),
        Suggestion("K-30", "theme", "TH2", "none", 0.2, "unlinked", ("events",)),
        Suggestion("K-30", "roadmap_item", "RM3", "none", 0.1, "unlinked"),
    )
    text = shown(replace(clean_report(), commitments=(unclear,), suggestions=near))
    assert "      may be about capability webhooks (shared words: webhooks)\n" in text
    line = "no confident match; the nearest: theme TH2 (shared words: events), roadmap item RM3"
    assert f"      {line}\n" in text
