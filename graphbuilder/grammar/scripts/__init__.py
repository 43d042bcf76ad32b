"""Writing systems: letters, transliteration, and spellings that compare; of no language in particular."""
