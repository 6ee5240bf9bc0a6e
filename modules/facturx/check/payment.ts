// Bank details: a wrong IBAN is a payment that comes back, or goes to somebody else.

import type { Finding } from '../finding.ts';
import { compact, isBic, isIban } from '../identifiers.ts';
import type { PaymentMeans } from '../model/payment.ts';
import { type Check, say } from './context.ts';

function ibanFindings(means: PaymentMeans, field: string): readonly Finding[] {
  const named = [
    [means.iban, 'iban', 'BT-84'],
    [means.debitedIban, 'debitedIban', 'BT-91'],
  ] as const;
  return named.flatMap(([value, name, bt]) => {
    if (value === undefined || isIban(compact(value))) return [];
    return [
      say(
        'iban',
        { severity: 'error', at: { bt, field: `${field}.${name}` }, value },
        {
          fr: `L’IBAN ${value} est faux : sa clé ou sa longueur ne va pas. Faites-le confirmer avant de payer.`,
          en: `The IBAN ${value} is wrong: its check digits or length do not fit. Have it confirmed before you pay.`,
        },
      ),
    ];
  });
}

function bicFindings(means: PaymentMeans, field: string): readonly Finding[] {
  if (means.bic === undefined || isBic(compact(means.bic))) return [];
  return [
    say(
      'bic',
      { severity: 'warning', at: { bt: 'BT-86', field: `${field}.bic` }, value: means.bic },
      {
        fr: `Le BIC ${means.bic} est faux : huit ou onze caractères, banque, pays, lieu. Corrigez-le ou retirez-le.`,
        en: `The BIC ${means.bic} is wrong: eight or eleven characters, bank, country, place. Correct or remove it.`,
      },
    ),
  ];
}

export const payment: Check = ({ invoice }) =>
  invoice.paymentMeans.flatMap((means, index) => {
    const field = `paymentMeans[${index}]`;
    return [...ibanFindings(means, field), ...bicFindings(means, field)];
  });
