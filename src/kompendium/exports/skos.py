"""Vocabularies and glossary as SKOS (W3C Recommendation 2009-08-18)."""

from collections.abc import Iterator

from kompendium.exports.address import LICENCE, Address
from kompendium.exports.turtle import document, iri, literal, subject
from kompendium.glossary import Term as GlossaryTerm
from kompendium.languages import LANGUAGES, Words
from kompendium.loader import Data
from kompendium.vocabulary import Term, Vocabulary

Statements = Iterator[tuple[str, str]]


def vocabularies(data: Data, address: Address) -> bytes:
    """Every vocabulary a scheme, every term a concept; codes of public schemes are notations with scheme and state."""
    return document(line for each in data.vocabularies.values() for line in _vocabulary(each, address))


def _vocabulary(vocabulary: Vocabulary, address: Address) -> Iterator[str]:
    scheme = address.data(f"vocabularies#{vocabulary.id}")
    statements = [*_in_languages("dct:title", vocabulary.title), ("dct:license", iri(LICENCE))]
    yield subject(scheme, "skos:ConceptScheme", [*statements, ("dct:source", literal(vocabulary.source))])
    for term in vocabulary.terms.values():
        yield subject(f"{scheme}/{term.id}", "skos:Concept", _term(term, scheme, vocabulary))


def _term(term: Term, scheme: str, vocabulary: Vocabulary) -> Statements:
    yield "skos:inScheme", iri(scheme)
    yield "skos:notation", literal(term.id)
    yield from _in_languages("skos:prefLabel", term.label)
    if term.short != term.label:
        # the prefLabel must not be an altLabel too (SKOS S13)
        yield from _in_languages("skos:altLabel", {key: word for key, word in term.short.items() if word != term.label[key]})
    parent = term.more.get("parent", "")
    if parent in vocabulary.terms:
        yield "skos:broader", iri(f"{scheme}/{parent}")
    for code in term.codes:
        yield "skos:editorialNote", literal(f"{code.scheme}: {code.code} ({code.state})")
    yield from _in_languages("skos:note", term.note)


def glossary(data: Data, address: Address) -> bytes:
    """Every pair a concept: labels, synonyms, notes, wider terms. How far both words mean the same is an editorial note."""
    scheme = address.data("glossary")
    head = subject(scheme, "skos:ConceptScheme", [*_in_languages("dct:title", address.titles), ("dct:license", iri(LICENCE))])
    terms = data.glossary.terms.values()
    return document([head, *(subject(f"{scheme}#{each.id}", "skos:Concept", _pair(each, scheme, data)) for each in terms)])


def _pair(term: GlossaryTerm, scheme: str, data: Data) -> Statements:
    yield "skos:inScheme", iri(scheme)
    yield from _in_languages("skos:prefLabel", term.words)
    for language, words in term.also.items():
        for word in dict.fromkeys(words):
            if word != term.words.get(language):
                yield "skos:altLabel", literal(word, language)
    if term.broader:
        yield "skos:broader", iri(f"{scheme}#{term.broader}")
    yield from _in_languages("skos:editorialNote", data.glossary.relations[term.relation])
    yield from _in_languages("skos:note", term.note)


def _in_languages(predicate: str, words: Words) -> Statements:
    for language in LANGUAGES:
        if words.get(language):
            yield predicate, literal(words[language], language)
