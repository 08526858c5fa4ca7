"""Which of several checks in one repository this one is: what its comment and SARIF are known by.

Two checks of different folders or configurations must not write over each other's comment, nor
close each other's alerts. A check of the whole repository has no name, as before.
"""

import re
from hashlib import sha256

from commitcheck.reporting.markdown.report import MARKER
from inputs import Inputs

_LONGEST = 60
_SARIF = b'"automationDetails": {"id": "commitcheck/'
"""How both our SARIF writers begin it; in a string of JSON no such quotation mark can stand."""


def name_of(inputs: Inputs) -> str:
    """A name made of what was asked for, empty for a call in the repository's top without a word;
    only letters, digits and `_./ -`, and another one for each other call.
    """
    asked = [inputs.folder if inputs.folder != "." else "", inputs.options.get("config", "")]
    asked += [inputs.vision or "", *inputs.tables]
    whole = "\n".join(asked)
    plain = re.sub(r"[^\w./ -]+", "_", " ".join(filter(None, asked)))
    is_whole = plain == " ".join(filter(None, asked)) and len(plain) <= _LONGEST
    if is_whole and sum(map(bool, asked)) <= 1:
        return plain
    return f"{plain[:_LONGEST]} {sha256(whole.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def named_comment(page: str, name: str) -> str:
    """The page, whose first line says whose comment it is."""
    return page if not name else page.replace(MARKER, f"{MARKER[: -len(' -->')]}: {name} -->", 1)


def named_sarif(content: bytes, name: str) -> bytes:
    """SARIF whose runs are apart from those of the other checks."""
    category = name.replace("/", "-").encode()
    return content if not name else content.replace(_SARIF, _SARIF + category + b"/")
