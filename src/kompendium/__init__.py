"""Kompendium: a folder of bilingual write-ups in; checked practices, pages, search, data and a book out."""
