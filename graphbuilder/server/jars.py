"""Fetches the jars of one Neo4j version into the user's cache, through jgo: no Java, Maven or Docker needed.

Pinned versions ship a lock (``locks/VERSION.lock``: ``sha256 bytes group:artifact:version[:classifier]`` a line, in
the order of the class path), so their jars are downloaded at once and every byte is checked. Any other version is
resolved by jgo first and its lock kept in the cache. A jar gets its final name only once it is whole, so an interrupted
download never leaves half a jar behind.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import ServerError

BROWSER = "5.24.0"
LOCKS = Path(__file__).parent / "locks"

#: Gets the number of bytes still to come, gives a function to call with every number of bytes that came.
Progress = Callable[[int], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True, slots=True)
class Jar:
    """One file of the class path: Maven coordinate, size in bytes and SHA-256 in hexadecimal."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def path(self) -> Path:
        """Where it lies in a Maven-shaped folder."""
        tail = f"-{self.classifier}" if self.classifier else ""
        folder = Path(*self.group.split("."), self.artifact, self.version)
        return folder / f"{self.artifact}-{self.version}{tail}.jar"


def cache_folder() -> Path:
    """Return the folder that keeps jars between runs: ``GRAPHBUILDER_CACHE`` or the user's cache folder."""
    from platformdirs import user_cache_path

    given = os.environ.get("GRAPHBUILDER_CACHE")
    return (Path(given) if given else user_cache_path("graphbuilder", appauthor=False)) / "neo4j"


def class_path(version: str, *, cache: Path | None = None, progress: Progress | None = None) -> tuple[Path, ...]:
    """Return the jars of Neo4j *version* with the Browser, downloading what is missing; raises ServerError."""
    cache = cache or cache_folder()
    progress = progress or _silent
    with _errors_named(version):
        cache.mkdir(parents=True, exist_ok=True)
        jars = _locked(version, cache)
        missing = [jar for jar in jars if not _whole(cache / jar.path, jar.size)]
        if missing:
            _fetch(missing, cache, progress)
    return tuple(cache / jar.path for jar in jars)


def read_lock(path: Path) -> tuple[Jar, ...]:
    """Read a lock file, in its order; raises ServerError naming the file and line."""
    jars = []
    for number, line in enumerate(path.read_text(encoding="ascii").splitlines(), 1):
        try:
            sha256, size, coordinate = line.split()
            group, artifact, version, *classifier = coordinate.split(":")
            jars.append(Jar(group, artifact, version, "".join(classifier), int(size), sha256))
        except ValueError as error:
            raise ServerError(f"{path}:{number}: not 'sha256 bytes group:artifact:version': delete the file") from error
    return tuple(jars)


def write_lock(path: Path, jars: Sequence[Jar]) -> None:
    """Write a lock file, whole or not at all."""
    lines = []
    for jar in jars:
        tail = f":{jar.classifier}" if jar.classifier else ""
        lines.append(f"{jar.sha256} {jar.size} {jar.group}:{jar.artifact}:{jar.version}{tail}\n")
    part = path.with_name(path.name + ".part")
    part.write_text("".join(lines), encoding="ascii")
    part.replace(path)


def _locked(version: str, cache: Path) -> tuple[Jar, ...]:
    for lock in (LOCKS / f"{version}.lock", cache / f"{version}.lock"):
        if lock.is_file():
            return read_lock(lock)
    jars = resolve(version, cache)
    write_lock(cache / f"{version}.lock", jars)
    return jars


def resolve(version: str, cache: Path) -> tuple[Jar, ...]:
    """Let jgo walk the dependencies of Neo4j *version* and download all of them into *cache*: a minute or two."""
    from jgo.maven import MavenContext

    names = (f"org.neo4j:neo4j:jar:{version}:compile", f"org.neo4j.app:neo4j-server:jar:{version}:compile")
    with _trusting_the_system(), tempfile.TemporaryDirectory(dir=cache, prefix="resolve-") as staging:
        context = MavenContext(repo_cache=Path(staging), timeout=60)
        browser = f"org.neo4j.client:neo4j-browser:jar:{BROWSER}:compile"
        wanted = [context.create_dependency(name) for name in (*names, browser)]
        given, found = context.resolver.resolve(wanted)
        artifacts = [dep.artifact for dep in (*given, *found) if dep.scope in ("compile", "runtime")]
        jars = []
        for artifact in artifacts:
            path = artifact.resolve()
            content = path.read_bytes()
            jar = Jar(
                artifact.groupId,
                artifact.artifactId,
                artifact.version,
                artifact.classifier,
                len(content),
                _hash(content),
            )
            (cache / jar.path.parent).mkdir(parents=True, exist_ok=True)
            path.replace(cache / jar.path)
            jars.append(jar)
    return tuple(jars)


def _fetch(jars: Sequence[Jar], cache: Path, progress: Progress) -> None:
    """Download *jars*, four at a time, each into a staging folder first."""
    from jgo.maven import MavenContext, PythonResolver

    with (
        _trusting_the_system(),
        tempfile.TemporaryDirectory(dir=cache, prefix="fetch-") as staging,
        progress(sum(jar.size for jar in jars)) as advance,
    ):

        @contextmanager
        def each(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
            yield advance

        resolver = PythonResolver(progress_callback=each)
        context = MavenContext(resolver=resolver, repo_cache=Path(staging), timeout=60)
        with ThreadPoolExecutor(max_workers=4) as pool:
            try:
                list(pool.map(lambda jar: _fetch_one(jar, context, cache), jars))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


def _fetch_one(jar: Jar, context: Any, cache: Path) -> None:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    staged: Path = component.artifact(jar.classifier).resolve()
    found = _hash(staged.read_bytes())
    if found != jar.sha256:
        raise ServerError(
            f"{jar.path.name}: SHA-256 {found[:16]}… came, {jar.sha256[:16]}… expected: not the pinned file; try again"
        )
    target = cache / jar.path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(staged, target)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


@contextmanager
def _silent(_total: int) -> Iterator[Callable[[int], None]]:
    yield lambda _count: None


@contextmanager
def _trusting_the_system() -> Iterator[None]:
    """Trust inside what the operating system trusts, as pip does: company networks have their own certificates."""
    import truststore

    truststore.inject_into_ssl()
    try:
        yield
    finally:
        truststore.extract_from_ssl()


@contextmanager
def _errors_named(version: str) -> Iterator[None]:
    """Turn what jgo and the network raise into one line; addresses and traces stay out of it."""
    try:
        yield
    except ServerError:
        raise
    except ImportError as error:
        raise ServerError(f"{error.name} is not installed: pip install 'graphbuilder[server]'") from error
    except OSError as error:  # requests' errors are OSErrors too
        why = error.strerror or type(error).__name__
        raise ServerError(
            f"Neo4j {version}: its jars cannot be downloaded ({why}): check the network and disk, then start again"
        ) from error
    except Exception as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise ServerError(f"Neo4j {version}: its jars cannot be resolved ({why}): is there such a version?") from error
