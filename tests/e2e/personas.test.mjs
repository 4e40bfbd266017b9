// What the scripted people of every shipped scenario say when they are asked by the way, about what is to come, and twice:
// nothing that the story has not told by then (tests/cases/personas/words.json), and what they cannot answer stays open.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { connect } from './lib/client.mjs';
import { startDemo, top } from './lib/program.mjs';
import { shipped } from './lib/shipped.mjs';

const words = JSON.parse(readFileSync(join(top, 'tests/cases/personas/words.json'), 'utf8'));

const smallTalk = ['お昼', '今日のお昼は何を召し上がりましたか。駐車場の空きはありますか。'];
const asked = [
  ['状況', 'いま何が分かっていますか。原因と復旧の見込み、攻撃かどうかを教えてください。'],
  ['Question', 'What do you know by now? What is the cause, and when will it be back? Who opened the mail?'],
];

/** Nobody sits there: a dead address and an empty desk have a notice of absence for every mail. */
const absent = new Set(['former', 'terminal-b']);

class Day {
  constructor(lead, people, participants) {
    Object.assign(this, { lead, people, participants });
  }

  static async begin(t, scenario) {
    const server = await startDemo(
      t,
      ['--teams', '1', '--unmodelled', '--scenario', join(top, 'scenarios', scenario)],
      60_000,
    );
    const lead = await connect(server.link('lead_controller').url);
    const link = server.links.find((each) => each.role === 'participant');
    const one = await connect(link.url);
    const listed = new Set(
      one.welcome.view.parties.filter(({ kind }) => kind === 'cast').map(({ id }) => id),
    );
    const cast = lead.welcome.view.staff.cast.filter((each) => each.by_script && listed.has(each.id));
    return new Day(
      lead,
      cast.map(({ id }) => id),
      one,
    );
  }

  /** Asks all of them in one mail; what came of it, once everything that follows is recorded. */
  async ask(subject, body, to = this.people) {
    const before = this.lead.seq;
    await this.participants.done('send_message', { channel: 'mail', to, subject, body });
    const question = await this.lead.event(
      ({ seq, event }) => seq > before && event.kind === 'message_sent' && event.subject.ja === subject,
    );
    // One batch holds the question and all that follows from it; the acknowledgement of another comes behind it.
    await this.lead.done('set_speed', { speed_permille: 1000 });
    const { id } = question.event;
    const later = this.lead.events.slice(question.seq - 1);
    const of = (kind) => later.map(({ event }) => event).filter((event) => event.kind === kind);
    const waits = of('flag_set').filter(({ flag }) => flag === `waits-${id}`);
    return {
      said: of('message_sent').filter((event) => event.in_reply_to === id && !event.typed),
      receipts: new Set(
        of('receipt_given')
          .filter(({ message }) => message === id)
          .map((e) => e.receiver),
      ),
      open: new Set((waits.at(-1)?.value ?? '').split(' ')),
      failed: of('director_failed'),
    };
  }
}

/** Words that must not be there yet, in what somebody said. */
function tells({ said }, forbidden) {
  return said.flatMap(({ from, body }) =>
    forbidden
      .filter((word) => `${body.ja}\n${body.en}`.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${from}: ${word}`),
  );
}

for (const scenario of shipped) {
  test(`${scenario}: nobody tells what is not yet known, and small talk stays open`, async (t) => {
    const day = await Day.begin(t, scenario);
    assert.ok(words[scenario], 'no entry in tests/cases/personas/words.json');
    const { early, never } = words[scenario];
    const probe = async (forbidden) => {
      const talk = await day.ask(...smallTalk);
      const present = day.people.filter((who) => !absent.has(who));
      assert.deepEqual(talk.failed, []);
      assert.deepEqual(
        present.filter((who) => !talk.open.has(who)),
        [],
        'these took small talk for something answered',
      );
      assert.deepEqual(
        present.filter(
          (who) => talk.receipts.has(who) || talk.said.filter(({ from }) => from === who).length !== 1,
        ),
        [],
        'one neutral word and no receipt',
      );
      assert.deepEqual(tells(talk, forbidden), []);
      for (const [subject, body] of asked) {
        const answer = await day.ask(subject, body);
        assert.deepEqual(answer.failed, []);
        assert.deepEqual(tells(answer, forbidden), []);
        for (const { body: text } of answer.said) assert.ok(text.ja !== '' && text.en !== '');
      }
    };
    await probe([...early, ...never]);
    const { duration } = day.lead.welcome.view.exercise;
    await day.lead.done('jump_to', { to: Math.floor(duration * 0.9) });
    await probe(never);
  });
}

test('asked again, a person says where it was said; each question has its own answer', async (t) => {
  const day = await Day.begin(t, 'large-scale');
  await day.lead.done('jump_to', { to: 10 * 60_000 });
  const ask = async (subject, body) =>
    (await day.ask(subject, body, ['power-op'])).said.map((m) => m.body.ja);
  const [households] = await ask('戸数', '停電は何戸ですか。');
  assert.match(households, /48,200/);
  const [estimate] = await ask('見込み', '復旧はいつの見込みですか。');
  assert.match(estimate, /正午/);
  const [again] = await ask('見込み（再）', '復旧の見込みをもう一度教えてください。');
  assert.match(again, /先に（演習時刻 0:1\d）/);
  await day.lead.done('jump_to', { to: 100 * 60_000 });
  const [corrected] = await ask('見込み（12時）', '復旧の見込みは変わりましたか。');
  assert.match(corrected, /12時40分/);
});
