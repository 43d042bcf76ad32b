"""Processes by id, never by name: is it ours, does it live, make it stop. A zombie is dead."""

import socket
import time
from pathlib import Path

import psutil

from graphbuilder.server.config import HOST


def alive(pid: int) -> bool:
    """Whether process *pid* runs: one that ended but was not waited for still has a number, and does not."""
    try:
        return psutil.Process(pid).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except (psutil.NoSuchProcess, psutil.ZombieProcess, ValueError):
        return False
    except psutil.AccessDenied:
        return True


def serves(pid: int, home: Path) -> bool:
    """Whether *pid* lives and is the server of *home*: after a crash or a reboot the number may be someone else's."""
    try:
        return alive(pid) and f"--home-dir={home}" in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def terminate(pid: int, *, seconds: float) -> bool:
    """Ask *pid* to end and wait; whether it did."""
    try:
        psutil.Process(pid).terminate()
    except psutil.NoSuchProcess:
        return True
    return gone(pid, seconds=seconds)


def kill(pid: int, *, seconds: float = 10) -> bool:
    """End *pid* without asking; whether it is gone. Neo4j recovers from its transaction log at the next start."""
    try:
        psutil.Process(pid).kill()
    except psutil.NoSuchProcess:
        return True
    return gone(pid, seconds=seconds)


def gone(pid: int, *, seconds: float) -> bool:
    """Wait up to *seconds* for *pid* to end."""
    end = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def port_is_free(port: int) -> bool:
    """Whether a server could listen on *port* of loopback now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def port_answers(port: int) -> bool:
    """Whether something accepts connections on *port* of loopback."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def free_port(*preferred: int) -> int:
    """Return the first free one of *preferred* (zeros are skipped), else one the system picks."""
    for port in preferred:
        if port and port_is_free(port):
            return port
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
