// The look of every mail: one column, one button, no image, no font or anything else to load. Light and dark.

import type { Letter } from '#src/mail/index.ts';
import type { Element } from '../ui/index.ts';
import { messages } from './messages.ts';

// One class, one declaration block, no selector that needs `>` or quotes: JSX escapes them. The colours of the sheet.
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f8f6f1; color: #1b2136; }
.page { background: #f8f6f1; padding: 32px 16px; }
.sheet { max-width: 560px; margin: 0 auto; background: #ffffff; border: 1px solid #e6e1d6; border-radius: 12px; }
.inside { padding: 32px; font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; color: #1b2136; }
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; color: #1b2136; }
p { margin: 0 0 16px; }
.places { margin: 0 0 16px; padding: 0; list-style: none; }
.places li { margin: 0 0 12px; }
.place { font-weight: bold; color: #213f8c; }
.action { margin: 24px 0; }
.button { display: inline-block; padding: 12px 24px; border-radius: 8px; background: #213f8c; color: #ffffff; font-weight: bold; text-decoration: none; }
.small { margin: 0 0 8px; font-size: 14px; color: #585d6e; }
.link { font-size: 14px; word-break: break-all; color: #213f8c; }
.foot { max-width: 560px; margin: 16px auto 0; padding: 0 32px; font-family: Arial, Helvetica, sans-serif; font-size: 13px; color: #585d6e; }
@media (prefers-color-scheme: dark) {
  body, .page { background: #14161d; }
  .sheet { background: #1c1f28; border-color: #2e3340; }
  .inside, h1 { color: #e9e7e1; }
  .button { background: #4a66c9; }
  .small, .foot { color: #a9aebb; }
  .link, .place { color: #a9bcff; }
}
@media (max-width: 480px) { .page { padding: 0; } .sheet { border: 0; border-radius: 0; } .inside { padding: 24px 16px; } }
`;

interface Place {
  readonly label: string;
  readonly detail: string;
  readonly href?: string;
}

function Places({ places = [] }: { places: readonly Place[] | undefined }): Element | null {
  if (places.length === 0) return null;
  return (
    <ul class="places">
      {places.map(({ label, href, detail }) => (
        <li>
          {href === undefined ? (
            <strong>{label}</strong>
          ) : (
            <a class="place" href={href}>
              {label}
            </a>
          )}
          <br />
          {detail}
        </li>
      ))}
    </ul>
  );
}

function LetterBody({ letter }: { letter: Letter }): Element {
  const words = messages[letter.language];
  const { above, title, paragraphs, items, links, button, notes, manage } = letter;
  return (
    <div class="page">
      <div class="sheet" role="article">
        <div class="inside">
          {above === undefined ? null : <p class="small">{above}</p>}
          <h1>{title}</h1>
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          <Places places={items} />
          <Places places={links} />
          <p class="action">
            <a class="button" href={button.href}>
              {button.label}
            </a>
          </p>
          <p class="small">{words.fallback}</p>
          <p class="small">
            <a class="link" href={button.href}>
              {button.href}
            </a>
          </p>
          {notes.map((note) => (
            <p class="small">{note}</p>
          ))}
        </div>
      </div>
      <p class="foot">
        {words.footer}
        {manage === undefined ? null : (
          <>
            {' '}
            <a class="link" href={manage}>
              {words.manage}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

function LetterDocument({ letter }: { letter: Letter }): Element {
  return (
    <html lang={letter.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{letter.subject}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <LetterBody letter={letter} />
      </body>
    </html>
  );
}

function letterText(letter: Letter): string {
  const { above, title, paragraphs, items = [], links = [], button, notes, manage, language } = letter;
  const { footer, manage: fewer } = messages[language];
  const foot = manage === undefined ? footer : `${footer}\n${fewer} : ${manage}`;
  const parts = [
    ...(above === undefined ? [] : [above]),
    title,
    ...paragraphs,
    ...(items.length === 0 ? [] : [items.map(({ label, detail }) => `- ${label} : ${detail}`).join('\n')]),
    ...links.map(({ label, href, detail }) => `${label} : ${detail}\n${href}`),
    `${button.label} :\n${button.href}`,
    ...notes,
    `-- \n${foot}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Both faces of a letter, as src/mail wants them. */
export async function renderLetter(letter: Letter): Promise<{ html: string; text: string }> {
  const html = `<!doctype html>\n${String(await LetterDocument({ letter }))}`;
  return { html, text: letterText(letter) };
}
