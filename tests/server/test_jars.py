import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server import LTS, VERSION, jars
from graphbuilder.server.jars import Jar

CONTENT = b"not really a jar, but whole"


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve CONTENT for every path on loopback, and make jgo think it is the central repository."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(CONTENT)))
            self.end_headers()
            self.wfile.write(CONTENT)

        def log_message(self, format: str, *args: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{web.server_port}"
    monkeypatch.setattr("jgo.maven._core.DEFAULT_REMOTE_REPOS", {"central": address})
    yield address
    web.shutdown()
    web.server_close()


def pin(cache: Path, sha256: str, size: int = len(CONTENT)) -> Jar:
    """Make the lock of a version that is not shipped name one jar."""
    jar = Jar("org.example", "thing", "1.0", "linux", size, sha256)
    jars.write_lock(cache / "2030.01.0.lock", [jar])
    return jar


@pytest.mark.parametrize("version", [VERSION, LTS])
def test_the_pinned_versions_ship_a_lock_with_server_and_browser(version: str) -> None:
    locked = jars.read_lock(jars.LOCKS / f"{version}.lock")
    named = {(jar.group, jar.artifact, jar.version) for jar in locked}
    assert ("org.neo4j", "neo4j", version) in named
    assert ("org.neo4j.app", "neo4j-server", version) in named
    assert ("org.neo4j.client", "neo4j-browser", jars.BROWSER) in named
    assert len({jar.path for jar in locked}) == len(locked)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in locked)


def test_a_lock_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = jars.read_lock(jars.LOCKS / f"{VERSION}.lock")
    jars.write_lock(tmp_path / "again.lock", written)
    assert jars.read_lock(tmp_path / "again.lock") == written


def test_a_broken_lock_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.lock").write_text("00 12 a:b:1\nnonsense\n")
    with pytest.raises(ServerError, match=r"x\.lock:2: not"):
        jars.read_lock(tmp_path / "x.lock")


def test_a_missing_jar_is_downloaded_checked_and_counted(tmp_path: Path, repository: str) -> None:
    jar = pin(tmp_path, hashlib.sha256(CONTENT).hexdigest())
    totals, counts = [], []

    @contextmanager
    def progress(total: int) -> Iterator[Callable[[int], None]]:
        totals.append(total)
        yield counts.append

    assert jars.class_path("2030.01.0", cache=tmp_path, progress=progress) == (tmp_path / jar.path,)
    assert (tmp_path / jar.path).read_bytes() == CONTENT
    assert totals == [sum(counts)] == [len(CONTENT)]


def test_a_jar_in_the_cache_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = pin(tmp_path, hashlib.sha256(CONTENT).hexdigest())
    (tmp_path / jar.path).parent.mkdir(parents=True)
    (tmp_path / jar.path).write_bytes(CONTENT)
    monkeypatch.setattr(jars, "_fetch", lambda *_: pytest.fail("asked the network"))
    assert jars.class_path("2030.01.0", cache=tmp_path) == (tmp_path / jar.path,)


def test_half_a_jar_is_downloaded_again(tmp_path: Path, repository: str) -> None:
    jar = pin(tmp_path, hashlib.sha256(CONTENT).hexdigest())
    (tmp_path / jar.path).parent.mkdir(parents=True)
    (tmp_path / jar.path).write_bytes(CONTENT[:5])
    jars.class_path("2030.01.0", cache=tmp_path)
    assert (tmp_path / jar.path).read_bytes() == CONTENT


def test_a_jar_that_is_not_the_pinned_one_is_refused_and_not_kept(tmp_path: Path, repository: str) -> None:
    jar = pin(tmp_path, "0" * 64)
    with pytest.raises(ServerError, match=r"thing-1\.0-linux\.jar: SHA-256"):
        jars.class_path("2030.01.0", cache=tmp_path)
    assert not (tmp_path / jar.path).exists()


def test_without_a_network_the_error_is_one_line_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin(tmp_path, "0" * 64)
    monkeypatch.setattr("jgo.maven._core.DEFAULT_REMOTE_REPOS", {"central": "http://127.0.0.1:9"})
    with pytest.raises(ServerError, match="check the network") as caught:
        jars.class_path("2030.01.0", cache=tmp_path)
    assert "\n" not in str(caught.value)
    assert "127.0.0.1" not in str(caught.value)


def test_the_cache_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILDER_CACHE", str(tmp_path))
    assert jars.cache_folder() == tmp_path / "neo4j"
