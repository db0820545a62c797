"""The words of the editor's configuration (cms.yml), in every language."""

from kompendium import words


class CmsWords(words.Say):
    """The texts in one language."""

    file = "cms/cms.yml"
