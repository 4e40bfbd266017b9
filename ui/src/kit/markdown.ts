// Texts of the scenario: GitHub's Markdown without HTML, cleaned once more, links turned into recordable buttons.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const parser = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ text }) => escape(text),
  },
});

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
};

/** A link does not lead anywhere: it is a button that knows where it pretends to lead. */
function simulateLink(link: HTMLAnchorElement): void {
  const target = link.getAttribute('href') ?? '';
  // A bare mail address is something to read (answering goes through the address book), a refused link only words.
  if (target === '' || target.startsWith('mailto:')) {
    link.replaceWith(...link.childNodes);
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link simulated';
  button.dataset.target = target;
  button.title = target;
  button.append(...link.childNodes);
  link.replaceWith(button);
}

const levelOf = (heading: Element): number => Number(heading.tagName.slice(1));

/** Headings of a text stand below the page's own. */
function lowerHeading(heading: Element, top: number): void {
  const level = Math.min(6, levelOf(heading) - top + 3);
  const lower = document.createElement(`h${level}`);
  lower.append(...heading.childNodes);
  heading.replaceWith(lower);
}

export function renderMarkdown(text: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(parser.parse(text, { async: false }), {
    ...allowed,
    RETURN_DOM_FRAGMENT: true,
  });
  const headings = [...fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const top = Math.min(...headings.map(levelOf));
  for (const heading of headings) lowerHeading(heading, top);
  for (const link of fragment.querySelectorAll('a')) simulateLink(link);
  return fragment;
}
