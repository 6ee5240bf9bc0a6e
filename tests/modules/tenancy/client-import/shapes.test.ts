// Lists of clients in the shapes in which cabinets really keep them.

import { Buffer } from 'node:buffer';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { vatKeyOf } from '#src/siren.ts';
import { startImport } from '../../../../modules/tenancy/service/client-import/start.ts';
import { newSiren, openLists, siretOf, table, utf8 } from './lists.ts';

const { ctx, call, dryRun } = await openLists();

describe('shapes of files', () => {
  test.each<[string, (siren: string) => Uint8Array | Promise<Uint8Array>]>([
    ['semicolons in Windows-1252', (siren) => Buffer.from(`Nom;N° SIREN;Ville\r\nÉlan;${siren};Épinal`, 'latin1')],
    ['commas in UTF-8 with a mark', (siren) => utf8(`\ufeffRaison sociale,Siren,Commune\nÉlan,${siren},Épinal`)],
    ['tabs in UTF-16', (siren) => Buffer.from(`\ufeffNom\tSIREN\tVille\nÉlan\t${siren}\tÉpinal`, 'utf16le')],
    [
      'titles of the sheet above the titles of columns',
      (siren) =>
        table(
          ['Cabinet Tournesol : clients', '', ''],
          ['Au 21/11/2026'],
          [],
          ['NOM *', 'N° SIREN *', 'VILLE *'],
          ['Élan', siren, 'Épinal'],
        ),
    ],
    [
      'columns in another order, others between',
      (siren) => table(['Forfait', 'Ville', 'Siren', 'Remarque', 'Client'], ['12', 'Épinal', siren, 'x', 'Élan']),
    ],
    [
      'no titles for the SIREN but nine digits',
      (siren) => table(['Nom', 'Réf. interne', 'Ville'], ['Élan', siren, 'Épinal']),
    ],
    ['a SIRET instead of the SIREN', (siren) => table(['Nom', 'SIRET', 'Ville'], ['Élan', siretOf(siren), 'Épinal'])],
    [
      'a VAT number instead of the SIREN',
      (siren) =>
        table(['Nom', 'TVA intracommunautaire', 'Ville'], ['Élan', `FR ${vatKeyOf(siren)} ${siren}`, 'Épinal']),
    ],
    [
      'a SIREN written in groups',
      (siren) => table(['Nom', 'SIREN', 'Ville'], [' Élan ', siren.replace(/(\d{3})(?=\d)/g, '$1 '), 'Épinal']),
    ],
    [
      'xlsx with the SIREN as a number',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'Feuil1',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', Number(siren), 'Épinal'],
              ],
            },
          ],
        }),
    ],
    [
      'xlsx with formulas',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'A',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                [null, siren, 'Épinal'],
              ],
              cells: new Map([
                ['1,0', { value: 'Élan', type: 'formula', formula: '"Él"&"an"', formulaResult: 'Élan' }],
              ]),
            },
          ],
        }),
    ],
    [
      'xlsx with merged titles and a city merged over lines',
      async (siren) =>
        await writeXlsx({
          sheets: [
            {
              name: 'A',
              rows: [
                ['Liste des clients', null, null],
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
              merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }],
            },
          ],
        }),
    ],
    [
      'xlsx whose first sheet is a cover',
      async (siren) =>
        await writeXlsx({
          sheets: [
            { name: 'Lisez-moi', rows: [['Bonjour']] },
            {
              name: 'Clients',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
            },
          ],
        }),
    ],
    [
      'ods',
      async (siren) =>
        await writeOds({
          sheets: [
            {
              name: 'Clients',
              rows: [
                ['Nom', 'SIREN', 'Ville'],
                ['Élan', siren, 'Épinal'],
              ],
            },
          ],
        }),
    ],
  ])('%s', async (_, make) => {
    const siren = newSiren();
    const { lines } = await dryRun(await make(siren));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ plan: 'create', values: { name: 'Élan', siren, city: 'Épinal' }, faults: [] });
  });

  test('a workbook made to hurt, or no table at all, is refused before anything is kept', async () => {
    const file = { fileName: 'x.xlsx', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') };
    await expect(startImport(ctx, { ...call, file })).rejects.toMatchObject({ code: 'sheets.unreadable' });
  });
});
