import { describe, expect, test } from 'vitest';
import { colourFault, parseColour } from '../../../../modules/tenancy/model/colour.ts';

describe('a colour', () => {
  test.each([
    ['#1f4e79', '#1f4e79'],
    ['1F4E79', '#1f4e79'],
    [' #06c ', '#0066cc'],
    ['bleu', undefined],
    ['#12345', undefined],
    ['', undefined],
  ])('typed as « %s » is %s', (typed, colour) => {
    expect(parseColour(typed)).toBe(colour);
  });

  test.each(['', '#000', '#767676', '#1f4e79'])('« %s » can be read on white', (typed) => {
    expect(colourFault('colour', typed)).toBeUndefined();
  });

  test.each(['#777777', '#ffff00', '#fff', 'bleu'])('« %s » is refused', (typed) => {
    expect(colourFault('colour', typed)).toMatchObject({ path: 'colour' });
  });

  test('that is too light is told with its contrast', () => {
    expect(colourFault('colour', '#ffffff')?.message.fr).toContain('contraste de 1,0');
  });
});
