"""A telephone line that can be cut: a TCP relay between the browser and the server.

A browser's own offline switch has been seen to miss what a service worker sends, so the tests cut here as well.
"""

import contextlib
import socket
import threading


class Line:
    """Relays `127.0.0.1:port` to the server; `cut()` drops what is open and refuses what comes, `mend()` lets it through."""

    def __init__(self, server_port: int):
        self._server_port = server_port
        self._whole = True
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        self._whole = False
        with self._lock:
            sockets, self._open = self._open, set()
        for one in sockets:
            _hang_up(one)

    def mend(self) -> None:
        self._whole = True

    def close(self) -> None:
        self.cut()
        _hang_up(self._ear)

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._ear.accept()
            except OSError:
                return
            if not self._whole:
                _hang_up(caller)
                continue
            try:
                callee = socket.create_connection(("127.0.0.1", self._server_port), timeout=30)
            except OSError:
                _hang_up(caller)
                continue
            with self._lock:
                self._open |= {caller, callee}
            for source, target in ((caller, callee), (callee, caller)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for one in (source, target):
            _hang_up(one)
            with self._lock:
                self._open.discard(one)


def _hang_up(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        one.close()
