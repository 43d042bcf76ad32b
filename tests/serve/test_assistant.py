"""An assistant's session: a real client starts ``graphbuilder mcp`` and asks its tools."""

import asyncio
import json
import sys
from typing import Any

import pytest

from graphbuilder.errors import ViewError
from graphbuilder.serve import assistant
from graphbuilder.store.asking import environment


def session(graph: str, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the tools there are and the results of *calls*, made one after another by a client over stdio."""
    mcp = pytest.importorskip("mcp")

    async def talk() -> tuple[list[Any], list[Any]]:
        from mcp.client.stdio import stdio_client

        started = mcp.StdioServerParameters(
            command=sys.executable, args=["-P", "-m", "graphbuilder.cli", "mcp", "--graph", graph], env=environment()
        )
        async with stdio_client(started) as (incoming, outgoing), mcp.ClientSession(incoming, outgoing) as client:
            await client.initialize()
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(asyncio.wait_for(talk(), 120))


def value(result: Any) -> Any:
    assert not result.is_error, result
    found = result.structured_content
    return found["result"] if set(found) == {"result"} else found


def test_a_session_searches_reads_and_asks_and_every_answer_has_its_sentences(news: str) -> None:
    tools, results = session(
        news,
        ("search", {"text": "Путина поблагодарит"}),
        ("entity", {"name": "Ким Чен Ыну"}),
        ("questions", {"words": "встречи"}),
        ("ask", {"question": "who-met", "parameters": {"person": "Ким Чен Ын"}}),
        ("occurrences", {"name": "e-kim"}),
        ("entity", {"name": "nobody at all"}),
        ("ask", {"question": "drop everything"}),
    )
    assert {one.name for one in tools} == {
        "search",
        "entity",
        "occurrences",
        "evidence",
        "document",
        "questions",
        "ask",
    }
    assert all(one.annotations.read_only_hint for one in tools)
    assert all(one.description for one in tools)
    found, kim, listed, met, happened, unknown, wrong = results
    assert value(found)["sentences"][0]["source"]
    assert all(one["evidence"][0]["text"] and one["evidence"][0]["source"] for one in value(kim)["statements"])
    assert "who-met" in {one["name"] for one in value(listed)}
    assert value(met)["rows"][0]["evidence"]
    assert value(happened)[0]["statements"][0]["evidence"][0]["text"]
    for refused in (unknown, wrong):
        assert refused.is_error
        assert "\n" not in refused.content[0].text
        assert "Traceback" not in json.dumps(refused.model_dump(mode="json"))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, news: str) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(ViewError, match=r'pip install "graphbuilder\[mcp\]"'):
        assistant.server(news)
