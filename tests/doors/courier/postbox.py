"""A mail server of our own on this machine: takes messages over SMTP, or refuses them as it is told."""

import socketserver
import threading
from email import message_from_bytes, policy


class Postbox(socketserver.ThreadingTCPServer):
    """What came, in `got`; `refusal` is answered to the recipient (or `at` another word) instead of taking the message."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.got, self.refusal, self.at = [], "", "RCPT"
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def numbers(self):
        return [mail["Message-ID"] for mail in self.got]


class Session(socketserver.StreamRequestHandler):
    """Just enough of RFC 5321."""

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def handle(self):
        self.say("220 postbox")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"QUIT":
                return self.say("221 bye")
            if word == b"DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.got.append(message_from_bytes(b"".join(lines), policy=policy.default))
            no = self.server.refusal if word == self.server.at.encode() else ""
            self.say(no or "250 ok")
        return None
