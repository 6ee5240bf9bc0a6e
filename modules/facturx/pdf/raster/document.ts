// A document made of page images, with the words laid over them unseen so that it can be searched and copied.

import { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import { dict, name, PdfStream, type PdfDict, type PdfRef, type PdfValue } from '../syntax/objects.ts';
import { addInvisibleFont, invisibleText } from './invisible-text.ts';
import type { Word } from './pdfium.ts';

export interface PageImage {
  readonly bytes: Uint8Array;
  readonly filter: 'DCTDecode' | 'CCITTFaxDecode';
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly colour: 'DeviceGray' | 'DeviceRGB';
  /** Of a fax code: what it calls black is the bit 1. */
  readonly isBlackOne?: boolean;
  /** Share of the picture, from its top left corner, that is the page; all of it unless said. */
  readonly shown?: { readonly width: number; readonly height: number };
}

export interface ImagePage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly image: PageImage;
  readonly words: readonly Word[];
}

function faxParameters(image: PageImage): PdfDict {
  return dict({ K: -1, Columns: image.pixelWidth, Rows: image.pixelHeight, BlackIs1: image.isBlackOne ?? false });
}

function addImage(draft: PdfDraft, image: PageImage): PdfRef {
  const entries = dict({
    Type: name('XObject'),
    Subtype: name('Image'),
    Width: image.pixelWidth,
    Height: image.pixelHeight,
    ColorSpace: name(image.colour),
    BitsPerComponent: image.filter === 'CCITTFaxDecode' ? 1 : 8,
    Filter: name(image.filter),
    DecodeParms: image.filter === 'CCITTFaxDecode' ? faxParameters(image) : undefined,
  });
  return draft.add(new PdfStream(entries, image.bytes));
}

function contentOf(page: ImagePage): string {
  const { width, height } = page.image.shown ?? { width: 1, height: 1 };
  const sides = [page.width / width, page.height / height] as const;
  const below = (page.height - sides[1]).toFixed(4);
  const picture = `q ${sides[0].toFixed(4)} 0 0 ${sides[1].toFixed(4)} 0 ${below} cm /Page Do Q\n`;
  return picture + invisibleText(page.words, page.height);
}

function addPage(draft: PdfDraft, page: ImagePage, shared: { parent: PdfRef; font: PdfRef }): PdfRef {
  const content = deflate(Buffer.from(contentOf(page), 'latin1'));
  return draft.add(
    dict({
      Type: name('Page'),
      Parent: shared.parent,
      MediaBox: [0, 0, page.width, page.height].map((side) => Number(side.toFixed(2))),
      Resources: dict({
        XObject: dict({ Page: addImage(draft, page.image) }),
        Font: dict({ Text: shared.font }),
      }),
      Contents: draft.add(new PdfStream(dict({ Filter: name('FlateDecode') }), content)),
    }),
  );
}

/** A draft with one page for each image; metadata and output intent are still missing. */
export function imageDocument(pages: readonly ImagePage[]): PdfDraft {
  const draft = new PdfDraft();
  const parent = draft.add(null);
  const shared = { parent, font: addInvisibleFont(draft) };
  const kids: PdfValue[] = pages.map((page) => addPage(draft, page, shared));
  draft.set(parent, dict({ Type: name('Pages'), Count: kids.length, Kids: kids }));
  draft.trailer.set('Root', draft.add(dict({ Type: name('Catalog'), Pages: parent })));
  return draft;
}
