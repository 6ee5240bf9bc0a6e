// « Cabinets »: the offices a person works in, with their totals; a new one.

import type { CabinetSummary, Stage, WaitingCounts } from '#modules/tenancy';
import {
  Button,
  Card,
  EmptyState,
  Form,
  FormActions,
  Identifier,
  LinkButton,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { roleName } from '../words.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { cabinetMessages } from './messages.ts';

export interface CabinetsPageProps {
  readonly frame: CabinetPageFrame;
  readonly summaries: readonly CabinetSummary[];
  readonly stages: readonly Stage[];
  readonly total: { readonly clients: number; readonly waiting: WaitingCounts };
  readonly mayCreate: boolean;
}

function columns(stages: readonly Stage[], language: Language): Column<CabinetSummary>[] {
  const text = cabinetMessages[language];
  return [
    { key: 'name', header: text.cabinets.name, main: true, cell: ({ cabinet }) => cabinet.name },
    {
      key: 'siret',
      header: text.cabinets.siret,
      wideOnly: true,
      cell: ({ cabinet: { siret } }) => (siret ? <Identifier kind="siret" value={siret} /> : '—'),
    },
    {
      key: 'role',
      header: text.cabinets.role,
      wideOnly: true,
      cell: ({ cabinet }) => roleName(`cabinet-${cabinet.role}`, language),
    },
    { key: 'clients', header: text.cabinets.clients, align: 'end', cell: ({ clients }) => String(clients) },
    ...stages.map((stage) => ({
      key: stage,
      header: text.stages[stage],
      align: 'end' as const,
      cell: ({ waiting }: CabinetSummary) => String(waiting[stage]),
    })),
  ];
}

export function CabinetsPage({ frame, summaries, stages, total, mayCreate }: CabinetsPageProps): Element {
  const { language } = frame.app;
  const text = cabinetMessages[language].cabinets;
  const sums = Object.fromEntries(stages.map((stage) => [stage, String(total.waiting[stage])]));
  return (
    <CabinetLayout
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={
        mayCreate ? (
          <LinkButton href="/cabinets/nouveau" icon="plus" variant="primary">
            {text.add}
          </LinkButton>
        ) : undefined
      }
    >
      <Table
        caption={text.title}
        columns={columns(stages, language)}
        rows={summaries}
        rowId={({ cabinet }) => `k-${cabinet.id}`}
        rowHref={({ cabinet }) => `/cabinets/${cabinet.id}/clients`}
        totals={summaries.length > 1 ? { name: text.total, clients: String(total.clients), ...sums } : undefined}
        language={language}
        empty={
          <EmptyState title={text.empty}>
            <p>{text.emptyHint}</p>
          </EmptyState>
        }
      />
    </CabinetLayout>
  );
}

export function NewCabinetPage({ frame, form }: { frame: CabinetPageFrame; form: FormState }): Element {
  const { language, csrfToken } = frame.app;
  const text = cabinetMessages[language].cabinets;
  return (
    <CabinetLayout
      frame={frame}
      title={text.addTitle}
      lead={text.addLead}
      crumbs={[{ label: text.title, href: '/cabinets' }]}
      width="narrow"
    >
      <Problems form={form} language={language} />
      <Card>
        <Form action="/cabinets/nouveau" csrfToken={csrfToken}>
          <TextField name="name" label={text.nameLabel} language={language} required {...fieldState(form, 'name')} />
          <TextField
            name="siren"
            label={text.siren}
            hint={text.sirenHint}
            language={language}
            inputmode="numeric"
            mono
            {...fieldState(form, 'siren')}
          />
          <TextField
            name="siret"
            label={text.siret}
            hint={text.siretHint}
            language={language}
            inputmode="numeric"
            mono
            {...fieldState(form, 'siret')}
          />
          <FormActions>
            <Button variant="primary">{text.create}</Button>
            <LinkButton href="/cabinets">{messages[language].back}</LinkButton>
          </FormActions>
        </Form>
      </Card>
    </CabinetLayout>
  );
}
