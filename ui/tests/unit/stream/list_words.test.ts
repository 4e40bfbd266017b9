// What stands between the members of a list follows the language.
import { afterEach, expect, it } from 'vitest';
import { comma, language, middot } from '@/i18n';

afterEach(() => language.set('ja'));

it('enumerates in the language of the person', () => {
  expect(['a', 'b'].join(comma())).toBe('a、b');
  expect(['a', 'b'].join(middot())).toBe('a・b');
  language.set('en');
  expect(['a', 'b'].join(comma())).toBe('a, b');
  expect(['a', 'b'].join(middot())).toBe('a · b');
});
