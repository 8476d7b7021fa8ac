"""What is said where a server can't be reached, doesn't let us in, or doesn't answer: one message that says what to do.

The driver's classes are known here by their names and the server's codes, since only bolt.py imports them.
"""

import ssl
from collections.abc import Iterator

from graph.errors import CuiBonoError, StoreError

CONNECTING = 5.0
"""Seconds for the network to reach a server: the far side of the earth answers in one."""
ANSWERING = 8.0
"""Seconds for a server to greet us, and to say which graph it has; a message has to be there within ten."""
OLDEST = (5, 23)
"""The oldest Neo4j that takes `CALL (state) { … }`, as the saved queries have it."""

_LOGIN = "set NEO4J_USERNAME and NEO4J_PASSWORD as Neo4j's own tools read them"
_NO_NEO4J = (
    f"what listens at {{address}} doesn't answer as a Neo4j of {'.'.join(map(str, OLDEST))} or newer does; if it takes "
    "encrypted connections only, use {secure}"
)
_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        f"the server at {{address}} doesn't let “{{user}}” in {{with_what}}; {_LOGIN}"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the server at {address} has had too many wrong passwords for “{user}” and waits some seconds; "
        f"try again then, and {_LOGIN}"
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the password of “{user}” at {address} has to be changed before it can be used: in cypher-shell, "
        "ALTER CURRENT USER SET PASSWORD FROM '…' TO '…'"
    ),
    "Neo.ClientError.Security.Forbidden": (
        "the user “{user}” may not do this on the server at {address}: {said} Ask its administrator for the right, or "
        f"{_LOGIN}"
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        "there is no database “{database}” on the server at {address}; set NEO4J_DATABASE to one that `SHOW DATABASES` "
        "names, or leave it out for the server's default"
    ),
    "Neo.TransientError.General.DatabaseUnavailable": (
        "the database {database} on the server at {address} is not running; start it: START DATABASE …"
    ),
    "Neo.ClientError.Schema.ConstraintValidationFailed": (
        "the database on the server at {address} has a constraint that the graph doesn't meet: {said}"
    ),
}
_BY_CODE["Neo.DatabaseError.Database.DatabaseUnavailable"] = _BY_CODE["Neo.TransientError.General.DatabaseUnavailable"]
_BY_CAUSE = (
    ("gaierror", "the host of {address} is unknown; is it spelt right, and is there a network?"),
    (
        "TimeoutError",
        f"no answer from {{address}} within {ANSWERING:g} s; is the address right, and does a firewall let it through?",
    ),
    ("SSLError", "the server at {address} doesn't speak TLS; use {plain} for a connection without it"),
    ("BoltSecurityError", "the server at {address} doesn't speak TLS; use {plain} for a connection without it"),
    (
        "ConnectionRefusedError",
        "nothing listens at {address}; is the server running, and is this its Bolt port (7687 by default)?",
    ),
    ("looks like HTTP", "at {address} is a web server; give the Bolt port, 7687 by default"),
    ("handshake response", _NO_NEO4J),
    ("UnsupportedServerProduct", _NO_NEO4J),
)
"""What the driver's error, or one that caused it, is or says, the most telling first; and what is to be done."""

_BROKEN = ("could not append transaction", "encountered a critical error", "needs to be restarted")
"""What a server says after it couldn't write: the reason stands in its own log only, and most often is a full disk."""
_FULL = ("no space left", "disk is full", "not enough space", "disk quota", "dropped below minimum", "read only mode")
_MEMORY = ("OutOfMemory", "MemoryLimit", "MemoryPool")
_READ_ONLY = ("DatabaseReadOnly", "ReadOnlyMode", "WriteOnReadOnlyAccessDatabase", "NotALeader", "ForbiddenOnReadOnly")


class Server:
    """Who is spoken to: enough to say what to do when it doesn't answer."""

    def __init__(self, address: str, user: str | None, password_given: bool, database: str | None) -> None:
        """Remember the address as the user gave it, the user's name and the database's."""
        self.address = address
        self.user = user
        self.password_given = password_given
        self.database = database

    @property
    def place(self) -> str:
        """Where the graph is, in words: the database “research” at bolt://…, or the server's default one."""
        which = f"the database “{self.database}”" if self.database else "the default database"
        return f"{which} at {self.address}"

    def failed(self, error: BaseException) -> CuiBonoError:
        """Say what went wrong, given what the driver raised."""
        for one in _all_in(error):
            if code := getattr(one, "code", None):
                return StoreError(self._server_said(str(code), said_by(one)))
        return StoreError(self._unreachable(error))

    def too_slow(self) -> CuiBonoError:
        """Say that the server took the connection and then was silent."""
        return StoreError(
            f"the server at {self.address} doesn't answer within {ANSWERING:g} s; is it overloaded, or just starting?"
        )

    def check_version(self, agent: str) -> None:
        """Raise StoreError for a server that is too old, or is no Neo4j: the agent of one is `Neo4j/5.26.0`."""
        version = version_of(agent)
        if version is None:
            raise StoreError(f"what answers at {self.address} is no Neo4j: it calls itself “{agent}”")
        if version < OLDEST:
            needed = ".".join(map(str, OLDEST))
            raise StoreError(
                f"the server at {self.address} is Neo4j {agent.partition('/')[2]}, which is too old: {needed} or newer "
                "is needed; upgrade it, or build into a folder"
            )

    def _server_said(self, code: str, said: str) -> str:
        known = _BY_CODE.get(code)
        if known is not None:
            with_what = "with this password" if self.password_given else "without a password"
            return known.format(
                address=self.address,
                user=self.user,
                database=self.database or "(default)",
                said=said,
                with_what=with_what,
            )
        if any(sign in said.lower() for sign in _FULL):
            return (
                f"the disk of the server at {self.address} is full: {said} Make room there and build again, which "
                "completes the graph"
            )
        if any(sign in said.lower() for sign in _BROKEN):
            return (
                f"the server at {self.address} can't write or read its files any more, most often because its disk is "
                "full; its logs/debug.log says why. Make room, restart it, and build again, which completes the graph"
            )
        if any(sign in code for sign in _MEMORY):
            return f"the server at {self.address} has too little memory for this: {said}"
        if any(sign in code for sign in _READ_ONLY):
            return f"the database on the server at {self.address} can only be read: {said}"
        return f"the server at {self.address} refused this: {said}"

    def _unreachable(self, error: BaseException) -> str:
        causes = list(_all_in(error))
        untrusted = next((one for one in causes if isinstance(one, ssl.SSLCertVerificationError)), None)
        if untrusted is not None:
            return (
                f"the certificate of the server at {self.address} isn't trusted: {untrusted.verify_message}; for one "
                f"that the server has signed itself, use {self._scheme('+ssc')}"
            )
        kinds = {kind.__name__ for one in causes for kind in type(one).__mro__}
        text = " ".join(map(str, causes))
        for sign, words in _BY_CAUSE:
            if sign in kinds or sign in text:
                return words.format(address=self.address, plain=self._scheme(""), secure=self._scheme("+s"))
        if "ConfigurationError" in kinds:
            return f"{self.address} is no address of a Neo4j: {said_by(error)}"
        said = said_by(causes[-1])
        return f"the connection to the server at {self.address} was lost: {said} Is it running? Then try again"

    def _scheme(self, security: str) -> str:
        return f"{self.address.partition('://')[0].partition('+')[0]}{security}://"


def version_of(agent: str) -> tuple[int, int] | None:
    """Read the version of a server: `Neo4j/2026.01.3` is (2026, 1), `Neo4j/5.27-aura` (5, 27)."""
    name, _, number = agent.partition("/")
    parts = number.lstrip("v").replace("-", ".").split(".")
    if name != "Neo4j" or len(parts) < 2 or not (parts[0].isdecimal() and parts[1].isdecimal()):
        return None
    return int(parts[0]), int(parts[1])


def said_by(error: BaseException) -> str:
    """Give the first sentence of what the server or the driver said, as a sentence."""
    message = getattr(error, "message", None) if getattr(error, "code", None) else None
    text = str(message or error).strip().split("\n", 1)[0]
    sentence = text.partition(". ")[0].rstrip(".")
    return f"{sentence}."


def _all_in(error: BaseException) -> Iterator[BaseException]:
    """Give an error and all that caused it, in groups too: the driver tries each address that a name stands for."""
    yield error
    for inner in getattr(error, "exceptions", ()):
        yield from _all_in(inner)
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _all_in(cause)
