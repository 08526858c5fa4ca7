"""Visions as people write them: flow and block style, comments, anchors, odd indentation."""

from dataclasses import dataclass

from hypothesis import strategies as st

NAMES = ("ann", "bob", "cy")
_COMMENTS = st.sampled_from(("", "  # a comment: {not: yaml}", " # 'quoted' & *starred"))
_DAYS = st.sampled_from(("2025-01-02", "'2025-01-02'", '"2025-01-02"', "", "null", "~", "2026-Q1"))
_SIGN_OFFS = st.sampled_from(
    (
        '{version: "1.0", decision: approved, date: 2025-01-02}',
        "{decision: pending}",
        "{decision: approved_with_reservations, note: 'wants, more: x', version: '0.9',}",
        "{}",
        "null",
        "",
    )
)
_BLOCK_SIGN_OFF = (
    ("version", '"1.0"'),
    ("decision", "rejected"),
    ("note", "|\nDEEP  two lines\nDEEP  of a note"),
    ("fingerprint", '{need: "0000000000000000"}'),
)
_HEAD = """\
%(comment)sschema_version: 1
product: {name: "Auditrail", id: audit}   # the product
positioning:
    version: "1.1"
    need: &need prove control   # shared
    category: *need
"""
_TAIL = 'governance: {sync_cadence_days: 30} # end\nthemes: [ {id: T1, name: "a # b"} ]'


@dataclass(frozen=True)
class Written:
    """A vision's text and, for each stakeholder in turn, the lines of its entry (from, to)."""

    text: str
    entries: tuple[tuple[int, int], ...]


@st.composite
def visions(draw: st.DrawFn, *, shared: bool = False) -> Written:
    """Three stakeholders; with `shared`, one may be, or hold, an alias of another's part."""
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    head = _HEAD % {"comment": draw(st.sampled_from(("", "# top\n", "---\n", "%YAML 1.1\n---\n")))}
    margin, gap = " " * draw(st.integers(0, 5)), " " * draw(st.integers(1, 4))
    lines = [*head.splitlines(), f"stakeholders:{draw(_COMMENTS)}"]
    entries = []
    for index, name in enumerate(NAMES):
        start = len(lines)
        lines += draw(_entry(name, index, margin, gap, shared=shared))
        entries.append((start, len(lines)))
        lines += draw(st.sampled_from(([], [""], [f"{margin}  # between"])))
    text = newline.join([*lines, *_TAIL.splitlines()])
    return Written(text + draw(st.sampled_from(("", newline))), tuple(entries))


@st.composite
def _entry(
    draw: st.DrawFn, name: str, index: int, margin: str, gap: str, *, shared: bool
) -> list[str]:
    if shared and index == 2 and draw(st.booleans()):
        return [f"{margin}-{gap}*first"]
    anchor = "&first" if shared and index == 0 else ""
    pairs = [("id", name), ("role", "sales"), *draw(st.permutations(_others(draw, shared, index)))]
    if draw(st.booleans()):
        return _flow(draw, pairs, f"{margin}-{gap}{anchor} ".rstrip(" ") + " ")
    deep = margin + " " + gap
    lines = [] if not anchor else [f"{margin}-{gap}{anchor}"]
    for number, (key, value) in enumerate(pairs):
        lead = deep if number or anchor else f"{margin}-{gap}"
        lines += f"{lead}{key}:{_value(value, deep)}{_comment(draw, value)}".splitlines()
        if draw(st.booleans()) and "\n" not in value:
            lines.append(draw(st.sampled_from((f"{deep}# own line", "", "# at the margin"))))
    return lines


def _others(draw: st.DrawFn, shared: bool, index: int) -> list[tuple[str, str]]:  # noqa: FBT001 - a fact
    pairs = [("required", "true")]
    if draw(st.booleans()):
        day = draw(_DAYS)
        if shared and day:
            day = "&day 2025-01-02" if index == 0 else draw(st.sampled_from((day, "*need")))
        pairs.append(("last_synced_on", day))
    if draw(st.booleans()):
        pairs.append(("signoff", draw(_SIGN_OFFS)))
    return pairs


def _flow(draw: st.DrawFn, pairs: list[tuple[str, str]], lead: str) -> list[str]:
    written = [f"{key}: {value or 'null'}" for key, value in pairs]
    comma = draw(st.sampled_from(("", ",", " ,")))
    if draw(st.booleans()):
        return [f"{lead}{{ {', '.join(written)}{comma} }}{draw(_COMMENTS)}"]
    indent = " " * (len(lead) + 2)
    inner = [f"{indent}{item},{draw(_COMMENTS)}" for item in written]
    return [f"{lead}{{{draw(_COMMENTS)}", *inner, f"{indent}}}{draw(_COMMENTS)}"]


def _value(value: str, deep: str) -> str:
    if value == "{}" or not value.startswith("{version"):
        return f" {value}" if value else ""
    deeper = deep + "   "
    lines = (f"{deeper}{key}: {inner.replace('DEEP', deeper)}" for key, inner in _BLOCK_SIGN_OFF)
    return "\n" + "\n".join(lines)


def _comment(draw: st.DrawFn, value: str) -> str:
    return "" if value.startswith("{version") else draw(_COMMENTS)
