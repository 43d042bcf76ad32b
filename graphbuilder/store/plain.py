"""Engine values → plain Python, the same for both engines; see `base.Rows` for the shapes."""

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from types import NoneType
from typing import Any

#: Keys the embedded engine shows on every node, and the main labels that really have a property of that name.
VIRTUAL = {
    "title": {"Document"},
    "type": {"Entity", "Member", "Guise"},
    "name": {"Source", "Entity", "Member", "Guise"},
}

#: What engines give as it is; told by its exact type, which most values are.
PLAIN = frozenset({str, int, float, bool, NoneType})
_NODE = {"id", "labels", "properties"}
_EDGE = {"id", "start", "end", "type", "properties"}


def from_embedded(value: Any) -> Any:
    """Turn a value of the embedded engine into a plain one."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Mapping):
        keys = set(value)
        if keys == _NODE:
            return _node(value)
        if keys == _EDGE:
            return _edge(value)
        return {key: from_embedded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [item if type(item) in PLAIN else from_embedded(item) for item in value]
    return value


def _node(value: Mapping[str, Any]) -> dict[str, Any]:
    labels = sorted(value["labels"])
    stored = {
        key: item
        for key, item in sorted(value["properties"].items())
        if item is not None and (key not in VIRTUAL or VIRTUAL[key].intersection(labels))
    }
    return {"element_id": str(value["id"]), "labels": labels, "properties": stored}


def _edge(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "element_id": str(value["id"]),
        "type": value["type"],
        "start": str(value["start"]),
        "end": str(value["end"]),
        "properties": {key: item for key, item in sorted(value["properties"].items()) if item is not None},
    }


def from_server(value: Any) -> Any:
    """Turn a value of the Neo4j driver into a plain one."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {
            "element_id": value.element_id,
            "labels": sorted(value.labels),
            "properties": {key: from_server(item) for key, item in sorted(value.items())},
        }
    if isinstance(value, Relationship):
        start, end = value.start_node, value.end_node
        return {
            "element_id": value.element_id,
            "type": value.type,
            "start": start.element_id if start else "",
            "end": end.element_id if end else "",
            "properties": {key: from_server(item) for key, item in sorted(value.items())},
        }
    if isinstance(value, Path):
        return {
            "nodes": [from_server(node) for node in value.nodes],
            "relationships": [from_server(edge) for edge in value.relationships],
        }
    return _from_server_plain(value)


def _from_server_plain(value: Any) -> Any:
    from neo4j.time import Duration

    if isinstance(value, Mapping):
        return {key: from_server(item) for key, item in value.items()}
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [from_server(item) for item in value]
    if hasattr(value, "to_native"):
        return value.to_native()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


#: Values JSON has no form for, by the name they get there.
_TIMES: dict[str, type[date] | type[datetime] | type[time]] = {"datetime": datetime, "date": date, "time": time}


def to_json(value: Any) -> Any:
    """Return a plain value as one that JSON can hold; `from_json` gives it back."""
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {"map": {str(key): to_json(item) for key, item in value.items()}}
    for name, kind in _TIMES.items():
        if isinstance(value, kind):
            return {name: value.isoformat()}
    return value if isinstance(value, (str, int, float, NoneType)) else str(value)


def from_json(value: Any) -> Any:
    """Return what `to_json` was given."""
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if isinstance(value, dict):
        ((kind, held),) = value.items()
        if kind == "map":
            return {key: from_json(item) for key, item in held.items()}
        return _TIMES[kind].fromisoformat(held)
    return value
