"""Blocks on a Dask cluster: an executor over its scheduler, and what goes wrong there in one sentence each.

`distributed` is imported here alone, and only when a cluster is asked for: it belongs to the extra `cluster`. Dask
gives the block of a worker that died to another one; a block is the same wherever it is played, so nothing more is
needed.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
import warnings
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from instantsia.engine.identity import difference, identity
from instantsia.errors import UserError, cut

T = TypeVar("T")

ADDRESS = re.compile(r"(?:tcp|tls)://(?:\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):(\d{1,5})")
CONNECT = 10.0
"""Seconds in which a scheduler must answer."""
PATIENCE = 60.0
"""Seconds for which a run waits while the scheduler has no worker: clusters that grow on demand begin with none."""
CERTIFICATES = "they stand in Dask's configuration, distributed.comm.tls: ca-file, client.cert, client.key"
GOES_ON = "the same command then goes on from the blocks that are kept"


def check_address(address: str) -> None:
    """Raise UserError where an address is not that of a scheduler, as tcp://HOST:PORT."""
    found = ADDRESS.fullmatch(address)
    if not found or not 0 < int(found[1]) < 65_536:
        raise UserError(
            f"--scheduler is {cut(address)}, expected tcp://HOST:PORT or tls://HOST:PORT, as `dask scheduler` prints "
            "it, with a port from 1 to 65535"
        )


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster behind a scheduler; whatever was not finished when the block is left is given up there.

    Raises UserError where the scheduler cannot be used, where a worker would play differently from this process, and
    where blocks cannot be played because workers die or there are none.
    """
    client = _connected(address)
    from distributed.comm.core import CommClosedError
    from distributed.scheduler import KilledWorker

    # what it would log, with tracebacks, is told in one sentence
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield Cluster(client, address)
    except KilledWorker as error:
        raise UserError(
            f"{error.allowed_failures + 1} workers died while they played one and the same block, the last of them "
            f"{error.last_worker.address}: its log says why, most often too little memory (dask worker "
            f"--memory-limit); {GOES_ON}"
        ) from None
    except (CommClosedError, CancelledError):
        raise _gone(address) from None
    finally:
        client.close()
        log.setLevel(level)


class Cluster(Executor):
    """The workers of a scheduler as one executor.

    Dask's own executor is not used, since it logs a traceback for each block under way when it is interrupted.
    """

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._known: frozenset[str] = frozenset()
        self._lonely: float | None = None

    def submit(self, function: Callable[..., T], /, *arguments: Any, **keywords: Any) -> Future[T]:
        """Play it on some worker. Each call is played anew: nothing is taken from what another run has asked for."""
        here: Future[T] = Future()
        there = self._client.submit(function, *arguments, pure=False, **keywords)
        there.add_done_callback(lambda done: _settle(done, here))
        return here

    def threads(self) -> int:
        """How many blocks are played at once by the workers that are there now, those that have just come among them.

        Raises UserError where one that has just come would play differently, or where there has been none for long.
        """
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError:
            raise _gone(self._address) from None
        if new := threads.keys() - self._known:
            self._known |= self._fit(new)
        if threads:
            self._lonely = None
        elif self._lonely is None:
            self._lonely = time.monotonic()
        elif time.monotonic() - self._lonely > PATIENCE:
            raise UserError(
                f"the scheduler {self._address} has had no worker for {PATIENCE:.0f} seconds: start one by "
                f"`dask worker {self._address}`; {GOES_ON}"
            )
        return sum(threads.values())

    def _fit(self, addresses: Collection[str]) -> set[str]:
        """Ask workers what they are; returns those that have answered. Raises UserError where one may not play."""
        versions = self._client.get_versions()["workers"]
        answers = self._client.run(identity, workers=sorted(addresses), on_error="return")
        fit = set()
        for address, theirs in answers.items():
            worker = f"the worker {address}"
            if address in versions and (wrong := _other_dask(worker, versions[address]["packages"])):
                raise UserError(wrong)
            if isinstance(theirs, OSError):
                continue  # it has gone in the meantime, or is asked again
            if isinstance(theirs, Exception):
                raise UserError(
                    f"{worker} cannot say what it plays with: {' '.join(str(theirs).split())} (the Python that runs "
                    "`dask worker` needs the same version of instantsia)"
                )
            if wrong := difference(worker, theirs):
                raise UserError(wrong)
            fit.add(address)
        return fit


def _gone(address: str) -> UserError:
    return UserError(f"the scheduler {address} went away during the run: start it again; {GOES_ON}")


def _settle(there: Any, here: Future[T]) -> None:
    """Hand on what came of a task, unless nobody waits for it any more."""
    if not here.set_running_or_notify_cancel():
        return
    try:
        here.set_result(there.result())
    except BaseException as error:
        here.set_exception(error)


def _connected(address: str) -> Any:
    """A client of the scheduler; its types are Dask's own affair, most of it has none."""
    check_address(address)
    try:
        import distributed
        from distributed.versions import VersionMismatchWarning
    except ModuleNotFoundError as error:
        raise UserError(
            f'--scheduler needs packages that are not installed ({error}): pip install "instantsia[cluster]"'
        ) from None
    dask: Any = distributed
    if address.startswith("tls:"):
        _check_certificates(address, dask.Security)
    with warnings.catch_warnings():
        # told below, and only of what matters
        warnings.simplefilter("ignore", VersionMismatchWarning)
        try:
            client = _in_time(lambda: dask.Client(address, timeout=CONNECT, set_as_default=False))
        except ImportError as error:
            raise UserError(
                f"the scheduler {address} has versions of its packages that do not go with those here: "
                f"{' '.join(str(error).split())}"
            ) from None
        except (OSError, ValueError) as error:
            raise UserError(
                f"no Dask scheduler answers at {address}: {' '.join(str(error).split())} (is `dask scheduler` running "
                "there, and is its port reached from here?)"
            ) from None
        except TypeError:
            # a worker speaks the same language, and does not know what a scheduler is asked
            raise UserError(
                f"what answers at {address} is no Dask scheduler: is it the address of a worker? `dask scheduler` "
                "prints its own"
            ) from None
    wrong = _other_dask(f"the scheduler {address}", client.get_versions()["scheduler"]["packages"])
    if wrong:
        client.close()
        raise UserError(wrong)
    return client


def _in_time(make: Callable[[], T]) -> T:
    """What `make` gives; raises TimeoutError where something takes the call and never answers."""
    made: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            made.append(make())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(3 * CONNECT)
    if failed:
        raise failed[0]
    if not made:
        raise TimeoutError(f"something takes the call and has not answered for {3 * CONNECT:.0f} seconds")
    return made[0]


def _check_certificates(address: str, security: Any) -> None:
    """Raise UserError where Dask is told of no certificates, or of some that it cannot read."""
    try:
        found = security().get_connection_args("client").get("ssl_context")
    except (OSError, ValueError) as error:
        raise UserError(f"the certificates for {address} cannot be read: {error} ({CERTIFICATES})") from None
    if found is None:
        raise UserError(f"{address} asks for certificates, and none is named ({CERTIFICATES})")


def _other_dask(whose: str, packages: dict[str, str]) -> str:
    """One sentence where Dask or Python there is not what it is here; "" where they agree."""
    from importlib.metadata import version as installed

    theirs = {"Dask": packages["distributed"], "Python": ".".join(packages["python"].split(".")[:2])}
    ours = {"Dask": installed("distributed"), "Python": ".".join(map(str, sys.version_info[:2]))}
    for name, version in ours.items():
        if theirs[name] != version:
            return (
                f"{whose} runs {name} {theirs[name]}, this process {name} {version}: all parts of a cluster need the "
                "same version of both"
            )
    return ""
