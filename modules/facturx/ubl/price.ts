// UBL: BG-29. The gross price (BT-148) and the discount (BT-147) stand in one allowance of the price.

import { Decimal } from '#src/money.ts';
import type { AllowanceCharge } from '../model/amount.ts';
import type { Price } from '../model/line.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { amount, child, constant, decimal, group, inline, text } from '../mapping/entries.ts';
import { EN, type Entry, X } from '../mapping/types.ts';
import type { OutElement } from '../xml/print.ts';
import { quantity } from './common.ts';

const KEY = 'cac:AllowanceCharge';

const discount = group<AllowanceCharge>(shapes.allowanceCharge, [
  constant('cbc:ChargeIndicator', 'false'),
  inline('cbc:AllowanceChargeReasonCode', { content: ['reasonCode', codecs.text] }, { mark: X() }),
  text('cbc:AllowanceChargeReason', 'reason', X()),
  decimal('cbc:MultiplierFactorNumeric', 'percent', X()),
  amount('cbc:Amount', 'amount', EN('BT-147')),
  { key: 'cbc:BaseAmount', read: () => true, write: () => undefined },
]);

/** UBL wants an amount: `0`, without decimals, where the model has a gross price and no discount. */
const NO_DISCOUNT: AllowanceCharge = { amount: Decimal.of('0') };

function isNoDiscount({ amount: value, ...rest }: AllowanceCharge): boolean {
  return Object.keys(rest).length === 0 && value?.toString() === '0';
}

const gross: Entry<Price> = {
  key: KEY,
  read(element, draft, reader) {
    const list = draft['discounts'] as AllowanceCharge[];
    const base = element.child('cbc:BaseAmount');
    if (list.length > 0) return false;
    const value = base && reader.inside('gross', () => reader.value(base, codecs.amount));
    if (value !== undefined) draft['gross'] = value;
    const found = reader.inside('discounts[0]', () => reader.object(discount, element)) as AllowanceCharge | undefined;
    if (found && !(value !== undefined && isNoDiscount(found))) list.push(found);
    return true;
  },
  write(from, out, writer) {
    let base: OutElement | undefined;
    writer.inside('gross', () => {
      const written = writer.textOf(from.gross, codecs.amount);
      if (written !== undefined && writer.allows(EN('BT-148')))
        base = writer.leaf('cbc:BaseAmount', written, codecs.amount);
    });
    const first = from.discounts[0] ?? (base ? NO_DISCOUNT : undefined);
    if (!first) return;
    writer.inside('discounts[0]', () => {
      const element = writer.group(KEY, discount, first);
      if (element) out.push({ ...element, children: [...(element.children ?? []), ...(base ? [base] : [])] });
    });
  },
};

export const price = group<Price>(shapes.priceShape, [
  amount('cbc:PriceAmount', 'net', EN('BT-146')),
  child('cbc:BaseQuantity', 'baseQuantity', [quantity, EN('BT-149')]),
  gross,
]);
