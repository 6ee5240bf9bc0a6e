// « Pourquoi ne puis-je pas ? »

import type { AccessFact, Explanation } from '#modules/tenancy';
import {
  Alert,
  AppLayout,
  Badge,
  Button,
  Card,
  Form,
  PageHeader,
  SelectField,
  Stack,
  Table,
  type AppFrame,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { monthName } from '../months.ts';
import { roleName } from '../words.ts';
import { accessMessages } from './messages.ts';

export interface WhyPageProps {
  readonly frame: AppFrame;
  readonly action: string;
  readonly explanation: Explanation;
  /** It is about the person who reads. */
  readonly isSelf: boolean;
  /** What can be asked, and of whom: one person when the reader may ask only for themselves. */
  readonly rights: readonly { readonly value: string; readonly label: string }[];
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

function roleOfFact({ role, profile }: { role: string; profile: string | undefined }, language: Language): string {
  return profile ?? roleName(role, language);
}

function criteriaText(fact: Extract<AccessFact, { kind: 'rule' }>, language: Language): string {
  const text = accessMessages[language].why;
  const { closingMonth, postcode, city, code, inCharge } = fact.criteria;
  return [
    closingMonth === undefined ? '' : text.closing(monthName(closingMonth, language)),
    postcode ? text.postcode(postcode) : '',
    city ? text.city(city) : '',
    code ? text.code(code) : '',
    inCharge ? text.charge(inCharge) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function cabinetText(fact: Extract<AccessFact, { kind: 'cabinet' }>, language: Language): string {
  const text = accessMessages[language].why;
  const reach = fact.reach in text.reach ? text.reach[fact.reach as keyof typeof text.reach] : fact.reach;
  const role = roleOfFact(fact, language);
  return [
    `${text.cabinet(fact.cabinet, role)} (${reach})`,
    fact.own ? text.own : '',
    fact.confidential ? text.confidential : '',
  ]
    .filter(Boolean)
    .join(' ; ');
}

function wayText(fact: AccessFact, language: Language): string {
  const text = accessMessages[language].why;
  const handed = 'handedOverBy' in fact && fact.handedOverBy ? `, ${text.handedOver(fact.handedOverBy)}` : '';
  switch (fact.kind) {
    case 'member':
      return text.member(roleOfFact(fact, language));
    case 'view':
      return text.view(roleOfFact(fact, language));
    case 'cabinet':
      return cabinetText(fact, language);
    case 'in_charge':
      return text.inCharge + handed;
    case 'named':
      return text.named + handed;
    case 'rule':
      return text.rule(criteriaText(fact, language)) + handed;
  }
}

function columns(language: Language): Column<AccessFact>[] {
  const text = accessMessages[language].why;
  return [
    { key: 'way', header: text.way, main: true, cell: (fact) => wayText(fact, language) },
    {
      key: 'effect',
      header: text.effect,
      cell: (fact) => (
        <>
          <Badge tone={fact.holds ? 'success' : 'neutral'}>{fact.holds ? text.gives : text.givesNot}</Badge>
          {fact.until ? <small> {fact.holds ? text.until(fact.until) : text.since(fact.until)}</small> : null}
        </>
      ),
    },
  ];
}

function Verdict({
  explanation,
  isSelf,
  language,
}: {
  explanation: Explanation;
  isSelf: boolean;
  language: Language;
}): Element {
  const text = accessMessages[language].why;
  const { granted, role, profile, keptByView, person } = explanation;
  const own = granted ? text.youYes : text.youNo;
  const theirs = granted ? text.yes(person.name) : text.no(person.name);
  const name = role === undefined ? '' : (profile ?? roleName(role, language));
  const because =
    role === undefined
      ? text.noRole
      : keptByView
        ? text.keptByView
        : granted
          ? text.byRole(name)
          : text.notInRole(name);
  return (
    <Alert tone={granted ? 'success' : 'warning'} title={isSelf ? own : theirs}>
      {because}
    </Alert>
  );
}

function Question({ action, explanation, rights, people, frame }: WhyPageProps): Element {
  const { language } = frame;
  const text = accessMessages[language].why;
  return (
    <Form action={action} method="get" layout="inline">
      <SelectField name="droit" label={text.ask} language={language} value={explanation.right} options={rights} />
      {people.length > 1 ? (
        <SelectField
          name="personne"
          label={text.person}
          language={language}
          value={explanation.person.id}
          options={people}
        />
      ) : null}
      <Button>{text.show}</Button>
    </Form>
  );
}

export function WhyPage(props: WhyPageProps): Element {
  const { frame, explanation, isSelf } = props;
  const { language } = frame;
  const text = accessMessages[language].why;
  return (
    <AppLayout {...frame} title={text.title}>
      <PageHeader title={text.title} lead={text.lead} language={language} />
      <Stack>
        <Question {...props} />
        <Verdict explanation={explanation} isSelf={isSelf} language={language} />
        <Card title={text.ways} flush>
          <Table
            caption={text.ways}
            columns={columns(language)}
            rows={explanation.facts}
            rowId={(fact) => `w-${explanation.facts.indexOf(fact)}`}
            language={language}
          />
        </Card>
        {explanation.granted ? null : (
          <Card title={text.askThem}>
            <p>{explanation.askThem.length > 0 ? explanation.askThem.join(', ') : text.nobody}</p>
          </Card>
        )}
      </Stack>
    </AppLayout>
  );
}
