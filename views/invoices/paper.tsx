// The document as paper: page images with zoom, or the rendering of an XML invoice. static/paper.js turns pages, zooms,
// and shows where a value was found; without it all pages stand under each other.

import { Button, LinkButton, type Element, type Language } from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';
import { words } from './messages.ts';

export interface PaperProps {
  readonly language: Language;
  /** Names the pane where a page shows two. */
  readonly title?: string | undefined;
  readonly pages: readonly { readonly src: string; readonly alt: string }[];
  /** Pages of the file, when they are more than are shown. */
  readonly pageCount: number;
  /** Shown instead of page images: the rendering of an XML invoice. */
  readonly readableHref: string | undefined;
  readonly originalHref: string;
}

function Tools({ pages, language }: PaperProps): Element | null {
  const text = detailWords[language];
  if (pages.length === 0) return null;
  return (
    <span class="paper-tools script-only">
      {pages.length > 1 ? (
        <>
          <Button type="button" icon="chevron-left" iconOnly variant="ghost" size="small" data-paper="previous">
            {text.previousPage}
          </Button>
          <output class="figures" data-paper-page="">
            1/{String(pages.length)}
          </output>
          <Button type="button" icon="chevron-right" iconOnly variant="ghost" size="small" data-paper="next">
            {text.nextPage}
          </Button>
        </>
      ) : null}
      <Button type="button" icon="zoom-out" iconOnly variant="ghost" size="small" data-paper="out">
        {text.zoomOut}
      </Button>
      <Button type="button" icon="zoom-in" iconOnly variant="ghost" size="small" data-paper="in">
        {text.zoomIn}
      </Button>
    </span>
  );
}

function Desk({ pages, pageCount, readableHref, title, language }: PaperProps): Element {
  const text = words[language];
  if (readableHref !== undefined) {
    return <iframe class="paper-frame" src={readableHref} title={title ?? text.readableFile}></iframe>;
  }
  return (
    <div class="document-desk" tabindex={0} role="group" aria-label={title ?? text.document} data-desk="">
      {pages.map(({ src, alt }) => (
        <div class="paper-page" data-page="">
          <img class="document-page" src={src} alt={alt} loading="lazy" decoding="async" />
          <span class="paper-mark" data-mark="" hidden></span>
        </div>
      ))}
      {pageCount > pages.length ? <p>{text.tooManyPages(pageCount)}</p> : null}
    </div>
  );
}

export function Paper(props: PaperProps): Element {
  const { language, title, readableHref, originalHref } = props;
  const text = words[language];
  const name = title ?? (readableHref === undefined ? text.document : text.readableFile);
  return (
    <section class="document-pane" aria-label={name} data-paper-pane="">
      <header class="document-bar">
        <p>{name}</p>
        <div class="btn-row">
          <Tools {...props} />
          <LinkButton href={originalHref} icon="download" size="small" iconOnly title={text.download}>
            {text.download}
          </LinkButton>
        </div>
      </header>
      <Desk {...props} />
    </section>
  );
}
