// What a thread can be asked. Each task loads what it needs: a thread that judges XML never sees a font.

import { newInvoice } from '../model/builders.ts';
import { invoiceToJson, type JsonObject } from '../model/json.ts';
import type { FacturxInput, FacturxOutput } from '../pdf/build/hybrid.ts';
import type { Attachment } from '../pdf/attachments.ts';
import type { ReadXml } from '../read.ts';
import type { Embeddable, EmbedOptions, Shown, ShowOptions } from '../verbs/build.ts';
import type { Destination, WriteOptions, WriteResult } from '../verbs/convert.ts';
import type { FileVerdict, VerdictOptions } from '../verbs/validate.ts';

/** How a task says that it still works, and hands over pieces of its answer. */
export interface Progress {
  readonly alive: () => void;
  readonly part: (text: string) => void;
}

/** What was read beside the lines, which come in parts. */
export interface ReadHead extends Omit<ReadXml, 'invoice'> {
  readonly invoice: JsonObject;
}

/** Lines of an invoice handed over at once: a few milliseconds' worth. */
const LINES_AT_ONCE = 200;

/** Where the invoice comes from: XML, or our model as JSON. UTF-8. */
export type EmbedInput = EmbedOptions & ({ readonly xml: Uint8Array } | { readonly model: Uint8Array });

/** Bytes stand at the top, where they are moved instead of copied. */
export interface ShowInput extends Omit<ShowOptions, 'brand'> {
  readonly file: Uint8Array;
  readonly logo?: Uint8Array | undefined;
  readonly colour?: string | undefined;
}

export interface JudgeInput extends VerdictOptions {
  readonly file: Uint8Array;
}

const verbs = () => import('../verbs/index.ts');

export const TASKS = {
  build: async (input: FacturxInput, { alive }: Progress): Promise<FacturxOutput> => {
    const { buildHybrid } = await import('../pdf/build/hybrid.ts');
    return await buildHybrid(input, alive);
  },
  validate: async ({ file, ...options }: JudgeInput): Promise<FileVerdict> =>
    (await verbs()).validateFile(file, options),
  extract: async (file: Uint8Array): Promise<Attachment> => (await verbs()).extractInvoice(file),
  /** The model and what could not be read, as UTF-8 JSON. */
  read: async (file: Uint8Array): Promise<Uint8Array> => {
    const { invoice, syntax, profile = null, customizationId = null, findings } = (await verbs()).readFile(file);
    const answer = { syntax, profile, customizationId, findings, invoice: invoiceToJson(invoice) };
    return new TextEncoder().encode(JSON.stringify(answer));
  },
  write: async ({ model, ...options }: WriteOptions & { model: Uint8Array }): Promise<WriteResult> => {
    const { parseModel, writeModel } = await verbs();
    return writeModel(parseModel(model), options);
  },
  convert: async ({ file, to }: { file: Uint8Array; to: Destination }): Promise<WriteResult> =>
    (await verbs()).convertFile(file, to),
  embed: async (input: EmbedInput): Promise<Embeddable> => {
    const { embedModel, embedXml, parseModel } = await verbs();
    return 'xml' in input ? embedXml(input.xml, input) : embedModel(parseModel(input.model), input);
  },
  show: async ({ file, logo, colour, ...options }: ShowInput): Promise<Shown> =>
    await (await verbs()).showFile(file, { ...options, brand: { logo, colour } }),
  /** Reads XML; the lines come in parts, each an invoice of nothing but lines. */
  readXml: async (xml: Uint8Array, { part }: Progress): Promise<ReadHead> => {
    const { readXml } = await import('../read.ts');
    const { invoice, ...about } = readXml(xml);
    for (let at = 0; at < invoice.lines.length; at += LINES_AT_ONCE) {
      const lines = invoice.lines.slice(at, at + LINES_AT_ONCE);
      part(JSON.stringify(invoiceToJson({ ...newInvoice(), lines })));
    }
    return { ...about, invoice: invoiceToJson({ ...invoice, lines: [] }) };
  },
};

type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
export type InputOf<N extends TaskName> = Parameters<Tasks[N]>[0];
export type OutputOf<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
