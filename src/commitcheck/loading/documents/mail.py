"""EML: the message as its reader sees it, quoted older mails marked, attachments apart."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import msgspec

from commitcheck.loading.documents.block import Block, Reading, Refusal
from commitcheck.loading.documents.html import read_html
from commitcheck.loading.documents.plain import plain_blocks
from commitcheck.model.pattern import pattern

MAX_PARTS = 200
_QUOTED = pattern(
    r"^\s*(?:>|-{2,}\s*(?:original|forwarded) message|on .{4,200} wrote:|from:\s.+@)", 2 | 8
)
_SIGNATURE = "-- "


def read_mail(content: bytes) -> Reading:
    """Read a message: its body as blocks, and the attachments as they came.

    Raises:
        Refusal: it has no readable text and no attachments.
    """
    try:
        return _reading(message_from_bytes(content, policy=policy.default))
    except (LookupError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        raise Refusal("is a damaged mail", "save the message again as EML") from None


def _reading(message: EmailMessage) -> Reading:
    for count, _ in enumerate(message.walk(), 1):
        if count > MAX_PARTS:
            raise Refusal(f"has more than {MAX_PARTS} parts", "save the attachments on their own")
    body = message.get_body(preferencelist=("plain", "html"))
    blocks: list[Block] = []
    notes: list[str] = []
    if isinstance(body, EmailMessage):
        text = str(body.get_content())
        if body.get_content_subtype() == "html":
            blocks.extend(read_html(text).blocks)
        else:
            own, quoted = _split(text)
            blocks.extend(plain_blocks(own))
            if quoted:
                notes.append(
                    "an older mail that is quoted below was read too; it may be out of date"
                )
                offset = own.count("\n")
                blocks.extend(_shifted(block, offset) for block in plain_blocks(quoted))
    attachments = tuple(
        (part.get_filename() or "attachment", _payload(part)) for part in message.iter_attachments()
    )
    if not blocks and not attachments:
        raise Refusal("has no text", "save the message again with its body")
    return Reading(blocks=tuple(blocks), notes=tuple(notes), attachments=attachments)


def _split(text: str) -> tuple[str, str]:
    """What the sender wrote, and the older mail quoted below it without its marks."""
    found = _QUOTED.search(text)
    if not found:
        return text, ""
    quoted = "\n".join(line.lstrip("> ") for line in text[found.start() :].splitlines())
    return text[: found.start()], quoted


def _shifted(block: Block, lines: int) -> Block:
    line = int(block.place.removeprefix("line "))
    return msgspec.structs.replace(block, place=f"line {line + lines}, quoted")


def _payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
