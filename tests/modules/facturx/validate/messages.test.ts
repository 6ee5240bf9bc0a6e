import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../../modules/facturx/validate/message.ts';
import { parseLayer, type TestSource } from '../../../../modules/facturx/validate/notation/layer.ts';

const RULES = new URL('../../../../modules/facturx/validate/rules/', import.meta.url);
const layers = readdirSync(RULES)
  .filter((name) => name.endsWith('.rules'))
  .map((name) => parseLayer(readFileSync(new URL(name, RULES), 'utf8')));

function testOf(layer: string, id: string): TestSource | undefined {
  const found = layers.find(({ name }) => name === layer);
  return found?.groups.flatMap((group) => group.flatMap(({ tests }) => tests)).find((test) => test.id === id);
}

function said(layer: string, id: string): string {
  const test = testOf(layer, id);
  return test ? messageOf(test, undefined).fr : '';
}

describe('what a broken rule says', () => {
  it.each(layers.map(({ name, version, groups }) => [`${name} ${version}`, groups] as const))(
    'tells what to change, for every rule of %s',
    (_, groups) => {
      const tests = groups.flatMap((group) => group.flatMap((context) => context.tests));
      const vague = tests.filter((test) => {
        const { fr, en } = messageOf(test, undefined);
        return fr === '' || en === '' || /Vérifiez cette valeur et celles/.test(fr);
      });
      expect(vague.map(({ id }) => id)).toEqual([]);
    },
  );

  it('is the same of a rule and of its forms in the extensions', () => {
    expect(said('FACTURX-EXTENDED', 'BR-FXEXT-AE-08rev')).toBe(said('EN16931-CII', 'BR-AE-08'));
    expect(said('FACTURX-EXTENDED', 'BR-FXEXT-BR-38')).toBe(said('EN16931-CII', 'BR-38'));
  });

  it('names what is missing, too many or not in the list where no sentence was written', () => {
    expect(said('FACTURX-EN16931', 'FX-SCH-A-000287')).toMatch(/@mimeCode.*liste/);
    expect(said('FACTURX-EXTENDED', 'FX-SCH-A-000386')).toMatch(/trop de fois.*ram:SpecifiedTaxRegistration/);
    expect(said('EN16931-UBL', 'UBL-CR-005')).toMatch(/n’a pas sa place ici.*cbc:/);
  });
});
