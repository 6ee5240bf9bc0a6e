// The data of an invoice, to be corrected while it waits.

import {
  AmountField,
  Button,
  DateField,
  ErrorSummary,
  FieldGroup,
  Form,
  FormActions,
  SelectField,
  TextField,
  type Element,
  type FormProblem,
  type Language,
} from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';
import { FactNotes, FoundMark, placeOf } from './fact-notes.tsx';
import { fieldTexts, type FactsView, type FindingView, type FoundView } from './facts.ts';
import { words } from './messages.ts';
import { VatTable } from './vat-table.tsx';

export interface FieldsProps {
  readonly direction: 'purchase' | 'sale';
  readonly facts: FactsView;
  readonly provenance: Readonly<Record<string, FoundView | undefined>>;
  readonly findings: readonly FindingView[];
  readonly language: Language;
}

export interface FieldsFormProps extends FieldsProps {
  readonly action: string;
  readonly version: number;
  readonly csrfToken: string | undefined;
  /** What was typed, when it comes back refused. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FormProblem[];
  /** True when somebody else changed the invoice while this person was typing: fresh values are shown beside. */
  readonly isStale: boolean;
}

/** What every field of the form is made of. */
export type FieldMaker = (name: string, provenanceName?: string) => ReturnType<typeof fieldOf>;

function fieldOf(props: FieldsFormProps, name: string, provenanceName: string) {
  const { facts, provenance, findings, language, values, problems, isStale } = props;
  const current = fieldTexts(facts, language)[name] ?? '';
  const value = values[name] ?? current;
  const found = provenance[provenanceName];
  const isVatLine = name.startsWith('vat.');
  return {
    name,
    value,
    language,
    found,
    error: problems.find((problem) => problem.field === name)?.message,
    mark: <FoundMark found={found} language={language} />,
    note: FactNotes({
      // The lines of VAT were found together: the sign stands above them, once.
      found: isVatLine ? undefined : found,
      language,
      isEmpty: value === '' && !isVatLine,
      findings: findings.filter(({ field }) => field === name),
      nowText: isStale && value !== current ? current || words[language].empty : undefined,
    }),
    'data-found': placeOf(found),
  };
}

function Party({ field, props }: { field: FieldMaker; props: FieldsFormProps }): Element {
  const text = words[props.language];
  const isPurchase = props.direction === 'purchase';
  const role = isPurchase ? 'seller' : 'buyer';
  return (
    <FieldGroup title={isPurchase ? text.seller : text.buyer}>
      <TextField {...field(`${role}.name`)} label={text.name} />
      <TextField {...field(`${role}.siren`)} label={text.siren} inputmode="numeric" width="half" mono />
      <TextField {...field(`${role}.vatNumber`)} label={text.vatNumber} width="half" mono />
      {isPurchase ? <TextField {...field('seller.iban')} label={text.iban} mono /> : null}
    </FieldGroup>
  );
}

function Identity({ field, props }: { field: FieldMaker; props: FieldsFormProps }): Element {
  const { facts, language } = props;
  const text = words[language];
  const types = Object.entries(text.types).map(([value, label]) => ({ value, label }));
  const code = facts.typeCode;
  const options =
    code === undefined || code in text.types ? types : [...types, { value: code, label: text.otherType(code) }];
  return (
    <FieldGroup title={text.document}>
      <TextField {...field('number')} label={text.number} width="half" mono />
      <SelectField {...field('typeCode')} label={text.type} options={options} empty="—" width="half" />
      <DateField {...field('issueDate')} label={text.issueDate} width="half" />
      <DateField {...field('dueDate')} label={text.dueDate} width="half" />
    </FieldGroup>
  );
}

function Totals({ field, props }: { field: FieldMaker; props: FieldsFormProps }): Element {
  const text = words[props.language];
  const currency = props.facts.currency ?? 'EUR';
  return (
    <FieldGroup title={text.totals}>
      <AmountField {...field('totalWithoutVat')} label={text.totalWithoutVat} currency={currency} width="half" />
      <AmountField {...field('totalVat')} label={text.totalVat} currency={currency} width="half" />
      <AmountField {...field('totalWithVat')} label={text.totalWithVat} currency={currency} width="half" />
      <AmountField {...field('amountDue')} label={text.amountDue} currency={currency} width="half" />
      <VatTable field={field} count={props.facts.vat.length + 1} currency={currency} language={props.language} />
      <TextField {...field('currency')} label={text.currency} width="short" maxlength={3} />
    </FieldGroup>
  );
}

/** The form has the id `fields`, so that the decision at the top of the page can send it along. */
export function FieldsForm(props: FieldsFormProps): Element {
  const { language, problems, action, version, csrfToken } = props;
  const field: FieldMaker = (name, provenanceName = name) => fieldOf(props, name, provenanceName);
  return (
    <Form action={action} csrfToken={csrfToken} layout="grid" id="fields" data-facts="">
      <ErrorSummary problems={problems} language={language} />
      <input type="hidden" name="version" value={String(version)} />
      <Party field={field} props={props} />
      <Identity field={field} props={props} />
      <Totals field={field} props={props} />
      <FormActions>
        <Button variant="secondary" icon="check">
          {words[language].save}
        </Button>
        <p class="form-note">{detailWords[language].acceptSaves}</p>
      </FormActions>
    </Form>
  );
}
