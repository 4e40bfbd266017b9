// The simulated world of the story: a power cut and what hangs on it, with two hosts of the office.
const text = (ja, en = ja) => ({ ja, en });
const MIN = 60_000;

const service = (id, title, sector, part = {}) => ({
  id,
  title,
  sector,
  site: text(''),
  state: 'working',
  needs: [],
  buffer: 0,
  recovery: 0,
  users: ['csirt'],
  ...part,
});

const host = (id, title, segment, state, part = {}) => ({
  id,
  title,
  segment,
  state,
  owner: 'csirt',
  reaches: [],
  states: [state, 'isolated', 'normal'],
  artefacts: [],
  ...part,
});

const need = (name, any = false) => ({ name, any });
const log = {
  id: 'logs/proxy.csv',
  kind: 'log',
  title: text('プロキシログ'),
  media_type: 'text/csv',
  bytes: 10,
};

export const simulated = {
  services: [
    service('power', text('電力供給', 'Power supply'), 'power'),
    service('base-stations', text('携帯基地局', 'Base stations'), 'telecom', {
      needs: [need('power')],
      buffer: 30 * MIN,
      recovery: 10 * MIN,
    }),
    service('cash', text('現金自動預払機', 'Cash machines'), 'finance', {
      needs: [need('base-stations', true), need('landline', true)],
      site: text('駅前', 'Station'),
    }),
    service('landline', text('固定回線', 'Landline'), 'telecom'),
  ],
  hosts: [
    host('pc-031', text('福祉課の PC', 'Welfare PC'), 'office', 'infected', { artefacts: [log] }),
    host('fs-01', text('ファイルサーバ', 'File server'), 'servers', 'normal'),
  ],
};

/** What `set_world` adds to the log: the change, and base stations that live on battery without power. */
export function changes({ target, state, reason }, now) {
  if (simulated.hosts.some(({ id }) => id === target))
    return [{ kind: 'host_changed', host: target, state, reason }];
  const change = { kind: 'service_changed', service: target, state, cause: 'set', reason };
  if (target !== 'power' || state === 'working') return [change];
  const until = now + 30 * MIN;
  const battery = { kind: 'service_changed', service: 'base-stations', state: 'on_buffer' };
  return [change, { ...battery, cause: 'need_lost', until, need: 'power' }];
}
