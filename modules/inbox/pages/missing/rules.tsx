// The rules of reminders of a dossier.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { isAnswerable, refusedForm, showPage, typedList, typedValues, type Values } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { formatDecimal, parseAmount } from '#src/money.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { missingMessages, MissingRulesPage, missingRulesMessages, type MissingRulesProps } from '#views/inbox/index.ts';
import { rulesInvalid } from '../../missing-errors.ts';
import { changeMissingRules, missingRules, type RulesInput } from '../../service/missing/rules.ts';
import { missingHref } from './views.ts';

const PATH = '/d/:companyId/manquants/regles';

interface Typed {
  readonly values: Values;
  readonly people: readonly string[];
  readonly problems: MissingRulesProps['problems'];
}

async function pageProps(c: PageContext, typed?: Typed): Promise<MissingRulesProps> {
  const tenant = tenantOf(c);
  const { rules, people } = await missingRules(tenant);
  const kept = {
    automatic: rules.onSince === undefined ? '' : 'on',
    day: String(rules.day),
    mostReminders: String(rules.mostReminders),
    threshold: rules.threshold ? formatDecimal(rules.threshold, c.var.language) : '',
    never: rules.never.join('\n'),
    addresses: rules.addresses.join('\n'),
    language: rules.language,
  };
  const chosen = new Set(typed?.people ?? rules.people);
  const values = typed ? { ...kept, automatic: '', ...typed.values } : kept;
  return {
    frame: await appFrame(c, { current: 'purchases' }),
    base: missingHref(c),
    values,
    people: people.map((person) => ({ ...person, isChosen: chosen.has(person.id) })),
    problems: typed?.problems ?? [],
    mayEdit: await isAllowed(tenant, 'company.edit'),
    done: c.req.query('fait') === 'regles' ? missingMessages[c.var.language].done.rules : undefined,
  };
}

/** One entry a line, nothing twice; control characters mean nothing here. */
function linesOf(text: string | undefined): string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.replaceAll(/\p{Cc}/gu, ' ').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Throws `inbox.missing_rules_invalid` for an amount that is none. */
function inputOf(values: Values, people: readonly string[]): RulesInput {
  const typed = (values['threshold'] ?? '').trim();
  const threshold = typed === '' ? undefined : parseAmount(typed);
  if (typed !== '' && !threshold) {
    const { fr, en } = missingRulesMessages;
    throw rulesInvalid({ fields: [{ path: 'threshold', message: { fr: fr.wrongAmount, en: en.wrongAmount } }] });
  }
  return {
    isOn: values['automatic'] !== undefined,
    day: Number(values['day'] || Number.NaN),
    mostReminders: Number(values['mostReminders'] || Number.NaN),
    threshold: threshold?.isZero === true ? undefined : threshold,
    never: linesOf(values['never']),
    people: people.filter((id) => isId(id)),
    addresses: linesOf(values['addresses']),
    language: values['language'] === 'en' ? 'en' : 'fr',
  };
}

export const missingRulesPages = new Hono<PageEnv>();

missingRulesPages.get(PATH, async (c) => await showPage(c, <MissingRulesPage {...await pageProps(c)} />));

missingRulesPages.post(PATH, async (c) => {
  const values = await typedValues(c);
  const people = await typedList(c, 'people');
  try {
    await changeMissingRules(tenantOf(c), inputOf(values, people));
    return c.redirect(`${missingHref(c)}/regles?fait=regles`, 303);
  } catch (error) {
    if (!isAnswerable(error) || !(error instanceof Problem)) throw error;
    const { problems } = refusedForm(error, values, c.var.language);
    return await showPage(c, <MissingRulesPage {...await pageProps(c, { values, people, problems })} />, 422);
  }
});
