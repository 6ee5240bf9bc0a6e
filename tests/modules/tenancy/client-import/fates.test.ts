// What would become of each line, before anything is written.

import { describe, expect, test } from 'vitest';
import { fates, newSiren, openLists, siretOf, table } from './lists.ts';

const { dryRun } = await openLists();

describe('the fate of a line', () => {
  test('wrong numbers, months, addresses are told all at once, in their field', async () => {
    const [line] = (
      await dryRun(
        table(
          ['Nom', 'SIREN', 'TVA', 'Mois de clôture', 'IBAN', 'E-mail', 'Pays'],
          ['Élan', '123456789', 'FR00552100554', '13', 'FR76 0000', 'pas une adresse', 'Syldavie'],
        ),
      )
    ).lines;
    expect(line?.plan).toBe('faulty');
    expect(line?.faults.map(({ field }) => field).toSorted()).toEqual(
      ['closingMonth', 'contactEmail', 'country', 'iban', 'siren', 'vatNumber'].toSorted(),
    );
  });

  test('identifiers of two companies in one line', async () => {
    const [one, other] = [newSiren(), newSiren()];
    const { lines } = await dryRun(table(['Nom', 'SIREN', 'SIRET'], ['Élan', one, siretOf(other)]));
    expect(lines[0]).toMatchObject({ plan: 'faulty', faults: [{ field: 'siret' }] });
  });

  test('the same SIREN or client number twice in the file: the first counts', async () => {
    const [one, other] = [newSiren(), newSiren()];
    const { lines } = await dryRun(
      table(['Nom', 'SIREN', 'N° client'], ['Élan', one, 'X1'], ['Élan bis', one, 'X2'], ['Orme', other, 'X1']),
    );
    expect(fates(lines)).toEqual(['create', 'duplicate', 'faulty']);
    expect(lines[1]?.faults[0]?.message.fr).toContain('ligne 2');
    expect(lines[2]?.faults[0]).toMatchObject({ field: 'code' });
  });

  test('the number of another client is not given twice', async () => {
    const { lines } = await dryRun(table(['Nom', 'SIREN', 'N° client'], ['Élan', newSiren(), 'T001']));
    expect(lines[0]?.faults[0]?.message.fr).toContain('Tournesol');
  });

  test('a client the cabinet has is changed, or already so', async () => {
    const { lines } = await dryRun(
      table(['Nom', 'SIREN', 'Ville'], ['Tournesol', '404833048', 'Nice'], ['Tournesol', '404833048', '']),
    );
    expect(fates(lines)).toEqual(['update', 'duplicate']);
    const { lines: same } = await dryRun(table(['Nom', 'SIREN', 'Ville'], ['Tournesol', '404833048', '']));
    expect(fates(same)).toEqual(['same']);
  });
});
