import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server.config import (
    LTS,
    VERSION,
    Settings,
    check_memory,
    check_version,
    java_versions,
    jvm_options,
    main_class,
    render,
)


def read(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines())


def test_every_listener_is_on_loopback_at_the_ports_chosen() -> None:
    values = read(render(Settings(bolt=1111, http=2222)))
    assert values["server.bolt.listen_address"] == values["server.bolt.advertised_address"] == "127.0.0.1:1111"
    assert values["server.http.listen_address"] == values["server.http.advertised_address"] == "127.0.0.1:2222"
    assert values["server.https.enabled"] == "false"
    listening = {key: value for key, value in values.items() if key.endswith("listen_address")}
    assert all(value.startswith("127.0.0.1") for value in listening.values())


def test_login_is_required_and_nothing_is_reported_or_preallocated() -> None:
    values = read(render(Settings(bolt=1, http=2)))
    assert values["dbms.security.auth_enabled"] == "true"
    assert values["dbms.usage_report.enabled"] == "false"
    assert values["db.tx_log.preallocate"] == "false"
    assert values["internal.dbms.bolt.netty_server_shutdown_quiet_period"] == "0"


def test_the_heap_is_a_jvm_option_since_the_file_has_no_effect_on_it() -> None:
    assert "memory.heap" not in render(Settings(bolt=1, http=2, heap="2g"))
    assert {"-Xms2g", "-Xmx2g"} <= set(jvm_options("2g", 25))


@pytest.mark.parametrize(("java", "known"), [(17, False), (21, False), (25, True)])
def test_only_runtimes_that_know_an_option_are_given_it(java: int, known: bool) -> None:
    options = jvm_options("1g", java)
    assert ("--sun-misc-unsafe-memory-access=allow" in options) is known
    assert ("--enable-native-access=ALL-UNNAMED" in options) is known


@pytest.mark.parametrize("version", [VERSION, LTS, "5.26.0", "2025.11.2"])
def test_supported_versions_are_accepted(version: str) -> None:
    assert check_version(version) == version


@pytest.mark.parametrize("version", ["4.4.40", "5.25.1", "latest", "2026.08", "../../2026.08.1", "2026.08.1:jar", ""])
def test_other_versions_are_refused_in_one_line(version: str) -> None:
    with pytest.raises(ServerError, match=r"expected 5\.26\.x or a calendar version") as caught:
        check_version(version)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("size", ["512", "1 g", "-1g", "0m", "1t", "1g -Dx=y"])
def test_sizes_the_jvm_would_misread_are_refused(size: str) -> None:
    with pytest.raises(ServerError, match="expected a number with m or g"):
        check_memory(size)


def test_each_line_of_versions_has_its_main_class_and_its_runtimes() -> None:
    assert main_class(LTS).endswith(".CommunityEntryPoint")
    assert main_class(VERSION).endswith(".Neo4jCommunity")
    assert 17 in java_versions(LTS)
    assert 17 not in java_versions(VERSION)
    assert 25 in java_versions(LTS)
    assert 25 in java_versions(VERSION)
