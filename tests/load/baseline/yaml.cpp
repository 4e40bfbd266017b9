// The bare cost of reading YAML: the parser alone over one file, its events thrown away.
// scripts/bench prints it beside the whole of `enshu check`. usage: enshu_baseline_yaml FILE;
// prints milliseconds.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

class Nothing : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { ++values; }
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { ++values; }
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& /*value*/) override {
    ++values;
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/,
                       YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {}
  void OnMapEnd() override {}

  long values = 0;
};

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: enshu_baseline_yaml FILE\n";
    return 2;
  }
  std::ifstream file(words[1], std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) {
    std::cerr << "enshu_baseline_yaml: " << words[1] << " cannot be read\n";
    return 1;
  }
  Nothing handler;
  const auto start = std::chrono::steady_clock::now();
  try {
    YAML::Parser parser(text);
    parser.HandleNextDocument(handler);
  } catch (const YAML::Exception& fault) {
    std::cerr << words[1] << ": " << fault.what() << '\n';
    return 1;
  }
  const auto passed = std::chrono::steady_clock::now() - start;
  std::cout << std::chrono::duration_cast<std::chrono::milliseconds>(passed).count() << '\n';
  return handler.values > 0 ? 0 : 1;
}
