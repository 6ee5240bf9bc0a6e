// The words of supplier statements.

import { catalogue, plural } from '#src/i18n.ts';

const fr = (count: number, one: string, many: string): string => `${count} ${plural('fr', count, [one, many])}`;
const en = (count: number, one: string, many: string): string => `${count} ${plural('en', count, [one, many])}`;

export const statementMessages = catalogue(
  {
    list: {
      title: 'Relevés fournisseurs',
      lead: 'Déposez le relevé d’un fournisseur (csv, Excel ou ods) : chaque ligne est comparée au registre.',
      file: 'Relevé',
      fileHint: 'Colonnes attendues : numéro, date, montant. Les titres sont reconnus, ou vous dites lesquels.',
      supplier: 'Fournisseur',
      guess: 'D’après les numéros du relevé',
      upload: 'Comparer au registre',
      list: 'Relevés déposés',
      uploaded: 'Déposé le',
      by: 'Par',
      empty: 'Aucun relevé pour l’instant',
      emptyHint: 'Les fournisseurs en envoient souvent en fin d’exercice, ou sur demande.',
      unknown: 'À préciser',
      fileMissing: 'Choisissez un fichier.',
    },
    one: {
      outcomes: { present: 'Présente', differs: 'Montant différent', missing: 'Manquante', settled: 'Sans document' },
      line: 'Ligne',
      number: 'Numéro',
      day: 'Date',
      claimed: 'Sur le relevé',
      ours: 'Dans le registre',
      outcome: 'Résultat',
      label: 'Libellé',
      summary: ({ missing, differs, present }: StatementCounts) =>
        `${fr(missing, 'facture manque', 'factures manquent')}, ${fr(differs, 'montant diffère', 'montants diffèrent')}, ${fr(present, 'facture est présente', 'factures sont présentes')}.`,
      lines: 'Lignes du relevé',
      noLines: 'Aucune ligne comprise',
      noLinesHint: 'Dites ci-dessous ce que contient chaque colonne.',
      extra: 'Dans le registre, mais pas sur le relevé',
      columns: 'Colonnes du fichier',
      columnsLead:
        'Ce que contient chaque colonne. Le montant ou le crédit, et le numéro ou la date, sont nécessaires.',
      column: 'Colonne',
      examples: 'Exemples',
      holds: 'Contient',
      holdsWhat: (name: string) => `Contenu de la colonne ${name}`,
      nameless: (index: number) => `Colonne ${index}`,
      ignored: '(rien d’utile)',
      reread: 'Relire avec ces colonnes',
      remove: 'Retirer ce relevé',
      removeHint: 'Ce qu’il est seul à dire manquant n’est plus demandé.',
      whose: 'De quel fournisseur est ce relevé ?',
      openMissing: 'Voir les documents manquants',
    },
  },
  {
    list: {
      title: 'Supplier statements',
      lead: 'Drop the statement of a supplier (csv, Excel or ods): each line is compared with the register.',
      file: 'Statement',
      fileHint: 'Columns: number, date, amount. Their titles are recognised, or you say which they are.',
      supplier: 'Supplier',
      guess: 'By the numbers on the statement',
      upload: 'Compare with the register',
      list: 'Statements dropped',
      uploaded: 'Dropped on',
      by: 'By',
      empty: 'No statement yet',
      emptyHint: 'Suppliers often send one at the end of the financial year, or when asked.',
      unknown: 'To be told',
      fileMissing: 'Choose a file.',
    },
    one: {
      outcomes: { present: 'There', differs: 'Another amount', missing: 'Missing', settled: 'No document' },
      line: 'Line',
      number: 'Number',
      day: 'Date',
      claimed: 'On the statement',
      ours: 'In the register',
      outcome: 'Result',
      label: 'Label',
      summary: ({ missing, differs, present }) =>
        `${en(missing, 'invoice is missing', 'invoices are missing')}, ${en(differs, 'amount differs', 'amounts differ')}, ${en(present, 'invoice is there', 'invoices are there')}.`,
      lines: 'Lines of the statement',
      noLines: 'No line understood',
      noLinesHint: 'Say below what each column holds.',
      extra: 'In the register, not on the statement',
      columns: 'Columns of the file',
      columnsLead: 'What each column holds. The amount or the credit, and the number or the date, are needed.',
      column: 'Column',
      examples: 'Examples',
      holds: 'Holds',
      holdsWhat: (name) => `What column ${name} holds`,
      nameless: (index) => `Column ${index}`,
      ignored: '(nothing of use)',
      reread: 'Read again with these columns',
      remove: 'Remove this statement',
      removeHint: 'What it alone says is missing is asked for no more.',
      whose: 'Whose statement is this?',
      openMissing: 'See the missing documents',
    },
  },
);

export interface StatementCounts {
  readonly missing: number;
  readonly differs: number;
  readonly present: number;
}
