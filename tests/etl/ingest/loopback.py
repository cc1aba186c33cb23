"""A web server on this machine that says what a test tells it to, and remembers what it was asked."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[BaseHTTPRequestHandler], None]
TLS_DIR = Path(__file__).parent / "tls"


@dataclass(frozen=True)
class Asked:
    path: str
    headers: Mapping[str, str]
    at_seconds: float
    body: bytes = b""


@dataclass
class Site:
    """`pages`: path -> how to answer; every other path is 404. `asked`: the requests, in order."""

    port: int
    scheme: str = "http"
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


def page(content: bytes | str, content_type: str | None = "text/html; charset=utf-8", **headers: str) -> Answer:
    """200 with this body; header names with _ for -."""
    body = content.encode() if isinstance(content, str) else content

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if content_type:
            handler.send_header("Content-Type", content_type)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer


def redirect(location: str) -> Answer:
    return status(302, Location=location)


def raw(*pieces: bytes, pause_seconds: float = 0.0, repeat: bool = False) -> Answer:
    """These bytes and nothing else, with a pause after each; for ever when they are repeated."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        sent = False
        while not sent or repeat:
            for piece in pieces[1 if sent else 0 :]:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause_seconds)
            sent = True

    return answer


@contextmanager
def serve(tls: bool = False) -> Iterator[Site]:
    """A site on a free port, over TLS with a certificate for tin.example when `tls`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic(), body))
            try:
                site.pages.get(self.path, status(404))(self)
            except OSError:  # the client has gone, as some tests want it to
                self.close_connection = True

        do_POST = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None: ...

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1], "https" if tls else "http")
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS_DIR / "server.crt", TLS_DIR / "server.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
