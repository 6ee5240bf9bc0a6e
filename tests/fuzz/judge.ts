// Everything that may be done with a file from a stranger. Refusing it with a Problem is right; anything else is a defect.

import {
  buildFacturx,
  checkInvoice,
  completeForFrance,
  detectKind,
  extractAttachments,
  extractXml,
  type Invoice,
  invoiceFromJson,
  invoiceToJson,
  isFacturx,
  readXml,
  renderHtml,
  validateFile,
  validateXml,
  writeCii,
  writeUbl,
} from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import type { Input } from './inputs.ts';

export interface Judgement {
  readonly outcome: 'read' | 'refused' | 'broken';
  readonly defect?: string;
}

function use(invoice: Invoice): void {
  checkInvoice(invoice);
  const again = invoiceFromJson(JSON.parse(JSON.stringify(invoiceToJson(invoice))));
  if (JSON.stringify(invoiceToJson(again)) !== JSON.stringify(invoiceToJson(invoice))) throw new Error('JSON differs');
  const complete = completeForFrance(invoice, { nature: 'both' });
  readXml(writeCii(complete, 'EXTENDED'));
  readXml(writeUbl(complete, 'EXTENDED-CTC-FR'));
  renderHtml(invoice, { language: 'fr' });
}

async function useXml(bytes: Uint8Array): Promise<void> {
  detectKind(bytes);
  await validateFile(bytes);
  use(readXml(bytes).invoice);
}

const INFO = { title: 'Essai', language: 'fr', created: new Date('2026-11-22T00:00:00Z') } as const;

async function usePdf({ bytes, xml }: Input): Promise<void> {
  detectKind(bytes);
  isFacturx(bytes);
  extractAttachments(bytes);
  extractXml(bytes);
  if (xml) await buildFacturx({ pdf: bytes, xml, profile: 'EN 16931', info: INFO });
  await validateFile(bytes);
}

function useModel(invoice: Invoice): void {
  for (const profile of ['MINIMUM', 'BASIC WL', 'EN 16931', 'EXTENDED-CTC-FR'] as const) {
    validateXml(writeCii(invoice, profile));
  }
  validateXml(writeUbl(invoice, 'EN 16931'));
  use(invoice);
}

async function run(input: Input): Promise<void> {
  if (input.invoice) useModel(input.invoice);
  else if (input.kind === 'pdf') await usePdf(input);
  else await useXml(input.bytes);
}

export async function judge(input: Input): Promise<Judgement> {
  try {
    await run(input);
    return { outcome: 'read' };
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return { outcome: 'refused' };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'broken', defect: text.split('\n').slice(0, 3).join(' ') };
  }
}
