// What a text may do on the page: nothing.
import { renderMarkdown } from '@/kit/markdown';
import { expect, it } from 'vitest';

function html(text: string): HTMLElement {
  const holder = document.createElement('div');
  holder.append(renderMarkdown(text));
  return holder;
}

it('shows HTML as words and drops pictures', () => {
  const page = html('<img src=x onerror=alert(1)> ![a](http://evil.example/x.png) <script>alert(1)</script>');
  expect(page.querySelector('img, script')).toBeNull();
  expect(page.textContent).toContain('<script>');
});

it('turns links into buttons that lead nowhere and know their target', () => {
  const page = html('[確認](https://minato-portal.example/login) と https://other.example/a');
  const links = [...page.querySelectorAll('button')];
  expect(page.querySelector('a')).toBeNull();
  expect(links.map((link) => link.dataset.target)).toEqual([
    'https://minato-portal.example/login',
    'https://other.example/a',
  ]);
});

it('leaves mail addresses as words', () => {
  const page = html('csirt@city.minato.example まで');
  expect(page.querySelector('button, a')).toBeNull();
  expect(page.textContent).toContain('csirt@city.minato.example まで');
});

it('refuses javascript links and keeps tables', () => {
  const page = html('[x](javascript:alert(1))\n\n|a|b|\n|-|-|\n|1|2|');
  expect(page.querySelector('button')).toBeNull();
  expect(page.querySelectorAll('td')).toHaveLength(2);
});

it('puts headings below those of the page', () => {
  expect(html('# 見出し').querySelector('h3')?.textContent).toBe('見出し');
  expect(html('## 節\n#### 項').querySelector('h3')?.textContent).toBe('節');
});
