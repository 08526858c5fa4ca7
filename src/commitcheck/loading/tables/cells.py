"""The text of a cell, cleaned: blanks and null words gone, our own guard taken off again."""

import re
import unicodedata
from collections.abc import Sequence

from commitcheck.model.location import unguarded
from commitcheck.model.pattern import pattern
from commitcheck.model.spelling import UNSEEN

_PHRASES = """
undefined; unspecified; not specified; not available; not applicable; not set; not provided;
not entered; no value; no data; none selected; no selection; please select; nil; n.a.; n. a.;
k.A.; k. A.; keine Angabe; keine Angaben; nicht angegeben; nicht verfügbar; nicht vorhanden;
nicht zutreffend; nicht gesetzt; ohne Angabe; n/v; n. v.; bitte wählen; entfällt;
select...; sans objet; non renseigné; non disponible;
non spécifié; non applicable; néant; s/o; sin datos; sin especificar; sin asignar; no disponible;
no aplica; s/d; n/d; n.d.; non specificato; non disponibile; nessun dato; não informado;
não disponível; não se aplica; sem dados; niet opgegeven; niet beschikbaar; n.v.t.; ikke angivet;
ikke oppgitt; ej angivet; ei tietoa; brak danych; nie dotyczy; neuvedeno; nincs adat;
не указано; нет данных; не задано; なし; 未設定; 未入力; 暂无; 未填写; 해당 없음; 미정; #n/a n/a;
#missing; 'null'; "null"
"""
NULLS = frozenset(
    (
        *(
            way(phrase.strip())
            for phrase in _PHRASES.replace("\n", " ").split(";")
            for way in (str, str.lower, str.upper, str.title, str.capitalize)
        ),
        "#N/A", "N/A", "n/a", "NULL", "null", "NaN", "nan", "NaT", r"\N", "-", "--", "\u2013",
        "\u2014", "$-", "$ -", "0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "#NULL", "#EMPTY",
        "#NV", "#N/V", "#N/D", "#N/B", "#N/DISP", "#I/T", "#YOK", "#Н/Д", "#HIÁNYZIK",  # noqa: RUF001
        "#NENÍ_K_DISPOZICI",
    )
)  # fmt: skip
"""What tools, databases and spreadsheets of other languages write where there is nothing. Bare
words (`none`, `unknown`, `blank`) are not among them: they are answers and names too, but of no
customer (`names_nobody`).
"""

_EMPTY_WORDS = """
null nil none nothing blank empty unset undefined unspecified unknown na nan n/a nat novalue
notset notspecified notavailable notapplicable noneselected leer keine keiner nichts vide aucun
aucune vacío vacio enblanco ninguno ninguna vuoto vuota nessuno nessuna vazio vazia embranco
nenhum nenhuma leeg geen tom tomt ingen ingenting tyhjä puste brak prázdné žádný üres boş пусто нет
空白 空 無 无 없음 비어있음
"""
_UNKNOWN = """
none nil null undefined unknown unspecified unassigned unnamed tbd tba unbekannt inconnu inconnue
desconocido desconocida desconhecido sconosciuto onbekend ukendt ukjent okänd tuntematon nieznany
neznámý ismeretlen неизвестно 不明 未知 未定 미상
keiner niemand nessuno nessuna ninguno ninguna nenhum nenhuma aucun aucune geen niemand tbc todo
loading... #getting_data [objectobject]
"""
_NOBODY = frozenset(_UNKNOWN.split())
_NO_TEXT = frozenset(("none", "nil", "null", "undefined", "unspecified", "nan", "true", "false"))
"""Words of programs that are no promise, however they are written."""
_WORDS_OF_NOTHING = frozenset(_EMPTY_WORDS.split())
_PLACEHOLDER = pattern(r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[^<>]*%>|%[A-Z_]+%|%\([a-z_]+\)s")
"""What a template leaves where nothing was put in."""
_SET_APART = pattern(
    r"[\[(<{](?P<inner>[^\[\](){}<>]{1,40})[\])>}]|-{1,2}(?P<dashed>[^-]{1,40})-{1,2}"
)
_ERROR = pattern(r"#[¡¿]?[^\W\da-z_][^\Wa-z]*(?:/0)?[!?]|#DIV/0!|Err:\d{3}|#{3,}")
_ENDS = pattern(rf"^[\s{UNSEEN}]+|[\s{UNSEEN}]+$")
_UNSEEN_MARK = pattern(f"[{UNSEEN}]")
_ODD_STARTS = frozenset("'#[(<{-\u2013\u2014\\")
"""How a cell begins that may need more than its blanks cut."""
FAILED_LOOK_UP = "#N/A!"
"""A look-up that failed in a workbook: what it should have found is not known. In a file of text
`#N/A` is the usual word for nothing.
"""
NEVER_CALCULATED = "#FORMULA in"
"""With its cell behind it, this stands for a formula that no program has calculated yet."""


def is_unusable(text: str) -> bool:
    """Does this stand in a cell that has no value, though it should?

    What a spreadsheet, of any language, shows where a formula failed, and what `workbook` puts
    in the place of a formula that nobody calculated.
    """
    return text[:1] in ("#", "E") and (
        text == FAILED_LOOK_UP
        or text.startswith(NEVER_CALCULATED)
        or _ERROR.fullmatch(text) is not None
    )


def names_nobody(text: str) -> bool:
    """Is this a bare word for nothing, of which no customer has the name? So is what has no
    letter and no digit, and what a template or a program left there.
    """
    return text.casefold().replace(" ", "") in _NOBODY or says_nothing(text)


def says_nothing(text: str) -> bool:
    """Is it only marks, a database's null in other letters, or a place that nothing was put into?
    Of a promise as of a customer.
    """
    if text.isascii() and text[:1].isalpha():
        return text.casefold() in _NO_TEXT
    return (
        not any(map(str.isalnum, text))
        or text.strip("\\") == "N"
        or _PLACEHOLDER.fullmatch(text) is not None
        or _is_set_apart(unicodedata.normalize("NFKC", text))
    )


def clean(text: str, nulls: frozenset[str] = NULLS) -> str:
    """The cell without surrounding blanks; a null word is empty.

    Our CSV and XLSX writers put `'` before what a spreadsheet would run as a formula: exactly
    that one is taken off. Nothing else is: a leading `=` is text, a leading `-` a bullet.
    """
    if text.isascii():  # nearly all are plain, and there are many of them
        plain = text.strip()
        if plain[:1] not in _ODD_STARTS:
            return "" if plain in nulls else plain
    text = _trimmed(unguarded(text))
    return "" if text in nulls or _is_set_apart(text) else text


def are_plain(cells: Sequence[str]) -> bool:
    """Does none of them need more than its blanks cut, and its word looked up?"""
    starts, ends = {cell[:1] for cell in cells}, {cell[-1:] for cell in cells}
    if not _ODD_STARTS.isdisjoint(starts) or any(map(str.isspace, starts | ends)):
        return False
    if _UNSEEN_MARK.search("".join(starts | ends)):
        return False
    return "E" not in starts or not any(cell.startswith("Err:") for cell in cells)


def _trimmed(text: str) -> str:
    return text.strip() if text.isascii() else _ENDS.sub("", text)


def _is_set_apart(text: str) -> bool:
    """A word for nothing in brackets or dashes: `[NULL]`, `(blank)`, `<none>`, `--None--`."""
    found = _SET_APART.fullmatch(text) if text[:1] in ("[", "(", "<", "{", "-") else None
    if not found:
        return False
    word = found["inner"] or found["dashed"]
    return re.sub(r"[\s_-]", "", word).casefold() in _WORDS_OF_NOTHING


class CellCache(dict[str, str]):
    """Raw text to clean text. Equal texts become one object: a million rows share their words."""

    def __init__(self, nulls: frozenset[str] = NULLS) -> None:
        super().__init__({"": ""})
        self._nulls = nulls

    def __missing__(self, raw: str) -> str:
        text = clean(raw, self._nulls)
        self[raw] = text = self.setdefault(text, text) if text != raw else text
        return text
