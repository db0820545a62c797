"""RDF as Turtle (W3C Recommendation 2014-02-25): only what we need, with every literal and address escaped."""

from collections.abc import Iterable

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
# what an IRI must not hold
_ENCODED = str.maketrans({each: f"%{ord(each):02X}" for each in (*map(chr, range(33)), *'<>"{}|^`\\')})


def document(subjects: Iterable[str]) -> bytes:
    """The prefixes and the subjects."""
    head = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    return ("\n".join([*head, "", *subjects]) + "\n").encode()


def subject(name: str, kind: str, statements: Iterable[tuple[str, str]]) -> str:
    """One subject with its class and its statements (predicate, object as written by the functions below)."""
    lines = [f"{iri(name)} a {kind}", *(f"    {predicate} {value}" for predicate, value in statements)]
    return " ;\n".join(lines) + " .\n"


def iri(address: str) -> str:
    """An address; characters that an IRI must not hold are percent-encoded."""
    return f"<{address.translate(_ENCODED)}>"


def literal(text: str, language: str = "", datatype: str = "") -> str:
    """A text, with its language or its data type (as a prefixed name)."""
    quoted = f'"{text.translate(_ESCAPES)}"'
    return f"{quoted}@{language}" if language else f"{quoted}^^{datatype}" if datatype else quoted
