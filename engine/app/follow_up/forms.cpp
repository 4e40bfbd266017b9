// A page may run the script and wear the style that it carries, and nothing else: its policy names
// both by their hashes.
#include "engine/app/follow_up/forms.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "engine/base/cut.hpp"
#include "scoring/export/follow_up_form.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

std::string hash_source(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string out(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), hash.data(), hash.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the terminating zero
  return "'sha256-" + out + "'";
}

std::string policy() {
  return "default-src 'none'; style-src " + hash_source(scoring::follow_up_style()) +
         "; script-src " + hash_source(scoring::follow_up_script()) +
         "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
}

/// Owners are typed by people; not every character of theirs may stand in a file's name.
std::string file_part(const std::string& owner) {
  constexpr std::size_t most_bytes = 90;
  constexpr std::string_view kept_out = "/\\:*?\"<>|. ";
  std::string out = owner;
  std::ranges::replace_if(
      out,
      [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || kept_out.find(c) != std::string_view::npos;
      },
      '_');
  return std::string(cut(out, most_bytes));
}

std::string numbered(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::vector<OwnersForm> owners_forms(const FollowedExercise& exercise,
                                     const std::vector<scoring::FollowUpDue>& due,
                                     const std::vector<std::string>& owners,
                                     const std::string& reply_to) {
  std::vector<OwnersForm> out;
  const auto rules = policy();
  std::size_t number = 0;
  for (auto& asked : scoring::forms_of(due)) {
    ++number;
    if (!owners.empty() && std::ranges::find(owners, asked.owner) == owners.end()) continue;
    std::string name = exercise.name + "-" + numbered(number);
    if (!asked.owner.empty()) name += "-" + file_part(asked.owner);
    const scoring::FormOrigin origin{exercise.mark, key_of(exercise, asked.lane, asked.owner),
                                     name + ".txt", reply_to, rules};
    auto page = scoring::follow_up_html(exercise.model.exercise, asked, origin);
    out.push_back({std::move(asked), name + ".html", std::move(page)});
  }
  return out;
}

Result<Done> write_forms(const fs::path& folder, const std::vector<OwnersForm>& forms) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    return Error{"write_failed",
                 {"フォルダーを作れません。", "The folder cannot be made."},
                 folder.string()};
  }
  for (const auto& form : forms) {
    const auto path = folder / form.file;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << form.page;
    file.close();
    if (file) continue;
    return Error{"write_failed",
                 {"書き込めません。空き容量と書込権限を確かめてください。",
                  "It cannot be written. Check the free space and the permissions."},
                 path.string()};
  }
  return Done{};
}

}  // namespace enshu::app
