// The part of the rules of access.test.mjs that is about the day of the drill, its mail and its relays, and not about its story.
const control = ['lead_controller', 'controller'];
const lead = ['lead_controller'];

/** For every kind of event: who besides the staff sees it. */
export const audiences = {
  incident_stopped: () => ({ observers: true, everyone: true }),
  comms_check_called: () => ({ observers: false, everyone: true }),
  comms_check_answered: (event, past, item) => ({ observers: false, roles: [past.roleOf(item.by)] }),
  observers_delayed: () => ({ observers: true, roles: [] }),
  hop_followed: () => ({ observers: false, roles: [] }),
  mail_returned: (event, past) => ({ observers: true, roles: [past.messages[event.message].from] }),
};

/** For every command: whose seats may send it. */
export const senders = {
  stop_for_incident: control,
  lift_incident: lead,
  call_comms_check: control,
  close_comms_check: control,
  answer_comms_check: ['participant'],
  delay_observers: lead,
  follow_hop: [...control, 'sub_controller', 'evaluator'],
};
