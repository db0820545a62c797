"""The one table of fields. Checks, templates, forms, guide and exports are derived from it; there is no second list.

`kind` says what a value is:
text · words (one text in every language) · gloss (text in some of the languages) · code (id of a vocabulary) · number · date (YYYY[-MM[-DD]]) · flag (true/false) · url ·
source (keys of `sources`) · organisation, practice (ids) · file (beside the text) · digest · record (fields of its own) ·
table (key → record; keys are ids of `vocabulary`, or free) · choices (key → code of `vocabulary`, keys of `key_vocabulary`)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from kompendium.languages import LANGUAGES, Words

Kind = Literal[
    "text", "words", "gloss", "code", "number", "date", "flag", "url", "source", "organisation", "practice", "file", "digest",
    "record", "table", "choices",
]  # fmt: skip
Where = Literal["original", "translation", "both"]
Status = Literal["draft", "published", "archived", ""]

STATUSES: tuple[str, ...] = ("draft", "published", "archived")


def _each(limit: int) -> Mapping[str, int]:
    return dict.fromkeys(LANGUAGES, limit)


@dataclass(frozen=True, eq=False)
class Field:
    """One key of the front matter.

    required: the status from which on it must be there ("" = never); for a part of a record, "draft" means: with the record
    many:     least and most entries of a list, or None for a single value
    limit:    most characters, by language
    """

    key: str
    kind: Kind
    label: Words
    help: Words
    required: Status = ""
    where: Where = "original"
    many: tuple[int, int] | None = None
    vocabulary: str = ""
    key_vocabulary: str = ""
    choices: tuple[str, ...] = ()
    limit: Mapping[str, int] = field(default_factory=lambda: _each(500))
    fields: tuple["Field", ...] = ()


def _words(de: str, cs: str) -> Words:
    return {"de": de, "cs": cs}


NOTE = Field("note", "words", _words("Anmerkung", "Poznámka"), _words("Was man dazu wissen muss.", "Co je k tomu třeba vědět."))
SOURCE = Field(
    "source", "source", _words("Quelle", "Zdroj"),
    _words("Schlüssel aus „sources“, z. B. [s1].", "Klíč z „sources“, např. [s1]."), required="draft", many=(1, 8),
)  # fmt: skip
FROM = Field("from", "date", _words("von", "od"), _words("Jahr, Monat oder Tag: 2021, 2021-10, 2021-10-01.", "Rok, měsíc nebo den: 2021, 2021-10, 2021-10-01."))
TO = Field("to", "date", _words("bis", "do"), _words("Jahr, Monat oder Tag.", "Rok, měsíc nebo den."))

TEXTS: tuple[Field, ...] = (
    Field("title", "text", _words("Titel", "Název"), _words("Wie das Angebot heißt, ohne Werbung.", "Jak se praxe jmenuje, bez reklamy."), "draft", "both", limit=_each(100)),
    Field("summary", "text", _words("Kurz gesagt", "Stručně"), _words("Was es ist, für wen, was dabei herauskam.", "Co to je, pro koho, s jakým výsledkem."), "draft", "both", limit=_each(320)),
    Field("plain", "text", _words("In einfacher Sprache", "Jednoduše"), _words("Kurze Hauptsätze, keine Fachwörter.", "Krátké věty hlavní, žádné odborné výrazy."), "published", "both", limit=_each(600)),
    Field("translator", "text", _words("Übersetzt von (Rolle)", "Překlad (role)"), _words("Eine Rolle, kein Name: Redaktion, Partner …", "Role, ne jméno: redakce, partner…"), "published", "translation", limit=_each(80)),
    Field("reviewed_by", "text", _words("Gegengelesen von (Rolle)", "Kontrola (role)"), _words("Eine Rolle, kein Name.", "Role, ne jméno."), "", "both", limit=_each(80)),
    Field("translated_from", "digest", _words("Übersetzt nach dem Stand", "Přeloženo podle stavu"), _words("Trägt scripts/translations.py ein.", "Doplní scripts/translations.py."), "draft", "translation"),
)  # fmt: skip

FACTS: tuple[Field, ...] = (
    Field("status", "code", _words("Stand", "Stav"), _words("draft, published oder archived.", "draft, published nebo archived."), "draft", vocabulary="review_states", choices=STATUSES),
    Field("kind", "code", _words("Art", "Druh"), _words("Projekt, Regelangebot, Methode …", "Projekt, stálá služba, metoda…"), "draft", vocabulary="practice_kinds"),
    Field("themes", "code", _words("Themen", "Témata"), _words("Das wichtigste zuerst.", "Nejdůležitější jako první."), "draft", many=(1, 3), vocabulary="themes"),
    Field("target_groups", "code", _words("Zielgruppen", "Cílové skupiny"), _words("Für wen das Angebot da ist.", "Pro koho praxe je."), "published", many=(1, 5), vocabulary="target_groups"),
    Field("methods", "code", _words("Methoden", "Metody"), _words("Wie gearbeitet wird.", "Jak se pracuje."), "published", many=(1, 5), vocabulary="methods"),
    Field("settings", "code", _words("Lebenswelten", "Prostředí"), _words("Wo gearbeitet wird.", "Kde se pracuje."), many=(0, 3), vocabulary="settings"),
    Field("regions", "code", _words("Gebiet", "Území"), _words("Das kleinste Gebiet, das passt.", "Nejmenší území, které odpovídá."), "draft", many=(1, 5), vocabulary="regions"),
    Field("place", "text", _words("Ort", "Místo"), _words("Stadt, Stadtteil oder Gemeinde.", "Město, čtvrť nebo obec."), "draft", limit=_each(80)),
    Field("period", "record", _words("Zeitraum", "Období"), _words("Beginn und Ende, oder „ongoing: true“.", "Začátek a konec, nebo „ongoing: true“."), "published", fields=(
        FROM, TO,
        Field("ongoing", "flag", _words("läuft noch", "stále běží"), _words("true, solange das Angebot besteht.", "true, dokud praxe běží.")), NOTE)),
    Field("maturity", "code", _words("Entwicklungsstand", "Fáze realizace"), _words("Erprobung, etabliert, beendet …", "Pilot, zavedeno, ukončeno…"), "published", vocabulary="maturity"),
    Field("organisations", "record", _words("Organisationen", "Organizace"), _words("Kennungen aus data/organisations.yml, mit Rolle.", "Identifikátory z data/organisations.yml, s rolí."), "draft", many=(1, 12), fields=(
        Field("id", "organisation", _words("Organisation", "Organizace"), _words("Kennung aus data/organisations.yml.", "Identifikátor z data/organisations.yml."), "draft"),
        Field("role", "code", _words("Rolle", "Role"), _words("Träger, Partner, Mittelgeber …", "Poskytovatel, partner, poskytovatel dotace…"), "draft", vocabulary="organisation_roles"))),
    Field("legal_basis", "record", _words("Rechtsgrundlage", "Právní základ"), _words("Gesetz und Paragraf.", "Zákon a ustanovení."), many=(0, 8), fields=(
        Field("act", "code", _words("Gesetz", "Zákon"), _words("Kennung des Gesetzes.", "Identifikátor zákona."), "draft", vocabulary="legal_acts"),
        Field("section", "text", _words("Paragraf", "Ustanovení"), _words("z. B. „§ 70“.", "např. „§ 70“."), limit=_each(60)))),
    Field("help_types_de", "code", _words("Hilfeart in Deutschland", "Druh pomoci v Německu"), _words("Welche Leistung des Sozialgesetzbuchs es ist.", "O jaké plnění sociálního zákoníku jde."), many=(0, 6), vocabulary="help_types_de"),
    Field("service_types_cz", "code", _words("Sozialer Dienst in Tschechien", "Sociální služba v Česku"), _words("Registrierter Dienst nach Gesetz 108/2006.", "Registrovaná služba podle zákona č. 108/2006 Sb."), many=(0, 6), vocabulary="service_types_cz"),
    Field("funding", "record", _words("Finanzierung", "Financování"), _words("Woher das Geld kommt; Betrag nur mit Währung und Quelle.", "Odkud peníze jsou; částka jen s měnou a zdrojem."), many=(0, 12), fields=(
        Field("programme", "code", _words("Programm", "Program"), _words("Kennung des Förderprogramms.", "Identifikátor dotačního programu."), "draft", vocabulary="funding_programmes"),
        Field("project", "text", _words("Projektnummer", "Číslo projektu"), _words("Wie sie im Bescheid steht.", "Jak je uvedeno v rozhodnutí."), limit=_each(80)),
        Field("amount", "number", _words("Betrag", "Částka"), _words("Nur Ziffern und Punkt: 5846532.50.", "Jen číslice a tečka: 5846532.50.")),
        Field("currency", "code", _words("Währung", "Měna"), _words("EUR oder CZK.", "EUR nebo CZK."), vocabulary="currencies"),
        Field("basis", "code", _words("Bezug", "Základ"), _words("gesamt, pro Jahr, pro Person …", "celkem, za rok, na osobu…"), vocabulary="funding_bases"),
        FROM, TO, SOURCE, NOTE)),
    Field("figures", "record", _words("Zahlen", "Čísla"), _words("Reichweite und Wirkung, jede Zahl mit Stand und Quelle.", "Dosah a účinek, každé číslo s datem a zdrojem."), many=(0, 12), fields=(
        Field("value", "number", _words("Wert", "Hodnota"), _words("Nur Ziffern und Punkt: 16.71.", "Jen číslice a tečka: 16.71."), "draft"),
        Field("unit", "code", _words("Einheit", "Jednotka"), _words("Personen, Wohnungen, % …", "Osoby, byty, %…"), "draft", vocabulary="units"),
        Field("qualifier", "code", _words("Genauigkeit", "Přesnost"), _words("rund, über, geplant …", "přibližně, přes, plánováno…"), vocabulary="qualifiers"),
        Field("label", "words", _words("Was gezählt wird", "Co se počítá"), _words("Liest sich nach „26 Personen“.", "Čte se za „26 osob“."), "draft", limit=_each(120)),
        Field("as_of", "date", _words("Stand", "Ke dni"), _words("Jahr, Monat oder Tag; weglassen, wenn die Quelle keinen nennt.", "Rok, měsíc nebo den; vynechte, pokud jej zdroj neuvádí.")), SOURCE,
        Field("definition", "words", _words("Definition", "Definice"), _words("Was die Zahl genau misst.", "Co číslo přesně měří.")))),
    Field("evidence", "code", _words("Belegstärke", "Síla důkazů"), _words("0 nur beschrieben … 4 mehrere Studien.", "0 jen popsáno… 4 více studií."), "published", vocabulary="evidence_levels"),
    Field("evaluations", "record", _words("Auswertungen", "Evaluace"), _words("Wer hat wie und wann ausgewertet?", "Kdo, jak a kdy hodnotil?"), many=(0, 6), fields=(
        Field("by", "text", _words("Wer", "Kdo"), _words("Name der Einrichtung, wenn er bekannt ist.", "Název instituce, pokud je znám."), limit=_each(160)),
        Field("design", "words", _words("Wie", "Jak"), _words("Art der Untersuchung.", "Typ výzkumu."), "draft", limit=_each(200)),
        Field("year", "date", _words("Jahr", "Rok"), _words("Jahr der Veröffentlichung.", "Rok zveřejnění."), "draft"), SOURCE)),
    Field("criteria", "table", _words("Kriterien guter Praxis", "Kritéria dobré praxe"), _words("Wie weit ein Kriterium erfüllt ist.", "Do jaké míry je kritérium naplněno."), key_vocabulary="quality_criteria", fields=(
        Field("step", "code", _words("Stufe", "Stupeň"), _words("0 bis 4 oder na.", "0 až 4 nebo na."), "draft", vocabulary="criterion_steps"),
        Field("by", "code", _words("Beurteilt von", "Hodnotil"), _words("self, editor oder expert.", "self, editor nebo expert."), "draft", choices=("self", "editor", "expert")))),
    Field("transfer", "record", _words("Übertragbarkeit", "Přenositelnost"), _words("Was eine Übertragung ins Nachbarland fördert oder hindert.", "Co přenosu do sousední země pomáhá nebo brání."), "published", fields=(
        Field("to", "code", _words("Wohin", "Kam"), _words("DE oder CZ.", "DE nebo CZ."), "draft", vocabulary="countries"),
        Field("factors", "choices", _words("Faktoren", "Faktory"), _words("plus, neutral, minus oder unknown.", "plus, neutral, minus nebo unknown."), "draft", vocabulary="transfer_ratings", key_vocabulary="transfer_factors"))),
    Field("contact", "record", _words("Kontakt", "Kontakt"), _words("Nur eine Einrichtung: kein Name, kein Telefon, keine E-Mail-Adresse einer Person.", "Jen instituce: žádné jméno, telefon ani e-mail osoby."), "published", fields=(
        Field("office", "text", _words("Stelle", "Pracoviště"), _words("Name der Einrichtung.", "Název instituce."), "draft", limit=_each(160)),
        Field("address", "text", _words("Anschrift", "Adresa"), _words("Straße und Ort der Einrichtung.", "Ulice a město instituce."), limit=_each(160)),
        Field("url", "url", _words("Internet", "Web"), _words("Adresse mit https://.", "Adresa s https://.")))),
    Field("checked", "date", _words("Zuletzt geprüft", "Naposledy ověřeno"), _words("Tag der letzten Prüfung.", "Den posledního ověření."), "published"),
    Field("sources", "table", _words("Quellen", "Zdroje"), _words("s1, s2 … mit Titel, Adresse, Sprache und Lesedatum.", "s1, s2… s názvem, adresou, jazykem a datem čtení."), "published", fields=(
        Field("title", "text", _words("Titel", "Název"), _words("Herausgeber: Titel, in der Sprache der Quelle.", "Vydavatel: název, v jazyce zdroje."), "draft", limit=_each(240)),
        Field("url", "url", _words("Adresse", "Adresa"), _words("Mit https://.", "S https://."), "draft"),
        Field("language", "code", _words("Sprache", "Jazyk"), _words("de, cs, en …", "de, cs, en…"), "draft", vocabulary="languages"),
        Field("date", "date", _words("Datum der Seite", "Datum stránky"), _words("Wenn es sichtbar ist.", "Pokud je vidět.")),
        Field("read", "date", _words("Gelesen", "Čteno"), _words("Wann die Quelle gelesen wurde.", "Kdy byl zdroj přečten."), "draft"), NOTE)),
    Field("images", "record", _words("Fotos", "Fotografie"), _words("JPEG, PNG oder WebP im selben Ordner.", "JPEG, PNG nebo WebP ve stejné složce."), many=(0, 8), fields=(
        Field("file", "file", _words("Datei", "Soubor"), _words("Name der Datei im Ordner.", "Název souboru ve složce."), "draft"),
        Field("alt", "words", _words("Bildbeschreibung", "Popis obrázku"), _words("Was zu sehen ist, für Menschen, die es nicht sehen.", "Co je vidět, pro lidi, kteří nevidí."), "draft", limit=_each(250)),
        Field("credit", "text", _words("Foto", "Foto"), _words("Wer das Foto gemacht hat, so wie vereinbart.", "Kdo fotografoval, jak bylo dohodnuto."), "draft", limit=_each(120)),
        Field("licence", "code", _words("Lizenz", "Licence"), _words("Unter welcher Lizenz.", "Pod jakou licencí."), "draft", vocabulary="licences"))),
    Field("conflicts", "record", _words("Widersprüche der Quellen", "Rozpory zdrojů"), _words("Alle Werte mit ihrer Quelle; keiner wird ausgewählt.", "Všechny hodnoty se zdrojem; žádná se nevybírá."), many=(0, 8), fields=(
        Field("about", "words", _words("Worum es geht", "Čeho se týká"), _words("z. B. „Höhe der Förderung“.", "např. „výše dotace“."), "draft", limit=_each(160)),
        Field("values", "record", _words("Angaben", "Údaje"), _words("Mindestens zwei.", "Nejméně dva."), "draft", many=(2, 6), fields=(
            Field("value", "words", _words("Angabe", "Údaj"), _words("Wie sie in der Quelle steht.", "Jak stojí ve zdroji."), "draft", limit=_each(320)), SOURCE)))),
    Field("gaps", "words", _words("Was wir nicht wissen", "Co nevíme"), _words("Als Frage an Menschen, die es wissen.", "Jako otázka pro ty, kdo to vědí."), many=(0, 8), limit=_each(240)),
    Field("related", "record", _words("Verwandte Praxis", "Příbuzná praxe"), _words("Möglichst eine auf der anderen Seite der Grenze.", "Pokud možno jedna z druhé strany hranice."), many=(0, 6), fields=(
        Field("id", "practice", _words("Praxis", "Praxe"), _words("Name ihres Ordners.", "Název její složky."), "draft"),
        Field("relation", "code", _words("Beziehung", "Vztah"), _words("gleicher Ansatz, gleiches Problem …", "stejný přístup, stejný problém…"), "draft", vocabulary="relations"))),
    Field("licence", "code", _words("Lizenz", "Licence"), _words("Für den Text; üblich ist CC-BY-4.0.", "Pro text; obvykle CC-BY-4.0."), "published", vocabulary="licences"),
)  # fmt: skip

ORGANISATION: tuple[Field, ...] = (
    Field("name", "text", _words("Name", "Název"), _words("Wie sich die Organisation selbst nennt.", "Jak se organizace sama nazývá."), "draft", limit=_each(160)),
    Field("gloss", "gloss", _words("Erklärung", "Vysvětlení"), _words("Was der Name in der anderen Sprache bedeutet.", "Co název znamená v druhém jazyce.")),
    Field("legal_form", "text", _words("Rechtsform", "Právní forma"), _words("z. B. e. V., z. s.", "např. z. s., e. V."), limit=_each(80)),
    Field("kind", "code", _words("Art", "Typ"), _words("Verein, Kommune, Kirche …", "Spolek, obec, církev…"), vocabulary="organisation_types"),
    Field("place", "text", _words("Ort", "Místo"), _words("Sitz, wenn er bekannt ist.", "Sídlo, pokud je známo."), limit=_each(80)),
    Field("country", "code", _words("Land", "Země"), _words("DE oder CZ.", "DE nebo CZ."), "draft", vocabulary="countries"),
    Field("url", "url", _words("Internet", "Web"), _words("Adresse mit https://.", "Adresa s https://.")),
)  # fmt: skip

PRACTICE: tuple[Field, ...] = TEXTS + FACTS


@cache
def by_key(fields: tuple[Field, ...]) -> Mapping[str, Field]:
    """The fields of a record by their keys."""
    return {each.key: each for each in fields}


def required(field_: Field, status: str) -> bool:
    """Whether a practice of this status must have the field. An unknown status asks only what a draft must have."""
    if not field_.required:
        return False
    return field_.required == "draft" or status in STATUSES[STATUSES.index(field_.required) :]
