"""The colours of the page: words and marks stand out, and a card has that of its worst finding."""

import re

import pytest
from msgspec.structs import replace

from commitcheck.model.finding import Severity, Subject
from reporting.findings import a_finding, deals_csv
from reporting.page import sample, shown
from reporting.reports import sample_report


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(colour: str, other: str) -> float:
    """The ratio of WCAG 2.2, between 1 and 21."""
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_words_and_marks_stand_out_from_what_is_behind_them(scheme: int) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for words, 3 to 1 for what a picture is made of."""
    style = str(sample().only("style").inside[0])
    palette = dict(
        re.findall(r"--([\w-]+):(#[0-9a-f]+)", re.findall(r":root\{([^}]*)", style)[scheme])
    )
    tones = ("error", "warning", "ok", "unknown", "info")
    words_on = [(tone, f"{tone}-bg") for tone in tones]
    words_on += [(name, behind) for name in ("ink", "soft", "accent", *tones)
                 for behind in ("bg", "surface")]  # fmt: skip
    assert [pair for pair in words_on if _contrast(palette[pair[0]], palette[pair[1]]) < 4.5] == []
    marks = ("bar", "room", *tones)
    assert [name for name in marks if _contrast(palette[name], palette["surface"]) < 3] == []


def test_a_card_has_the_colour_of_its_worst_finding() -> None:
    """The one that leads may be a warning; that the promise does not conform is an error's."""
    report = sample_report()
    leading = {
        commitment.commitment: commitment.headline
        for commitment in report.commitments
        if commitment.headline
    }
    lighter = tuple(
        replace(finding, severity=Severity.WARNING)
        if finding.code == leading.get(finding.subject.id)
        else finding
        for finding in report.findings
    )
    graver = a_finding("ZZZ999", Subject("commitment", "K-10"), "graver", deals_csv(1))
    page = shown(replace(report, findings=(*lighter, graver)))
    tones = {
        card.only("h3").text.split()[0]: card.attributes["class"].split()[-1]
        for card in page.all("article", class_="card")
        if card.all("h3")
    }
    assert tones["K-10"] == "error"
