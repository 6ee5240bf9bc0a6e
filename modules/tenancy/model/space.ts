// What people, keys and journals belong to: a company (dossier) or a cabinet.

export interface Space {
  readonly kind: 'company' | 'cabinet';
  readonly id: string;
}
