// The whole story at the consoles: an operator makes an exercise, a CSIRT handles the incident, a controller leads, an evaluator
// watches, the server is killed in the middle, and the debrief says what came of it. Nobody is modelled here.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import test from 'node:test';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { enshuFine, enshuJson } from './lib/command.mjs';
import { controller, evaluator, goTo, participant, sitDown } from './lib/people.mjs';
import { ownFolder, startServe } from './lib/program.mjs';
import {
  common,
  controllerWords as k,
  debriefWords as d,
  evaluatorWords as e,
  form,
  participantWords as p,
  staffWords,
} from './lib/words.mjs';

const incident = {
  報告番号: 'MINATO-2026-001',
  演習である旨の表示: true,
  連絡日時: '2026-11-26 09:36',
  '連絡元の組織・部署・氏名': 'みなと市 情報政策課 CSIRT',
  分野: '政府・行政サービス',
  連絡先: '内線 2101 csirt@city.minato.example',
  情報源の匿名化: false,
  '共有範囲（TLP）': `TLP:AMBER（${common('tlp.amber')}）`,
  他機関への提供の同意: true,
  検知日時: '2026-11-26 09:00',
  '対象のシステム・サービス': '福祉課 業務端末 pc-031、税務課 pc-058',
  事象の種類: 'マルウェア等の感染',
  原因の種類: ['不審メール等の受信', '不審なファイルの実行'],
  概要: '福祉課の職員が返信を装うメールの添付を開き、pc-031 が不審な通信をした。切り離し済み。被害の範囲は調査中。',
  実施した対応: '9:20 pc-031 を切り離し。9:30 プロキシログを確認し、pc-058 の通信を発見。',
  今後の対応: 'pc-058 の切り離しと保全、庁内への注意喚起、通信先の遮断依頼。',
  連絡済みの機関: ['CISO・経営層', '監視事業者（SOC）'],
  公表の状況: '検討中',
  求める支援: 'なし',
  次回報告の予定: '2026-11-26 10:30',
};

/** Outages of the test's own making show up in the browser's console; nothing else may. */
const unexpected = (complaints) =>
  complaints.filter(
    (text) =>
      !/WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(text),
  );

test('the story, from the operator’s link to the debrief', { timeout: 1_200_000 }, async (t) => {
  const data = await ownFolder(t);
  let server = await startServe(t, data);
  const browser = await openBrowser(t);
  const step = async (name, work) => {
    let failed;
    await t.test(name, async () => {
      try {
        await work();
      } catch (error) {
        failed = error;
        for (const [who, page] of Object.entries({ desk, csirt, judge }))
          if (page) await screenshot(page, `failed-${who}`);
        throw error;
      }
    });
    // What follows builds on it.
    if (failed) throw new Error(`the story stops here: ${name}`);
  };

  const lead = await openConsole(browser, await server.operator());
  const desk = lead.page;
  let player;
  let csirt;
  let watcher;
  let judge;

  await step('the operator makes an exercise and takes the lead’s seat', async () => {
    await sitDown(desk);
    await checkAccessible(desk, 'list of exercises');
    await desk.locator('input[name=scenario][value=cyder-municipality]').check();
    await desk.getByLabel(common('exercises.teams')).fill('1');
    await desk.getByRole('button', { name: common('exercises.make') }).click();
    await desk.getByRole('button', { name: common('exercises.enter') }).click();
    await desk.getByRole('button', { name: k('clock.start') }).waitFor();
    await checkAccessible(desk, 'controller before StartEx');
  });

  await step('the roster gives links; the others sit down', async () => {
    const csirtLink = await controller.link(desk, 'CSIRT担当');
    const evaluatorLink = await controller.link(desk, staffWords('access.evaluator'));
    player = await openConsole(browser, csirtLink);
    csirt = player.page;
    assert.ok(!csirt.url().includes('#'), 'the secret leaves the address bar');
    await checkAccessible(csirt, 'join page');
    await sitDown(csirt);
    await csirt.getByText(common('banner.waiting')).waitFor();
    watcher = await openConsole(browser, evaluatorLink);
    judge = watcher.page;
    await sitDown(judge);
    await judge.getByRole('heading', { name: e('duty.heading') }).waitFor();
  });

  await step('StartEx: the SOC’s alert arrives and is read with its log', async () => {
    await controller.startExercise(desk);
    await participant.openAlert(csirt, 'pc-031');
    await csirt.getByText('SC-20261126-0017').waitFor();
    await checkAccessible(csirt, 'alert');
    await csirt
      .getByRole('list', { name: p('mail.attachments') })
      .getByRole('link', { name: 'IDSログ' })
      .click();
    await csirt.getByRole('grid', { name: p('log.table') }).waitFor();
  });

  await step('an unsent mail survives a reload', async () => {
    await goTo(csirt, p('nav.mail'));
    await csirt
      .getByRole('button', { name: p('mail.compose') })
      .first()
      .click();
    await participant.chooseRecipient(csirt, p('mail.to'), '副市長');
    await csirt.getByRole('textbox', { name: p('mail.subject') }).fill('第一報（速報）');
    await csirt
      .getByRole('textbox', { name: p('mail.body') })
      .fill('福祉課の端末に感染の疑い。切り離しを進めています。');
    // Saving begins half a second behind the last key.
    await csirt.waitForTimeout(700);
    await csirt.getByText(form(p('compose.saved'))).waitFor();
    await csirt.reload();
    await csirt.getByRole('textbox', { name: p('mail.body') }).waitFor();
    assert.match(
      await csirt.getByRole('textbox', { name: p('mail.body') }).inputValue(),
      /切り離しを進めています/,
    );
  });

  await step('the server is killed and comes back; the draft is sent once', async () => {
    const { port } = new URL(server.url);
    await server.running.stop('SIGKILL');
    await csirt.getByText(common('banner.offline')).waitFor();
    await csirt.getByRole('textbox', { name: p('mail.body') }).press('End');
    await csirt.getByRole('textbox', { name: p('mail.body') }).pressSequentially('続報します。');
    server = await startServe(t, data, port);
    await csirt.getByText(common('banner.offline')).waitFor({ state: 'hidden' });
    await csirt.getByRole('textbox', { name: p('mail.body') }).press('Control+Enter');
    await csirt.getByRole('tab', { name: p('mail.sent') }).click();
    await csirt.getByRole('option', { name: '第一報（速報）' }).waitFor();
    assert.equal(await csirt.getByRole('option', { name: '第一報（速報）' }).count(), 1);
  });

  await step('the clerk calls and is answered', async () => {
    await controller.jumpTo(desk, '0:20');
    const { talk, words } = await participant.answerCall(csirt, '佐々木');
    assert.ok(words.length > 40, 'the words of the call are shown');
    await checkAccessible(csirt, 'telephone');
    await talk.getByRole('button', { name: p('phone.hangup') }).click();
  });

  await step('the vendor is told not to reboot; the PC is isolated', async () => {
    await participant.openMail(csirt, '再起動について');
    await checkAccessible(csirt, 'mail');
    await participant.reply(
      csirt,
      '証拠の保全が先です。再起動はしないでください。電源を入れたまま、LANケーブルを抜いて待機をお願いします。',
    );
    await participant.act(csirt, 'pc-031 をネットワークから切り離す', {
      reason: 'SOCの警報',
      told: '福祉課、SOC',
    });
    await checkAccessible(csirt, 'actions');
  });

  await step('the proxy log shows the second PC', async () => {
    await controller.jumpTo(desk, '0:30');
    await csirt
      .getByText(/プロキシログ・メールゲートウェイログの送付/)
      .first()
      .waitFor();
    await participant.openFile(csirt, 'プロキシログ');
    await csirt.getByLabel(p('log.text')).fill('１９８．５１．１００．７７');
    await csirt.getByText(/^14 \/ /).waitFor();
    await csirt.getByRole('row').filter({ hasText: 'pc-058' }).first().click();
    await csirt.getByRole('button', { name: p('log.pin') }).click();
    const pin = csirt.getByRole('dialog', { name: p('pin.title') });
    await pin.getByRole('textbox', { name: p('pin.note') }).fill('2台目の端末が同じ宛先と通信している');
    await pin.getByRole('button', { name: p('pin.save') }).click();
    await csirt.getByText(p('pin.saved')).waitFor();
    await checkAccessible(csirt, 'log viewer');
  });

  await step('the report is approved and goes to the prefecture', async () => {
    await goTo(csirt, p('nav.reports'));
    await csirt.getByRole('link', { name: '情報連絡様式' }).click();
    await participant.chooseRecipient(csirt, p('report.to'), '潮見県 市町村課');
    await participant.fill(csirt, incident);
    await csirt.getByText(p('report.missing.all')).waitFor();
    await checkAccessible(csirt, 'report form');
    await csirt.getByLabel(p('report.approver')).selectOption({
      label: await csirt
        .getByRole('option', { name: /長谷川/ })
        .first()
        .innerText(),
    });
    await csirt.getByRole('button', { name: p('report.approval.ask') }).click();
    await csirt.getByText(form(p('report.approval.approved'))).waitFor();
    await csirt.getByRole('button', { name: p('report.submit') }).click();
    const ask = csirt.getByRole('dialog', {
      name: p('report.submit.title', { stage: common('stage.first') }),
    });
    await ask.getByText('松浦').waitFor();
    await ask.getByRole('button', { name: p('compose.send') }).click();
    await csirt.getByRole('heading', { name: p('report.sent') }).waitFor();
    await csirt
      .getByText(form(p('report.receipt')))
      .filter({ hasText: '松浦' })
      .waitFor();
  });

  await step('the controller holds one inject and fires another', async () => {
    const panel = await controller.chooseInject(desk, '近隣市から抗議');
    await panel.getByRole('button', { name: k('inject.hold'), exact: true }).click();
    await panel.getByRole('cell', { name: staffWords('mark.held') }).waitFor();
    await checkAccessible(desk, 'MSEL');
    await controller.fire(desk, 'ヒント：ログの見方');
    await goTo(csirt, p('nav.mail'));
    await csirt.getByRole('option', { name: 'ログ' }).first().waitFor();
    await controller.jumpTo(desk, '1:02');
    await csirt.waitForTimeout(500);
    assert.equal(
      await csirt
        .getByRole('region', { name: p('nav.phone') })
        .getByText('浜見市')
        .count(),
      0,
      'a held inject stays away',
    );
  });

  await step('a pause is unmistakable and says why', async () => {
    await controller.pause(desk, '講師からの説明');
    for (const page of [csirt, judge]) await page.getByText(common('banner.paused')).waitFor();
    await csirt.getByText('講師からの説明').first().waitFor();
    await checkAccessible(csirt, 'paused');
    await controller.resume(desk);
    await csirt.getByText(common('banner.paused')).waitFor({ state: 'hidden' });
    await desk.getByLabel(k('clock.speed')).selectOption({ label: k('clock.times', { speed: 2 }) });
    await csirt.getByText(common('time.speed', { speed: 2 })).waitFor();
    await desk.getByLabel(k('clock.speed')).selectOption({ label: k('clock.times', { speed: 1 }) });
  });

  await step('the controller answers as the vendor', async () => {
    await controller.answerAs(desk, '江口', {
      about: '再起動',
      canned: '作業時間の見込み',
      words: '追伸：夕方に伺います。',
    });
    await checkAccessible(desk, 'cast inbox');
    await goTo(csirt, p('nav.mail'));
    await csirt.getByRole('option', { name: '夕方に伺います' }).waitFor();
  });

  await step('the evaluator sees the duties and writes a note', async () => {
    const duty = judge.getByText('県への第1報').first();
    await duty.waitFor();
    await checkAccessible(judge, 'evaluator');
    await evaluator.note(judge, '切り離しの前に保全を指示できていた。');
    await checkAccessible(judge, 'notes');
  });

  await step('EndEx closes the input', async () => {
    await controller.endExercise(desk);
    await csirt.getByText(common('banner.ended')).waitFor();
    await goTo(csirt, p('nav.actions'));
    assert.equal(
      await csirt
        .getByRole('button', { name: p('action.take') })
        .first()
        .isDisabled(),
      true,
    );
  });

  await step('the debrief shows the report with its points and evidence', async () => {
    await goTo(desk, k('nav.debrief'));
    await desk.getByRole('heading', { name: form(`${d('title')}`), level: 1 }).waitFor();
    await checkAccessible(desk, 'debrief summary');
    await desk.getByRole('tab', { name: d('tab.duties') }).click();
    const duty = desk
      .locator('section')
      .filter({ has: desk.getByRole('heading', { name: '県への第1報', exact: true }) })
      .last();
    // The proxy log comes at 0:30, the target: a report that waits for it is a little late.
    await duty.getByText(d('status.late'), { exact: true }).waitFor();
    await checkAccessible(desk, 'debrief duties');
    await duty.getByRole('row').getByRole('button').first().click();
    await desk
      .getByRole('dialog', { name: d('evidence.title') })
      .getByText('MINATO-2026-001')
      .waitFor();
    await desk.keyboard.press('Escape');
    for (const tab of ['timeline', 'paths', 'notes', 'downloads'].map((id) => d(`tab.${id}`))) {
      await desk.getByRole('tab', { name: tab }).click();
      await desk.getByRole('tab', { name: tab, selected: true }).waitFor();
      await checkAccessible(desk, `debrief ${tab}`);
    }
    await csirt.goto(new URL('/d', server.url).href);
    await csirt.getByRole('heading', { name: form(`${d('title')}`), level: 1 }).waitFor();
  });

  await step('the record on disk tells the same', async () => {
    await server.running.stop('SIGTERM');
    const record = await onlyRecord(data);
    enshuFine('replay', record, '--verify');
    const { lanes } = enshuJson('score', record);
    const first = lanes[0].obligations.find(({ id }) => id === 'first-report');
    assert.equal(first.status, 'late');
    assert.ok(first.points > 0.8 * first.max, `${first.points} of ${first.max}`);
    assert.ok(first.measures.every(({ evidence }) => Array.isArray(evidence)));
  });

  for (const [who, { complaints }] of Object.entries({ lead, player, watcher })) {
    assert.deepEqual(unexpected(complaints), [], who);
  }
});

async function onlyRecord(data) {
  const names = (await readdir(data)).filter((name) => name.endsWith('.exercise'));
  assert.equal(names.length, 1);
  return `${data}/${names[0]}`;
}
