"""Where data is to be: a value of the vision's data region, or the place itself.

Countries and large cities are known as promises of hosting name them, and where a cloud's regions
lie. A place that no value covers is read as itself, so that a guardrail can say no to it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from commitcheck.model.pattern import pattern
from commitcheck.model.reading import Band, Measure, Reading
from commitcheck.reading.context import with_question
from commitcheck.reading.tokens import Found, Terms, each_name
from commitcheck.reading.vision_words import (
    EnumValue,
    VisionWords,
    enum_terms,
    usual_value,
    values_of,
)


class Place(Struct, frozen=True):
    """A country (or the EU) by its code; `is_city` where a city in it is named."""

    country: str
    is_city: bool


_HOSTING = pattern(
    r"\b(?:host\w*|data ?cent(?:er|re)s?|stored?|stor(?:ing|age)|stays?|remains?|resid\w+|kept|"
    r"process\w*|"
    r"servers?|region\w*|locat\w+|data|backups?|gehostet|hosting|daten|\w*daten|rechenzentr\w+|"
    r"serverstandort|"
    r"gespeichert|verarbeit\w*|verbleib\w*|héberg\w*|donnée?s|serveurs?|stockée?s|conservée?s|"
    r"aloj\w+|datos|servidor\w*|almacen\w+|residen\w*|hosped\w*|dados|armazen\w+|ospit\w+|dati|"
    r"gegevens|gehost\w*|opgeslagen)\b",
    2,  # re.IGNORECASE
)

_ASIDE = pattern(
    r"\b(?:save for|except(?: for)?|other than|access from(?: within)?|support from|"
    r"origin\w+ (?:in|from)|"
    r"from|außer|ausgenommen|mit ausnahme|hors|sauf|salvo|excepto|eccetto|tranne|behalve|"
    r"instead of|"
    r"statt|not|nicht|pas|for your|of the|customers? in|subsidiar\w+ in)\b"
    r"(?:(?! to )[^,;.(]){0,24}$",
    2,  # re.IGNORECASE
)

_LOOKED_BACK = 40


class _Region(Struct, frozen=True):
    value: EnumValue
    start: int
    end: int
    band: Band
    reason: str


def read_regions(
    text: str,
    start: int,
    end: int,
    words: VisionWords,
    written_on: dt.date | None = None,  # noqa: ARG001 - the shape of every reader
    *,
    kind: str | None = None,
) -> tuple[Reading, ...]:
    """One reading `value` (a `Measure`) of the place that holds, where words speak of hosting.

    A word of the vision is `clear`; a country or city that leads to one of its values, or to none,
    is `likely`. Of several places one behind `except`, `access from` or `from` gives way.
    """
    if kind not in (None, "data_residency", "deployment"):
        return ()
    found = _regions(text, start, end, words)
    if not found and kind == "data_residency":
        start = with_question(text, start, end)
        found = _regions(text, start, end, words)
    found = [place for place in found if not _is_denied(text, start, place)]
    if not found:
        return ()
    if kind is None and not _HOSTING.search(text, with_question(text, start, end), end):
        return ()
    plain = [
        region
        for region in found
        if not _ASIDE.search(text, max(start, region.start - _LOOKED_BACK), region.start)
    ]
    chosen = (plain or found)[0]
    values = {region.value for region in (plain or found)}
    band: Band = chosen.band if len(values) == 1 and kind is not None else "likely"
    measure = Measure(chosen.value.dimension, "eq", chosen.value.value)
    return (Reading("value", measure, chosen.start, chosen.end, band, chosen.reason),)


_NOT_IN = pattern(
    r"\b(?:not|never|nicht|nie|pas|no|não|non|niet)\s+"
    r"(?:(?:be|stored|hosted|kept|located|processed|gespeichert|stockées?|hébergées?)\s+){0,2}"
    r"(?:in|into|to|at|aux?|en|na|nas|no|nos|em|nei|negli|nelle)\s+(?:(?:the|den|der|die|les|la|los)\s+)?$",
    2,  # re.IGNORECASE
    needs="never nicht nie pas no não",
)


def _is_denied(text: str, start: int, place: _Region) -> bool:
    """`data not in the USA`: where it does not lie is no place of it."""
    return bool(_NOT_IN.search(text, max(start, place.start - 48), place.start))


def _regions(text: str, start: int, end: int, words: VisionWords) -> list[_Region]:
    own = [
        _Region(found.meaning, found.start, found.end, "clear", "a word of the vision for it")
        for found in enum_terms(words, "region").find(text, start, end)
    ]
    taken = [(region.start, region.end) for region in own]
    general = [
        _placed(text, found, words)
        for found in places().find(text, start, end)
        if not any(found.start < stop and found.end > begin for begin, stop in taken)
    ]
    return sorted([*own, *general], key=lambda region: region.start)


def _placed(text: str, found: Found[Place], words: VisionWords) -> _Region:
    value = _value_of(words, found.meaning.country)
    if value:
        return _Region(value, found.start, found.end, "likely", "a place in that region")
    itself = usual_value(words, "region", text[found.start : found.end])
    return _Region(
        itself, found.start, found.end, "likely", "a place that no region of the vision covers"
    )


@lru_cache(512)
def _value_of(words: VisionWords, country: str) -> EnumValue | None:
    """The vision's only value for a country: by its words, else by the code in its id."""
    terms = enum_terms(words, "region")
    for name in names_of(country):
        found = next(terms.find(name, 0, len(name)), None)
        if found:
            return found.meaning
    return _only(
        [value for value in values_of(words, "region") if country_of_region(value.value) == country]
    )


def _only(values: Sequence[EnumValue]) -> EnumValue | None:
    return values[0] if len(values) == 1 else None


_PLACES: Mapping[str, str] = {
    "de": "Germany, German, Deutschland, Allemagne, Alemania, Alemanha, Germania, Duitsland | "
    "Frankfurt, Fráncfort, Francfort, Berlin, Munich, München, Hamburg, Düsseldorf, Nuremberg, "
    "Nürnberg",
    "ch": "Switzerland, Swiss, Schweiz, Suisse, Suiza, Suíça, Svizzera, Zwitserland | Zurich, "
    "Zürich, Geneva, Genève, Genf, Basel, Bern",
    "at": "Austria, Österreich, Autriche, Áustria, Oostenrijk | Vienna, Wien, Vienne, Viena",
    "fr": "France, French, Frankreich, Francia, França, Frankrijk | Paris, París, Parigi, Lyon, "
    "Marseille, Marsella",
    "nl": "Netherlands, Dutch, Niederlande, Niederlanden, Pays-Bas, Países Bajos, Países Baixos, "
    "Paesi Bassi, Nederland, Holland | Amsterdam, Rotterdam",
    "be": "Belgium, Belgien, Belgique, Bélgica, Belgio, België | Brussels, Brüssel, Bruxelles, "
    "Bruselas",
    "lu": "Luxembourg, Luxemburg, Luxemburgo, Lussemburgo",
    "ie": "Ireland, Irish, Irland, Irlande, Irlanda, Ierland | Dublin",
    "gb": "United Kingdom, UK, Great Britain, Britain, England, Vereinigtes Königreich, "
    "Großbritannien, Royaume-Uni, Reino Unido, Regno Unito, Verenigd Koninkrijk | London, "
    "Londres, Londra, Manchester, Slough",
    "es": "Spain, Spanish, Spanien, Espagne, España, Espanha, Spagna, Spanje | Madrid, Barcelona",
    "pt": "Portugal, Portuguese | Lisbon, Lissabon, Lisbonne, Lisboa, Lisbona, Porto",
    "it": "Italy, Italian, Italien, Italie, Italia, Itália | Milan, Mailand, Milano, Milán, Rome, "
    "Roma, Turin",
    "se": "Sweden, Swedish, Schweden, Suède, Suecia, Suécia, Svezia, Zweden | Stockholm, "
    "Estocolmo, Gothenburg",
    "no": "Norway, Norwegian, Norwegen, Norvège, Noruega, Norvegia, Noorwegen | Oslo",
    "dk": "Denmark, Danish, Dänemark, Danemark, Dinamarca, Danimarca, Denemarken | Copenhagen, "
    "Kopenhagen",
    "fi": "Finland, Finnish, Finnland, Finlande, Finlandia, Finlândia | Helsinki",
    "is": "Iceland, Island, Islande, Islandia | Reykjavik",
    "pl": "Poland, Polish, Polen, Pologne, Polonia, Polônia | Warsaw, Warschau, Varsovie, "
    "Varsovia, Krakow",
    "cz": "Czechia, Czech Republic, Tschechien, Tchéquie, Chequia, Cechia | Prague, Prag, Praga",
    "ro": "Romania, Rumänien, Roumanie, Rumania, Romênia | Bucharest",
    "gr": "Greece, Griechenland, Grèce, Grecia, Grécia | Athens, Athen",
    "us": "United States, USA, US, U.S., United States of America, America, Vereinigte Staaten, "
    "États-Unis, Estados Unidos, Stati Uniti, Verenigde Staten | Virginia, Ohio, Oregon, Iowa, "
    "California, Texas, New York, Chicago, Dallas, Seattle",
    "ca": "Canada, Canadian, Kanada, Canadá | Toronto, Montreal, Montréal, Vancouver, Quebec",
    "mx": "Mexico, Mexiko, Mexique, México, Messico | Querétaro",
    "br": "Brazil, Brazilian, Brasilien, Brésil, Brasil, Brasile, Brazilië | São Paulo, Rio de "
    "Janeiro",
    "ar": "Argentina, Argentinien, Argentine | Buenos Aires",
    "cl": "Chile, Chili | Santiago de Chile",
    "co": "Colombia, Kolumbien, Colombie | Bogotá",
    "jp": "Japan, Japanese, Japon, Japón, Japão, Giappone | Tokyo, Tokio, Tóquio, Osaka",
    "sg": "Singapore, Singapur, Singapour, Singapura, Singapura",
    "hk": "Hong Kong, Hongkong",
    "cn": "China, Chinese, Chine, Cina | Beijing, Peking, Shanghai",
    "tw": "Taiwan, Taiwán, Taipei",
    "kr": "South Korea, Korea, Südkorea, Corée du Sud, Corea del Sur, Coreia do Sul | Seoul, "
    "Séoul, Seúl",
    "in": "India, Indian, Indien, Inde, Índia | Mumbai, Bombay, Hyderabad, Chennai, Bangalore, "
    "Bengaluru, Pune",
    "id": "Indonesia, Indonesien, Indonésie | Jakarta",
    "my": "Malaysia, Malaisie, Malasia | Kuala Lumpur",
    "th": "Thailand, Thaïlande, Tailandia | Bangkok",
    "au": "Australia, Australian, Australien, Australie, Austrália | Sydney, Melbourne, Canberra, "
    "Perth",
    "nz": "New Zealand, Neuseeland, Nouvelle-Zélande, Nueva Zelanda | Auckland",
    "ae": "United Arab Emirates, UAE, Emirates, Vereinigte Arabische Emirate | Dubai, Abu Dhabi",
    "sa": "Saudi Arabia, KSA, Saudi-Arabien, Arabie saoudite, Arabia Saudita | Riyadh, Riad",
    "qa": "Qatar, Katar | Doha",
    "il": "Israel, Israël, Israele | Tel Aviv",
    "tr": "Turkey, Türkiye, Türkei, Turquie, Turquía, Turchia | Istanbul",
    "za": "South Africa, Südafrika, Afrique du Sud, Sudáfrica, África do Sul | Johannesburg, Cape "
    "Town",
    "eg": "Egypt, Ägypten, Égypte, Egipto | Cairo",
    "ke": "Kenya, Kenia | Nairobi",
    "eu": "EU, European Union, Europäische Union, Union européenne, UE, Unión Europea, União "
    "Europeia, Unione europea, Europese Unie, EEA, EWR, EEE",
}

_CLOUD_REGIONS: Mapping[str, str] = {
    "eu-central-1": "de", "eu-central-2": "ch", "eu-west-1": "ie", "eu-west-2": "gb",
    "eu-west-3": "fr", "eu-north-1": "se", "eu-south-1": "it", "eu-south-2": "es",
    "us-east-1": "us", "us-east-2": "us", "us-west-1": "us", "us-west-2": "us",
    "ca-central-1": "ca", "sa-east-1": "br", "ap-southeast-1": "sg", "ap-southeast-2": "au",
    "ap-northeast-1": "jp", "ap-northeast-2": "kr", "ap-south-1": "in", "ap-east-1": "hk",
    "me-south-1": "bh", "me-central-1": "ae", "af-south-1": "za", "il-central-1": "il",
}  # fmt: skip


@cache
def places() -> Terms[Place]:
    """All places by their names."""
    return Terms(_entries())


def _entries() -> Iterator[tuple[str, Place]]:
    for code, spelt in _PLACES.items():
        countries, _, cities = spelt.partition(" | ")
        country, city = Place(code, is_city=False), Place(code, is_city=True)
        yield from each_name(((country, countries), (city, cities)))


def names_of(country: str) -> tuple[str, ...]:
    """The names of a country, without those of its cities."""
    return tuple(_PLACES.get(country, "").partition(" | ")[0].split(", "))


def country_of_region(identifier: str) -> str | None:
    """The country of a cloud's region (`eu-central-1`), or of an id that begins with its code."""
    known = _CLOUD_REGIONS.get(identifier)
    if known:
        return known
    first = identifier.replace("_", "-").casefold().partition("-")[0]
    first = {"uk": "gb", "usa": "us"}.get(first, first)
    return first if first in _PLACES and first != "eu" else None
