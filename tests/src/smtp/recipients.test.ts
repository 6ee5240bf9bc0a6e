import { rememberedFor } from '#src/smtp/recipients.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openEmptyWorld } from '../../support/world.ts';

const { ctx } = await openEmptyWorld();
let companies: Record<string, string | undefined> = {};
const find = vi.fn(async (_ctx: typeof ctx, localPart: string) => companies[localPart]);

beforeEach(() => {
  find.mockClear();
  companies = { compta: 'papillon' };
});

describe('whose an address is', () => {
  test('is asked once for many mails of one moment', async () => {
    const companyOf = rememberedFor(find);
    for (let time = 0; time < 5; time += 1) expect(await companyOf(ctx, 'compta')).toBe('papillon');
    expect(find).toHaveBeenCalledOnce();
  });

  test('is asked each time while it is nobody’s, so that a new address receives at once', async () => {
    const companyOf = rememberedFor(find);
    expect(await companyOf(ctx, 'factures')).toBeUndefined();
    companies = { factures: 'muguet' };
    expect(await companyOf(ctx, 'factures')).toBe('muguet');
  });

  test('is asked again soon: a former address stops receiving', async () => {
    const companyOf = rememberedFor(find);
    await companyOf(ctx, 'compta');
    companies = {};
    await vi.waitFor(async () => expect(await companyOf(ctx, 'compta')).toBeUndefined(), 5_000);
  });

  test('is not remembered when it could not be found out', async () => {
    const companyOf = rememberedFor(find);
    find.mockRejectedValueOnce(new Error('The database is away'));
    await expect(companyOf(ctx, 'compta')).rejects.toThrow('The database is away');
    expect(await companyOf(ctx, 'compta')).toBe('papillon');
  });

  test('stays right when very many are remembered', async () => {
    const companyOf = rememberedFor(async (_ctx, localPart) => `company of ${localPart}`);
    for (let number = 0; number < 2_500; number += 1) await companyOf(ctx, `a${number}`);
    for (const number of [0, 999, 1_000, 2_499])
      expect(await companyOf(ctx, `a${number}`)).toBe(`company of a${number}`);
  });
});
