"""Small repositories with several products, written file by file."""

from pathlib import Path

VISION = """\
schema_version: 1
product: {{id: {name}, name: {title}}}
capabilities: [{{id: sso, status: available}}, {{id: kiosk, status: rejected}}]
non_goals: [{{id: NG1, statement: No kiosk, capabilities: [kiosk], enforcement: hard}}]
roadmap: []
"""
HEADER = "id,customer,deal,title,kind,capability,status,expected_signature,product\n"
CONFIG = """\
products: [products/helio, products/beacon]
commitments:
  file: exports/deals.csv
  route: {column: product, values: {Consulting: ~}}
as_of: 2026-08-17
"""


def row(id_: str, product: str, *, capability: str = "sso", deal: str = "D-1") -> str:
    return f"{id_},Acme,{deal},{capability},feature,{capability},proposed,2026-09-30,{product}\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    """The files, and the folders that they stand in."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return folder


def company(folder: Path, *rows: str, config: str = CONFIG, **more: str) -> Path:
    """Two products, `helio` and `beacon`, and one export with these rows."""
    files = {
        "commitcheck.yaml": config,
        "products/helio/vision.yaml": VISION.format(name="helio", title="Helio"),
        "products/beacon/vision.yaml": VISION.format(name="beacon", title="Beacon"),
        "exports/deals.csv": HEADER + "".join(rows),
        **more,
    }
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    return write(folder, files)
