// Wording of YAML syntax errors.
#include "engine/scenario/yaml_words.hpp"

#include <yaml-cpp/exceptions.h>

#include <array>

namespace enshu::scenario {
namespace {

struct Wording {
  std::string_view remark;
  std::string_view code;
  std::string_view ja;
  std::string_view en;
};

namespace msg = YAML::ErrorMsg;

const std::array wordings{
    Wording{msg::BAD_FILE, "too_deep", "入れ子が深すぎます(64 段まで)。",
            "this is nested too deeply (64 levels at most)"},
    Wording{msg::UNKNOWN_ANCHOR, "alias",
            "YAML のアンカー(&)とエイリアス(*)は使えません。値をそのまま書いてください。",
            "YAML anchors (&) and aliases (*) are not allowed; write the value out"},
    Wording{msg::END_OF_MAP, "syntax",
            "ここで「キー: 値」の並びが終わっていません。字下げと「:」を確かめてください。",
            "the list of `key: value` does not end properly here; check the indentation and the "
            "colons"},
    Wording{msg::END_OF_MAP_FLOW, "syntax", "「{」に対する「}」か、間のコンマがありません。",
            "a `}` for an earlier `{`, or a comma between its parts, is missing"},
    Wording{msg::END_OF_SEQ, "syntax",
            "ここで「- 」の並びが終わっていません。字下げを確かめてください。",
            "the list of `- ` entries does not end properly here; check the indentation"},
    Wording{msg::END_OF_SEQ_FLOW, "syntax", "「[」に対する「]」か、間のコンマがありません。",
            "a `]` for an earlier `[`, or a comma between its parts, is missing"},
    Wording{msg::MAP_VALUE, "syntax",
            "ここに「:」は置けません。前の行の字下げか、引用符の付け忘れを確かめてください。",
            "a `:` cannot stand here; check the indentation above, or put the value in quotes"},
    Wording{msg::MAP_KEY, "syntax", "ここにキーは置けません。字下げを確かめてください。",
            "a key cannot stand here; check the indentation"},
    Wording{msg::BLOCK_ENTRY, "syntax", "ここに「- 」は置けません。字下げを確かめてください。",
            "a `- ` cannot stand here; check the indentation"},
    Wording{msg::FLOW_END, "syntax", "対応する開き括弧がありません。",
            "there is no opening bracket for this one"},
    Wording{msg::EOF_IN_SCALAR, "syntax", "引用符が閉じられていません。",
            "a quotation mark is not closed"},
    Wording{msg::DOC_IN_SCALAR, "syntax", "引用符が閉じられていません。",
            "a quotation mark is not closed"},
    Wording{msg::UNKNOWN_TOKEN, "syntax",
            "この文字から値を始めることはできません。引用符で囲んでください。",
            "a value cannot begin with this character; put it in quotes"},
    Wording{msg::CHAR_IN_SCALAR, "syntax",
            "この文字はここに置けません。値を引用符で囲んでください。",
            "this character cannot stand here; put the value in quotes"},
    Wording{msg::CHAR_IN_BLOCK, "syntax", "「|」や「>」の後には改行だけを置いてください。",
            "after `|` or `>` only the end of the line may follow"},
};

}  // namespace

std::pair<std::string_view, Text> yaml_words(const std::string& remark) {
  for (const auto& wording : wordings) {
    if (wording.remark == remark)
      return {wording.code, {std::string(wording.ja), std::string(wording.en)}};
  }
  return {
      "syntax",
      {"YAML として読めません(" + remark + ")。", "this cannot be read as YAML (" + remark + ")"}};
}

}  // namespace enshu::scenario
