// The evaluators' rooms in a real browser: `npm run build && node --test tests/e2e/judging.mjs`.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fresh, mock, open, sent, until } from './desk.mjs';

describe('the checklist', () => {
  after(fresh);
  const tablet = { width: 820, height: 1180 };
  const item = '声を掛け合って動いたか';
  const card = (page) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: item }) });
  const mark = async (page, letter, note) => {
    await card(page).getByLabel('所見').fill(note);
    await card(page)
      .getByRole('group', { name: `「${item}」の評定` })
      .getByRole('button', { name: letter })
      .click();
    await card(page).getByText(`あなたの評定 ${letter}`).waitFor();
  };

  it('is marked by two evaluators apart, and the difference is settled with a reason', async () => {
    const first = await open('evaluator-1', '/e/checklist', tablet);
    await card(first.page).getByText('採点の目安 S').waitFor();
    await mark(first.page, 'P', '指示が早かった');
    const second = await open('evaluator-2', '/e/checklist', tablet);
    await card(second.page).getByText('ほかの評価者の評定は、あなたが評定してから表示します。').waitFor();
    assert.equal(await second.page.getByText('指示が早かった').count(), 0);
    await mark(second.page, 'M', '記録がない');
    await card(second.page).getByText('指示が早かった').waitFor();
    const lead = await open('lead', '/e/settle');
    await lead.page.getByRole('button', { name: '調整する' }).click();
    const ask = lead.page.getByRole('dialog', { name: '評定の調整' });
    await ask.getByRole('button', { name: 'S' }).click();
    assert.ok(await ask.getByRole('button', { name: '調整する' }).isDisabled(), 'a reason is demanded');
    await ask.getByLabel('理由').fill('記録は途中から取っていた');
    await ask.getByRole('button', { name: '調整する' }).click();
    await lead.page.getByText('評定が分かれている項目はありません。').waitFor();
    assert.equal(sent('marks_reconciled')[0].event.mark, 'S');
    await Promise.all([first.close(), second.close(), lead.close()]);
  });

  it('gives points by a percentage, and the plan has its answers after EndEx', async () => {
    const { page, close } = await open('evaluator-1', '/e/overrides', tablet);
    await page
      .getByRole('button', { name: /の得点を修正/ })
      .first()
      .click();
    const ask = page.getByRole('dialog');
    await ask.getByLabel('得点（％）で').check();
    await ask.getByLabel('得点（0〜100 ％）').fill('75');
    await ask.getByLabel('理由').fill('口頭で伝えていた');
    await ask.getByRole('button', { name: '修正する', exact: true }).click();
    await until('the override', () => sent('score_overridden')[0]?.event.permille === 750);
    await page.goto(`${mock.url}/e/plan`);
    await page.getByRole('button', { name: '課題を追加' }).click();
    await page.getByRole('dialog').getByLabel('課題', { exact: true }).fill('夜間の連絡先');
    await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
    await page.getByRole('heading', { name: '夜間の連絡先' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /6 か月後の回答/ }).count(), 0);
    mock.world.command('lead', { kind: 'end_exercise' });
    await page.getByRole('button', { name: /6 か月後の回答/ }).click();
    await page.getByRole('dialog').getByLabel('実施中').check();
    await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
    await page.getByText('実施中').waitFor();
    assert.equal(sent('follow_up_answered')[0].event.months, 6);
    await close();
  });
});
