// From a UBL document to the model.

import type { ReadInvoice } from '../cii/read.ts';
import { newInvoice } from '../model/builders.ts';
import type { XmlElement } from '../xml/element.ts';

export function readUbl(_root: XmlElement): ReadInvoice {
  return { invoice: newInvoice(), findings: [] };
}
