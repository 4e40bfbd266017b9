// Texts of the scenario: Markdown without HTML, cleaned once more, links turned into recordable buttons.
import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt('default', { html: false, linkify: true, breaks: true });
// Simulated addresses end in .example and the like; only what is written as a link or an address becomes one.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
parser.disable('image');

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
};

/** A link does not lead anywhere: it is a button that knows where it pretends to lead. */
function simulateLink(link: HTMLAnchorElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link simulated';
  button.dataset.target = link.getAttribute('href') ?? '';
  button.title = button.dataset.target;
  button.append(...link.childNodes);
  link.replaceWith(button);
}

/** Headings of a text stand below the page's own. */
function lowerHeading(heading: Element): void {
  const level = Math.min(6, Number(heading.tagName.slice(1)) + 2);
  const lower = document.createElement(`h${level}`);
  lower.append(...heading.childNodes);
  heading.replaceWith(lower);
}

export function renderMarkdown(text: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(parser.render(text), { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) lowerHeading(heading);
  for (const link of fragment.querySelectorAll('a')) simulateLink(link);
  return fragment;
}
