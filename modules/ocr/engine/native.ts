// The `tesseract` program, when the machine has it with French data: a little faster, and outside our memory.

import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Word } from '../model.ts';
import { type Grey, pgm } from './grey.ts';

const PROGRAM = 'tesseract';
/** One thread: on a page its four are slower as soon as the machine does anything else. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', OMP_THREAD_LIMIT: '1' };

/** False when the program is missing, has no French data, or may not be run. */
export async function hasNativeTesseract(): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(PROGRAM, ['--list-langs'], { timeout: 5000 });
    return /^fra$/m.test(stdout);
  } catch {
    return false;
  }
}

/** Page segmentation 3 finds columns by itself; 6, one block, would lose those aligned on the right. */
export async function recogniseNatively(
  image: Grey,
  { dpi, oneBlock }: { dpi: number; oneBlock: boolean },
): Promise<Word[]> {
  const options = ['-l', 'fra', '--psm', oneBlock ? '6' : '3', '--dpi', String(dpi), 'tsv'];
  const child = spawn(PROGRAM, ['stdin', 'stdout', ...options], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: ENVIRONMENT,
  });
  const chunks: Uint8Array[] = [];
  child.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(pgm(image));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`tesseract ended with ${code}`);
  return wordsFromTsv(Buffer.concat(chunks).toString('utf8'), image);
}

/** Columns: level page block paragraph line word left top width height confidence text. Level 5 is a word. */
function wordsFromTsv(tsv: string, size: { width: number; height: number }): Word[] {
  const words: Word[] = [];
  for (const line of tsv.split('\n')) {
    const [level, , , , , , left, top, width, height, confidence, text = ''] = line.split('\t');
    if (level !== '5' || text.trim() === '') continue;
    words.push({
      text: text.trim(),
      box: {
        x: Number(left) / size.width,
        y: Number(top) / size.height,
        width: Number(width) / size.width,
        height: Number(height) / size.height,
      },
      confidence: Math.max(0, Number(confidence)) / 100,
    });
  }
  return words;
}
