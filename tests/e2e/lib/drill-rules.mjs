// The part of the rules of access.test.mjs that is about the day of the drill and not about its story.
const control = ['lead_controller', 'controller'];
const lead = ['lead_controller'];

/** For every kind of event: who besides the staff sees it. */
export const audiences = {
  incident_stopped: () => ({ observers: true, everyone: true }),
  comms_check_called: () => ({ observers: false, everyone: true }),
  comms_check_answered: (event, past, item) => ({ observers: false, roles: [past.roleOf(item.by)] }),
  observers_delayed: () => ({ observers: true, roles: [] }),
};

/** For every command: whose seats may send it. */
export const senders = {
  stop_for_incident: control,
  lift_incident: lead,
  call_comms_check: control,
  close_comms_check: control,
  answer_comms_check: ['participant'],
  delay_observers: lead,
};
