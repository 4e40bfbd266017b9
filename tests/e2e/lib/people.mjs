// What people do at the consoles, by the words that stand on their buttons.
import assert from 'node:assert/strict';
import {
  common,
  controllerWords as k,
  evaluatorWords as e,
  form,
  participantWords as p,
  staffWords,
} from './words.mjs';

/** From the join page, with its sound check, into the console. */
export async function sitDown(page) {
  await page.getByRole('button', { name: common('join.start') }).click();
}

/** To a room of the console by its navigation. */
export async function goTo(page, room) {
  await page
    .getByRole('navigation', { name: common('app.navigation') })
    .getByRole('link', { name: room })
    .click();
}

const dialog = (page, title) => page.getByRole('dialog', { name: title });

export const participant = {
  async openAlert(page, subject) {
    await goTo(page, p('nav.alerts'));
    await page.getByRole('option', { name: subject }).click();
    await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
  },

  async openMail(page, subject) {
    await goTo(page, p('nav.mail'));
    await page.getByRole('tab', { name: p('mail.inbox') }).click();
    await page.getByRole('option', { name: subject }).first().click();
    await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
  },

  /** Replies to the open mail; Ctrl+Enter sends. */
  async reply(page, words) {
    await page.getByRole('button', { name: p('mail.reply'), exact: true }).click();
    const body = page.getByRole('textbox', { name: p('mail.body') });
    await body.fill(words);
    await body.press('Control+Enter');
    await page.getByText(p('compose.sent')).first().waitFor();
  },

  /** The telephone rings over whatever page is open. Returns the words heard. */
  async answerCall(page, from) {
    const phone = page.getByRole('region', { name: p('nav.phone') });
    await phone.getByText(from).first().waitFor();
    await phone
      .locator('section', { hasText: from })
      .getByRole('button', { name: p('phone.answer') })
      .click();
    const talk = phone.locator('section', { hasText: from }).filter({ hasText: p('phone.hangup') });
    await talk.getByText('「').first().waitFor();
    return { talk, words: await talk.innerText() };
  },

  async openFile(page, title) {
    await goTo(page, p('nav.files'));
    await page
      .getByRole('list', { name: p('files.list') })
      .getByRole('link', { name: title })
      .click();
  },

  async act(page, title, { reason, told }) {
    await goTo(page, p('nav.actions'));
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
    await card.getByRole('button', { name: p('action.take') }).click();
    const ask = dialog(page, title);
    await ask.getByRole('textbox', { name: p('action.reason') }).fill(reason);
    await ask.getByRole('textbox', { name: p('action.told') }).fill(told);
    await ask.getByRole('button', { name: p('action.confirm') }).click();
    await card.getByText(form(p('action.done'))).waitFor();
  },

  /** Fills the form by label: text, an option's label, several of them, or true and false for yes and no. */
  async fill(page, fields) {
    for (const [label, value] of Object.entries(fields)) {
      const group = page.getByRole('group', { name: label });
      if (typeof value === 'boolean') {
        await group.getByRole('radio', { name: p(value ? 'report.yes' : 'report.no') }).check();
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
    await page.getByRole('button', { name: k('clock.start') }).click();
    await dialog(page, k('start.title'))
      .getByRole('button', { name: k('clock.start') })
      .click();
    await page.getByRole('button', { name: k('clock.pause') }).waitFor();
  },

  /** `time` as H:MM. */
  async jumpTo(page, time) {
    await page.getByRole('button', { name: k('clock.jump') }).click();
    const ask = dialog(page, k('jump.title'));
    await ask.getByRole('textbox').fill(time);
    await ask.getByRole('button', { name: k('jump.go', { time }) }).click();
    await ask.waitFor({ state: 'hidden' });
  },

  async pause(page, reason) {
    await page.getByRole('button', { name: k('clock.pause') }).click();
    const ask = dialog(page, k('pause.title'));
    await ask.getByRole('textbox').fill(reason);
    await ask.getByRole('button', { name: k('clock.pause') }).click();
    await page.getByRole('button', { name: k('clock.resume') }).waitFor();
  },

  async resume(page) {
    await page.getByRole('button', { name: k('clock.resume') }).click();
    await page.getByRole('button', { name: k('clock.pause') }).waitFor();
  },

  async endExercise(page) {
    await page.getByRole('button', { name: k('clock.end') }).click();
    const ask = dialog(page, k('end.title'));
    const go = ask.getByRole('button', { name: k('clock.end') });
    assert.ok(await go.isDisabled(), 'the end must be confirmed by its word');
    await ask.getByRole('textbox').fill(k('end.word'));
    await go.click();
    await page.getByRole('status').getByText(common('banner.ended')).waitFor();
  },

  async chooseInject(page, title) {
    await goTo(page, k('nav.timeline'));
    await page
      .getByRole('table', { name: k('nav.timeline') })
      .getByRole('button', { name: title })
      .click();
    return page.getByRole('complementary', { name: k('inject.content') });
  },

  async fire(page, title) {
    const panel = await controller.chooseInject(page, title);
    await panel.getByRole('button', { name: k('inject.fire') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: form(k('confirm.fire.go')) })
      .click();
    await panel
      .getByRole('cell', { name: staffWords('mark.fired') })
      .first()
      .waitFor();
  },

  /** Answers as a cast member with a prepared answer, and adds a line of their own. */
  async answerAs(page, who, { about, canned, words }) {
    await goTo(page, k('nav.inbox'));
    const inbox = page.getByRole('region', { name: k('nav.inbox') });
    await inbox.getByRole('button').filter({ hasText: who }).filter({ hasText: about }).first().click();
    const thread = page.getByRole('region', { name: k('inbox.thread') });
    await thread.getByRole('button', { name: canned }).click();
    const body = thread.getByRole('textbox', { name: k('inbox.body') });
    await body.fill(`${await body.inputValue()}\n\n${words}`);
    await thread.getByRole('button', { name: k('inbox.send') }).click();
    await page.getByText(k('inbox.sent')).waitFor();
  },

  /** A new join link from the roster, for the first seat whose row has this text. */
  async link(page, seat) {
    await goTo(page, k('nav.roster'));
    const row = page.getByRole('row').filter({ hasText: seat }).first();
    await row.getByRole('button', { name: k('roster.new-link') }).click();
    return row.getByRole('textbox', { name: k('roster.link') }).inputValue();
  },
};

export const evaluator = {
  async note(page, words) {
    await page.keyboard.press('n');
    const ask = dialog(page, e('note.title'));
    const text = ask.getByRole('textbox', { name: e('note.text') });
    await text.fill(words);
    await text.press('Control+Enter');
    await page.getByText(e('note.saved')).waitFor();
    await goTo(page, e('nav.notes'));
    await page.getByText(words).waitFor();
  },
};
