// Words of the simulated world: states of services and hosts, the map and its tables.
import { dictionary } from './dictionary';

const words = {
  title: ['環境', 'World'],
  'services.title': ['サービス', 'Services'],
  'hosts.title': ['機器', 'Hosts'],
  'map.title': [
    'サービスのつながり（左が支える側）',
    'How services depend on each other (supporting side left)',
  ],
  'map.legend': ['記号の意味', 'Signs'],
  'map.any': ['点線: どれか一つがあれば足りる', 'Dotted: any one of these is enough'],
  'view.label': ['表示', 'View'],
  'view.map': ['図', 'Map'],
  'view.table': ['表', 'Table'],
  'view.hosts': ['機器', 'Hosts'],
  empty: ['この演習には模擬環境がありません', 'This exercise has no simulated world'],

  'state.working': ['稼働中', 'Working'],
  'state.on_buffer': ['予備で稼働', 'On buffer'],
  'state.failed': ['障害', 'Failed'],
  'state.stopped': ['停止', 'Stopped'],
  'state.restoring': ['復旧中', 'Restoring'],

  'next.title': ['次に止まるもの', 'What fails next'],
  'next.none': ['予備で動いているサービスはありません。', 'No service is living on its buffer.'],
  'next.item': ['{time} に「{name}」が止まります', '“{name}” fails at {time}'],
  'next.back': ['{time} に「{name}」が復旧します', '“{name}” is back at {time}'],
  'next.left': ['あと {span}', 'in {span}'],
  'until.short': ['（{time} まで）', ' (until {time})'],
  'needs.lost': ['「{name}」が使えません', '“{name}” is down'],

  'col.service': ['サービス', 'Service'],
  'col.sector': ['分野・所在', 'Sector, site'],
  'col.state': ['状態', 'State'],
  'col.since': ['変化した時刻', 'Since'],
  'col.until': ['この時刻まで', 'Until'],
  'col.needs': ['必要なもの', 'Needs'],
  'col.buffer': ['予備', 'Buffer'],
  'col.users': ['使う人', 'Used by'],
  'col.host': ['機器', 'Host'],
  'col.segment': ['区画', 'Segment'],
  'col.owner': ['使用者', 'Owner'],
  'col.files': ['見つかった資料', 'Files'],
  'col.change': ['変更', 'Change'],
  'needs.any': ['{names}（どれか）', '{names} (any)'],
  'segment.none': ['区画なし', 'No segment'],

  change: ['状態を変更', 'Change state'],
  'change.of': ['「{name}」の状態を変更', 'Change the state of “{name}”'],
  'change.text': [
    '選んだチームの環境が変わり、つながるサービスにも影響します。変更は記録に残ります。',
    'The world of the chosen teams changes, and services that depend on it follow. The change is recorded.',
  ],
  'change.now': ['いまの状態: {state}', 'State now: {state}'],
  'change.state': ['新しい状態', 'New state'],
  'change.lanes': ['対象のチーム', 'Teams'],
  'change.reason': ['理由（統制側の記録に残ります）', 'Reason (kept in the staff’s record)'],
  'change.go': ['変更する', 'Change'],
  'change.cancel': ['やめる', 'Cancel'],
  'change.done': ['「{name}」を「{state}」に変更しました。', '“{name}” is now “{state}”.'],
  'change.other': ['その他の状態（英小文字とハイフン）', 'Another state (lower-case letters, hyphens)'],

  'host.normal': ['正常', 'Normal'],
  'host.infected': ['感染', 'Infected'],
  'host.isolated': ['隔離', 'Isolated'],
  'host.encrypted': ['暗号化', 'Encrypted'],
  'host.down': ['停止', 'Down'],
  'host.stopped': ['停止', 'Stopped'],
  'host.failed': ['故障', 'Failed'],
  'host.wiped': ['消去', 'Wiped'],
  'host.rebooted': ['再起動', 'Rebooted'],
  'host.restored': ['復旧', 'Restored'],
  'host.clean': ['駆除済み', 'Cleaned'],
  'host.patched': ['修正済み', 'Patched'],
  'host.healthy': ['正常', 'Healthy'],
  'host.partly-encrypted': ['一部暗号化', 'Partly encrypted'],

  'sector.telecom': ['情報通信', 'Information and communication'],
  'sector.finance': ['金融', 'Finance'],
  'sector.aviation': ['航空', 'Aviation'],
  'sector.airports': ['空港', 'Airports'],
  'sector.railway': ['鉄道', 'Railway'],
  'sector.power': ['電力', 'Electric power'],
  'sector.gas': ['ガス', 'Gas'],
  'sector.government': ['政府・行政サービス', 'Government services'],
  'sector.medical': ['医療', 'Medical'],
  'sector.water': ['水道', 'Water'],
  'sector.logistics': ['物流', 'Logistics'],
  'sector.chemical': ['化学', 'Chemical'],
  'sector.credit': ['クレジット', 'Credit'],
  'sector.petroleum': ['石油', 'Petroleum'],
} as const;

export const t = dictionary(words);

/** A sector of critical infrastructure by its official name, other words as the scenario spells them. */
export function sectorName(sector: string): string {
  const key = `sector.${sector}`;
  return key in words ? t(key as keyof typeof words) : sector;
}

/** A host's state in words where the house has them, as the scenario spells it elsewhere. */
export function hostState(state: string): string {
  const key = `host.${state}`;
  return key in words ? t(key as keyof typeof words) : state;
}
