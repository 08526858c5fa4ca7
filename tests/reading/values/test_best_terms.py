"""Best terms: somebody else's price is spoken of, or the thing has its name."""

import pytest

import building as b
from commitcheck import read_text
from commitcheck.reading.values.best_terms import best_terms


@pytest.mark.parametrize(
    "text",
    [
        "MFN until 2028",
        "Most-favoured customer",
        "best price clause given",
        "Best-price undertaking for marketplaces",
        "our best-price guarantee",
        "the lowest price of all",
        "we price match",
        "Meistbegünstigung bis 2028",
        "Bestpreisgarantie",
        "le meilleur prix du marché",
        "clause de la nation la plus favorisée",
        "siempre el mejor precio",
        "a lower price than any other customer",
        "Should you grant any other retailer a lower unit price, it applies to Customer",
        "nobody else in retail gets a better rate",
        "No other clinic will be given a lower price",
        "if another carrier is charged less, your fee is lowered",
        "the fee shall never exceed the fee charged to any other organisation",
        "terms no worse than those of any other plant",
        "the same terms as other customers",
        "cheaper than any customer of that size",
        "we will never charge you more than any other customer",
        "we undercut nobody: no client pays less",
        "kein anderer Kunde erhält günstigere Preise",
        "Niemand zahlt weniger",
        "aucun autre client n'aura de meilleur prix",
        "ningún otro cliente tendrá mejores precios",
        "nenhum outro cliente terá melhores preços",
        "geen andere klant betaalt minder",
    ],
)
def test_best_terms_name_themselves_or_somebody_else(text: str) -> None:
    """In a part of a text just as in a whole one."""
    found = best_terms(text)
    assert found is not None
    around = f"Any other {text} among others"
    assert best_terms(around, len("Any other "), len("Any other ") + len(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "you get a better price if you sign for three years",
        "we will offer lower rates from 2027",
        "our best price is 12,000",
        "unser Bestpreis sind 12.000",
        "a better price on the other modules",
        "a better price at any other time",
        "lower fees in another year",
        "you will be charged less from January on",
        "we undercut Acme by 10 %",
        "cheaper than Acme",
        "we will never charge more than 500 a month",
        "the same terms apply to the renewal",
        "feature parity with version 1",
        "the total shall not exceed 12,000",
        "günstigere Preise ab 2027",
        "un meilleur prix dès janvier",
        "un mejor precio",
        "um melhor preço",
        "any other customer gets it too",
        "nobody pays for support",
        "",
    ],
)
def test_a_better_price_alone_is_none(text: str) -> None:
    """Nor is somebody else without a price."""
    assert best_terms(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We will give you a better price if you sign for three years.", "firm pricing"),
        ("We will give you a better price on the other modules.", "firm pricing"),
        ("We will give you a better price than any other customer.", "firm mfn"),
        ("Nobody gets better terms than you.", "firm mfn"),
        ("No other clinic will pay less than you.", "firm mfn"),
        ("Aucun autre client n'aura de meilleur prix.", "firm mfn"),
        ("Kein anderer Kunde erhält bessere Konditionen.", "firm mfn"),
        ("Nobody at Acme has seen a better price.", "negated other"),
        ("No customer said that we have lower prices.", "negated other"),
        ("Nobody gets a better price?", "question other"),
        ("They want that nobody gets a better price.", "wish other"),
    ],
)
def test_what_is_denied_to_others_is_promised(text: str, said: str) -> None:
    """Whatever its no; what others say, want or ask is none."""
    project = b.project(b.vision(capabilities=[{"id": "sso", "name": "Single sign-on"}]))
    (entry,) = read_text(text, project)
    assert f"{entry.modality} {entry.kind}" == said
