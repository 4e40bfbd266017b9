"""What the SMTP servers of tests ask of whoever comes: STARTTLS with this certificate, and this user's password."""
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


def protocols(handler, certificate, key, user, password, limit=None):
    """A factory for asyncio: one protocol a connection, all with the same handler."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def signed_in(server, session, envelope, mechanism, data):
        good = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=good, handled=good)

    def protocol():
        return SMTP(
            handler,
            hostname="mail.test",
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=signed_in,
            **({"data_size_limit": limit} if limit else {}),
        )

    return protocol
