// The staff's consoles in a real browser against their mock server: `npm run build && node --test tests/e2e/staff.mjs`.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { fresh, mock, open, sent, until } from './desk.mjs';

describe('the MSEL', () => {
  after(fresh);

  it('is moved by keys in every team, and taken back', async () => {
    const { page, close } = await open('lead', '/c/timeline');
    const sign = page.locator('[data-key="mayor-asks team-1"]');
    await sign.focus();
    await page.keyboard.down('Shift');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await until('three moves', () => sent('inject_planned').length === 3);
    assert.deepEqual(
      sent('inject_planned').map(({ lane, event }) => [lane, event.due]),
      ['team-1', 'team-2', 'team-3'].map((lane) => [lane, 53 * 60_000]),
    );
    await page.getByRole('button', { name: '元に戻す' }).click();
    await until('three moves back', () => sent('inject_planned').length === 6);
    assert.equal(sent('inject_planned').at(-1).event.due, 50 * 60_000);
    await close();
  });

  it('is moved by mouse in one team only, and by a typed time', async () => {
    const before = sent('inject_planned').length;
    const { page, close } = await open('lead', '/c/timeline');
    await page.getByLabel('そのチームのみ').check();
    const box = await page.locator('[data-key="reporter team-2"]').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + 5, { steps: 4 });
    await page.mouse.up();
    await until('one move', () => sent('inject_planned').length === before + 1);
    assert.equal(sent('inject_planned').at(-1).lane, 'team-2');
    await page.getByRole('button', { name: '県からの督促', exact: true }).click();
    await page.getByLabel('新しい演習時刻（H:MM）').fill('１：０５');
    await page.getByRole('button', { name: '時刻を変更' }).click();
    await until('the typed time', () => sent('inject_planned').length === before + 4);
    assert.equal(sent('inject_planned').at(-1).event.due, 65 * 60_000);
    await close();
  });

  it('names the teams before it fires, and fires once however often the button is pressed', async () => {
    const { page, close } = await open('lead', '/c/timeline');
    await page.getByRole('button', { name: '統制からの助言' }).click();
    await page.getByLabel('第2班', { exact: true }).uncheck();
    await page.getByRole('button', { name: '今すぐ付与' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('対象: 第1班、第3班（2 チーム）').waitFor();
    await dialog.getByRole('button', { name: '2 チームに付与する' }).dblclick();
    await dialog.waitFor({ state: 'detached' });
    const fired = sent('inject_fired').filter(({ event }) => event.inject === 'extra-hint');
    assert.deepEqual(
      fired.map(({ lane }) => lane),
      ['team-1', 'team-3'],
    );
    await close();
  });
});

describe('the world', () => {
  after(fresh);

  it('is changed by hand with a reason, in the teams chosen, by keys alone', async () => {
    const { page, close } = await open('lead', '/c/world');
    const row = (name) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await page.getByRole('img', { name: 'サービスのつながり' }).waitFor();
    await row('電力供給').getByText('稼働中').waitFor();
    await row('電力供給').getByRole('button').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新しい状態').selectOption('failed');
    await dialog.getByLabel('第2班', { exact: true }).check();
    await dialog.getByLabel('理由').fill('送電線の事故');
    await dialog.getByRole('button', { name: '変更する' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row('電力供給').getByText('障害').waitFor();
    await row('携帯基地局').getByText('予備で稼働').waitFor();
    await page.getByText(/に「携帯基地局」が止まります/).waitFor();
    const set = sent('service_changed').filter(({ event }) => event.service === 'power');
    assert.deepEqual(
      set.map(({ lane, by, event }) => [lane, by, event.state, event.reason]),
      ['team-1', 'team-2'].map((lane) => [lane, 'lead', 'failed', '送電線の事故']),
    );
    await page.getByRole('button', { name: '第3班' }).click();
    await row('電力供給').getByText('稼働中').waitFor();
    await close();
  });

  it('shows hosts by segment, with the files found on them', async () => {
    const { page, close } = await open('controller-1', '/c/world');
    await page.getByRole('tab', { name: '機器' }).click();
    const office = page.getByRole('table', { name: '機器 office' });
    await office.getByRole('row', { name: /福祉課の PC.*感染.*プロキシログ/ }).waitFor();
    await office.getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: '変更する' }).click();
    await until('the isolation', () => sent('host_changed').length === 1);
    assert.deepEqual(
      [sent('host_changed')[0].lane, sent('host_changed')[0].event.state],
      ['team-1', 'isolated'],
    );
    await office.getByText('隔離').waitFor();
    await close();
  });
});

describe('the clock', () => {
  after(fresh);

  it('pauses with a reason that everybody sees, resumes, and jumps to the next inject', async () => {
    const { page, close } = await open('controller-1', '/c/timeline');
    const wall = await open('observer-1', '/wall');
    await page.getByRole('button', { name: '一時停止', exact: true }).click();
    await page.getByLabel('理由').fill('昼休み');
    await page.getByRole('dialog').getByRole('button', { name: '一時停止' }).click();
    await page.getByText('理由: 昼休み').waitFor();
    await wall.page.getByText('一時停止中').waitFor();
    await page.getByRole('button', { name: '再開' }).click();
    await page.getByRole('button', { name: '時刻を進める' }).click();
    await page.getByText('この間に届く付与: 3 件').waitFor();
    await page.getByRole('button', { name: '0:30 まで進める' }).click();
    await until(
      'the proxy log',
      () => sent('inject_fired').filter(({ event }) => event.inject === 'proxy-log').length === 3,
    );
    assert.equal(
      await page.getByRole('button', { name: '演習を終了' }).count(),
      0,
      'only the lead ends an exercise',
    );
    await wall.close();
    await close();
  });
});

describe("the cast's inbox", () => {
  after(fresh);

  it('shows another controller who is answering, and sends by Ctrl+Enter alone', async () => {
    const first = await open('lead', '/c/inbox');
    await first.page.getByRole('button', { name: '再起動について' }).click();
    await first.page.getByRole('button', { name: '確認して折り返す' }).click();
    await first.page.getByText('あなたが回答中').first().waitFor();
    const second = await open('controller-1', '/c/inbox');
    await second.page.getByRole('button', { name: '再起動について' }).click();
    await second.page.getByText('統裁 山田さんが回答中').first().waitFor();
    assert.ok(await second.page.getByLabel('返答の本文').isDisabled());
    const body = first.page.getByLabel('返答の本文');
    assert.match(await body.inputValue(), /^第1班 ご担当者様/);
    await body.press('End');
    await body.press('Enter');
    assert.equal(sent('message_sent').filter(({ by }) => by === 'lead').length, 0);
    await body.press('Control+Enter');
    await until('the answer', () => sent('message_sent').some(({ by }) => by === 'lead'));
    const answer = sent('message_sent').at(-1);
    assert.equal(answer.lane, 'team-1');
    assert.deepEqual([answer.event.from, answer.event.to], ['vendor', ['csirt']]);
    await second.close();
    await first.close();
  });

  it('sends a request for approval back only with a reason', async () => {
    const { page, close } = await open('lead', '/c/inbox');
    await page.getByRole('button', { name: '承認依頼' }).click();
    await page.getByRole('button', { name: '差し戻す' }).click();
    await page.getByText('差し戻すときは理由を書いてください。').waitFor();
    await page.getByLabel('コメント（差し戻しの理由など）').fill('宛先を確認してください');
    await page.getByRole('button', { name: '差し戻す' }).click();
    await until('the verdict', () => sent('approval_decided').length === 1);
    assert.equal(sent('approval_decided')[0].event.verdict, 'returned');
    await close();
  });
});

describe('the team board', () => {
  after(fresh);

  it('tells overdue duties, unread mail, last activity and who is offline', async () => {
    const { page, close } = await open('lead', '/c/board');
    const row = page.getByRole('row', { name: /第2班/ }).first();
    await row.getByText('! 期限超過 1').waitFor();
    assert.match(await row.innerText(), /未接続 1/);
    assert.match(await row.innerText(), /0:22（/);
    await row.getByRole('button', { name: '第2班' }).click();
    await page.getByText('director.lua:41', { exact: false }).first().waitFor();
    await close();
  });
});

describe("the evaluator's note", () => {
  after(fresh);

  it('is one key away, keeps the moment, survives a reload, and is saved by Ctrl+Enter', async () => {
    const { page, close } = await open('evaluator-1', '/e');
    await page.getByRole('heading', { name: '報告義務の状況' }).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('観察したこと').fill('承認を先に求めた');
    await page.reload();
    await page.getByRole('heading', { name: '報告義務の状況' }).waitFor();
    await page.keyboard.press('n');
    assert.equal(await page.getByLabel('観察したこと').inputValue(), '承認を先に求めた');
    await page.getByLabel('良い取組').check();
    await page.getByLabel('観察したこと').press('Control+Enter');
    await until('the note', () => sent('note_added').length === 1);
    const { event, lane } = sent('note_added')[0];
    assert.equal(lane, 'team-1');
    assert.ok(event.good_practice);
    const about = mock.world.log.find(({ record }) => record === event.about);
    assert.equal(about.event.kind, 'approval_requested');
    await close();
  });
});

describe('the wall', () => {
  after(fresh);

  it('shows news but neither scores nor the words of participants', async () => {
    const { page, close } = await open('observer-1', '/wall', { width: 1920, height: 1080 });
    mock.world.message('team-1', '', {
      channel: 'news',
      from: 'press',
      to: ['pr'],
      subject: { ja: '市役所でシステム障害', en: '' },
    });
    await page.getByText('市役所でシステム障害').waitFor();
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /再起動|点|41\.2|保守ベンダー/);
    const size = await page.locator('.time').evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
    assert.ok(size >= 150, `the clock is ${String(size)} px high`);
    await close();
  });
});

describe('the debrief', () => {
  after(fresh);

  it('opens the very message behind a figure', async () => {
    const { page, close } = await open('lead', '/d/duties');
    await page.getByRole('button', { name: '2 件' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('証拠保全が終わるまで再起動しないでください。').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await close();
  });

  it('has a table beside each drawing and prints in black', async () => {
    const { page, close } = await open('lead', '/d/paths');
    for (const view of ['時間順の図', '経路図']) {
      await page.getByLabel(view).check();
      await page.getByRole('img', { name: /第1班 の報告経路/ }).waitFor();
      await page.getByRole('table', { name: '報告経路の表' }).first().waitFor();
    }
    await page.emulateMedia({ media: 'print' });
    const stroke = await page
      .locator('.edge.missing path')
      .first()
      .evaluate((node) => getComputedStyle(node).stroke);
    assert.equal(stroke, 'rgb(0, 0, 0)');
    assert.equal(await page.getByRole('tablist').isVisible(), false);
    await close();
  });
});

describe('every page', () => {
  after(fresh);

  const pages = [
    ...['timeline', 'board', 'inbox', 'adhoc', 'feed', 'roster', 'world'].map((room) => [
      'lead',
      `/c/${room}`,
    ]),
    ...['watch', 'checklist', 'notes', 'settle', 'overrides', 'plan'].map((room) => [
      'evaluator-1',
      `/e/${room}`,
    ]),
    ...[
      ['observer-1', '/o'],
      ['observer-1', '/wall'],
    ],
    ...['summary', 'timeline', 'paths', 'duties', 'marks', 'notes', 'plan', 'downloads'].map((room) => [
      'lead',
      `/d/${room}`,
    ]),
  ];
  for (const [seat, path] of pages) {
    it(`${path} passes axe, and fits 320 px without scrolling sideways`, async () => {
      const { page, close } = await open(seat, path);
      await page.locator('main').waitFor();
      await page.waitForTimeout(700);
      const { violations: found } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      assert.deepEqual(
        found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`),
        [],
      );
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `the page is ${String(wide)} px wide`);
      await close();
    });
  }
});
