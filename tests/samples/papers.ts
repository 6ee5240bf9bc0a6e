// The invoices put on paper or in files: one function for each form.

import { Decimal } from '#src/money.ts';
import { ciiOf, type CiiProfile } from './cii.ts';
import * as data from './invoices.ts';
import { drawBroker } from './layouts/broker.ts';
import { drawDesigner } from './layouts/designer.ts';
import { drawElectricity } from './layouts/electricity.ts';
import { drawGarage } from './layouts/garage.ts';
import { drawLandlord } from './layouts/landlord.ts';
import { drawMason } from './layouts/mason.ts';
import { drawNotary } from './layouts/notary.ts';
import { drawOffice } from './layouts/office.ts';
import { drawPlumber } from './layouts/plumber.ts';
import { drawPrinter } from './layouts/printer.ts';
import { drawRestaurant, ROLL } from './layouts/restaurant.ts';
import { drawSaas } from './layouts/saas.ts';
import { drawTelecom } from './layouts/telecom.ts';
import type { Invoice } from './model.ts';
import { attachFacturX } from './pdf/facturx.ts';
import { bytesOf, openSheet, type Doc, type Face } from './pdf/sheet.ts';
import { photoOf } from './raster/photo.ts';
import { scanOf } from './raster/scan.ts';
import { pretty } from './xml.ts';

interface Paper {
  readonly invoice: Invoice;
  readonly face: Face;
  readonly creator: string;
  readonly draw: (doc: Doc, invoice: Invoice) => void;
  readonly size?: readonly [number, number];
  readonly password?: string;
}

function sheetOf(paper: Paper, archive = false): Doc {
  const { invoice, draw: _draw, ...rest } = paper;
  const kind = invoice.typeCode === '381' ? 'Avoir' : 'Facture';
  const title = `${kind} ${invoice.number}`;
  return openSheet({ ...rest, title, author: invoice.seller.name, date: invoice.issueDate, archive });
}

function pdfOf(paper: Paper): Promise<Uint8Array> {
  const doc = sheetOf(paper);
  paper.draw(doc, paper.invoice);
  return bytesOf(doc);
}

function facturxOf(paper: Paper, profile: CiiProfile): Promise<Uint8Array> {
  const doc = sheetOf(paper, true);
  paper.draw(doc, paper.invoice);
  const level = profile === 'basicwl' ? 'BASIC WL' : 'EN 16931';
  attachFacturX(doc, pretty(ciiOf(paper.invoice, profile)), { level, date: paper.invoice.issueDate });
  return bytesOf(doc);
}

/** The landlord's total is 100 € more than what is due: two digits swapped by hand. */
export const WRONG_GROSS = Decimal.of('6150.88');

export const papers = {
  electricity: () =>
    facturxOf(
      { invoice: data.electricity, face: 'noto', creator: 'Hélios Facturation 8', draw: drawElectricity },
      'en16931',
    ),
  telecom: () =>
    facturxOf({ invoice: data.telecom, face: 'noto', creator: 'BillRun Pro 4.2', draw: drawTelecom }, 'basicwl'),
  office: () => pdfOf({ invoice: data.office, face: 'helvetica', creator: 'Négoce 2026', draw: drawOffice }),
  plumber: () => pdfOf({ invoice: data.plumber, face: 'noto', creator: 'Bati-Devis 12', draw: drawPlumber }),
  printing: () => pdfOf({ invoice: data.printing, face: 'times', creator: 'Writer', draw: drawPrinter }),
  design: () => pdfOf({ invoice: data.design, face: 'noto', creator: 'Mise en page 7', draw: drawDesigner }),
  rent: () =>
    pdfOf({
      invoice: data.rent,
      face: 'times',
      creator: 'Gérance Facile',
      draw: (doc, invoice) => drawLandlord(doc, invoice, WRONG_GROSS),
    }),
  saasCredit: () => pdfOf({ invoice: data.saasCredit, face: 'helvetica', creator: 'Nuagis', draw: drawSaas }),
  notary: () => pdfOf({ invoice: data.notary, face: 'times', creator: 'Actes et Comptes', draw: drawNotary }),
  masonry: () => pdfOf({ invoice: data.masonry, face: 'helvetica', creator: 'Tableur', draw: drawMason }),
  brokerage: () =>
    pdfOf({ invoice: data.brokerage, face: 'helvetica', creator: 'Extranet', draw: drawBroker, password: 'HC-2203' }),
  garage: async () =>
    scanOf(
      await pdfOf({ invoice: data.garage, face: 'helvetica', creator: 'Atelier', draw: drawGarage }),
      data.garage.issueDate,
    ),
  restaurant: async () =>
    photoOf(
      await pdfOf({ invoice: data.restaurant, face: 'courier', creator: 'Caisse', draw: drawRestaurant, size: ROLL }),
    ),
};
