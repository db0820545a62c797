"""The built site as a whole, judged from outside: by axe-core, by its links, by the HTML checker and by Lighthouse."""
