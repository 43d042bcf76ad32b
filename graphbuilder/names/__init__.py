"""What names say by themselves: places and demonyms, nominative forms, keys that compare across scripts.

A support library: imports only `grammar`, `model`, `errors` and `resources`, so that every stage from parsing on may use it.
"""

from graphbuilder.names.inflect import PersonName, nominative, person_key
from graphbuilder.names.places import Place, capital, demonym, find_place, seat

__all__ = ["PersonName", "Place", "capital", "demonym", "find_place", "nominative", "person_key", "seat"]
