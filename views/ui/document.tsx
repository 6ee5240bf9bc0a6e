import { Pieces } from './kept.ts';
import type { AssetUrl, Child, Density, Element, Language, Theme } from './types.ts';

export interface DocumentProps {
  /** Title of the page, without the product's name. */
  readonly title: string;
  readonly language: Language;
  readonly assets: AssetUrl;
  /** Sent by scripts as `X-CSRF-Token`, by forms as `_csrf` (see Form). */
  readonly csrfToken?: string | undefined;
  readonly theme?: Theme | undefined;
  readonly density?: Density | undefined;
  readonly children: Child;
}

// No extension may register (none has this name); the indicator's look is in our own sheet.
const HTMX_CONFIG = JSON.stringify({ extensions: 'none', includeIndicatorCSS: false });

const SCRIPTS = [
  'keyboard.js',
  'dialog.js',
  'toast.js',
  'table.js',
  'copy.js',
  'amount.js',
  'drop.js',
  'live.js',
  'paper.js',
];

const links = new WeakMap<AssetUrl, Pieces>();

/** What a page loads: the same for all of them as long as the product runs. */
function Links({ assets }: Pick<DocumentProps, 'assets'>): Element {
  const pieces = links.get(assets) ?? new Pieces();
  links.set(assets, pieces);
  return pieces.piece('', () => drawLinks(assets));
}

function drawLinks(assets: AssetUrl): Element {
  return (
    <>
      <link rel="icon" href={assets('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assets('facteur.css')} />
      <script src={assets('theme.js')}></script>
      <script defer src={assets('vendor/htmx.min.js')}></script>
      {SCRIPTS.map((file) => (
        <script defer src={assets(file)}></script>
      ))}
    </>
  );
}

function Head({ title, assets, csrfToken }: DocumentProps): Element {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · Facteur`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#14161d" media="(prefers-color-scheme: dark)" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      {csrfToken ? <meta name="csrf-token" content={csrfToken} /> : null}
      <Links assets={assets} />
    </head>
  );
}

/** The whole HTML document. Send it as `<!doctype html>` + this; hono's `c.html()` with `renderDocument` does. */
export function Document(props: DocumentProps): Element {
  const { language, theme, density, csrfToken, children } = props;
  const csrf = csrfToken ? { 'hx-headers:inherited': JSON.stringify({ 'X-CSRF-Token': csrfToken }) } : {};
  return (
    <html
      lang={language}
      data-theme={theme === 'auto' ? undefined : theme}
      data-density={density === 'dense' ? 'dense' : undefined}
    >
      <Head {...props} />
      <body {...csrf}>{children}</body>
    </html>
  );
}

/** `<!doctype html>` and the document, ready for `c.html()`. */
export async function renderDocument(document: Element): Promise<string> {
  return `<!doctype html>\n${String(await document)}`;
}
