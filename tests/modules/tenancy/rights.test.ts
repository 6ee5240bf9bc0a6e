import { describe, expect, test } from 'vitest';
import { keyScopes, rightsOfRole, rightsOfScopes } from '../../../modules/tenancy/model/rights.ts';

const reading = ['archive.read', 'iban.read', 'invoices.export', 'invoices.read'];

describe('a key', () => {
  test.each([
    [['documents.add'], ['documents.add', 'mails.sort']],
    [['invoices.read'], reading],
    // Who decides or corrects by API is answered with the invoice: a refusal after the deed would be a lie.
    [['invoices.decide'], ['invoices.decide', ...reading]],
    [['invoices.edit'], ['invoices.edit', ...reading]],
    [['invoices.discuss'], ['invoices.discuss', ...reading]],
    [['people.manage'], ['company.read', 'people.manage']],
    [['payments.pay', 'roles.manage', 'unknown'], []],
  ])('with the scopes %j has the rights %j', (scopes, rights) => {
    expect([...rightsOfScopes(scopes)].toSorted()).toEqual(rights.toSorted());
  });

  test('with every scope changes neither the company, nor roles, nor money', () => {
    const rights = [...rightsOfScopes(keyScopes)];
    const kept = /^(?:roles|access|payments|iban\.edit|clients|staff|cabinet)/;
    expect(rights.filter((right) => kept.test(right))).toEqual([]);
  });
});

describe('a role', () => {
  test('viewer asks, and changes nothing', () => {
    expect([...rightsOfRole('viewer')].toSorted()).toEqual(['company.read', 'invoices.discuss', ...reading].toSorted());
  });

  test.each(['auditor', 'tax-inspector', 'cabinet-client-manager'])('%s does not even write in discussions', (role) => {
    expect(rightsOfRole(role).has('invoices.discuss')).toBe(false);
  });

  test('that this version does not know gives no right', () => {
    expect(rightsOfRole('constructor').size).toBe(0);
  });
});
