"""A headless editor: speaks to yaml-language-server as VS Code and Neovim do."""

import itertools
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from consumers.tools import module

Message = dict[str, Any]
_SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}


class Complaint(NamedTuple):
    """A diagnostic: its 1-based line and what it says."""

    line: int
    message: str


class Editor:
    """One session with the server; a document is opened once and asked about at places."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._numbers = itertools.count(1)

    def start(self, folder: Path) -> None:
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            capabilities={
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {},
                },
                "workspace": {"configuration": True},
            },
        )
        self._tell("initialized")

    def complaints(self, path: Path, text: str) -> list[Complaint]:
        """Write and open a file; what the server has to say of it."""
        path.write_text(text, "utf-8")
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        while True:
            said = self._receive()
            params = said.get("params", {})
            is_ours = said.get("method") == "textDocument/publishDiagnostics"
            if is_ours and params["uri"] == path.as_uri():
                return [
                    Complaint(param["range"]["start"]["line"] + 1, param["message"])
                    for param in params["diagnostics"]
                ]

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, 1-based."""
        found = self.ask("textDocument/completion", **_place(path, line, column))
        return [item["label"] for item in (found or {}).get("items", ())]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is explained at a place, 1-based."""
        found = self.ask("textDocument/hover", **_place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            said = self._receive()
            if said.get("id") == number and "method" not in said:
                assert "error" not in said, said
                return said.get("result")

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> Message:
        """The next message; what the server itself asks is answered on the way."""
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while (header := stream.readline()) not in (b"\r\n", b""):
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server ended"
        said: Message = json.loads(stream.read(length))
        if "method" in said and "id" in said:
            wanted = said["method"] == "workspace/configuration"
            items = said["params"]["items"] if wanted else ()
            answers = [_SETTINGS if item.get("section") == "yaml" else {} for item in items]
            self._send({"id": said["id"], "result": answers if wanted else None})
        return said


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """A server of its own, ended afterwards."""
    program = module("yaml-language-server/bin/yaml-language-server")
    with subprocess.Popen(
        ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        try:
            session = Editor(server)
            session.start(folder)
            yield session
        finally:
            server.kill()


def _place(path: Path, line: int, column: int) -> Message:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}
