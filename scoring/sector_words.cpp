// The consoles hold the same names in ui/src/i18n/world.ts.
#include "scoring/sector_words.hpp"

#include <algorithm>

namespace enshu::scoring {
namespace {

struct Sector {
  const char* id;
  const char* ja;
  const char* en;
};
constexpr Sector official[] = {
    {"telecom", "情報通信", "Information and communication"},
    {"finance", "金融", "Finance"},
    {"aviation", "航空", "Aviation"},
    {"airports", "空港", "Airports"},
    {"railway", "鉄道", "Railway"},
    {"power", "電力", "Electric power"},
    {"gas", "ガス", "Gas"},
    {"government", "政府・行政サービス", "Government services"},
    {"medical", "医療", "Medical"},
    {"water", "水道", "Water"},
    {"logistics", "物流", "Logistics"},
    {"chemical", "化学", "Chemical"},
    {"credit", "クレジット", "Credit"},
    {"petroleum", "石油", "Petroleum"},
};

}  // namespace

Text sector_words(const Scenario& scenario, const std::string& sector) {
  for (const auto& form : scenario.forms) {
    for (const auto& field : form.fields) {
      if (field.id.value != "sector") continue;
      const auto option =
          std::ranges::find_if(field.options, [&](const Option& o) { return o.id == sector; });
      if (option != field.options.end()) return option->label;
    }
  }
  for (const auto& each : official) {
    if (sector == each.id) return {each.ja, each.en};
  }
  return {sector, {}};
}

}  // namespace enshu::scoring
