"""A user that may only write data: the schema is somebody else's to declare."""

from typing import Any

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Forbidden

from graphbuilder.errors import StoreError
from graphbuilder.store.neo4j import credentials
from graphbuilder.store.schema import declare, name_of, schema


class Server:
    """Answers statements of the schema; *rights* are among ``show`` and ``declare``, *there* is what is declared."""

    def __init__(self, *rights: str, there: int) -> None:
        self.rights = rights
        self.there = [name_of(statement) for statement in schema()][:there]
        self.declared: list[str] = []

    def __call__(self, statement: str) -> list[dict[str, Any]]:
        if statement.startswith("SHOW"):
            if "show" not in self.rights:
                raise Forbidden("not allowed")
            return [{"name": name, "state": "ONLINE", "owningConstraint": name} for name in self.there]
        if statement.startswith("CREATE"):
            if "declare" not in self.rights:
                raise Forbidden("not allowed")
            self.declared.append(name_of(statement))
        return []


def test_only_what_is_missing_is_declared() -> None:
    server = Server("show", "declare", there=len(schema()) - 2)
    declare(server)
    assert server.declared == [name_of(statement) for statement in schema()][-2:]


def test_a_user_that_may_only_write_goes_on_where_all_is_declared() -> None:
    declare(Server("show", there=len(schema())))
    declare(Server(there=len(schema())))


def test_a_user_that_may_only_write_is_told_what_is_missing() -> None:
    with pytest.raises(StoreError, match="graphbuilder schema apply"):
        declare(Server("show", there=3))


def test_names_are_of_one_thing_each() -> None:
    names = [name_of(statement) for statement in schema()]
    assert len(names) == len(set(names))


@pytest.mark.server
def test_an_index_that_a_killed_server_left_without_its_constraint_is_made_anew(neo4j_uri: str) -> None:
    with GraphDatabase.driver(neo4j_uri, auth=credentials()) as driver:

        def ask(statement: str) -> list[dict[str, Any]]:
            return [dict(record) for record in driver.execute_query(statement).records]

        declare(ask)
        ask("DROP CONSTRAINT guise_id")
        ask("CREATE INDEX guise_id FOR (n:Guise) ON (n.id)")
        declare(ask)
        rows = ask("SHOW INDEXES YIELD name, state, owningConstraint WHERE name = 'guise_id'")
        assert rows == [{"name": "guise_id", "state": "ONLINE", "owningConstraint": "guise_id"}]
