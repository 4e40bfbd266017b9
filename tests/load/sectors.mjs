// The 14 critical infrastructure sectors: name as in the doctrine, Japanese, English.
export const sectors = [
  ['telecom', '情報通信', 'Telecommunications'],
  ['finance', '金融', 'Finance'],
  ['aviation', '航空', 'Aviation'],
  ['airports', '空港', 'Airports'],
  ['railway', '鉄道', 'Railways'],
  ['power', '電力', 'Electricity'],
  ['gas', 'ガス', 'Gas'],
  ['government', '政府・行政サービス', 'Government services'],
  ['medical', '医療', 'Medical services'],
  ['water', '水道', 'Water'],
  ['logistics', '物流', 'Logistics'],
  ['chemical', '化学', 'Chemicals'],
  ['credit', 'クレジット', 'Credit cards'],
  ['petroleum', '石油', 'Petroleum'],
];
