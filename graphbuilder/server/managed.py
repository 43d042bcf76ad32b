"""One Neo4j in one folder: start, stop, status, logs.

The folder (*home*) holds everything: ``data/``, ``logs/``, ``conf/``, ``run/server.json`` (process, ports, version) and
``password``.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ServerError
from graphbuilder.server import process
from graphbuilder.server.config import (
    HOST,
    VERSION,
    Settings,
    check_memory,
    check_version,
    jvm_options,
    main_class,
    render,
)
from graphbuilder.server.jars import Progress, class_path
from graphbuilder.server.java import Java, find_java
from graphbuilder.server.secret import argument_file, new_password, read_password, write_private

USERNAME = "neo4j"
BOLT, HTTP = 7687, 7474


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, how to log in, which process. *started* tells whether this very call started it."""

    uri: str
    http: str
    username: str
    password_file: Path
    pid: int
    version: str
    home: Path
    started: bool = False

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser."""
        return f"{self.http}/browser/"


def default_home() -> Path:
    """Return the folder of the user's own server: GRAPHBUILDER_NEO4J_HOME or in the user's data folder."""
    from platformdirs import user_data_path

    given = os.environ.get("GRAPHBUILDER_NEO4J_HOME")
    return Path(given) if given else user_data_path("graphbuilder", appauthor=False) / "neo4j"


class Server:
    """Neo4j *version* in the folder *home*.

    Ports 0 mean those of last time, else Neo4j's own, else any free ones; *cache* is the folder of jars; *jvm* adds
    options of the Java machine, *settings* lines of neo4j.conf that go before ours, for this start and not the next.
    """

    def __init__(
        self,
        home: Path,
        *,
        version: str | None = None,
        bolt_port: int = 0,
        http_port: int = 0,
        heap: str = "1g",
        page_cache: str = "256m",
        cache: Path | None = None,
        jvm: Sequence[str] = (),
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home.expanduser().resolve()
        self._asked = check_version(version) if version else None
        self._ports = (bolt_port, http_port)
        self._memory = (check_memory(heap), check_memory(page_cache))
        self._cache = cache
        self._jvm = tuple(jvm)
        self._more = dict(settings or {})
        self.password_file = self.home / "password"
        self.log_file = self.home / "logs" / "neo4j.log"
        self._console = self.home / "logs" / "console.log"
        self._record = self.home / "run" / "server.json"

    @property
    def version(self) -> str:
        """The version asked for, else the one that wrote the data, else the default."""
        return self._asked or str(self._last().get("version") or VERSION)

    def password(self) -> str:
        """Return the password; raises ServerError when its file is gone or open to others."""
        return read_password(self.password_file)

    def status(self) -> Running | None:
        """Return the running server, or None; a record left by a crash or a reboot counts as none."""
        last = self._last()
        pid = last.get("pid")
        if not isinstance(pid, int) or not process.serves(pid, self.home):
            return None
        return self._running(pid, last, started=False)

    def start(self, *, seconds: float = 300, progress: Progress | None = None) -> Running:
        """Start the server unless it runs; return once it answers a query; raises ServerError, leaving no process."""
        with self._one_at_a_time():
            running = self.status()
            if running:
                self._check_same(running.version)
                return running
            version = self.version
            self._check_same(str(self._last().get("version") or version))
            java = find_java(version)
            jars = class_path(version, cache=self._cache, progress=progress)
            settings = self._settings()
            self._write_configuration(settings)
            environment = self._environment(jars)
            self._ensure_password(java, environment)
            child = self._launch(java, version, settings, environment)
            record: dict[str, object] = {"bolt": settings.bolt, "http": settings.http, "scheme": settings.scheme}
            self._remember(pid=child.pid, version=version, **record)
            try:
                self._wait(child, settings, seconds)
            except BaseException:
                if not process.terminate(child.pid, seconds=10):
                    process.kill(child.pid)
                child.wait()
                raise
            return self._running(child.pid, {**record, "version": version}, started=True)

    def stop(self, *, seconds: float = 60, force: bool = False) -> bool:
        """Stop the server; False when none ran; *force* kills one that does not end in time; raises ServerError."""
        running = self.status()
        if running is None:
            return False
        if process.terminate(running.pid, seconds=seconds) or (force and process.kill(running.pid)):
            return True
        raise ServerError(
            f"Neo4j in {self.home}: process {running.pid} still runs after {seconds:.0f} s: wait, or stop with --force"
        )

    def logs(self, *, lines: int = 50) -> list[str]:
        """Return the last *lines* of the server's log: of the console when there is no log yet; raises ServerError."""
        for path in (self.log_file, self._console):
            if path.is_file() and path.stat().st_size:
                return path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
        raise ServerError(f"{self.home / 'logs'}: no log yet: graphbuilder server start --home {self.home}")

    # ── starting ────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Hold the folder's lock: two starts at once would be two servers on one data folder."""
        from filelock import FileLock, Timeout

        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name in ("conf", "data", "logs", "run", "import", "plugins"):
                (self.home / name).mkdir(exist_ok=True, mode=0o700)
            with FileLock(self.home / "run" / "lock", timeout=1):
                yield
        except Timeout as error:
            raise ServerError(
                f"{self.home}: another start is under way: wait for it, then ask for the status"
            ) from error
        except OSError as error:
            where, why = error.filename or self.home, error.strerror or type(error).__name__
            raise ServerError(f"{where}: cannot be used ({why}): free it or choose another --home") from error

    def _check_same(self, version: str) -> None:
        if self._asked and self._asked != version:
            raise ServerError(f"{self.home}: holds data of Neo4j {version}, not {self._asked}: choose another --home")

    def _settings(self) -> Settings:
        last = self._last()
        ports = []
        for asked, name, usual in zip(self._ports, ("bolt", "http"), (BOLT, HTTP), strict=True):
            if asked and not process.port_is_free(asked):
                raise ServerError(f"{name} port {asked}: in use on {HOST}: choose another or leave it out")
            ports.append(asked or process.free_port(int(str(last.get(name) or 0)), usual))
        heap, page_cache = self._memory
        return Settings(ports[0], ports[1], heap, page_cache, self._more)

    def _write_configuration(self, settings: Settings) -> None:
        (self.home / "conf" / "neo4j.conf").write_text(render(settings), encoding="utf-8")

    def _environment(self, jars: tuple[Path, ...]) -> dict[str, str]:
        """The class path travels in the environment: two hundred paths make an unreadable process list."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
        return kept | {
            "CLASSPATH": os.pathsep.join(map(str, jars)),
            "NEO4J_HOME": str(self.home),
            "NEO4J_CONF": str(self.home / "conf"),
        }

    def _ensure_password(self, java: Java, environment: dict[str, str]) -> None:
        """Make and set a password before the first start; the file exists before the server can need it."""
        known = (self.home / "data" / "dbms" / "auth.ini").exists() or (
            self.home / "data" / "databases" / "system"
        ).exists()
        if known:
            self.password()
            return
        if not self.password_file.exists():
            write_private(self.password_file, new_password() + "\n")
        with argument_file(self.home / "run", self.password()) as argument:
            command = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "org.neo4j.cli.AdminTool", "dbms"]
            done = subprocess.run(
                [java.path, *command, "set-initial-password", argument],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
        if done.returncode:
            why = _one_line((done.stderr or done.stdout).splitlines(), keep=3).replace(self.password(), "…")
            raise ServerError(
                f"{self.home}: the first password cannot be set ({why}): remove the folder and start again"
            )

    def _launch(
        self, java: Java, version: str, settings: Settings, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        command = [str(java.path), *jvm_options(settings.heap, java.major), *self._jvm, main_class(version)]
        with self._console.open("wb") as console:
            return subprocess.Popen(
                [*command, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
                env=environment,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # the terminal's Ctrl-C and hang-up are not for it
            )

    def _wait(self, child: subprocess.Popen[bytes], settings: Settings, seconds: float) -> None:
        """Wait until a query is answered: the driver alone would retry a dead server for half a minute a call."""
        end = time.monotonic() + seconds
        while True:
            if child.poll() is not None:
                raise ServerError(f"Neo4j in {self.home} ended while starting: {self._last_words()}")
            address = f"{settings.scheme}://{HOST}:{settings.bolt}"
            if process.port_answers(settings.bolt) and _answers(address, self.password()):
                return
            if time.monotonic() > end:
                raise ServerError(f"Neo4j in {self.home} did not answer in {seconds:.0f} s: {self._last_words()}")
            time.sleep(0.1)

    def _last_words(self) -> str:
        try:
            return f"{_one_line(self.logs(lines=200), keep=2)} (see {self.home / 'logs'})"
        except ServerError:
            return f"it wrote no log (see {self.home / 'logs'})"

    # ── what is remembered ──────────────────────────────────────────────────────────────────────────────────────────

    def _last(self) -> dict[str, object]:
        try:
            record = json.loads(self._record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def _remember(self, **record: object) -> None:
        part = self._record.with_suffix(".part")
        part.write_text(json.dumps(record), encoding="utf-8")
        part.replace(self._record)

    def _running(self, pid: int, record: Mapping[str, object], *, started: bool) -> Running:
        return Running(
            uri=f"{record.get('scheme', 'bolt')}://{HOST}:{record['bolt']}",
            http=f"http://{HOST}:{record['http']}",
            username=USERNAME,
            password_file=self.password_file,
            pid=pid,
            version=str(record["version"]),
            home=self.home,
            started=started,
        )


def _answers(uri: str, password: str) -> bool:
    """Whether the server runs a query; a refused password is an answer too, since a person may have changed it."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        with (
            GraphDatabase.driver(uri, auth=(USERNAME, password), connection_timeout=5) as driver,
            driver.session() as session,
        ):
            session.run("RETURN 1").consume()
    except AuthError:
        return True
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _one_line(lines: list[str], *, keep: int) -> str:
    """Join the telling end of a log: from the last error on, *keep* lines, without control characters."""
    lines = [line for line in lines if line.strip() and not line.lstrip().startswith("at ")]
    wrong = [index for index, line in enumerate(lines) if "ERROR" in line or "Exception" in line or "Caused by" in line]
    told = lines[wrong[-1] :][:keep] if wrong else lines[-keep:]
    return " | ".join("".join(c for c in line.strip() if c.isprintable()) for line in told)[:600]
