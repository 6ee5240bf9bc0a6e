// What somebody wrote, on a page: everything escaped, addresses of the web made links, nothing else.

import { expect, test } from 'vitest';
import { markupBytes } from '#src/markup.ts';
import { Written } from '../../../views/invoices/discussion/written.tsx';

const shown = async (text: string): Promise<string> => {
  const bytes = await markupBytes('', <Written text={text} />);
  return new TextDecoder().decode(bytes).replace(/^<p class="said-text">|<\/p>$/g, '');
};
const link = (address: string): string =>
  `<a href="${address}" rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer">${address}</a>`;

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['javascript:alert(1) data:text/html,x', 'javascript:alert(1) data:text/html,x'],
  ['Voir https://exemple.test/a?b=1.', `Voir ${link('https://exemple.test/a?b=1')}.`],
  ['(https://exemple.test/a)', `(${link('https://exemple.test/a')})`],
  ['https://exemple.test/x_(y), puis', `${link('https://exemple.test/x_(y)')}, puis`],
  ['https://moi:secret@exemple.test/', 'https://moi:secret@exemple.test/'],
  ['« https://exemple.test/ »', `« ${link('https://exemple.test/')} »`],
  ['https://a.test/"onmouseover="x', `${link('https://a.test/')}&quot;onmouseover=&quot;x`],
  ['https://', 'https://'],
])('%j is shown as %j', async (text, expected) => {
  expect(await shown(text)).toBe(expected);
});
