"""Both ends of the operators' mail, over real SMTP (python3-aiosmtpd, smtplib): STARTTLS and sign-in are a must.

usage: mail.py server CERTIFICATE KEY USER PASSWORD MAILDIR [DELAY [MOST]]    the operators' provider
       mail.py client CA USER PASSWORD PORT                                   the operators' mail programs

Server: says {"port":N} first, then a line for each recipient that it was asked about: {"to":…,"code":550|451|452} or, for a
mail that it took, {"to":…,"code":250,"id":MESSAGE-ID,"subject":…,"replies":ADDRESS,"link":URL,"bait":URL,"at_once":N,
"beside":N,"at":SECONDS}: the link of its receipt, the first link of a training's bait, in its text or in a page that it brings, how
many mails it was taking just then, how many others for the same address, and when it had the mail. DELAY: milliseconds that it takes for a mail; with MOST a further one beside so many gets 421. By the first word of an address: `gone` and `moved` get 550, `full` gets 452 always, `busy` 451 at the first try. A line {"outage":[DOMAIN,…]} on
its standard input says whose mail fails (451) from now on. Mail for drill.example.jp goes to the Maildir.
Client: takes {"number":N,"sender":…,"to":[…],"raw":TEXT} a line and answers {"number":N,"error":TEXT or null}.
"""
import asyncio
import json
import mailbox
import re
import smtplib
import ssl
import sys
import time
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "e2e/lib"))

LINK = re.compile(r"https?:\S+/r/\S+")
BAIT = re.compile(r"https?:[^\s\"'<>]+/[bf]/[^\s\"'<>]+")


def say(value):
    print(json.dumps(value), flush=True)


class Handler:
    def __init__(self, maildir, delay, most):
        self.tried = set()
        self.outage = set()
        self.maildir = mailbox.Maildir(maildir)
        self.delay = delay / 1000
        self.most = most
        self.taking = set()
        self.taken_for = Counter()

    def verdict(self, address):
        name, domain = address.split("@")
        first = name.split("-")[0]
        if first in ("gone", "moved"):
            return 550, "5.1.1 no such mailbox"
        if domain in self.outage:
            return 451, "4.4.1 the shared mail service is down"
        if first == "full":
            return 452, "4.2.2 mailbox full"
        if first == "busy" and address not in self.tried:
            self.tried.add(address)
            return 451, "4.2.0 mailbox busy, try again"
        return 250, "OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.most and len(self.taking - {id(session)}) >= self.most:
            return "421 4.7.0 too many at once"
        self.taking.add(id(session))
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        code, words = (250, "OK") if address.endswith("@drill.example.jp") else self.verdict(address)
        if code != 250:
            self.taking.discard(id(session))
            say({"to": address, "code": code})
            return f"{code} {words}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        content = envelope.original_content or envelope.content
        at_once = len(self.taking)
        beside = sum(self.taken_for[to] for to in envelope.rcpt_tos)
        self.taken_for.update(envelope.rcpt_tos)
        await asyncio.sleep(self.delay)
        self.taking.discard(id(session))
        self.taken_for.subtract(envelope.rcpt_tos)
        at = time.monotonic()
        for to in envelope.rcpt_tos:
            if to.endswith("@drill.example.jp"):
                self.maildir.add(content)
                break
        for to in envelope.rcpt_tos:
            if not to.endswith("@drill.example.jp"):
                self.tell(to, content, {"at_once": at_once, "beside": beside, "at": at})
        return "250 2.0.0 taken"

    @staticmethod
    def tell(to, content, more):
        mail = message_from_bytes(content, policy=policy.default)
        body = mail.get_body(("plain",))
        text = body.get_content() if body else ""
        link = LINK.search(text)
        pages = [part.get_content() for part in mail.iter_attachments() if part.get_content_type() == "text/html"]
        bait = next(filter(None, map(BAIT.search, [text, *pages])), None)
        senders = mail["from"].addresses
        say(
            {
                "to": to,
                "code": 250,
                "id": str(mail["message-id"]),
                "subject": str(mail["subject"]),
                "replies": senders[0].addr_spec if senders else "",
                "link": link.group(0) if link else "",
                "bait": bait.group(0) if bait else "",
                **more,
            }
        )


async def serve(certificate, key, user, password, maildir, delay="0", most="0"):
    from smtp_line import protocols

    handler = Handler(maildir, int(delay), int(most))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocols(handler, certificate, key, user, password), "127.0.0.1", 0)
    say({"port": server.sockets[0].getsockname()[1]})

    def told():
        line = sys.stdin.readline()
        if not line:
            loop.remove_reader(sys.stdin)
            return
        handler.outage = set(json.loads(line)["outage"])

    loop.add_reader(sys.stdin, told)
    await server.serve_forever()


def send(ca, user, password, port):
    context = ssl.create_default_context(cafile=ca)
    line = None
    for text in sys.stdin:
        asked = json.loads(text)
        error = None
        for _ in range(3):
            try:
                if line is None:
                    line = smtplib.SMTP("127.0.0.1", port, timeout=60)
                    line.starttls(context=context)
                    line.login(user, password)
                line.sendmail(asked["sender"], asked["to"], asked["raw"].encode())
                error = None
                break
            except (OSError, smtplib.SMTPException) as failure:
                error = str(failure)
                line = None
        say({"number": asked["number"], "error": error})


if sys.argv[1] == "server":
    asyncio.run(serve(*sys.argv[2:]))
else:
    send(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
