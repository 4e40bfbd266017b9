// The form of a follow-up: gathers what its owner chose and saves it as a file to send back.
'use strict';
(() => {
  const form = document.getElementById('form');
  const by = document.getElementById('by');
  const fault = document.getElementById('fault');
  const saved = document.getElementById('saved');
  const shown = document.getElementById('text');

  const rows = [...form.querySelectorAll('.row')].map((box) => ({
    box,
    comment: box.querySelector('textarea'),
    first: box.querySelector('input[type="radio"]'),
    state: () => box.querySelector('input[type="radio"]:checked').value,
  }));

  /** Says what is missing above the place where it is missing, and goes there. */
  const refuse = (text, at) => {
    saved.hidden = true;
    at.closest('.row, .field').before(fault);
    fault.textContent = text;
    fault.hidden = false;
    fault.scrollIntoView();
    at.focus({ preventScroll: true });
  };

  const wrong = () => {
    for (const row of rows) row.box.removeAttribute('aria-invalid');
    const silent = rows.find((row) => row.state() === '' && row.comment.value.trim() !== '');
    if (silent) {
      silent.box.setAttribute('aria-invalid', 'true');
      refuse('内容を記入した改善の、状況を選んでください。 Choose the state of the improvement that you wrote about.', silent.first);
      return true;
    }
    if (rows.every((row) => row.state() === '')) {
      refuse('一つ以上の改善について、状況を選んでください。 Choose the state of one improvement at least.', rows[0].first);
      return true;
    }
    if (by.value.trim() === '') {
      refuse('回答者のお名前を記入してください。 Please write who answers.', by);
      return true;
    }
    return false;
  };

  const answers = () =>
    JSON.stringify(
      {
        enshu_follow_up: 1,
        exercise: form.dataset.exercise,
        lane: form.dataset.lane,
        owner: form.dataset.owner,
        key: form.dataset.key,
        answered_by: by.value.trim(),
        answers: rows
          .filter((row) => row.state() !== '')
          .map((row) => ({
            improvement: row.box.dataset.improvement,
            months: Number(row.box.dataset.months),
            state: row.state(),
            comment: row.comment.value.trim(),
          })),
      },
      null,
      2,
    ) + '\n';

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (wrong()) return;
    fault.hidden = true;
    const text = answers();
    shown.value = text;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = form.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    saved.hidden = false;
    saved.scrollIntoView();
    document.getElementById('saved-title').focus({ preventScroll: true });
  });
})();
