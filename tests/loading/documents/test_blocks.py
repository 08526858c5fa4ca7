"""Whole pages block by block: where each stands, what it is, how deep, its number and its words."""

from commitcheck.loading.documents.html import read_html
from commitcheck.loading.documents.mail import read_mail
from commitcheck.loading.documents.markdown import read_markdown
from commitcheck.loading.documents.plain import read_plain
from papers import mail, told

HTML = """\
<html><head><title>Unseen</title></head><body>
<nav>Menu</nav><h1>Order <b>form</b></h1><p>First<br>line &amp; more</p>
<h2>Scope</h2><ol start="3"><li>Third<ul><li>Inner</li></ul></li><li>Fourth</li></ol>
<ul><li>Point<p>of two</p></li></ul>Loose <i>words</i>
<p hidden>Secret</p><p style="display: none">Dark</p><script>x()</script><del>gone</del>
<table><tr><th>Name</th><th>Value</th></tr><tr><td><p>One</p><p>two</p></td><td></td></tr>
<tr><td></td></tr></table><table><tr><td>Second</td></tr></table><p>Last</p></body></html>"""

MARKDOWN = """\
---
title: x
---
# Order *form*

First line
goes on [here](http://x) ![picture](y)

3. Third
   - Inner
     1. Deep
4. Fourth

(a) one
(b) two

(b) not a list

| Name | Value |
|---|---|
| One | `two` |
| | |

```
code here
```
<p>Raw <b>html</b></p>

Setext
======
"""

PLAIN = """\
ORDER FORM

This is a line of a text that is wrapped at some width by
whoever wrote it.

- first point
- second point
=====
1. Scope
Page 3 of 4
| Name | Value |
| One | 2 |
a | b
"""

MAIL = """\
Hello,
we will deliver it.

On Monday Ana wrote:
> Will you
> deliver it?
"""


def test_html() -> None:
    assert told(read_html(HTML)) == [
        "block 1: heading 1: Order form",
        "block 2: p: First line & more",
        "block 3: heading 2: Scope",
        "block 4: li 1 3.: Third",
        "block 5: li 2: Inner",
        "block 6: li 1 4.: Fourth",
        "block 7: li 1: Point",
        "block 8: li 1: of two",
        "block 9: p: Loose words",
        "table 1 row 1: row: Name | Value",
        "table 1 row 2: row: One / two | ",
        "table 2 row 1: row: Second",
        "block 13: p: Last",
        "note: hidden text was left out",
    ]


def test_markdown() -> None:
    assert told(read_markdown(MARKDOWN)) == [
        "line 4: heading 1: Order form",
        "line 6: p: First line goes on here",
        "line 9: li 1 3: Third",
        "line 10: li 2: Inner",
        "line 11: li 3 3.1: Deep",
        "line 12: li 1 4: Fourth",
        "line 14: p: (a) one",
        "line 15: li 1: (b) two",
        "line 17: p: (b) not a list",
        "line 19: row: Name | Value",
        "line 21: row: One | two",
        "line 22: row:  | ",
        "line 24: p: code here",
        "line 27: p: Raw html",
        "line 29: heading 1: Setext",
    ]


def test_clauses_numbered_below_each_other_in_markdown_are_no_one_paragraph() -> None:
    """Each has its own words; a number that follows on none is a value at the start of a line."""
    text = "## 3. Terms\n3.1 We host it (EU)\n3.2 Payment is due\nin 30 days\n3.3. We store it\n"
    assert told(read_markdown(text)) == [
        "line 1: heading 2: 3. Terms",
        "line 2: p: 3.1 We host it (EU)",
        "line 3: p: 3.2 Payment is due in 30 days",
        "line 5: p: 3.3. We store it",
    ]
    for wrapped in (
        "Uptime is\n99.9 percent a month",
        "Uptime is\n99.9 percent, or\n99.5 percent",
        "Uptime is\n3.1 percent, or\n4.2 percent",
        "Uptime of\n99.9 % or\n99.10 % of it",
    ):
        assert told(read_markdown(wrapped)) == ["line 1: p: " + " ".join(wrapped.split())]


def test_labels_below_each_other_in_markdown_are_no_one_paragraph() -> None:
    """The head of an order form; one line that is none of them makes it prose."""
    text = "**Customer:** Hopfen & Co\nOrder form number: OF-77\n"
    assert told(read_markdown(text)) == [
        "line 1: p: Customer: Hopfen & Co", "line 2: p: Order form number: OF-77",
    ]  # fmt: skip
    for prose in ("Note: we host\nit in the EU", "We host.\nNote: not in the US"):
        assert told(read_markdown(prose)) == ["line 1: p: " + " ".join(prose.split())]


def test_plain() -> None:
    assert told(read_plain(PLAIN)) == [
        "line 1: heading 1: ORDER FORM",
        "line 3: p: This is a line of a text that is wrapped at some width by whoever wrote it.",
        "line 6: li 8: first point",
        "line 7: li 8: second point",
        "line 9: li 1 1.: Scope",
        "line 11: row: Name | Value",
        "line 12: row: One | 2",
        "line 13: p: a | b",
    ]


def test_mail() -> None:
    assert told(read_mail(mail(MAIL))) == [
        "line 1: p: Hello, we will deliver it.",
        "line 4, quoted: p: On Monday Ana wrote:",
        "line 5, quoted: p: Will you deliver it?",
        "note: an older mail that is quoted below was read too; it may be out of date",
    ]
