// Reading a scenario's folder within limits, and its fingerprint.
#include "engine/scenario/file_tree.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

namespace fs = std::filesystem;

Error trouble(std::string_view code, const std::string& place, std::string_view ja,
              std::string_view en) {
  return {std::string(code), {std::string(ja), std::string(en)}, place};
}

bool inside(const fs::path& root, const fs::path& path) {
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  static_cast<void>(rest);
  return end == root.end();
}

/// A name that is no text, as text: a `?` for what is no letter.
std::string printable(const std::string& name) {
  if (valid_utf8(name)) return shown(name);
  std::string out;
  for (const char c : name) out += static_cast<unsigned char>(c) >= 0x80 ? '?' : c;
  return shown(out);
}

bool is_yaml(const std::string& name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

/// Walks the folder, adding files to a tree until a limit or a trap is met.
class Walk {
 public:
  explicit Walk(fs::path root) : root_(std::move(root)) {}

  Result<FileTree> run() {
    if (auto done = folder(root_, "", 0); !done) return done.error();
    return std::move(tree_);
  }

 private:
  Result<Done> folder(const fs::path& path, const std::string& name, int depth) {
    if (depth > 16)
      return trouble("too_deep", name, "フォルダーの入れ子が深すぎます。",
                     "folders are nested too deeply");
    std::error_code failed;
    for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
      const std::string leaf = at->path().filename().string();
      if (leaf.starts_with('.')) continue;
      if (auto done = entry(at->path(), name.empty() ? leaf : name + "/" + leaf, depth); !done)
        return done;
    }
    if (failed) return unreadable(name.empty() ? path.string() : name);
    return Done{};
  }

  Result<Done> entry(const fs::path& path, const std::string& name, int depth) {
    if (!valid_utf8(name) || has_control(name) || name.find('\n') != std::string::npos) {
      return trouble("bad_name", printable(name), "ファイル名に使えない文字があります。",
                     "the file's name holds characters that cannot be used");
    }
    std::error_code failed;
    const fs::path real = fs::canonical(path, failed);
    if (failed) return unreadable(name);
    if (!inside(root_, real)) {
      return trouble("link_outside", name,
                     "フォルダーの外を指すリンクは使えません。ファイルそのものを置いてください。",
                     "a link leads out of the folder; put the file itself there");
    }
    const auto kind = fs::status(real, failed).type();
    if (kind == fs::file_type::directory) return folder(path, name, depth + 1);
    if (kind != fs::file_type::regular) {
      return trouble("not_a_file", name, "普通のファイルではありません。",
                     "this is not a regular file");
    }
    return file(real, name);
  }

  Result<Done> file(const fs::path& path, const std::string& name) {
    if (tree_.size() >= most_files) {
      return trouble("too_many_files", name, "ファイルが多すぎます(20,000 個まで)。",
                     "there are too many files (20,000 at most)");
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) return unreadable(name);
    const std::uint64_t most =
        std::min(is_yaml(name) ? most_yaml_bytes : most_tree_bytes, most_tree_bytes - bytes_);
    std::string content;
    std::array<char, 1 << 16> part{};
    while (in.read(part.data(), part.size()) || in.gcount() > 0) {
      content.append(part.data(), static_cast<std::size_t>(in.gcount()));
      if (content.size() > most) {
        return trouble("too_large", name, "大きすぎます(YAML は 8 MB、全部で 64 MB まで)。",
                       "this is too large (8 MB for YAML, 64 MB in all)");
      }
    }
    if (in.bad()) return unreadable(name);
    bytes_ += content.size();
    tree_.emplace(name, std::move(content));
    return Done{};
  }

  static Error unreadable(const std::string& name) {
    return trouble("unreadable", name, "読めません。権限とリンク先を確かめてください。",
                   "this cannot be read; check permissions and links");
  }

  fs::path root_;
  FileTree tree_;
  std::uint64_t bytes_ = 0;
};

void feed(crypto_generichash_state& state, std::string_view text) {
  const std::string size = std::to_string(text.size()) + ':';
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(size.data()),
                            size.size());
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                            text.size());
}

}  // namespace

Result<FileTree> read_folder(const fs::path& folder) {
  std::error_code failed;
  const fs::path root = fs::canonical(folder, failed);
  if (failed || !fs::is_directory(root, failed)) {
    return trouble("no_folder", folder.string(), "フォルダーがありません。",
                   "there is no such folder");
  }
  return Walk(root).run();
}

std::string digest(const FileTree& tree) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  for (const auto& [path, content] : tree) {
    feed(state, path);
    feed(state, content);
  }
  std::array<unsigned char, 32> hash{};
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

DoctrineSource doctrine_folder(fs::path folder, DoctrineSource next) {
  return [folder = std::move(folder),
          next = std::move(next)](std::string_view name) -> std::optional<FileTree> {
    if (name.empty()) {
      auto all = next ? next({}).value_or(FileTree{}) : FileTree{};
      std::error_code ignored;
      for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (fs::exists(entry.path() / "doctrine.yaml", ignored))
          all.emplace(entry.path().filename().string(), "");
      }
      return all;
    }
    if (is_name(name)) {
      if (auto tree = read_folder(folder / name); tree && tree->contains("doctrine.yaml"))
        return std::move(*tree);
    }
    return next ? next(name) : std::nullopt;
  };
}

}  // namespace enshu::scenario
