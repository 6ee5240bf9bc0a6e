// What a document says of itself before it is judged.

import { isRealDate } from '../mapping/codecs.ts';
import type { IsoDate } from '../model/values.ts';
import type { XmlElement } from '../xml/element.ts';

export interface Head {
  /** BT-24 as written. */
  readonly specification: string | undefined;
  /** BT-2, when it is a real date. */
  readonly issued: IsoDate | undefined;
}

const CII = {
  specification: ['rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'],
  issued: ['rsm:ExchangedDocument', 'ram:IssueDateTime', 'udt:DateTimeString'],
} as const;
const UBL = { specification: ['cbc:CustomizationID'], issued: ['cbc:IssueDate'] } as const;

export function headOf(kind: 'CII' | 'UBL', root: XmlElement): Head {
  const paths = kind === 'CII' ? CII : UBL;
  const date = root
    .at(...paths.issued)
    ?.stringValue()
    .trim()
    .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return {
    specification: root.at(...paths.specification)?.stringValue(),
    issued: date !== undefined && isRealDate(date) ? date : undefined,
  };
}
