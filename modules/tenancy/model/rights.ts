// What people and keys may do. A role is a named set of rights; an API key carries rights directly, as its scopes.

const rights = [
  'documents.add',
  'invoices.read',
  'invoices.edit',
  'invoices.decide',
  'company.read',
  'company.edit',
  'people.manage',
  'keys.manage',
  'journal.read',
] as const;
export type Right = (typeof rights)[number];

/** Rights an API key may carry: a key never manages people, keys or settings. */
export const keyScopes = [
  'documents.add',
  'invoices.read',
  'invoices.edit',
  'invoices.decide',
] as const satisfies readonly Right[];
export type KeyScope = (typeof keyScopes)[number];

/** Roles in a company by name, and those that come through the cabinet that keeps its books. */
const companyRoles = ['manager', 'approver', 'viewer', 'cabinet-administrator', 'cabinet-collaborator'] as const;
type CompanyRole = (typeof companyRoles)[number];

const reading: readonly Right[] = ['invoices.read', 'company.read'];
const working: readonly Right[] = [...reading, 'documents.add', 'invoices.edit', 'invoices.decide'];

const rightsByRole: Record<CompanyRole, ReadonlySet<Right>> = {
  manager: new Set(rights),
  approver: new Set([...reading, 'invoices.decide']),
  viewer: new Set(reading),
  'cabinet-administrator': new Set(rights),
  'cabinet-collaborator': new Set(working),
};

const nothing: ReadonlySet<Right> = new Set();

function isCompanyRole(role: string): role is CompanyRole {
  return (companyRoles as readonly string[]).includes(role);
}

/** Rights of a role as it is stored; a role this version does not know gives none. */
export function rightsOfRole(role: string): ReadonlySet<Right> {
  return isCompanyRole(role) ? rightsByRole[role] : nothing;
}

/** Acting on an invoice is answered with the invoice. */
const answeredWithInvoice: readonly KeyScope[] = ['invoices.edit', 'invoices.decide'];

/** Rights of a key's scopes as they are stored; unknown ones are left out. */
export function rightsOfScopes(scopes: readonly string[]): ReadonlySet<Right> {
  const carried = keyScopes.filter((scope) => scopes.includes(scope));
  const reads = carried.some((scope) => answeredWithInvoice.includes(scope));
  return new Set(reads ? [...carried, 'invoices.read'] : carried);
}
