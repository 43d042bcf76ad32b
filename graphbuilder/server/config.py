"""What one Neo4j version is told: its configuration file, its JVM options, its main class."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphbuilder.errors import ServerError

VERSION = "2026.08.1"
LTS = "5.26.30"
HOST = "127.0.0.1"

_VERSION = re.compile(r"(5\.26|20(2[5-9]|[3-9]\d)\.\d{2})\.\d+")
_MEMORY = re.compile(r"[1-9]\d*[mg]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one start: ports on loopback, sizes as the JVM writes them (``512m``, ``1g``)."""

    bolt: int
    http: int
    heap: str = "1g"
    page_cache: str = "256m"
    #: Further settings of Neo4j, by name; they go before ours.
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def scheme(self) -> str:
        """That of the addresses this machine reaches it by: a certificate may be for another name than loopback's."""
        return "bolt+ssc" if self.more.get("server.bolt.tls_level") == "REQUIRED" else "bolt"


def check_version(version: str) -> str:
    """Return *version* if it is one to run here, fit for paths and coordinates; raises ServerError."""
    if not _VERSION.fullmatch(version):
        raise ServerError(f"Neo4j {version!r}: expected 5.26.x or a calendar version such as {VERSION}")
    return version


def check_memory(size: str) -> str:
    """Return *size* if the JVM reads it as one; raises ServerError."""
    if not _MEMORY.fullmatch(size):
        raise ServerError(f"memory {size!r}: expected a number with m or g, such as 512m or 2g")
    return size


def calendar(version: str) -> bool:
    """Whether *version* is of the line after 5.26 LTS."""
    return not version.startswith("5.")


def main_class(version: str) -> str:
    """Return the class that runs the server."""
    return "org.neo4j.server.Neo4jCommunity" if calendar(version) else "org.neo4j.server.CommunityEntryPoint"


def java_versions(version: str) -> range:
    """Return the Java major versions that run it: 5.26 is supported on 17 and 21 and tested here on 25 as well."""
    return range(21, 100) if calendar(version) else range(17, 26)


def render(settings: Settings) -> str:
    """Return the text of neo4j.conf; the heap is a JVM option, because a bare main class does not read it from here."""
    values = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{settings.bolt}",
        # without it discovery and the Browser would name port 7687
        "server.bolt.advertised_address": f"{HOST}:{settings.bolt}",
        "server.http.listen_address": f"{HOST}:{settings.http}",
        "server.http.advertised_address": f"{HOST}:{settings.http}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": settings.page_cache,
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        # half a gigabyte of zeros for every new data folder otherwise
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "1 files",
        # stopping waits twice five seconds for silence otherwise
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    return "".join(f"{key}={value}\n" for key, value in (values | dict(settings.more)).items())


def jvm_options(heap: str, java: int) -> list[str]:
    """Return the options for Java *java*; the last ones only silence warnings of newer runtimes."""
    options = [
        f"-Xms{heap}",
        f"-Xmx{heap}",
        "-XX:+UseG1GC",
        "-XX:+DisableExplicitGC",
        "-XX:-OmitStackTraceInFastThrow",
        "-Djdk.nio.maxCachedBufferSize=1024",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.disable.jmx=true",
        "-Dlog4j.layout.jsonTemplate.maxStringLength=32768",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")),
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    ]
    if java >= 22:
        options.append("--enable-native-access=ALL-UNNAMED")
    if java >= 23:
        options.append("--sun-misc-unsafe-memory-access=allow")
    return options
