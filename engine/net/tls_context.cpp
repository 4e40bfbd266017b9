// OpenSSL's settings. Source: Mozilla's "intermediate" profile, without the DHE ciphers that no
// browser of ours needs.
#include "engine/net/tls_context.hpp"

#include <openssl/ssl.h>

#include <string>
#include <string_view>

namespace enshu::net {
namespace {

namespace ssl = boost::asio::ssl;
using ErrorCode = boost::system::error_code;

constexpr const char* kCiphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr std::string_view kAlpn = "\x08http/1.1";

/// Who offers protocols by name gets HTTP/1.1 when it is among them, and no name otherwise.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  unsigned char* chosen = nullptr;
  const int found =
      SSL_select_next_proto(&chosen, out_size, reinterpret_cast<const unsigned char*>(kAlpn.data()),
                            static_cast<unsigned int>(kAlpn.size()), offered, offered_size);
  if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

Error unusable(std::string_view code, const std::string& file, const ErrorCode& fault,
               std::string_view ja, std::string_view en) {
  return {std::string(code),
          {std::string(ja) + "（" + fault.message() + "）",
           std::string(en) + " (" + fault.message() + ")"},
          file};
}

}  // namespace

Result<Done> prepare_tls(ssl::context& context, const TlsFiles& files) {
  SSL_CTX* const raw = context.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(raw, TLS1_3_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_cipher_list(raw, kCiphers);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);  // tickets do; nothing piles up here
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);          // an idle console holds no records
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  ErrorCode fault;
  context.use_certificate_chain_file(files.certificate, fault);
  if (fault)
    return unusable("tls_certificate", files.certificate, fault,
                    "証明書を読めません。--tls-cert には PEM 形式の証明書を指定してください。",
                    "The certificate cannot be read. Name a PEM certificate by --tls-cert.");
  context.use_private_key_file(files.key, ssl::context::pem, fault);
  if (fault)
    return unusable("tls_key", files.key, fault,
                    "秘密鍵を読めないか、証明書と合いません。--tls-key には、その証明書の PEM "
                    "形式の鍵を指定してください。",
                    "The key cannot be read or does not fit the certificate. Name the "
                    "certificate's own PEM key by --tls-key.");
  return Done{};
}

}  // namespace enshu::net
