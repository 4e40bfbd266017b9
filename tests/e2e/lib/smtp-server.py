"""A real SMTP server for tests (python3-aiosmtpd): STARTTLS and sign-in are a must, some recipients are refused.

usage: smtp-server.py CERTIFICATE KEY USER PASSWORD [PORT [MAILDIR|- [LIMIT]]]     LIMIT: bytes of a mail
Says {"port":N} first, then one line for each mail: {"to":[…],"from":…,"mail":BASE64}. A recipient `gone@…` gets 550, the first
try of `busy@…` gets 451. With a Maildir, what is for drill.example.jp is delivered there instead.
"""
import asyncio
import base64
import json
import mailbox
import sys

from smtp_line import protocols


def say(value):
    print(json.dumps(value), flush=True)


class Handler:
    def __init__(self, maildir):
        self.tried = set()
        self.maildir = mailbox.Maildir(maildir) if maildir else None

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("gone"):
            return "550 5.1.1 no such mailbox"
        if name.startswith("busy") and address not in self.tried:
            self.tried.add(address)
            return "451 4.2.0 mailbox busy, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        content = envelope.original_content or envelope.content
        if self.maildir is not None and envelope.rcpt_tos[0].endswith("@drill.example.jp"):
            self.maildir.add(content)
            return "250 2.0.0 taken"
        say({"to": envelope.rcpt_tos, "from": envelope.mail_from, "mail": base64.b64encode(content).decode()})
        return "250 2.0.0 taken"


async def main():
    certificate, key, user, password = sys.argv[1:5]
    port = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    handler = Handler(sys.argv[6] if len(sys.argv) > 6 and sys.argv[6] != "-" else None)
    limit = int(sys.argv[7]) if len(sys.argv) > 7 else None
    server = await asyncio.get_running_loop().create_server(
        protocols(handler, certificate, key, user, password, limit), "127.0.0.1", port
    )
    say({"port": server.sockets[0].getsockname()[1]})
    await server.serve_forever()


asyncio.run(main())
