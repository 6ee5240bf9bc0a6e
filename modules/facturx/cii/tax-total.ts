// CII: BT-110 and BT-111 are two `TaxTotalAmount`, told apart by `currencyID`.

import type { Totals } from '../model/amount.ts';
import * as codecs from '../mapping/codecs.ts';
import type { Entry, Mark } from '../mapping/types.ts';
import { MIN, WL } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Reader } from '../mapping/reader.ts';
import type { Writer } from '../mapping/writer.ts';

const KEY = 'ram:TaxTotalAmount';

interface Kind {
  readonly field: 'vat' | 'vatInAccountingCurrency';
  readonly mark: Mark;
  readonly accepts: (element: XmlElement, reader: Reader) => boolean;
  readonly currency: (writer: Writer) => string | undefined;
}

function entry(kind: Kind): Entry<Totals> {
  return {
    key: KEY,
    read(element, draft, reader) {
      if (draft[kind.field] !== undefined || !kind.accepts(element, reader)) return false;
      const value = reader.inside(kind.field, () => reader.value(element, codecs.decimal));
      if (value !== undefined) draft[kind.field] = value;
      return true;
    },
    write(from, out, writer) {
      writer.inside(kind.field, () => {
        const written = writer.textOf(from[kind.field], codecs.decimal);
        if (written === undefined || !writer.allows(kind.mark)) return;
        out.push({ name: KEY, attributes: { currencyID: kind.currency(writer) }, text: written });
      });
    },
  };
}

function isAccounting(element: XmlElement, { currency, vatCurrency }: Reader): boolean {
  const own = element.attribute('currencyID');
  return own !== undefined && own !== currency && own === vatCurrency;
}

/** A total without currency, or in an unknown one, is taken for BT-110. */
export const taxTotalEntries: readonly Entry<Totals>[] = [
  entry({
    field: 'vat',
    mark: MIN('BT-110'),
    accepts: (element, reader) => !isAccounting(element, reader),
    currency: (writer) => writer.currency,
  }),
  entry({
    field: 'vatInAccountingCurrency',
    mark: WL('BT-111'),
    accepts: isAccounting,
    currency: (writer) => writer.vatCurrency,
  }),
];
