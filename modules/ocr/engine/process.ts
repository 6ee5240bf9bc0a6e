// Entry of the reading process. It reads frames on its standard input and answers on its standard output, one at a time.
// It runs apart because recognition takes a gigabyte that only the end of a process gives back,
// and because a crafted file may crash or hang a decoder: then this process dies, not the product.

import { type Frame, FrameReader, encodeFrame } from './frames.ts';
import { type FailureAnswer, ReadingFailure, type Request } from './messages.ts';

type Answer = { readonly head: object; readonly body?: Uint8Array };

// Libraries that log must not write between our frames.
const { error: complain } = console;
Object.assign(console, { log: complain, info: complain, debug: complain });

const reader = new FrameReader();
let queue = Promise.resolve();

process.stdin.on('data', (chunk: Uint8Array) => {
  for (const frame of reader.push(chunk)) queue = queue.then(() => answer(frame));
});
// The product is gone: nothing is left to read for.
// oxlint-disable-next-line unicorn/no-process-exit -- the thread of tesseract.js would keep the process alive
process.stdin.on('end', () => process.exit(0));

async function answer({ head, body }: Frame): Promise<void> {
  const { head: answerHead, body: answerBody } = await perform(head as Request, body).catch(failed);
  for (const part of encodeFrame(answerHead, answerBody)) process.stdout.write(part);
}

async function perform(request: Request, bytes: Uint8Array): Promise<Answer> {
  switch (request.op) {
    case 'recognise': {
      const { recognise } = await import('./recognise.ts');
      return { head: await recognise(bytes, request) };
    }
    case 'render': {
      const { withPdf, renderPdfPage } = await import('./pdf.ts');
      const { png, ...size } = await withPdf(bytes, (pdf) => renderPdfPage(pdf, request.page, request));
      return { head: size, body: png };
    }
    case 'count': {
      const { withPdf } = await import('./pdf.ts');
      return { head: { pageCount: await withPdf(bytes, (pdf) => pdf.getPageCount()) } };
    }
    case 'text': {
      const { textOf } = await import('./text.ts');
      return { head: await textOf(bytes, request.maxPages) };
    }
  }
}

function failed(error: unknown): Answer {
  const code = error instanceof ReadingFailure ? error.code : 'engine_failed';
  const head: FailureAnswer = { failure: code, detail: error instanceof Error ? error.message : String(error) };
  return { head };
}
