"""What strangers may give, by class, and what became of it: files, addresses, questions.

python -m tests.hostile.classes 2000 7     # files, seed

Prints a table: tried, clear error, accepted, only a notice, crash, hang, lost.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from graphbuilder.errors import GraphbuilderError
from graphbuilder.read import read
from graphbuilder.store import ask, connect
from tests.hostile.fuzz import HANG, fuzz

#: None of these may be fetched or opened; none needs a name server.
ADDRESSES = (
    *(
        f"http://{host}/"
        for host in ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0", "localhost")
    ),
    *(f"http://{host}/" for host in ("10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "169.254.169.254")),
    *(f"http://[{host}]/" for host in ("::1", "::", "::ffff:127.0.0.1", "fe80::1", "fc00::1", "64:ff9b::7f00:1")),
    *(f"http://{host}/" for host in ("224.0.0.1", "255.255.255.255", "0.0.0.0", "198.18.0.1", "%31%32%37.0.0.1")),
    *("file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "dict://127.0.0.1:11211/", "javascript://a"),
    *("http://user:secret@127.0.0.1/", "https://user@10.0.0.1/", "http://", "http:///", "http://:80/", "http://[::1"),
    *(
        "http://127.0.0.1:0/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:abc/",
        "http://.../",
        "http://127.0.0.1\r\nA: b/",
    ),
    *("http://127.0.0.1\x00.example/", "http://127.0.0.1\\@a/", "http://\u202e127.0.0.1/", f"http://{'1' * 5_000}/"),
)
#: Questions of little text that take all time or memory, are no questions, or would write, read files or call the engine.
GREEDY = (
    "RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s)) AS n",
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN collect(toString(a) + toString(b)) AS n",
    "RETURN range(1, 9000000000) AS n",
    "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c RETURN sum(a * b % (c + 7)) AS n",
)
FORBIDDEN = (
    *("", "MATCH (n RETURN n", "CREATE (n:A) RETURN n", "MATCH (n) DETACH DELETE n", "MERGE (n:A {id: 1})", "\x00"),
    *("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD/**/CSV FROM 'http://127.0.0.1' AS l RETURN l"),
    *("CALL dbms.shutdown()", "DROP CONSTRAINT a", "RETURN " + "(" * 20_000 + "1", "RETURN $missing AS n"),
)


def refused_address(url: str) -> tuple[int, list[str]]:
    """Return how many documents reading *url* gives, and the messages of its errors."""
    errors: list[str] = []
    documents = list(read([url], on_error=lambda error: errors.append(str(error)), on_notice=lambda _: None))
    return len(documents), errors


def row(name: str, tries: Iterable[Callable[[], str | None]]) -> str:
    """Run *tries*, each of which returns the message of a clear error or None, and return their row of the table."""
    tried = clear = accepted = crash = hang = 0
    for one in tries:
        tried += 1
        began = time.process_time()
        try:
            message = one()
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            crash += 1
            continue
        hang += time.process_time() - began > HANG
        clear += message is not None and "\n" not in message
        accepted += message is None
    return f"| {name} | {tried} | {clear} | {accepted} | | {crash} | {hang} | 0 |"


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        files = fuzz(Path(folder), count, seed)
    print(files.table())

    def address(url: str) -> Callable[[], str | None]:
        return lambda: next(iter(refused_address(url)[1]), None)

    print(row("addresses", map(address, ADDRESSES)))
    with tempfile.TemporaryDirectory() as folder:
        graph = str(Path(folder) / "a.graph")
        connect(graph).close()

        def question(text: str) -> Callable[[], str | None]:
            def one() -> str | None:
                try:
                    ask(graph, text, timeout=2.0, memory=300_000_000)
                except GraphbuilderError as error:
                    return str(error)
                return None

            return one

        print(row("questions, greedy", map(question, GREEDY)))
        print(row("questions, forbidden or wrong", map(question, FORBIDDEN)))
        print(row("questions, good", map(question, ["RETURN 1 AS a", "MATCH (n) RETURN count(n) AS n"])))
    if files.faults:
        print("\n".join(files.faults[:40]))
        sys.exit(1)


if __name__ == "__main__":
    main()
