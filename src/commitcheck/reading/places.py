"""Countries and large cities as promises of hosting name them; where a cloud's regions lie."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from commitcheck.reading.terms import Terms

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


class Place(NamedTuple):
    """A country (or the EU) by its code; `is_city` where a city in it is named."""

    country: str
    is_city: bool


@cache
def places() -> Terms[Place]:
    """All places by their names."""
    return Terms(_entries())


def _entries() -> Iterator[tuple[str, Place]]:
    for code, spelt in _PLACES.items():
        countries, _, cities = spelt.partition(" | ")
        yield from ((name, Place(code, is_city=False)) for name in countries.split(", "))
        yield from ((name, Place(code, is_city=True)) for name in cities.split(", "))


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
