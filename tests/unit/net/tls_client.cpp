// OpenSSL's client side, blocking, with a limit on every wait.
#include "tests/unit/net/tls_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

namespace enshu::net::test {
namespace {

class CertificateFolder {
 public:
  CertificateFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "enshu-tls-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
    const std::string command = "scripts/make-ca " + name + " >/dev/null";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("make-ca failed");
  }
  ~CertificateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  CertificateFolder(const CertificateFolder&) = delete;
  CertificateFolder& operator=(const CertificateFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

const std::filesystem::path& certificates() {
  static const CertificateFolder folder;
  return folder.path();
}

TlsFiles server_files() {
  return {(certificates() / "server.pem").string(), (certificates() / "server.key").string()};
}

TlsClient::TlsClient(std::uint16_t port, const TlsWish& wish)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)), context_(SSL_CTX_new(TLS_client_method())) {
  const timeval patience{3, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("connect failed");
  SSL_CTX* const context = context_.get();
  SSL_CTX_set_security_level(context, 0);  // or OpenSSL itself would not offer the old versions
  SSL_CTX_set_min_proto_version(context, wish.version_least);
  SSL_CTX_set_max_proto_version(context, wish.version_most);
  if (!wish.ciphers.empty()) SSL_CTX_set_cipher_list(context, wish.ciphers.c_str());
  SSL_CTX_load_verify_locations(context, (certificates() / "ca.pem").c_str(), nullptr);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  ssl_.reset(SSL_new(context));
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_.get()), "127.0.0.1");
  if (wish.alpn) {
    constexpr std::array<unsigned char, 12> offer{2,   'h', '2', 8,   'h', 't',
                                                  't', 'p', '/', '1', '.', '1'};
    SSL_set_alpn_protos(ssl_.get(), offer.data(), static_cast<unsigned>(offer.size()));
  }
  SSL_set_fd(ssl_.get(), socket_);
  open_ = SSL_connect(ssl_.get()) == 1;
}

TlsClient::~TlsClient() { ::close(socket_); }

std::string TlsClient::protocol() const {
  const unsigned char* name = nullptr;
  unsigned int size = 0;
  SSL_get0_alpn_selected(ssl_.get(), &name, &size);
  return {reinterpret_cast<const char*>(name), size};
}

void TlsClient::send(std::string_view bytes) {
  SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

std::string TlsClient::read() {
  std::array<char, 4096> bytes{};
  const int got = SSL_read(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
  return {bytes.data(), static_cast<std::size_t>(std::max(got, 0))};
}

std::string TlsClient::read_all() {
  std::string out;
  for (std::string more = read(); !more.empty(); more = read()) out += more;
  return out;
}

std::string ask_tls(const Lab& lab, const std::string& request) {
  TlsClient client(lab.port());
  if (!client.open()) return {};
  client.send(request);
  return client.read_all();
}

}  // namespace enshu::net::test
