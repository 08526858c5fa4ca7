"""GitLab Code Quality of a company: one array, every fingerprint with its product in it."""

import json
from typing import Any

from commitcheck.model.company import Company
from commitcheck.model.digest import sha256_of
from commitcheck.reporting import gitlab as one_product
from commitcheck.reporting.company import PageOf
from commitcheck.reporting.company.words import above
from commitcheck.reporting.json.text import json_text
from commitcheck.reporting.options import RenderOptions


def render(company: Company, options: RenderOptions, page_of: PageOf) -> str:
    """All products' entries, one a line; an id that two products have is two entries."""
    entries: list[dict[str, Any]] = json.loads(one_product.render(above(company), options))
    for product in company.products:
        page = page_of(product, options)
        entries += [_of_product(entry, product.name) for entry in json.loads(page)]
    lines = ",".join(f"\n{json_text(entry)}" for entry in entries)
    return f"[{lines}{chr(10) if lines else ''}]\n"


def _of_product(entry: dict[str, Any], name: str) -> dict[str, Any]:
    identity = f"{name}\0{entry['fingerprint']}".encode("utf-8", "surrogatepass")
    return {**entry, "fingerprint": sha256_of(identity)[:16]}
