"""Texts that try to break out of a report: every format must carry them and stay inert.

`planted_report` of `reports.py` puts one of them into every place where a user's words stand.
"""

from collections.abc import Mapping
from types import MappingProxyType

CORPUS: Mapping[str, str] = MappingProxyType(
    {
        "terminal colours": "\x1b[31mred\x1b[0m",
        "terminal title": "\x1b]0;owned\x07",
        "terminal link": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
        "clear screen": "\x1b[2J\x1b[H",
        "one-byte CSI": "\x9b31mred",
        "backspaces": "safe\x08\x08\x08\x08evil",
        "carriage return": "safe\revil",
        "null": "Ac\x00me",
        "newlines": "Acme\n\nerror: nothing is wrong\r\nend",
        "unicode line ends": "a\u2028b\u2029c\x85d\x0be\x0cf",
        "github command": "::error file=app.py,line=1::owned",
        "github command below": "Acme\n::add-mask::secret",
        "github old command": "##[error]owned",
        "azure command": "##vso[task.setvariable variable=x]owned",
        "github stop token": "::stop-commands::x",
        "gitlab section": "\x1b[0Ksection_start:1:x\r\x1b[0K",
        "gitlab attachment": "[[ATTACHMENT|/etc/passwd]]",
        "rich markup": "[red]x[/red] [/] [link=http://evil.example]y[/link] :smiley:",
        "html": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&amp;",
        "html comment": "--><!-- ]]> </style></script>",
        "template": "{{ 7*7 }} {% raw %} ${7*7} %s %(x)s {0}",
        "markdown table": "a | b || c\n| --- | --- |",
        "markdown": "# head\n* [x](javascript:alert(1)) `code` ```fence``` ![i](http://e.example/p)",
        "mentions": "@octocat @org/team #123 GH-1 !1 ~label",
        "formula": '=HYPERLINK("http://evil.example","x")',
        "formula command": "=cmd|' /C calc'!A0",
        "formula signs": "+1+1",
        "formula minus": "-1+1",
        "formula at": "@SUM(1,1)",
        "formula tab": "\t=1+1",
        "csv": 'a,"b";c\td\r\ne',
        "bidi override": "safe\u202egpj.exe\u202c",
        "bidi isolate": "\u2066\u2067x\u2069\u200f",
        "zero width": "Ac\u200bme\ufeff\u2060",
        "lone surrogates": "a\ud800b\udc80c",
        "astral": "\U0001f9d1\u200d\U0001f4bb \U000e0041 \U0010ffff",
        "wide": "\u8a08\u753b\u306e\u5951\u7d04",
        "combining": "Z" + "\u0301\u0316\u0489" * 40,
        "noncharacter": "a\ufffeb\uffffc",
        "xml": "a\x01b]]>c<?xml?>",
        "path": "../../../etc/passwd",
        "url": "javascript:alert(1)",
        "spaces": " " * 200 + "x",
        "empty": "",
        "long word": "x" * 5000,
        "long text": "many words " * 2000,
    }
)

ALL_AT_ONCE = " ".join(CORPUS.values())
"""Everything in one name."""

MEGABYTE = "A long name " * 90_000
"""A megabyte in one cell."""
