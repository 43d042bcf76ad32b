"""Encrypted connections, to a real Neo4j that takes no others, with certificates of authorities made for the test."""

import asyncio
import contextlib
import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from graphbuilder.model import Resolution
from graphbuilder.server import Server
from graphbuilder.server.process import free_port
from graphbuilder.store import connect
from graphbuilder.store.encryption import trouble
from tests.neo4j_fixture import small_server
from tests.store.builders import by_name, first, members
from tests.store.conftest import empty
from tests.store.test_server_faults import refused

SCHEMES = ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority no machine knows."""
    return trustme.CA()


@pytest.fixture(scope="module")
def encrypted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """Yield port and password of a Neo4j that takes encrypted connections only, with a certificate for localhost."""
    home = tmp_path_factory.mktemp("encrypted")
    certificate, port = authority.issue_cert("localhost"), free_port()
    certificate.private_key_pem.write_to_path(home / "private.key")
    (home / "public.crt").write_bytes(b"".join(each.bytes() for each in certificate.cert_chain_pems))
    managed = small_server(
        home / "neo4j",
        bolt_port=port,
        settings={
            "server.bolt.tls_level": "REQUIRED",
            "server.bolt.advertised_address": f"localhost:{port}",  # where neo4j:// is sent on to
            "dbms.ssl.policy.bolt.enabled": "true",
            "dbms.ssl.policy.bolt.base_directory": str(home),
            "dbms.ssl.policy.bolt.client_auth": "NONE",
        },
    )
    running = managed.start(seconds=600)
    again = Server(managed.home).status()
    assert again is not None
    assert again.uri == running.uri == f"bolt+ssc://127.0.0.1:{port}"
    try:
        yield port, managed.password()
    finally:
        managed.stop(force=True)


@pytest.fixture
def neo4j_port(encrypted: tuple[int, str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return its port, and let the program log in there: other tests of this file ask the server of all tests."""
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", encrypted[1])
    return encrypted[0]


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine know the authority, as the documents say."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.mark.server
@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_encrypted_scheme_writes_and_asks(scheme: str, neo4j_port: int) -> None:
    address = f"{scheme}://localhost:{neo4j_port}"
    with connect(address) as store:
        store.write([first()], by_name(members([first()])))
    with connect(address, read_only=True) as store:
        assert store.counts()["documents"] == 1
        assert store.read("MATCH (d:Document) RETURN count(d)").records == [(1,)]
    empty(address)


@pytest.mark.server
def test_an_unknown_authority_is_told_with_what_to_do(
    neo4j_port: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for scheme in ("bolt+s", "neo4j+s"):
        told = refused(f"{scheme}://localhost:{neo4j_port}", within=20)
        assert "authority this machine does not know" in told
        assert "SSL_CERT_FILE" in told
        assert scheme.replace("+s", "+ssc") in told
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/authority.pem")
    assert "/no/such/authority.pem, which is no file" in refused(f"bolt+s://localhost:{neo4j_port}", within=20)
    assert capfd.readouterr() == ("", "")


@pytest.mark.server
@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused_and_the_name_told(neo4j_port: int) -> None:
    for scheme in ("bolt+s", "neo4j+s"):
        told = refused(f"{scheme}://127.0.0.1:{neo4j_port}", within=20)
        assert "for localhost and none for 127.0.0.1" in told


@pytest.mark.server
def test_any_certificate_will_do_where_the_address_says_so(neo4j_port: int) -> None:
    for host in ("localhost", "127.0.0.1"):
        connect(f"bolt+ssc://{host}:{neo4j_port}").close()


@pytest.mark.server
def test_a_plain_address_of_a_server_that_encrypts_is_told(neo4j_port: int, capfd: pytest.CaptureFixture[str]) -> None:
    for scheme in ("bolt", "neo4j"):
        told = refused(f"{scheme}://localhost:{neo4j_port}", within=20)
        assert "encrypted connections only" in told
        assert f"{scheme}+s://" in told
    assert capfd.readouterr() == ("", "")


@pytest.mark.server
def test_an_encrypted_address_of_a_server_that_does_not_is_told(neo4j_uri: str) -> None:
    port = urlsplit(neo4j_uri).port
    for scheme in SCHEMES:
        told = refused(f"{scheme}://127.0.0.1:{port}", within=20)
        assert "makes no encrypted connection" in told
        assert f"write {scheme.partition('+')[0]}://" in told


@pytest.mark.server
def test_a_certificate_signed_by_itself_is_taken_by_ssc_alone_or_as_its_own_authority(
    neo4j_uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with front(urlsplit(neo4j_uri).port or 0, self_signed(tmp_path)) as port:
        assert "does not know" in refused(f"bolt+s://localhost:{port}", within=20)
        with connect(f"bolt+ssc://localhost:{port}") as store:
            store.write([first()], Resolution({}))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "public.pem"))
        with connect(f"bolt+s://localhost:{port}", read_only=True) as store:
            assert store.counts()["documents"] == 1
    empty(neo4j_uri)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(("shift", "told"), [(-30, "has expired"), (30, "is not valid yet")])
def test_a_certificate_of_another_time_is_told(authority: trustme.CA, shift: int, told: str) -> None:
    now = datetime.datetime.now(datetime.UTC)
    start = now + datetime.timedelta(days=shift)
    issued = authority.issue_cert("localhost", not_before=start, not_after=start + datetime.timedelta(days=7))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    with front(0, context) as port:
        assert told in (trouble("bolt+s", "localhost", port, seconds=5) or "")
        assert trouble("bolt+ssc", "localhost", port, seconds=5) is None


def test_a_port_that_hangs_or_is_closed_is_no_matter_of_encryption() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert trouble("bolt+s", "127.0.0.1", silent.getsockname()[1], seconds=0.2) is None
        assert trouble("bolt", "127.0.0.1", silent.getsockname()[1], seconds=0.2) is None
    assert trouble("bolt", "127.0.0.1", free_port(), seconds=1) is None


def self_signed(folder: Path) -> ssl.SSLContext:
    """Return the context of a server whose certificate, ``public.pem`` in *folder*, is its own authority."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now.replace(year=now.year + 1)
    )
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "public.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    (folder / "private.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "public.pem", folder / "private.pem")
    return context


@contextmanager
def front(server: int, context: ssl.SSLContext) -> Iterator[int]:
    """Yield a port that encrypts and passes on to the port *server* of this machine."""

    async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", server)
        except OSError:
            writer.close()
            return
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(forward(reader, inner_writer), forward(inner_reader, writer))

    loop, ready, done = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    ports: list[int] = []

    async def work() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context) as made:
            ports.append(made.sockets[0].getsockname()[1])
            ready.set()
            await done.wait()

    def run() -> None:
        """All in the thread: a browser of other tests may hold a loop of its own in the main one."""
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(work())

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
