// Reading of a scenario's tables: every limit is held before anything is kept.
#include "engine/scenario/table.hpp"

#include <algorithm>

#include "engine/base/csv.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view main_file = "scenario.yaml";

class Reading {
 public:
  Reading(const std::string& path, std::string_view content, YamlBudget& budget, Findings& findings)
      : content_(content), budget_(budget), findings_(findings) {
    table_.path = path;
  }

  std::optional<Table> run() {
    if (content_.size() > most_table_bytes) {
      error(1, "too_large", "表は 2 MB までです。", "a table may have 2 MB at most");
      return std::nullopt;
    }
    if (!findings_.utf8(table_.path, content_)) return std::nullopt;
    CsvReader reader(content_);
    auto head = reader.next();
    if (!head || head->unclosed || !headings(std::move(*head))) {
      if (sound_)
        error(1, "no_headings", "1 行目に列の名前を書いてください。",
              "write the names of the columns in the first line");
      return std::nullopt;
    }
    while (auto row = reader.next()) {
      if (table_.rows.size() == most_rows) {
        error(row->line, "too_many_rows", "表は 10,000 行までです。",
              "a table may have 10,000 rows at most");
        return std::nullopt;
      }
      budget_.nodes += row->fields.size();
      if (budget_.nodes > most_yaml_nodes) {
        error(row->line, "too_many_nodes", "YAML と表の項目が多すぎます。",
              "YAML and tables hold too many values");
        return std::nullopt;
      }
      if (!cells(std::move(*row)) && ++wrong_ == most_wrong) break;
    }
    if (table_.rows.empty() && sound_)
      error(1, "empty_table", "表に行がありません。見出しの下に 1 行以上を書いてください。",
            "the table has no rows; write at least one below the headings");
    return sound_ ? std::optional(std::move(table_)) : std::nullopt;
  }

 private:
  static constexpr int most_wrong = 20;

  bool headings(CsvRow row) {
    if (row.fields.size() > most_columns) {
      error(row.line, "too_many_columns", "表は 64 列までです。",
            "a table may have 64 columns at most");
      return false;
    }
    for (auto& name : row.fields) {
      if (!is_column(name)) {
        const std::string told = shown(name);
        error(
            row.line, "bad_heading",
            "見出し「" + told +
                "」は列の名前になりません。英小文字で始め、英小文字・数字・下線で書いてください。",
            "the heading '" + told +
                "' is no name of a column; begin with a lower-case letter, and use lower-case "
                "letters, digits and underscores");
      } else if (table_.column(name)) {
        error(row.line, "duplicate_heading", "見出し「" + name + "」が二度書かれています。",
              "the heading '" + name + "' is written twice");
      }
      table_.columns.push_back(std::move(name));
    }
    return sound_;
  }

  bool cells(CsvRow row) {
    const auto long_one = std::ranges::find_if(
        row.fields, [](const std::string& cell) { return cell.size() > longest_cell; });
    const auto bad = std::ranges::find_if(row.fields, [](const std::string& cell) {
      return has_control(cell) || cell.find('\n') != std::string::npos;
    });
    if (row.unclosed) {
      error(row.line, "open_quote", "引用符(\")が閉じていません。", "a quote (\") is not closed");
    } else if (row.fields.size() != table_.columns.size()) {
      const auto has = std::to_string(row.fields.size());
      const auto wants = std::to_string(table_.columns.size());
      error(row.line, "wrong_width",
            "この行には " + has + " 個の値がありますが、見出しは " + wants + " 個です。",
            "this row has " + has + (row.fields.size() == 1 ? " cell" : " cells") +
                ", and there are " + wants + " headings");
    } else if (long_one != row.fields.end()) {
      error(row.line, "long_value", "値が長すぎます(1 KB まで)。",
            "a cell is too long (1 KB at most)");
    } else if (bad != row.fields.end()) {
      error(row.line, "control_character", "値に改行か制御文字があります。取り除いてください。",
            "a cell holds a line break or a control character; take it out");
    } else {
      const auto line = static_cast<int>(row.line);
      table_.rows.push_back({findings_.row(table_.path, line), std::move(row.fields)});
      return true;
    }
    return false;
  }

  void error(std::int64_t line, std::string_view code, std::string ja, std::string en) {
    sound_ = false;
    findings_.error(table_.path, {static_cast<int>(line), 1}, code, {std::move(ja), std::move(en)});
  }

  std::string_view content_;
  YamlBudget& budget_;
  Findings& findings_;
  Table table_;
  bool sound_ = true;
  int wrong_ = 0;
};

}  // namespace

bool is_column(std::string_view text) {
  const auto first = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return !text.empty() && text.size() <= 64 && first(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return first(c) || (c >= '0' && c <= '9'); });
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const Table* Tables::open(const Node& path) {
  const auto& name = path.text;
  const auto known = read_.find(name);
  if (known != read_.end()) return known->second ? &*known->second : nullptr;
  if (!is_inner_path(name) || !name.ends_with(".csv") || !tree_.contains(name)) {
    missing(path);
    return nullptr;
  }
  auto& table = read_[name];
  table = Reading(name, tree_.at(name), budget_, findings_).run();
  return table ? &*table : nullptr;
}

std::vector<std::string> Tables::paths() const {
  std::vector<std::string> out;
  for (const auto& [path, table] : read_) out.push_back(path);
  return out;
}

void Tables::missing(const Node& path) {
  const std::string name = shown(path.text);
  if (!is_inner_path(path.text) || !path.text.ends_with(".csv")) {
    findings_.error(main_file, path.at, "bad_path",
                    {"「" + name + "」はフォルダーの中の CSV のファイルではありません。",
                     "'" + name + "' is no CSV file inside the folder"});
    return;
  }
  std::vector<std::string_view> known;
  for (const auto& [one, content] : tree_) {
    if (one.ends_with(".csv") && !one.starts_with("doctrine/")) known.push_back(one);
  }
  const Text near = did_you_mean(path.text, known);
  findings_.error(
      main_file, path.at, "missing_file",
      {"表「" + name + "」がありません。" + near.ja, "there is no table '" + name + "'" + near.en});
}

}  // namespace enshu::scenario
