// Reading files as our model, writing our model as files, and from one form to another.

import { problem } from '#src/errors.ts';
import { completeForFrance, type Nature } from '../french/index.ts';
import type { Loss } from '../loss.ts';
import type { Invoice } from '../model/invoice.ts';
import { invoiceFromJson } from '../model/json.ts';
import { CII_PROFILES, type ClaimedProfile, UBL_PROFILES, type WrittenProfile } from '../profiles.ts';
import { type ReadXml, readXml } from '../read.ts';
import { type Target, type Written, writeSmallest, writeXml } from '../write.ts';
import { openInvoice } from './open.ts';

const noSuchProfile = problem({
  code: 'facturx.profile_of_syntax',
  status: 422,
  fr: 'Ce profil n’existe pas dans cette syntaxe : l’UBL n’a que EN 16931 et EXTENDED-CTC-FR. Choisissez l’un d’eux, ou la syntaxe CII.',
  en: 'This profile does not exist in this syntax: UBL has only EN 16931 and EXTENDED-CTC-FR. Choose one of them, or the syntax CII.',
});

const notJson = problem({
  code: 'facturx.model_not_json',
  status: 422,
  fr: 'Ce fichier n’est pas du JSON : donnez une facture de notre modèle, comme la commande read en écrit.',
  en: 'This file is not JSON: give an invoice of our model, as the command read writes them.',
});

/** The model of a file, and what could not be read. Throws as `openInvoice` and `readXml`. */
export function readFile(bytes: Uint8Array): ReadXml {
  return readXml(openInvoice(bytes).xml);
}

/** The invoice that UTF-8 JSON describes. Throws `facturx.model_not_json` and `facturx.model_json`. */
export function parseModel(bytes: Uint8Array): Invoice {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw notJson({ cause: error });
  }
  return invoiceFromJson(json);
}

/** What is asked of a writer; without a profile, the smallest that loses nothing. */
export interface WriteOptions {
  readonly syntax: Target['syntax'];
  readonly profile?: WrittenProfile | undefined;
  /** Adds what French law wants beside the data (notes, frame, SIREN, addresses, VAT numbers) for goods, services or both. */
  readonly complete?: Nature | undefined;
  /** Also says what the other syntax and the smaller profiles would lose. */
  readonly compare?: boolean | undefined;
}

/** What another form would lose. */
export type Alternative = Target & { readonly losses: readonly Loss[] };

export type WriteResult = Written & { readonly alternatives?: readonly Alternative[] };

function targetOf(syntax: Target['syntax'], profile: WrittenProfile): Target {
  if (syntax === 'cii') return { syntax, profile };
  const known = UBL_PROFILES.find((one) => one === profile);
  if (!known) throw noSuchProfile();
  return { syntax, profile: known };
}

function alternativesTo(invoice: Invoice, written: Written): readonly Alternative[] {
  const smaller = CII_PROFILES.slice(0, CII_PROFILES.indexOf(written.profile));
  const cii = written.syntax === 'cii' ? smaller : [written.profile];
  const ubl = UBL_PROFILES.filter((profile) => written.syntax === 'cii' || profile !== written.profile);
  const targets = [...cii.map((one) => targetOf('cii', one)), ...ubl.map((one) => targetOf('ubl', one))];
  return targets.map((target) => ({ ...target, losses: writeXml(invoice, target).losses }));
}

/** The invoice as XML. Throws `facturx.profile_of_syntax`. */
export function writeModel(invoice: Invoice, options: WriteOptions): WriteResult {
  const { syntax, profile, complete, compare } = options;
  const whole = complete === undefined ? invoice : completeForFrance(invoice, { nature: complete });
  const written = profile === undefined ? writeSmallest(whole, syntax) : writeXml(whole, targetOf(syntax, profile));
  return compare ? { ...written, alternatives: alternativesTo(whole, written) } : written;
}

/** Where to: a syntax in the smallest profile that will do, or a profile in the syntax it is in (CII when that has it not). */
export type Destination = 'cii' | 'ubl' | WrittenProfile;

function ublProfileOf(profile: WrittenProfile): boolean {
  return UBL_PROFILES.some((one) => one === profile);
}

/** The French extension stays itself from one syntax to the other. */
function kept(claimed: ClaimedProfile | undefined): WrittenProfile | undefined {
  return claimed === 'EXTENDED-CTC-FR' ? claimed : undefined;
}

/** A file in another syntax or profile, and what it lost. Throws as {@link readFile}. */
export function convertFile(bytes: Uint8Array, to: Destination): WriteResult {
  const { invoice, syntax, profile } = readFile(bytes);
  if (to === 'cii' || to === 'ubl') return writeModel(invoice, { syntax: to, profile: kept(profile) });
  const stays = syntax !== 'cii' && ublProfileOf(to);
  return writeModel(invoice, { syntax: stays ? 'ubl' : 'cii', profile: to });
}
