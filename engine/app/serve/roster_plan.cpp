// Every mistake of a line is told at once, with its column and what to do about it.
#include "engine/app/serve/roster_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/app/serve/roster_learners.hpp"
#include "engine/wire/write.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/text_fold.hpp"
#include "scoring/words.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_id = 64;

using scoring::folded;

bool same(const std::string& written, const std::string& id, const Text& title) {
  return written == folded(id) || written == folded(title.ja) ||
         (!title.en.empty() && written == folded(title.en));
}

/// What was made harmless for a spreadsheet is what it was again.
std::string plain(const std::string& written) {
  const bool marked = written.size() > 1 && written.front() == '\'' &&
                      std::string_view("=+-@").find(written[1]) != std::string_view::npos;
  std::string text = marked ? written.substr(1) : written;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  while (!text.empty() && blank(text.front())) text.erase(text.begin());
  return text;
}

bool fit_for_id(const std::string& name) {
  return !name.empty() && name.size() <= longest_id && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

class Planner {
 public:
  Planner(const Scenario& scenario, const State& state, const SeatId& by,
          std::span<const wire::RosterLine> lines)
      : scenario_(scenario),
        state_(state),
        asker_(state.seat(by)),
        learners_(scenario, state, lines) {
    for (const auto& lane : state.lanes) {
      for (const auto& written : {lane.id.value, lane.title.ja, lane.title.en})
        if (!written.empty()) lanes_.emplace(folded(written), &lane);
    }
    for (const auto& role : scenario.roles) {
      std::set<std::string> names{folded(role.id.value), folded(role.title.ja)};
      if (!role.title.en.empty()) names.insert(folded(role.title.en));
      for (const auto& name : names) roles_[name].push_back(&role);
    }
  }

  PlannedLine plan(const wire::RosterLine& written) {
    PlannedLine out;
    out.verdict.line = written.line;
    line_ = &written;
    faults_ = &out.verdict.faults;
    const std::string name = read_name();
    const SeatId id{plain(written.seat)};
    const auto* seat = id.value.empty() ? nullptr : state_.seat(id);
    if (!id.value.empty() && !named_.insert(id).second) {
      fault("seat", "席「" + id.value + "」がこのファイルに二度あります。一行にしてください。",
            "The seat '" + id.value + "' stands in the file twice; keep one line.");
    }
    out.verdict.seat = id;
    if (seat != nullptr)
      change(id, *seat, name, out);
    else if (const auto* role = id.value.empty() ? learner() : nullptr)
      sit(*role, name, out);
    else
      open(id, name, out);
    if (!faults_->empty()) {
      out.verdict.change = wire::RosterChange::faulty;
      out.lane.reset();
      out.command.reset();
    }
    return out;
  }

 private:
  void fault(const char* column, std::string ja, std::string en) {
    faults_->push_back({column, {std::move(ja), std::move(en)}});
  }

  std::string read_name() {
    const std::string name = plain(line_->name);
    if (name.size() > longest_name) {
      fault("name", "氏名が長すぎます。200 バイト（全角で約 66 字）までにしてください。",
            "The name is too long; keep it within 200 bytes.");
    }
    if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
      fault("name", "氏名に改行などの制御文字があります。取り除いてください。",
            "The name has line breaks or other control characters; remove them.");
    }
    return name;
  }

  /// Nothing is written, or the access that is meant; participants where only a post is named.
  std::optional<Access> read_access() {
    const auto written = folded(plain(line_->access));
    if (written.empty()) return std::nullopt;
    for (const auto access : {Access::lead_controller, Access::controller, Access::evaluator,
                              Access::observer, Access::participant, Access::sub_controller}) {
      if (same(written, std::string(wire::enum_name(access)), scoring::access_words(access)))
        return access;
    }
    static const std::map<std::string, Access> also{{folded("統制官"), Access::controller},
                                                    {folded("統制"), Access::controller},
                                                    {folded("評価"), Access::evaluator},
                                                    {folded("見学"), Access::observer},
                                                    {folded("オブザーバー"), Access::observer}};
    if (const auto found = also.find(written); found != also.end()) return found->second;
    fault("access",
          "区分「" + plain(line_->access) +
              "」は分かりません。参加者・評価者・見学者・統制官・サブコントローラー・統裁のどれかに"
              "してください。",
          "The access '" + plain(line_->access) +
              "' is not known; write participant, evaluator, observer, controller, "
              "sub_controller or lead_controller.");
    return std::nullopt;
  }

  const LaneState* read_lane(bool needed) {
    const auto written = plain(line_->lane);
    if (written.empty()) {
      if (!needed) return nullptr;
      if (state_.lanes.size() == 1) return &state_.lanes.front();
      fault("lane", "チームが空です。チームの名前を書いてください。",
            "The team is empty; name it.");
      return nullptr;
    }
    const auto found = lanes_.find(folded(written));
    if (found != lanes_.end()) return found->second;
    fault("lane", "チーム「" + written + "」はありません。この演習のチームの名前にしてください。",
          "There is no team '" + written + "' in this exercise.");
    return nullptr;
  }

  const Role* read_role(bool needed) {
    const auto written = plain(line_->role);
    if (written.empty()) {
      if (needed)
        fault("role", "役割が空です。役割の名前を書いてください。", "The role is empty; name it.");
      return nullptr;
    }
    const auto found = roles_.find(folded(written));
    if (found == roles_.end()) {
      fault("role", "役割「" + written + "」はありません。この演習の役割の名前にしてください。",
            "There is no role '" + written + "' in this exercise.");
      return nullptr;
    }
    auto meant = found->second;
    const auto house = folded(plain(line_->organisation));
    if (meant.size() > 1 && !house.empty()) {
      std::erase_if(meant, [&](const Role* role) {
        return !same(house, role->organisation, scenario_.house_name(role->id));
      });
    }
    if (meant.size() == 1) return meant.front();
    fault(
        "role",
        "役割「" + written + "」は複数あります。組織の列も書くか、役割 ID を書いてください。",
        "There are several roles '" + written + "'; name the organisation too, or the role's id.");
    return nullptr;
  }

  /// The post of a line that names a learner and no place; nothing for any other line.
  const Role* learner() {
    if (scenario_.lanes != LaneMode::per_person || !plain(line_->lane).empty()) return nullptr;
    const bool no_role = plain(line_->role).empty();
    const bool no_access = plain(line_->access).empty();
    if (no_role && !(no_access && plain(line_->name).empty()) && scenario_.roles.size() == 1 &&
        (no_access || plays()))
      return &scenario_.roles.front();
    if (no_role || !(no_access || plays())) return nullptr;
    const auto found = roles_.find(folded(plain(line_->role)));
    return found == roles_.end() || found->second.size() != 1 ? nullptr : found->second.front();
  }

  [[nodiscard]] bool plays() const {
    const auto written = folded(plain(line_->access));
    return same(written, std::string(wire::enum_name(Access::participant)),
                scoring::access_words(Access::participant));
  }

  /// The department that is meant, or nothing.
  std::string read_department() {
    const auto written = plain(line_->department);
    if (written.empty() || learners_.departments() == nullptr) return {};
    auto found = learners_.department(written);
    if (found.empty()) {
      const auto all = learners_.listed();
      fault("department",
            "部署「" + written + "」はこのシナリオにありません。次のどれかにしてください: " + all,
            "There is no department '" + written + "' in this scenario; write one of: " + all);
    }
    return found;
  }

  void sit(const Role& role, const std::string& name, PlannedLine& out) {
    if (name.empty())
      fault("name", "氏名が空です。受講者の氏名を書いてください。",
            "The name is empty; write the learner's.");
    const auto department = read_department();
    if (!faults_->empty()) return;
    if (const auto seat = learners_.free_seat(role.id, department)) {
      named_.insert(*seat);
      const auto& before = *state_.seat(*seat);
      out.verdict.seat = *seat;
      out.verdict.change = wire::RosterChange::changed;
      out.verdict.before = before.name;
      out.command = ChangeSeat{*seat, name, before.modelled, false};
      return;
    }
    out.lane = learners_.new_lane(department);
    const SeatId seat{out.lane->opened.value + "-" + role.id.value + "-1"};
    out.verdict.seat = seat;
    out.verdict.change = wire::RosterChange::added;
    out.command = OpenSeat{seat, Access::participant, out.lane->opened, role.id, name, false, {}};
  }

  void change(const SeatId& id, const SeatState& seat, const std::string& name, PlannedLine& out) {
    if (seat.closed) {
      fault("seat",
            "席「" + id.value +
                "」は閉じられています。この行を消すか、席を空欄にして新しい席"
                "を作ってください。",
            "The seat '" + id.value +
                "' is closed; drop the line, or leave the seat empty to open a "
                "new one.");
    }
    const auto access = read_access();
    const auto* lane = read_lane(false);
    const auto* role = read_role(false);
    const auto fixed = [&](const char* column, const char* ja, const char* en) {
      fault(
          column,
          std::string("すでにある席の") + ja +
              "は変えられません。席を空欄にすると新しい席になります。",
          std::string("The ") + en +
              " of a seat that exists cannot be changed; leave the seat empty to open a new one.");
    };
    if (access && *access != seat.access) fixed("access", "区分", "access");
    if (lane != nullptr && (!seat.lane || &state_.lanes[*seat.lane] != lane))
      fixed("lane", "チーム", "team");
    if (role != nullptr && role->id != seat.role) fixed("role", "役割", "role");
    const auto department = read_department();
    if (!department.empty() && seat.lane &&
        learners_.department_of(state_.lanes[*seat.lane]) !=
            learners_.departments()->value(department)->title)
      fault("department",
            "すでにある席の部署は変えられません。席を空欄にすると、その部署の席に着きます。",
            "The department of a seat that exists cannot be changed; leave the seat empty to sit "
            "in that department.");
    if (name.empty() || name == seat.name) return;  // as the saved roster has it
    if (seat.access == Access::lead_controller && !leads()) only_lead();
    out.verdict.change = wire::RosterChange::changed;
    out.verdict.before = seat.name;
    out.command = ChangeSeat{id, name, seat.modelled, false};
  }

  void open(const SeatId& id, const std::string& name, PlannedLine& out) {
    if (!id.value.empty() && !fit_for_id(id.value)) {
      fault("seat",
            "席 ID「" + id.value +
                "」は使えません。英小文字・数字・ハイフンで 64 字までにするか、"
                "空欄にしてください。",
            "The seat id '" + id.value +
                "' cannot be used: lower-case letters, digits and hyphens, at "
                "most 64; or leave it empty.");
    }
    const bool plays_by_role = plain(line_->access).empty() && !plain(line_->role).empty();
    auto access = plays_by_role ? std::optional(Access::participant) : read_access();
    if (!access) {
      if (plain(line_->access).empty()) {
        fault("access", "区分も役割も空です。どちらかを書いてください。",
              "Neither an access nor a role is written; write one of them.");
      }
      return;
    }
    const bool plays = *access == Access::participant;
    const bool local = *access == Access::sub_controller;
    const auto* lane = read_lane(plays || local);
    const auto* role = read_role(plays);
    const auto house = local ? read_house() : OrganisationId{};
    if (!plays && !local && lane != nullptr) {
      fault("lane", "チームは参加者の席だけに付けます。空欄にしてください。",
            "Only a participant's seat has a team; leave it empty.");
    }
    if (!plays && role != nullptr) {
      fault("role", "役割は参加者の席だけに付けます。空欄にしてください。",
            "Only a participant's seat has a role; leave it empty.");
    }
    if (*access == Access::lead_controller && !leads()) only_lead();
    if (!faults_->empty() || (plays && (lane == nullptr || role == nullptr))) return;
    if (local && lane == nullptr) return;
    const SeatId seat = id.value.empty() ? free_seat(*access, lane, role) : id;
    const Text post = plays ? role->title : scoring::access_words(*access);
    out.verdict.change = wire::RosterChange::added;
    out.verdict.seat = seat;
    named_.insert(seat);
    out.command = OpenSeat{seat,
                           *access,
                           lane == nullptr ? LaneId{} : lane->id,
                           role == nullptr ? PartyId{} : role->id,
                           name.empty() ? post.ja : name,
                           false,
                           house};
  }

  /// Which organisation a sub-controller leads; nobody's but in a lane that organisations share.
  OrganisationId read_house() {
    if (scenario_.lanes != LaneMode::shared) return {};
    const auto written = folded(plain(line_->organisation));
    for (const auto& house : scenario_.houses()) {
      if (same(written, house.value, scenario_.house_name(house))) return house;
    }
    fault("organisation",
          written.empty()
              ? std::string("組織が空です。サブコントローラーが受け持つ組織を書いてください。")
              : "組織「" + plain(line_->organisation) +
                    "」はありません。この演習の組織の名前にしてください。",
          written.empty()
              ? std::string("The organisation is empty; name the one that the "
                            "sub-controller leads.")
              : "There is no organisation '" + plain(line_->organisation) + "' in this exercise.");
    return {};
  }

  [[nodiscard]] bool leads() const {
    return asker_ != nullptr && asker_->access == Access::lead_controller;
  }
  void only_lead() {
    fault("access", "統裁の席は統裁だけが作り、変えられます。",
          "Only the lead controller can open or change such a seat.");
  }

  /// The first number behind the post that no seat has.
  SeatId free_seat(Access access, const LaneState* lane, const Role* role) {
    std::string stem = lane != nullptr && role != nullptr ? lane->id.value + "-" + role->id.value
                                                          : std::string(wire::enum_name(access));
    auto& next = next_[stem];
    while (true) {
      const SeatId seat{stem + "-" + std::to_string(++next)};
      if (state_.seat(seat) == nullptr && !named_.contains(seat)) return seat;
    }
  }

  const Scenario& scenario_;
  const State& state_;
  const SeatState* asker_;
  Learners learners_;
  std::map<std::string, const LaneState*> lanes_;
  std::map<std::string, std::vector<const Role*>> roles_;
  std::set<SeatId> named_;
  std::map<std::string, int> next_;
  const wire::RosterLine* line_ = nullptr;
  std::vector<wire::RosterFault>* faults_ = nullptr;
};

}  // namespace

std::vector<PlannedLine> plan_roster(const Scenario& scenario, const State& state, const SeatId& by,
                                     std::span<const wire::RosterLine> lines) {
  Planner planner(scenario, state, by, lines);
  std::vector<PlannedLine> out;
  out.reserve(lines.size());
  for (const auto& line : lines) out.push_back(planner.plan(line));
  return out;
}

}  // namespace enshu::app
