"""Words: from source sentences to catalogs, and from catalogs to what a phone loads.

`extraction` finds the sentences, `catalogs` keeps one `.po` per language, `checking` says what a translator must mend,
`phone` makes the small list of strings that the app fetches, `commands` is `payung strings …`.
"""

from server.words.phone import phone_strings, string_key

__all__ = ["phone_strings", "string_key"]
