// The closed vocabularies of the house. What a country or a year defines (forms, event types,
// sectors) is data instead.
#pragma once

#include <boost/describe/enum.hpp>

#include "engine/world/world.hpp"

namespace enshu {

/// What a person may do in an exercise. `lead_controller` is the 統裁; `participant` is a player; a
/// `sub_controller` leads and judges the people of one lane or organisation.
enum class Access { lead_controller, controller, evaluator, observer, participant, sub_controller };
BOOST_DESCRIBE_ENUM(Access, lead_controller, controller, evaluator, observer, participant,
                    sub_controller)

/// The means by which content reaches people.
enum class Channel { mail, alert, phone, document, news, mobile, fax, web, satellite, meeting };
BOOST_DESCRIBE_ENUM(Channel, mail, alert, phone, document, news, mobile, fax, web, satellite,
                    meeting)

/// 平時 and 大規模重要インフラサービス障害対応時: which reporting paths are in force.
enum class Mode { normal, large_scale };
BOOST_DESCRIBE_ENUM(Mode, normal, large_scale)

enum class Severity { info, low, medium, high, critical };
BOOST_DESCRIBE_ENUM(Severity, info, low, medium, high, critical)

/// 第1報, 続報, 最終報.
enum class Stage { first, followup, final };
BOOST_DESCRIBE_ENUM(Stage, first, followup, final)

/// FIRST TLP 2.0, narrowest last.
enum class Tlp { clear, green, amber, amber_strict, red };
BOOST_DESCRIBE_ENUM(Tlp, clear, green, amber, amber_strict, red)

/// Phases of handling an incident.
enum class Phase { detection, triage, containment, eradication, recovery, lessons };
BOOST_DESCRIBE_ENUM(Phase, detection, triage, containment, eradication, recovery, lessons)

/// Whether an action is called for.
enum class Duty { must, should, optional, must_not };
BOOST_DESCRIBE_ENUM(Duty, must, should, optional, must_not)

enum class FieldType { text, longtext, choice, choices, datetime, number, yesno, tlp };
BOOST_DESCRIBE_ENUM(FieldType, text, longtext, choice, choices, datetime, number, yesno, tlp)

enum class ArtefactKind { log, document, picture, file };
BOOST_DESCRIBE_ENUM(ArtefactKind, log, document, picture, file)

enum class LaneMode { per_team, shared, per_person };
BOOST_DESCRIBE_ENUM(LaneMode, per_team, shared, per_person)

/// By which clock a duty's deadlines run: exercise time, or the story's calendar with its jumps.
enum class DutyClock { exercise, calendar };
BOOST_DESCRIBE_ENUM(DutyClock, exercise, calendar)

/// What can happen to the exercise clock.
/// `beat`: nothing changed, the moment was written down so that a power cut in a quiet stretch
/// loses no time.
enum class ClockChange { started, paused, resumed, speed, jumped, calendar, ended, beat };
BOOST_DESCRIBE_ENUM(ClockChange, started, paused, resumed, speed, jumped, calendar, ended, beat)

/// What a controller can do to a planned inject besides firing it.
enum class PlanChange { held, released, skipped, restored, retimed, stood_down, scheduled };
BOOST_DESCRIBE_ENUM(PlanChange, held, released, skipped, restored, retimed, stood_down, scheduled)

/// Why an inject fired.
enum class FireCause { timeline, condition, contingency, controller, director };
BOOST_DESCRIBE_ENUM(FireCause, timeline, condition, contingency, controller, director)

enum class CallChange { answered, declined };
BOOST_DESCRIBE_ENUM(CallChange, answered, declined)

enum class Verdict { approved, returned };
BOOST_DESCRIBE_ENUM(Verdict, approved, returned)

/// Which part of an organisation a post belongs to; the government counts who took part by it.
enum class Department { it, management, pr, legal, disaster, business };
BOOST_DESCRIBE_ENUM(Department, it, management, pr, legal, disaster, business)
BOOST_DESCRIBE_ENUM(ServiceState, working, on_buffer, failed, stopped, restoring)
BOOST_DESCRIBE_ENUM(ServiceCause, need_lost, buffer_empty, need_back, recovered, set)

}  // namespace enshu
