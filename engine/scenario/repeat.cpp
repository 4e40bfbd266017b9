// Repeating over tables. Nodes, bytes and looks at rows are counted before anything is made.
#include "engine/scenario/repeat.hpp"

#include <algorithm>
#include <utility>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view main_file = "scenario.yaml";
/// How many cells all conditions together may be held against.
constexpr std::size_t most_looks = 10'000'000;
/// The search for the name that was meant costs: a file of nothing but mistakes is not worth more.
constexpr int most_searches = 50;

bool grows(const Shape& shape) {
  return shape.kind == Kind::list || shape.kind == Kind::map || shape.kind == Kind::object;
}

}  // namespace

bool is_repeated(const Node& node) {
  const auto* each = node.find("each");
  return each != nullptr && each->is_scalar() &&
         (node.find("as") != nullptr || each->text.ends_with(".csv"));
}

bool Repeating::lists(Node& root) {
  failed_ = false;
  fill_lists(root);
  return !failed_;
}

void Repeating::fill_lists(Node& node) {
  if (node.is_list() && std::ranges::any_of(node.items, is_repeated)) {
    std::vector<Node> out;
    for (auto& item : node.items) {
      if (is_repeated(item)) {
        repeat(item, out);
      } else {
        fill_lists(item);
        out.push_back(std::move(item));
      }
    }
    node.items = std::move(out);
    return;
  }
  for (auto& item : node.items) fill_lists(item);
  for (auto& entry : node.entries) {
    if (!is_repeated(entry.value)) {
      fill_lists(entry.value);
      continue;
    }
    Node list;
    list.type = Node::Type::list;
    list.at = entry.value.at;
    repeat(entry.value, list.items);
    entry.value = std::move(list);
  }
}

bool Repeating::part(Node& part, const Node& entry, const Object& grammar) {
  failed_ = false;
  const auto* path = entry.find("for_each");
  const auto* table = tables_.open(*path);
  if (table == nullptr) return false;
  const auto rows = matching(*table, entry.find("where"), path->at);
  if (failed_) return false;
  for (auto& one : part.entries) {
    const auto* key = grammar.find(one.key);
    if (key == nullptr || one.key == "include") continue;
    Node all;
    all.type = one.value.type;
    all.at = one.value.at;
    if (is_repeated(one.value)) all.type = Node::Type::list;
    rows_into(all, one.value, *key->shape, *table, rows);
    one.value = std::move(all);
  }
  return !failed_;
}

/// The value of a key of a part: lists and maps grow by every row, objects of maps go on below, and
/// anything else can stand for one row only.
void Repeating::rows_into(Node& into, const Node& from, const Shape& shape, const Table& table,
                          const Rows& rows) {
  if (from.is_map() && shape.kind == Kind::object && !is_repeated(from)) {
    for (const auto& entry : from.entries) {
      const auto* key = shape.object->find(entry.key);
      if (key == nullptr || !grows(*key->shape)) {
        into.entries.push_back(entry);
        continue;
      }
      Node below;
      below.type = entry.value.type;
      below.at = entry.value.at;
      rows_into(below, entry.value, *key->shape, table, rows);
      into.entries.push_back({entry.key, entry.at, std::move(below), entry.written});
    }
    return;
  }
  Names names;
  for (const auto* row : rows) {
    if (failed_) return;
    scopes_.push_back({&table, row});
    if (is_repeated(from)) {
      repeat(from, into.items);
    } else if (from.is_list()) {
      for (const auto& item : from.items) {
        if (is_repeated(item))
          repeat(item, into.items);
        else
          into.items.push_back(filled(item));
      }
    } else if (from.is_map()) {
      for (const auto& entry : from.entries) fill_entry(into, entry, names);
    } else {
      into = filled(from);
    }
    scopes_.pop_back();
  }
}

void Repeating::repeat(const Node& each, std::vector<Node>& out) {
  static constexpr std::string_view words[] = {"each", "where", "as"};
  for (const auto& entry : each.entries) {
    if (std::ranges::find(words, entry.key) != std::end(words)) continue;
    const Text near = did_you_mean(entry.key, words);
    const std::string word = shown(entry.key);
    error(entry.at, "unknown_key", "each に、知らないキー「" + word + "」があります。" + near.ja,
          "each has an unknown key '" + word + "'" + near.en);
  }
  const auto* as = each.find("as");
  if (as == nullptr) {
    error(each.at, "missing_key", "each に as がありません。行ごとに並べるものを書いてください。",
          "each lacks as: write what every row becomes");
    return;
  }
  const auto* path = each.find("each");
  const auto* table = tables_.open(*path);
  if (table == nullptr) {
    failed_ = true;
    return;
  }
  for (const auto* row : matching(*table, each.find("where"), path->at)) {
    if (failed_) return;
    scopes_.push_back({table, row});
    out.push_back(filled(*as));
    scopes_.pop_back();
  }
}

Node Repeating::filled(const Node& from) {
  Node out;
  out.type = from.type;
  out.at = here(from.at);
  charge(from.at, 0);
  if (from.is_scalar()) {
    out.text = filled_text(from.text, from.at);
    charge(from.at, out.text.size());
  }
  for (const auto& item : from.items) {
    if (is_repeated(item))
      repeat(item, out.items);
    else
      out.items.push_back(filled(item));
  }
  fill_entries(out, from);
  return out;
}

void Repeating::fill_entries(Node& into, const Node& from) {
  Names names;
  for (const auto& entry : from.entries) fill_entry(into, entry, names);
}

void Repeating::fill_entry(Node& into, const Entry& entry, Names& names) {
  std::string key = filled_text(entry.key, entry.at);
  const Position at = here(entry.at);
  charge(entry.at, key.size());
  const auto [before, fresh] = names.try_emplace(key, at);
  if (key.empty()) {
    findings_.error(main_file, at, "bad_key", {"キーが空になりました。", "the key came out empty"});
  } else if (!fresh) {
    const std::string name = shown(key);
    const std::string there = findings_.place(main_file, before->second);
    findings_.error(main_file, at, "duplicate_name",
                    {"「" + name + "」は " + there + " にもあります。",
                     "'" + name + "' stands at " + there + " too"});
  } else if (is_repeated(entry.value)) {
    Node list;
    list.type = Node::Type::list;
    list.at = here(entry.value.at);
    repeat(entry.value, list.items);
    into.entries.push_back({std::move(key), at, std::move(list), entry.written});
  } else {
    into.entries.push_back({std::move(key), at, filled(entry.value), entry.written});
  }
}

/// The text with cells in place of `$(column)`; `$$(` is `$(`.
std::string Repeating::filled_text(std::string_view text, Position at) {
  if (scopes_.empty() || text.find("$(") == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("$$(")) {
      out += "$(";
      i += 3;
    } else if (text.substr(i).starts_with("$(")) {
      const auto end = std::min(text.find(')', i), text.size());
      const auto* cell = cell_of(text.substr(i + 2, end - i - 2), at);
      if (cell == nullptr) return {};
      out += *cell;
      i = end + 1;
    } else {
      out += text[i++];
    }
    if (out.size() <= longest_scalar) continue;
    error(at, "long_value", "行の値を入れると長すぎます(64 KB まで)。",
          "with the cells of the row this is too long (64 KB at most)");
    return {};
  }
  return out;
}

/// The cell of the innermost row that has the column.
const std::string* Repeating::cell_of(std::string_view column, Position at) {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    if (const auto nth = scope->table->column(column)) return &scope->row->cells[*nth];
  }
  unknown_column(column, at);
  return nullptr;
}

Repeating::Rows Repeating::matching(const Table& table, const Node* where, Position at) {
  Rows out;
  const auto conditions = where == nullptr ? std::vector<Filter>{} : filters(table, *where);
  looks_ += table.rows.size() * conditions.size();
  if (looks_ > most_looks)
    error(at, "too_many_rows", "where で調べる行が多すぎます(延べ 1,000 万行まで)。",
          "too many rows are held against where (10 million looks at most)");
  if (failed_) return out;
  for (const auto& row : table.rows) {
    const bool fits = std::ranges::all_of(conditions, [&](const Filter& one) {
      return std::ranges::find(one.values, row.cells[one.column]) != one.values.end();
    });
    if (fits) out.push_back(&row);
  }
  if (out.empty() && scopes_.empty())
    error(where->at, "no_rows", "where に合う行が「" + table.path + "」にありません。",
          "no row of '" + table.path + "' fits where");
  return out;
}

std::vector<Repeating::Filter> Repeating::filters(const Table& table, const Node& where) {
  std::vector<Filter> out;
  if (!where.is_map())
    error(where.at, "wrong_kind", "where に必要なのは「列: 値」です。",
          "where needs to be a map of `column: value`");
  for (const auto& entry : where.entries) {
    const auto column = table.column(entry.key);
    if (!column) {
      scopes_.push_back({&table, nullptr});
      unknown_column(entry.key, entry.at);
      scopes_.pop_back();
      continue;
    }
    Filter filter{*column, {}};
    const auto value = [&](const Node& node) {
      if (node.is_scalar())
        filter.values.push_back(filled_text(node.text, node.at));
      else
        error(node.at, "wrong_kind", "where に必要なのは値か、値の一覧です。",
              "where needs a value or a list of values");
    };
    if (entry.value.is_list())
      std::ranges::for_each(entry.value.items, value);
    else
      value(entry.value);
    looks_ += filter.values.size() * table.rows.size();
    out.push_back(std::move(filter));
  }
  return out;
}

Position Repeating::here(Position at) {
  if (!scopes_.empty()) at.file = findings_.repeated(at.file, scopes_.back().row->number);
  return at;
}

void Repeating::charge(Position at, std::size_t bytes) {
  budget_.bytes += bytes;
  if (bytes == 0) ++budget_.nodes;
  if (failed_) return;
  if (budget_.nodes > most_yaml_nodes)
    error(at, "too_many_nodes", "行ごとに繰り返すと、YAML の項目が多すぎます。",
          "repeated for every row, the YAML holds too many values");
  else if (budget_.bytes > most_yaml_bytes)
    error(at, "too_large", "行ごとに繰り返すと、YAML が大きすぎます(合わせて 8 MB まで)。",
          "repeated for every row, the YAML is too large (8 MB in all at most)");
}

/// Told of the innermost table; the name that was meant may be in any of them.
void Repeating::unknown_column(std::string_view name, Position at) {
  std::vector<std::string_view> known;
  if (++searches_ <= most_searches) {
    for (const auto& scope : scopes_)
      known.insert(known.end(), scope.table->columns.begin(), scope.table->columns.end());
  }
  const Text near = did_you_mean(name, known);
  const std::string word = shown(name);
  const auto& table = scopes_.back().table->path;
  error(at, "unknown_column", "「" + table + "」に列「" + word + "」がありません。" + near.ja,
        "'" + table + "' has no column '" + word + "'" + near.en);
}

void Repeating::error(Position at, std::string_view code, std::string ja, std::string en) {
  failed_ = true;
  findings_.error(main_file, at, code, {std::move(ja), std::move(en)});
}

}  // namespace enshu::scenario
