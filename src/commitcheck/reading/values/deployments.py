"""How the product is to run: a value of the vision's deployment model."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Measure, Reading
from commitcheck.reading.context import is_denied
from commitcheck.reading.tokens import Terms, each_name, listed, tokens, words_of
from commitcheck.reading.vision_words import (
    EnumValue,
    VisionWords,
    enum_terms,
    usual_value,
    values_of,
)

_MODELS: Mapping[str, str] = {
    "on_premises": "on-premise, on-premises, on-prem, on prem, onprem, self-hosted, self hosted, "
    "local installation, installed locally, on your servers, lokal installiert, lokale "
    "installation, vor ort betrieben, in-house installation, sur site, sur vos serveurs, "
    "installation locale, en local, instalación local, en sus servidores, instalação local, "
    "installazione locale, lokale installatie",
    "saas_single_tenant": "single-tenant, single tenant, dedicated tenant, eigene instanz, "
    "eigenen instanz, dedizierte instanz, instance dédiée, environnement dédié, instancia "
    "dedicada, entorno dedicado, instância dedicada, ambiente dedicado, istanza dedicata, eigen "
    "omgeving, eigen instantie",
    "saas_multi_tenant": "multi-tenant, multi tenant, multitenant, shared cloud, shared instance, "
    "shared cluster, shared platform, mandantenfähig, instance partagée, instancia compartida",
    "customer_cloud": "private cloud, customer cloud, byoc, bring your own cloud, eigene cloud, "
    "cloud privé, cloud privée, nube privada, nuvem privada, cloud privato",
    "air_gapped": "air-gapped, air gapped, offline installation",
    "hybrid": "hybrid deployment, hybrid cloud, hybrid setup",
}
_KEYS: Mapping[str, tuple[str, ...]] = {
    "on_premises": ("premise", "onprem", "prem", "local"),
    "saas_single_tenant": ("single", "dedicated", "private"),
    "saas_multi_tenant": ("multi", "shared"),
    "customer_cloud": ("customer", "byoc", "client"),
    "air_gapped": ("air", "airgapped"),
    "hybrid": ("hybrid",),
}
_OWNERS = listed(
    """
    own your their its customer client eigene eigenen eigener propia propio propre propria
    proprio sponsor
    """
)
_ALONE = listed(
    """
    own dedicated single isolated separate private dediziert dedizierte eigene eigenen dediee
    dedicada dedicata
    """
)
_CLOUD = listed("cloud vpc aws azure gcp")
_PREMISES = listed(
    """
    server datacenter datacentre rechenzentrum serverraum hardware premises serveur servidore
    """
)
_INSTANCE = listed(
    """
    instance environment cluster stack instanz umgebung instancia istanza omgeving instancie
    """
)
_REACH = 3


def read_deployments(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,  # noqa: ARG001 - the shape of every reader
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """One reading `value` (a `Measure`) of the deployment model that words name.

    A word of the vision is `clear`, any other `likely`.
    """
    if kind not in (None, "deployment", "data_residency"):
        return ()
    found = enum_terms(words, "deployment").find(text, start, end)
    every = [named for named in found if not is_denied(text, start, named.start)]
    own = next((named for named in every if not _is_left(text, start, named.start)), None)
    own = own or next(iter(every), None)
    if own:
        spelt = words_of(text[own.start : own.end])
        band: Band = "clear" if kind and (len(spelt) > 1 or kind == "deployment") else "likely"
        return (_reading(own.meaning, own.start, own.end, band, "a word of the vision for it"),)
    for model, first, last in _general(text, start, end):
        if is_denied(text, start, first):
            continue
        value = _value_of(words, model)
        return (_reading(value, first, last, "likely", "a common word for it"),)
    return ()


_LEFT = pattern(
    r"\b(?:from|instead of|rather than|replac\w+|von|statt|anstatt|au lieu d[eu']|depuis|"
    r"en lugar de|en vez de|em vez de|invece di|in plaats van|not|nicht|pas|no longer)\s+"
    r"(?:(?:a|an|the|our|der|dem|einer|eine|une?|una?|uma?|een|su)\s+){0,2}$",
    2,  # re.IGNORECASE
    needs="from instead rather replac von statt lieu depuis lugar vez invece plaats not nicht pas "
    "longer",
)


def _is_left(text: str, start: int, place: int) -> bool:
    """`from multi-tenant to a dedicated instance`: is a model no longer the one that holds?"""
    return _LEFT.search(text, max(start, place - 32), place) is not None


def _reading(value: EnumValue, start: int, end: int, band: Band, reason: str) -> Reading:
    return Reading("value", Measure(value.dimension, "eq", value.value), start, end, band, reason)


def _general(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    found = next(_terms().find(text, start, end), None)
    if found:
        yield found.meaning, found.start, found.end
    held = tokens(text, start, end)
    for at, token in enumerate(held):
        if token.word not in _OWNERS and token.word not in _ALONE:
            continue
        for after in held[at + 1 : at + 1 + _REACH]:
            if model := _model(token.word, after.word):
                yield model, token.start, after.end


def _model(first: str, last: str) -> str | None:
    if first in _OWNERS and last in _CLOUD:
        return "customer_cloud"
    if first in _OWNERS and last in _PREMISES:
        return "on_premises"
    return "saas_single_tenant" if first in _ALONE and last in _INSTANCE else None


@lru_cache(1)
def _terms() -> Terms[str]:
    return Terms(each_name(_MODELS.items()))


@lru_cache(512)
def _value_of(words: VisionWords, model: str) -> EnumValue:
    """The vision's value for a model, by the words of its id; else the model's usual name."""
    for value in values_of(words, "deployment"):
        held = words_of(value.value)
        if any(key in held for key in _KEYS[model]):
            return value
    return usual_value(words, "deployment", model)
