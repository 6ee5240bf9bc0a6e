// What people and keys may do: fine rights, and the named sets of them. A profile made by a cabinet or a company is
// stored as rights; an API key carries rights directly, as its scopes.

/** In the order and under the headings in which people are shown them. */
export const rightGroups = {
  reading: ['company.read', 'invoices.read', 'archive.read', 'invoices.export', 'iban.read', 'journal.read'],
  documents: [
    'documents.add',
    'mails.sort',
    'invoices.discuss',
    'invoices.edit',
    'invoices.decide',
    'invoices.approve',
    'archive.edit',
    'partners.edit',
  ],
  sales: ['sales.write', 'sales.send'],
  payments: ['payments.mark', 'payments.prepare', 'payments.approve', 'payments.pay', 'iban.edit'],
  administration: ['company.edit', 'people.manage', 'roles.manage', 'access.grant', 'keys.manage', 'exports.manage'],
  cabinet: ['clients.manage', 'staff.manage', 'assignments.manage', 'cabinet.edit', 'clients.view_as'],
} as const;
export type RightGroup = keyof typeof rightGroups;
export type Right = (typeof rightGroups)[RightGroup][number];

const { cabinet, ...ofCompanies } = rightGroups;
/** Rights over the cabinet itself and its client list; the others are used inside a company. */
export const cabinetRights: readonly Right[] = cabinet;
export const companyRights: readonly Right[] = Object.values(ofCompanies).flat();
const allRights: readonly Right[] = [...companyRights, ...cabinetRights];

export function isRight(word: string): word is Right {
  return (allRights as readonly string[]).includes(word);
}

/** Rights an API key may carry. The last ones open what people, keys and journals are: a key gets them only when asked for. */
export const keyScopes = [
  'documents.add',
  'invoices.read',
  'invoices.discuss',
  'invoices.edit',
  'invoices.decide',
  'company.read',
  'company.edit',
  'people.manage',
  'keys.manage',
  'journal.read',
] as const satisfies readonly Right[];
export type KeyScope = (typeof keyScopes)[number];

/** What a key may do when nothing else is asked: work on documents, no administration. */
export const ordinaryScopes = [
  'documents.add',
  'invoices.read',
  'invoices.edit',
  'invoices.decide',
] as const satisfies readonly KeyScope[];

/** Who only looks changes nothing: all that « voir comme » and a view-only role may ever hold. */
const looking: readonly Right[] = ['company.read', 'invoices.read', 'archive.read', 'invoices.export', 'iban.read'];
const viewOnly: ReadonlySet<Right> = new Set<Right>([...looking, 'journal.read']);
/** Who looks and may ask; auditors and inspectors only look. */
const asking: readonly Right[] = [...looking, 'invoices.discuss'];
const bookkeeping: readonly Right[] = [
  ...asking,
  'documents.add',
  'mails.sort',
  'invoices.edit',
  'invoices.decide',
  'partners.edit',
  'sales.write',
  'payments.mark',
];
const clientCare: readonly Right[] = ['company.read', 'company.edit', 'people.manage', 'clients.manage'];

/** Roles a person may be given in a company. */
export const companyRoles = [
  'manager',
  'approver',
  'viewer',
  'payments',
  'assistant',
  'auditor',
  'tax-inspector',
] as const;
export type CompanyRole = (typeof companyRoles)[number];

/** Roles a person may be given in a cabinet: the three the users know, then those of the second version. */
export const cabinetRoles = [
  'administrator',
  'administrator-but-own',
  'collaborator',
  'client-manager',
  'accountant',
] as const;
export type CabinetRole = (typeof cabinetRoles)[number];

type StoredRole = CompanyRole | `cabinet-${CabinetRole}`;

const rightsByRole: Readonly<Record<StoredRole, ReadonlySet<Right>>> = {
  manager: new Set(companyRights),
  approver: new Set<Right>([...asking, 'invoices.decide', 'invoices.approve', 'payments.approve']),
  viewer: new Set(asking),
  payments: new Set<Right>([...asking, 'payments.mark', 'payments.prepare', 'payments.pay']),
  assistant: new Set<Right>([
    ...asking,
    'documents.add',
    'mails.sort',
    'invoices.edit',
    'partners.edit',
    'sales.write',
  ]),
  auditor: viewOnly,
  'tax-inspector': new Set<Right>(['company.read', 'invoices.read', 'archive.read', 'invoices.export']),
  'cabinet-administrator': new Set(allRights),
  'cabinet-administrator-but-own': new Set(allRights),
  'cabinet-collaborator': new Set<Right>([...bookkeeping, 'clients.manage']),
  'cabinet-client-manager': new Set<Right>([...clientCare, 'staff.manage', 'assignments.manage']),
  'cabinet-accountant': new Set<Right>([...companyRights, 'clients.manage', 'clients.view_as']),
};

const nothing: ReadonlySet<Right> = new Set();

/** Rights of a built-in role as it is stored; a role this version does not know gives none. */
export function rightsOfRole(role: string): ReadonlySet<Right> {
  return Object.hasOwn(rightsByRole, role) ? rightsByRole[role as StoredRole] : nothing;
}

/** A role that cabinets and companies make themselves is stored under this name. */
export function madeRole(profileId: string): string {
  return `profile:${profileId}`;
}

/** The profile that a stored role names, in a company or through a cabinet. */
export function profileOfRole(role: string): string | undefined {
  return /^(?:cabinet-)?profile:([0-9a-f-]{36})$/.exec(role)?.[1];
}

/** How a person stands in a company, as the database answers it. */
export interface Access {
  /** As stored. */
  readonly role: string;
  /** Of a profile made by the cabinet or the company; a built-in role has none of its own. */
  readonly profileRights: readonly string[] | undefined;
  /** When it ends by itself. */
  readonly endsAt: Date | undefined;
  /** The cabinet it comes through. */
  readonly cabinetId: string | undefined;
  /** « Voir comme »: the role whose view is taken, until when. */
  readonly view:
    | { readonly role: string; readonly profileRights: readonly string[] | undefined; readonly until: Date }
    | undefined;
}

function rightsOf(role: string, profileRights: readonly string[] | undefined): ReadonlySet<Right> {
  return profileRights ? new Set(profileRights.filter(isRight)) : rightsOfRole(role);
}

/** What a person may do. Who sees as another sees at most what both may see, and changes nothing. */
export function rightsOfAccess({ role, profileRights, view }: Access): ReadonlySet<Right> {
  const own = rightsOf(role, profileRights);
  if (!view) return own;
  const seen = rightsOf(view.role, view.profileRights);
  return new Set([...viewOnly].filter((right) => seen.has(right) && own.has(right)));
}

/** What reading invoices means to a program. */
const readByKeys: readonly Right[] = ['invoices.read', 'archive.read', 'invoices.export', 'iban.read'];

/** Acting on an invoice is answered with the invoice, and who adds documents may have them read again. */
const rightsByScope: Readonly<Record<KeyScope, readonly Right[]>> = {
  'documents.add': ['documents.add', 'mails.sort'],
  'invoices.read': readByKeys,
  'invoices.discuss': ['invoices.discuss', ...readByKeys],
  'invoices.edit': ['invoices.edit', ...readByKeys],
  'invoices.decide': ['invoices.decide', ...readByKeys],
  'company.read': ['company.read'],
  'company.edit': ['company.edit', 'company.read'],
  'people.manage': ['people.manage', 'company.read'],
  'keys.manage': ['keys.manage'],
  'journal.read': ['journal.read'],
};

/** Rights of a key's scopes as they are stored; unknown ones are left out. */
export function rightsOfScopes(scopes: readonly string[]): ReadonlySet<Right> {
  return new Set(keyScopes.filter((scope) => scopes.includes(scope)).flatMap((scope) => rightsByScope[scope]));
}
