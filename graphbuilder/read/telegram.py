"""Chats as Telegram Desktop exports them (``result.json``): one document a message that has text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from graphbuilder.read.limits import one_line
from graphbuilder.read.record import Item, Notice, Record


class Leaving:
    """Counts what is left out of a chat, and says so."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    def __str__(self) -> str:
        return ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items())) + " left out"


def is_export(value: Any) -> bool:
    """Return whether *value* is the export of a chat or of a whole account."""
    return isinstance(value, dict) and any(_messages(chat) for chat in _chats(value))


def records(value: Mapping[str, Any], where: str) -> Iterator[Item]:
    """Yield the messages of an export, and what was left out."""
    leaving, number = Leaving(), 0
    for chat in _chats(value):
        for message in _messages(chat):
            number += 1
            if (found := record(message, chat, number, leaving)) is not None:
                yield found
    if leaving.count:
        yield Notice(f"{one_line(where)}: {leaving}")


def record(message: Mapping[str, Any], chat: Mapping[str, Any], number: int, leaving: Leaving) -> Record | None:
    """Return the record of a message, or None where it is of the service or has no text, which *leaving* counts."""
    text = _text(message.get("text"))
    if message.get("type") != "message":
        leaving.counts["messages of the service"] += 1
        return None
    if not any(c.isalnum() for c in text):
        leaving.counts["messages without text"] += 1
        return None
    known = {
        "author": message.get("from") or message.get("author") or "",
        "forwarded_from": message.get("forwarded_from") or message.get("saved_from") or "",
        "reply_to": f"{chat['id']}:{message['reply_to_message_id']}" if _is_reply(message, chat) else "",
        "edited": message.get("edited") or "",
    }
    return Record(
        text=text,
        id=f"telegram:{chat['id']}:{message['id']}" if _numbered(message) and _numbered(chat) else None,
        guessed_published=str(message.get("date") or "") or None,
        source=str(chat.get("name") or "") or None,
        part=number,
        about={name: str(value) for name, value in known.items() if value},
    )


def _chats(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    chats = value.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    return [chat for chat in listed if isinstance(chat, dict)] if isinstance(listed, list) else [value]


def _messages(chat: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The messages of a chat: objects with an id, a type, a date and a text, which may be a list of pieces."""
    found = chat.get("messages")
    if not isinstance(found, list) or "type" not in chat:
        return []
    return [one for one in found if isinstance(one, dict) and "id" in one and "date" in one]


def _text(value: Any) -> str:
    """The text of a message: a string, or pieces of which those with a format are objects."""
    if isinstance(value, list):
        return "".join(
            piece if isinstance(piece, str) else str(piece.get("text") or "") if isinstance(piece, dict) else ""
            for piece in value
        )
    return value if isinstance(value, str) else ""


def _numbered(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("id"), int)


def _is_reply(message: Mapping[str, Any], chat: Mapping[str, Any]) -> bool:
    return isinstance(message.get("reply_to_message_id"), int) and _numbered(chat)
