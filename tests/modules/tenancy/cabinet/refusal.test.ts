import { expect, test } from 'vitest';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { bob, papillon } = world;

test('a refused page names the missing right and leads to its explanation', async () => {
  const refused = await app.fetchAs(bob, `/d/${papillon.id}/parametres/cles`);
  expect(refused.status).toBe(403);
  const html = await refused.text();
  expect(html).toContain('Gérer les clés d’API');
  const href = `/d/${papillon.id}/pourquoi?droit=keys.manage`;
  expect(html).toContain(`href="${href}"`);
  const explanation = await (await app.fetchAs(bob, href)).text();
  expect(explanation).toContain('Non, vous n’avez pas ce droit.');
  expect(explanation).toContain('Le rôle « Approbateur » ne le comprend pas.');
  expect(explanation).toContain('Alice');
});
