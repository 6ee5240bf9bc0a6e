// Names of the register's fields, for errors and corrections.

import { catalogue } from '#src/i18n.ts';

export const fieldLabels = catalogue(
  {
    'seller.name': 'Fournisseur',
    'seller.siren': 'SIREN du fournisseur',
    'seller.vatNumber': 'N° de TVA du fournisseur',
    'seller.iban': 'IBAN',
    'buyer.name': 'Client',
    'buyer.siren': 'SIREN du client',
    'buyer.vatNumber': 'N° de TVA du client',
    number: 'Numéro',
    typeCode: 'Type',
    issueDate: 'Date de facture',
    dueDate: 'Échéance',
    currency: 'Devise',
    totalWithoutVat: 'Total HT',
    totalVat: 'Total TVA',
    totalWithVat: 'Total TTC',
    amountDue: 'Net à payer',
    vat: 'TVA par taux',
  },
  {
    'seller.name': 'Supplier',
    'seller.siren': 'SIREN of the supplier',
    'seller.vatNumber': 'VAT number of the supplier',
    'seller.iban': 'IBAN',
    'buyer.name': 'Customer',
    'buyer.siren': 'SIREN of the customer',
    'buyer.vatNumber': 'VAT number of the customer',
    number: 'Number',
    typeCode: 'Type',
    issueDate: 'Invoice date',
    dueDate: 'Due date',
    currency: 'Currency',
    totalWithoutVat: 'Total without VAT',
    totalVat: 'VAT total',
    totalWithVat: 'Total with VAT',
    amountDue: 'Amount due',
    vat: 'VAT by rate',
  },
);
