// tesseract.js with French data read from this machine: no network, no cache written.

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { Word } from '../model.ts';
import { type Grey, pgm } from './grey.ts';

/** Debian's data (tessdata_fast) misread fewer words of French scans than the package's. */
const SYSTEM_DATA = ['/usr/share/tesseract-ocr/5/tessdata', '/usr/share/tessdata'];

let worker: Promise<Worker> | undefined;

export async function recogniseBundled(
  image: Grey,
  { dpi, oneBlock }: { dpi: number; oneBlock: boolean },
): Promise<Word[]> {
  worker ??= startWorker();
  const ready = await worker;
  await ready.setParameters({
    user_defined_dpi: String(dpi),
    tessedit_pageseg_mode: oneBlock ? PSM.SINGLE_BLOCK : PSM.AUTO,
  });
  const { data } = await ready.recognize(Buffer.from(pgm(image)), {}, { text: false, blocks: true });
  return wordsFromBlocks(data.blocks ?? [], image);
}

async function startWorker(): Promise<Worker> {
  const system = SYSTEM_DATA.find((folder) => existsSync(`${folder}/fra.traineddata`));
  return createWorker('fra', OEM.LSTM_ONLY, {
    langPath: system ?? packageData(),
    gzip: system === undefined,
    cacheMethod: 'none',
  });
}

function packageData(): string {
  const manifest = createRequire(import.meta.url).resolve('@tesseract.js-data/fra/package.json');
  return `${dirname(manifest)}/4.0.0_best_int`;
}

interface Block {
  readonly paragraphs: readonly {
    readonly lines: readonly {
      readonly words: readonly {
        readonly text: string;
        readonly confidence: number;
        readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
      }[];
    }[];
  }[];
}

function wordsFromBlocks(blocks: readonly Block[], size: { width: number; height: number }): Word[] {
  return blocks
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => words)))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence, bbox }) => ({
      text: text.trim(),
      box: {
        x: bbox.x0 / size.width,
        y: bbox.y0 / size.height,
        width: (bbox.x1 - bbox.x0) / size.width,
        height: (bbox.y1 - bbox.y0) / size.height,
      },
      confidence: confidence / 100,
    }));
}
