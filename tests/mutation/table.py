"""What a run measured, as docs/mutation.md shows it: `python tests/mutation/table.py`."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

MUTANTS = Path("mutants/src/commitcheck")
WORDS = {
    0: "survived",
    1: "killed",
    3: "killed",  # pytest broke down
    33: "no tests",
    24: "timeout",
    -24: "timeout",
    36: "timeout",
    None: "not run",
}
"""By what a mutant's process ended with; any other code is suspicious."""
SHOWN = ("killed", "survived", "timeout", "suspicious", "no tests", "not run")


def main() -> None:
    every: Counter[str] = Counter()
    rows = []
    for package in ("assessment", "rules"):
        modules = {path.name.split(".")[0]: counts(path) for path in metas(package)}
        together: Counter[str] = sum(modules.values(), Counter())
        rows += [row(f"**{package}**", together)]
        rows += [row(f"`{name}`", counted) for name, counted in modules.items()]
        every += together
    print("| module | mutants | " + " | ".join(SHOWN) + " | killed, % |")
    print("|---|" + "--:|" * (len(SHOWN) + 2))
    print("\n".join([row("**both**", every), *rows]))


def metas(package: str) -> Iterable[Path]:
    return sorted((MUTANTS / package).glob("*.meta"))


def counts(meta: Path) -> Counter[str]:
    codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"].values()
    return Counter(WORDS.get(code, "suspicious") for code in codes)


def row(name: str, counted: Counter[str]) -> str:
    made = counted.total()
    share = f"{100 * counted['killed'] / made:.1f}" if made else ""
    cells = [str(made), *(str(counted[word] or "") for word in SHOWN), share]
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
