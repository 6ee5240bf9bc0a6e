// What the four inks of the press look like on screen: measured from PDFium, so that pages with a colour space of
// ours are drawn as they were.

import { withRaster } from '../raster/pdfium.ts';
import { Output } from '../syntax/output.ts';
import { writeIndirect, asIs } from '../syntax/serialise.ts';
import { dict, name, PdfRef, PdfStream, type PdfValue } from '../syntax/objects.ts';

/** Steps of each ink. */
export const STEPS = 9;
const SIDE = STEPS * STEPS;
const FIRST_ROOM = 512 * 1024;

/** A page of one square for each mixture: cyan, then magenta, run along a row; yellow, then black, down the page. */
function chart(): string {
  const ink = (step: number): string => (step / (STEPS - 1)).toFixed(4);
  const squares: string[] = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const inks = [x % STEPS, Math.floor(x / STEPS), y % STEPS, Math.floor(y / STEPS)].map(ink).join(' ');
      squares.push(`${inks} k ${x} ${SIDE - 1 - y} 1 1 re f`);
    }
  }
  return squares.join('\n');
}

function chartPdf(): Uint8Array {
  const objects: PdfValue[] = [
    dict({ Type: name('Catalog'), Pages: new PdfRef(2) }),
    dict({ Type: name('Pages'), Count: 1, Kids: [new PdfRef(3)] }),
    dict({
      Type: name('Page'),
      Parent: new PdfRef(2),
      MediaBox: [0, 0, SIDE, SIDE],
      Resources: dict({}),
      Contents: new PdfRef(4),
    }),
    new PdfStream(dict({}), Buffer.from(chart())),
  ];
  const output = new Output(FIRST_ROOM);
  output.push('%PDF-1.7\n');
  for (const [index, object] of objects.entries()) output.push(...writeIndirect(`${index + 1} 0`, object, asIs));
  output.push('trailer <</Root 1 0 R /Size 5>>\n');
  return output.bytes();
}

let measured: Promise<Uint8Array> | undefined;

async function measure(): Promise<Uint8Array> {
  const { rgba } = await withRaster(chartPdf(), (document) => document.withPage(0, (page) => page.draw(SIDE, SIDE)));
  const samples = new Uint8Array(SIDE * SIDE * 3);
  for (let at = 0; at < SIDE * SIDE; at++) samples.set(rgba.subarray(at * 4, at * 4 + 3), at * 3);
  return samples;
}

/** Red, green and blue for each mixture, cyan varying fastest: the samples of a function with four inputs. */
export function pressColours(): Promise<Uint8Array> {
  measured ??= measure();
  return measured;
}
