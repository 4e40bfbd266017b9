// What people do at the consoles, in the words that stand on their buttons (Japanese).
import assert from 'node:assert/strict';

/** From the join page, with its sound check, into the console. */
export async function sitDown(page) {
  await page.getByRole('button', { name: '演習画面へ進む' }).click();
}

/** To a room of the console by its navigation. */
export async function goTo(page, room) {
  await page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: room }).click();
}

const dialog = (page, title) => page.getByRole('dialog', { name: title });

export const participant = {
  async openAlert(page, subject) {
    await goTo(page, '警報・報道');
    await page.getByRole('option', { name: subject }).click();
    await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
  },

  async openMail(page, subject) {
    await goTo(page, 'メール');
    await page.getByRole('tab', { name: '受信' }).click();
    await page.getByRole('option', { name: subject }).first().click();
    await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
  },

  /** Replies to the open mail; Ctrl+Enter sends. */
  async reply(page, words) {
    await page.getByRole('button', { name: '返信', exact: true }).click();
    const body = page.getByRole('textbox', { name: '本文' });
    await body.fill(words);
    await body.press('Control+Enter');
    await page.getByText('送信済み').first().waitFor();
  },

  /** The telephone rings over whatever page is open. Returns the words heard. */
  async answerCall(page, from) {
    const phone = page.getByRole('region', { name: '電話' });
    await phone.getByText(from).first().waitFor();
    await phone.locator('section', { hasText: from }).getByRole('button', { name: '応答する' }).click();
    const talk = phone.locator('section', { hasText: from }).filter({ hasText: '通話を閉じる' });
    await talk.getByText('「').first().waitFor();
    return { talk, words: await talk.innerText() };
  },

  async openFile(page, title) {
    await goTo(page, '資料・ログ');
    await page.getByRole('list', { name: '資料の一覧' }).getByRole('link', { name: title }).click();
  },

  async act(page, title, { reason, told }) {
    await goTo(page, '対処');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
    await card.getByRole('button', { name: '実施する' }).click();
    const ask = dialog(page, title);
    await ask.getByRole('textbox', { name: 'なぜ行うか' }).fill(reason);
    await ask.getByRole('textbox', { name: '誰に伝えたか' }).fill(told);
    await ask.getByRole('button', { name: '実施を確定' }).click();
    await card.getByText(/実施済み/).waitFor();
  },

  /** Fills the form by label: text, an option's label, several of them, or true and false for yes and no. */
  async fill(page, fields) {
    for (const [label, value] of Object.entries(fields)) {
      const group = page.getByRole('group', { name: label });
      if (typeof value === 'boolean') {
        await group.getByRole('radio', { name: value ? 'はい' : 'いいえ' }).check();
      } else if (Array.isArray(value)) {
        for (const option of value) await group.getByRole('checkbox', { name: option, exact: true }).check();
      } else if (await group.count()) {
        await group.getByRole('radio', { name: value, exact: true }).check();
      } else {
        const field = page.getByLabel(label, { exact: true });
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
          await field.selectOption({ label: value });
        else await field.fill(value);
      }
    }
  },

  async chooseRecipient(page, label, name) {
    const box = page.getByRole('combobox', { name: label });
    await box.click();
    await box.fill(name);
    await page.getByRole('listbox', { name: label }).getByRole('option').first().click();
  },
};

export const controller = {
  async startExercise(page) {
    await page.getByRole('button', { name: '演習を開始' }).click();
    await dialog(page, '演習を開始します').getByRole('button', { name: '演習を開始' }).click();
    await page.getByRole('button', { name: '一時停止' }).waitFor();
  },

  /** `time` as H:MM. */
  async jumpTo(page, time) {
    await page.getByRole('button', { name: '時刻を進める' }).click();
    const ask = dialog(page, '演習時刻を進めます');
    await ask.getByRole('textbox').fill(time);
    await ask.getByRole('button', { name: `${time} まで進める` }).click();
    await ask.waitFor({ state: 'hidden' });
  },

  async pause(page, reason) {
    await page.getByRole('button', { name: '一時停止' }).click();
    const ask = dialog(page, '演習を一時停止します');
    await ask.getByRole('textbox').fill(reason);
    await ask.getByRole('button', { name: '一時停止' }).click();
    await page.getByRole('button', { name: '再開' }).waitFor();
  },

  async resume(page) {
    await page.getByRole('button', { name: '再開' }).click();
    await page.getByRole('button', { name: '一時停止' }).waitFor();
  },

  async endExercise(page) {
    await page.getByRole('button', { name: '演習を終了' }).click();
    const ask = dialog(page, '演習を終了します');
    const go = ask.getByRole('button', { name: '演習を終了' });
    assert.ok(await go.isDisabled(), 'the end must be confirmed by its word');
    await ask.getByRole('textbox').fill('終了');
    await go.click();
    await page.getByRole('status').getByText('演習は終了しました').waitFor();
  },

  async chooseInject(page, title) {
    await goTo(page, 'MSEL');
    await page.getByRole('table', { name: 'MSEL' }).getByRole('button', { name: title }).click();
    return page.getByRole('complementary', { name: '内容' });
  },

  async fire(page, title) {
    const panel = await controller.chooseInject(page, title);
    await panel.getByRole('button', { name: '今すぐ付与' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /チームに付与する/ })
      .click();
    await panel.getByRole('cell', { name: '付与済み' }).first().waitFor();
  },

  /** Answers as a cast member with a prepared answer, and adds a line of their own. */
  async answerAs(page, who, { about, canned, words }) {
    await goTo(page, '登場人物の受信箱');
    const inbox = page.getByRole('region', { name: '登場人物の受信箱' });
    await inbox.getByRole('button').filter({ hasText: who }).filter({ hasText: about }).first().click();
    const thread = page.getByRole('region', { name: 'やり取り' });
    await thread.getByRole('button', { name: canned }).click();
    const body = thread.getByRole('textbox', { name: '返答の本文' });
    await body.fill(`${await body.inputValue()}\n\n${words}`);
    await thread.getByRole('button', { name: '送信' }).click();
    await page.getByText('返答を送信しました').waitFor();
  },

  /** A new join link from the roster, for the first seat whose row has this text. */
  async link(page, seat) {
    await goTo(page, '名簿・リンク');
    const row = page.getByRole('row').filter({ hasText: seat }).first();
    await row.getByRole('button', { name: 'リンクを発行' }).click();
    return row.getByRole('textbox', { name: '参加リンク' }).inputValue();
  },
};

export const evaluator = {
  async note(page, words) {
    await page.keyboard.press('n');
    const ask = dialog(page, '観察メモ');
    const text = ask.getByRole('textbox', { name: '観察したこと' });
    await text.fill(words);
    await text.press('Control+Enter');
    await page.getByText('観察メモを記録しました').waitFor();
    await goTo(page, '観察メモ');
    await page.getByText(words).waitFor();
  },
};
