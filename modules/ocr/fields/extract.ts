import { layOut } from '../layout/document.ts';
import type { Fields, Page, Self } from '../model.ts';
import { amountsOf } from './amounts.ts';
import { classify } from './classify.ts';
import { invoiceDates } from './issue-and-due.ts';
import { currency, documentType, vatExemption as vatExemptionOf } from './kind.ts';
import { invoiceNumber, orderNumber } from './numbers.ts';
import { partiesOf } from './parties.ts';
import { totalsOf } from './solve.ts';
import { vatLinesOf } from './vat-lines.ts';

export interface Extraction {
  readonly fields: Fields;
  readonly text: string;
  /** How much is proved: check digits and sums that hold. Two readings of the same pages are compared by it. */
  readonly proofs: number;
  /** A number fails its check, or the totals do not add up: a second reading may know better. */
  readonly doubtful: boolean;
}

/** Pages must be upright. Never throws: what is not found is absent. */
export function extract(pages: readonly Page[], self: Self = {}): Extraction {
  const layout = layOut(pages);
  const amounts = amountsOf(layout.lines);
  const type = documentType(layout);
  const labelled = classify(layout, amounts, type?.value);
  const vatExemption = vatExemptionOf(layout);
  const totals = totalsOf(labelled, vatExemption);
  const { supplier, buyer, doubtful } = partiesOf(layout, self);
  const number = invoiceNumber(layout);
  const fields: Fields = {
    supplier,
    buyer,
    ...present({
      type,
      number,
      orderNumber: orderNumber(layout, number),
      currency: currency(layout),
      vatExemption,
    }),
    ...invoiceDates(layout),
    ...totals,
    vatLines: vatLinesOf(layout, amounts, { labelled, totals, vatExemption }),
  };
  const proofs = proofsOf(fields);
  return { fields, text: layout.text, proofs, doubtful: doubtful || isLacking(fields) };
}

/** What every invoice has and this one seems not to have. */
export function isLacking({ supplier, number, issueDate, grossTotal }: Fields): boolean {
  const key = supplier.siren ?? supplier.vat;
  return !number || !issueDate || key?.method !== 'checksum' || grossTotal?.method !== 'arithmetic';
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

function proofsOf(fields: Fields): number {
  const { supplier, buyer } = fields;
  const values = [
    supplier.siren,
    supplier.siret,
    supplier.vat,
    supplier.iban,
    buyer.siren,
    buyer.vat,
    fields.netTotal,
    fields.grossTotal,
    fields.amountDue,
    ...fields.vatLines.map((line) => line.base),
  ];
  return values.filter((value) => value?.method === 'checksum' || value?.method === 'arithmetic').length;
}
