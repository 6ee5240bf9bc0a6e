// The data of an invoice: fields to correct while it waits, facts to read afterwards; each with where it was found.

import { formatDecimal, type Decimal } from '#src/money.ts';
import {
  Amount,
  AmountField,
  Button,
  DateField,
  DateText,
  DefinitionList,
  ErrorSummary,
  FieldGroup,
  Form,
  FormActions,
  Identifier,
  SelectField,
  TextField,
  type Child,
  type DefinitionProps,
  type Element,
  type FormProblem,
  type Language,
} from '../ui/index.ts';
import { words } from './messages.ts';

export interface PartyView {
  readonly name: string | undefined;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
}

export interface VatView {
  readonly rate: Decimal | undefined;
  readonly base: Decimal | undefined;
  readonly amount: Decimal | undefined;
}

export interface FactsView {
  readonly seller: PartyView & { readonly iban: string | undefined };
  readonly buyer: PartyView;
  readonly number: string | undefined;
  readonly typeCode: string | undefined;
  readonly issueDate: string | undefined;
  readonly dueDate: string | undefined;
  readonly currency: string | undefined;
  readonly totalWithoutVat: Decimal | undefined;
  readonly totalVat: Decimal | undefined;
  readonly totalWithVat: Decimal | undefined;
  readonly amountDue: Decimal | undefined;
  readonly vat: readonly VatView[];
}

export interface FoundView {
  readonly method: keyof (typeof words)['fr']['found'];
  /** Zero-based. */
  readonly page?: number | undefined;
  /** 0..1. */
  readonly confidence?: number | undefined;
}

export interface FieldsProps {
  readonly facts: FactsView;
  readonly provenance: Readonly<Record<string, FoundView | undefined>>;
  readonly language: Language;
}

export interface FieldsFormProps extends FieldsProps {
  readonly action: string;
  readonly version: number;
  readonly csrfToken: string | undefined;
  /** What was typed, when it comes back refused. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FormProblem[];
}

/** « trouvé à côté de son libellé, page 1 ». */
function foundText(found: FoundView | undefined, language: Language): string {
  const text = words[language];
  if (!found) return text.notFound;
  const page = found.page === undefined ? '' : `, ${text.onPage(found.page + 1)}`;
  const sure = found.confidence === undefined ? '' : `, ${Math.round(found.confidence * 100)} %`;
  return `${text.found[found.method]}${page}${sure}`;
}

const amountText = (value: Decimal | undefined, language: Language): string =>
  value === undefined ? '' : formatDecimal(value, language);

/** Names of the fields in forms; `modules/invoices/pages/typed.ts` reads them. */
export function fieldTexts(facts: FactsView, language: Language): Record<string, string> {
  const vat = facts.vat.flatMap((line, index) => [
    [`vat.${index}.rate`, line.rate === undefined ? '' : formatDecimal(line.rate, language)],
    [`vat.${index}.base`, amountText(line.base, language)],
    [`vat.${index}.amount`, amountText(line.amount, language)],
  ]);
  return {
    'seller.name': facts.seller.name ?? '',
    'seller.siren': facts.seller.siren ?? '',
    'seller.vatNumber': facts.seller.vatNumber ?? '',
    'seller.iban': facts.seller.iban ?? '',
    number: facts.number ?? '',
    typeCode: facts.typeCode ?? '',
    issueDate: facts.issueDate ?? '',
    dueDate: facts.dueDate ?? '',
    currency: facts.currency ?? '',
    totalWithoutVat: amountText(facts.totalWithoutVat, language),
    totalVat: amountText(facts.totalVat, language),
    totalWithVat: amountText(facts.totalWithVat, language),
    amountDue: amountText(facts.amountDue, language),
    ...Object.fromEntries(vat),
  };
}

export function FieldsForm(props: FieldsFormProps): Element {
  const { facts, provenance, language, values, problems, action, version, csrfToken } = props;
  const text = words[language];
  const shown = { ...fieldTexts(facts, language), ...values };
  const field = (name: string, provenanceName = name) => ({
    name,
    value: shown[name] ?? '',
    error: problems.find((problem) => problem.field === name)?.message,
    hint: foundText(provenance[provenanceName], language),
    language,
  });
  const currency = facts.currency ?? 'EUR';
  const types = Object.entries(text.types).map(([value, label]) => ({ value, label }));
  const known = facts.typeCode === undefined || facts.typeCode in text.types;
  const options = known
    ? types
    : [...types, { value: facts.typeCode ?? '', label: text.otherType(facts.typeCode ?? '') }];
  return (
    <Form action={action} csrfToken={csrfToken} layout="grid" id="fields">
      <ErrorSummary problems={problems} language={language} />
      <input type="hidden" name="version" value={String(version)} />
      <FieldGroup title={text.seller}>
        <TextField {...field('seller.name')} label={text.name} />
        <TextField {...field('seller.siren')} label={text.siren} inputmode="numeric" width="half" mono />
        <TextField {...field('seller.vatNumber')} label={text.vatNumber} width="half" mono />
        <TextField {...field('seller.iban')} label={text.iban} mono />
      </FieldGroup>
      <FieldGroup title={text.document}>
        <TextField {...field('number')} label={text.number} width="half" />
        <SelectField {...field('typeCode')} label={text.type} options={options} empty="—" width="half" />
        <DateField {...field('issueDate')} label={text.issueDate} width="half" />
        <DateField {...field('dueDate')} label={text.dueDate} width="half" />
      </FieldGroup>
      <FieldGroup title={text.totals}>
        <AmountField {...field('totalWithoutVat')} label={text.totalWithoutVat} currency={currency} width="half" />
        <AmountField {...field('totalVat')} label={text.totalVat} currency={currency} width="half" />
        <AmountField {...field('totalWithVat')} label={text.totalWithVat} currency={currency} width="half" />
        <AmountField {...field('amountDue')} label={text.amountDue} currency={currency} width="half" />
        <TextField {...field('currency')} label={text.currency} width="short" maxlength={3} />
      </FieldGroup>
      {[...facts.vat, undefined].map((_line, index) => (
        <FieldGroup title={text.vatLine(index + 1)}>
          <AmountField {...field(`vat.${index}.rate`, 'vat')} label={text.vatRate} currency="%" />
          <AmountField {...field(`vat.${index}.base`, 'vat')} label={text.vatBase} currency={currency} />
          <AmountField {...field(`vat.${index}.amount`, 'vat')} label={text.vatAmount} currency={currency} />
        </FieldGroup>
      ))}
      <FormActions>
        <Button variant="secondary" icon="check">
          {text.save}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The same facts, to be read. */
export function FieldsList({ facts, provenance, language }: FieldsProps): Element {
  const text = words[language];
  const currency = facts.currency ?? 'EUR';
  const item = (term: string, value: Child, name: string): DefinitionProps => ({
    term,
    value,
    note: foundText(provenance[name], language),
  });
  const money = (value: Decimal | undefined): Element => (
    <Amount value={value} currency={currency} language={language} />
  );
  const { seller } = facts;
  return (
    <DefinitionList
      rules
      items={[
        item(text.seller, seller.name ?? '—', 'seller.name'),
        item(text.siren, seller.siren ? <Identifier kind="siren" value={seller.siren} /> : '—', 'seller.siren'),
        item(
          text.vatNumber,
          seller.vatNumber ? <Identifier kind="vat" value={seller.vatNumber} /> : '—',
          'seller.vatNumber',
        ),
        item(text.iban, seller.iban ? <Identifier kind="iban" value={seller.iban} /> : '—', 'seller.iban'),
        item(text.number, facts.number ?? '—', 'number'),
        item(text.issueDate, <DateText value={facts.issueDate} language={language} />, 'issueDate'),
        item(text.dueDate, <DateText value={facts.dueDate} language={language} />, 'dueDate'),
        item(text.totalWithoutVat, money(facts.totalWithoutVat), 'totalWithoutVat'),
        ...facts.vat.map((line) =>
          item(
            `${text.vatAmount} ${line.rate === undefined ? '' : `${formatDecimal(line.rate, language, 1)} %`}`,
            money(line.amount),
            'vat',
          ),
        ),
        item(text.totalVat, money(facts.totalVat), 'totalVat'),
        item(text.totalWithVat, money(facts.totalWithVat), 'totalWithVat'),
        item(text.amountDue, money(facts.amountDue), 'amountDue'),
      ]}
    />
  );
}
