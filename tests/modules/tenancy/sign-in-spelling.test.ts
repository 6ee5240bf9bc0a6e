import { expect, test } from 'vitest';
import { signIn } from '#modules/tenancy';
import { openTestWorld, password } from '../../support/world.ts';

const { ctx, alice } = await openTestWorld();
const client = { address: '192.0.2.44', userAgent: 'test' };

test('other spellings that find the same account share its attempts', async () => {
  const spellings = [alice.email, alice.email.toUpperCase(), alice.email.replaceAll('i', 'İ')];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const email = spellings[attempt % spellings.length] ?? '';
    await expect(signIn(ctx, { email, password: 'faux', client })).rejects.toMatchObject({
      code: 'tenancy.invalid_credentials',
    });
  }
  for (const email of spellings) {
    await expect(signIn(ctx, { email, password, client })).rejects.toMatchObject({ code: 'tenancy.too_many_attempts' });
  }
});
