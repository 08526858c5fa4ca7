"""Month names of seven languages, as exports write them; frozen from CLDR, no dependency."""

import unicodedata

MONTH_NAMES = (
    "jan january januar janvier janv enero ene janeiro gennaio gen januari jaenner",
    "feb february februar fevrier fevr febrero fevereiro fev febbraio februari",
    "mar march marz maerz mrz mars marzo marco maart mrt",
    "apr april avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "jun june juni juin junio junho giugno giu",
    "jul july juli juillet juil julio julho luglio lug",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre set setembro settembre",
    "oct october oktober okt octobre octubre outubro out ottobre ott",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dezembro dicembre",
)
"""By month, without accents."""
_MONTH = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation, in any case and with or without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return _MONTH.get("".join(char for char in plain if not unicodedata.combining(char)))
