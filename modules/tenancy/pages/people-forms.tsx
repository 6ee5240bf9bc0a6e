// What the « Utilisateurs » pages of dossiers and cabinets share: lines, forms, and the routes of the forms.

import type { Hono } from 'hono';
import type { Language } from '#src/i18n.ts';
import { idParam, type PageContext, type PageEnv } from '#src/http/env.ts';
import {
  isAnswerable,
  refusedForm,
  showPage,
  typedList,
  typedValues,
  type FormState,
  type Values,
} from '#src/http/forms.ts';
import { reasonText } from '#src/mail/index.ts';
import { ownEntry } from '#src/own.ts';
import { peopleMessages, roleName, type InvitationsProps, type PersonLine } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { invalidInput } from '../errors.ts';
import { MOST_ADDRESSEES, parseAddressees } from '../model/addressees.ts';
import { mayRemind, roleKey, type InvitationInfo } from '../model/invitations.ts';
import type { Space } from '../model/space.ts';
import {
  inviteMany,
  remind,
  remindMany,
  revokeInvitation,
  type Fate,
  type Sender,
} from '../service/invitations/invite.ts';
import type { Place } from '../service/place.ts';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly profile?: string | undefined;
  readonly cabinet?: string | undefined;
  readonly since: Date;
  readonly endsAt?: Date | undefined;
  readonly lastSignInAt: Date | undefined;
}

/** People with the date at which they were invited. */
export function personLines(
  people: readonly Member[],
  invitations: readonly InvitationInfo[],
  language: Language,
): PersonLine[] {
  const invitedAt = new Map(
    invitations.filter(({ state }) => state === 'accepted').map((one) => [one.email.toLowerCase(), one.createdAt]),
  );
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    roleName: person.profile ?? roleName(person.role, language),
    cabinet: person.cabinet,
    invitedAt: invitedAt.get(person.email.toLowerCase()),
    since: person.since,
    endsAt: person.endsAt,
    lastSignInAt: person.lastSignInAt,
  }));
}

export interface PeoplePlace {
  readonly language: Language;
  readonly csrfToken: string;
  readonly kind: Space['kind'];
  readonly invitations: readonly InvitationInfo[];
  readonly roles: InvitationsProps['roles'];
  readonly action: string;
  readonly form: FormState;
  readonly refused: readonly Fate[];
  readonly mailHref: string | undefined;
}

export function invitationsView({ invitations, kind, refused, language, ...rest }: PeoplePlace): InvitationsProps {
  return {
    ...rest,
    language,
    lines: invitations
      .filter(({ state }) => state !== 'accepted')
      .map((info) => ({
        info,
        roleName: roleName(roleKey(kind, info.role), language),
        reason: info.reason && reasonText(info.reason, language),
        mayRemind: mayRemind(info),
      })),
    refused: refused.flatMap((fate) =>
      'problem' in fate ? [{ email: fate.email, reason: reasonOf(fate.problem, language) }] : [],
    ),
  };
}

/** A fault of an answer says more than « some answers need to be corrected ». */
function reasonOf(problem: Extract<Fate, { problem: unknown }>['problem'], language: Language): string {
  return problem.fields.map(({ message }) => message[language]).join(' ') || problem.text[language];
}

/** What the previous page's action did, as the address says (`?fait=invite&nombre=2`). */
export function doneSentence(c: PageContext): string | undefined {
  const words = peopleMessages[c.var.language];
  const count = Number(c.req.query('nombre') ?? 1);
  const sentences: Readonly<Record<string, string>> = {
    invite: words.invited(count),
    relance: words.reminded(count),
    annule: words.revoked,
  };
  return ownEntry(sentences, c.req.query('fait'));
}

export interface InvitationRoutes {
  /** Route pattern of the page. */
  readonly base: string;
  readonly place: (c: PageContext) => Place;
  /** Address of the page. */
  readonly here: (c: PageContext) => string;
  readonly sender: (c: PageContext) => Sender;
  readonly page: (c: PageContext, shown?: { form: FormState; refused: readonly Fate[] }) => Promise<Element>;
}

function addresseesOf(text: string) {
  const addressees = parseAddressees(text);
  const fault = (fr: string, en: string) => invalidInput({ fields: [{ path: 'addresses', message: { fr, en } }] });
  if (addressees.length === 0) throw fault('Écrivez au moins une adresse.', 'Write at least one address.');
  if (addressees.length > MOST_ADDRESSEES) {
    throw fault(`Au plus ${MOST_ADDRESSEES} adresses à la fois.`, `At most ${MOST_ADDRESSEES} addresses at once.`);
  }
  return addressees;
}

async function inviteAll(c: PageContext, values: Values, { place, sender }: InvitationRoutes) {
  const { role = '', language } = values;
  const chosen: Language = language === 'en' ? 'en' : 'fr';
  const people = addresseesOf(values['addresses'] ?? '').map((one) => ({ ...one, role, language: chosen }));
  return await inviteMany(place(c), people, sender(c));
}

const isRefused = (fate: Fate): boolean => 'problem' in fate;

/** Those who could not be invited stay in the form, with the reason of each. */
async function answer(c: PageContext, values: Values, routes: InvitationRoutes): Promise<Response> {
  const fates = await inviteAll(c, values, routes);
  const refused = fates.filter(isRefused);
  const count = fates.length - refused.length;
  if (refused.length === 0) return c.redirect(`${routes.here(c)}?fait=invite&nombre=${count}`, 303);
  const addresses = refused.map(({ email }) => email).join('\n');
  const form: FormState = { values: { ...values, addresses, _csrf: '' }, problems: [] };
  return await showPage(c, await routes.page(c, { form, refused }), 422);
}

/** The page and its forms. */
export function invitationRoutes(pages: Hono<PageEnv>, routes: InvitationRoutes): void {
  const { base, place, here, sender, page } = routes;
  pages.get(base, async (c) => await showPage(c, await page(c)));
  pages.post(base, async (c) => {
    const values = await typedValues(c);
    try {
      return await answer(c, values, routes);
    } catch (error) {
      if (!isAnswerable(error)) throw error;
      return await showPage(c, await page(c, { form: refusedForm(error, values, c.var.language), refused: [] }), 422);
    }
  });
  pages.post(`${base}/relances`, async (c) => {
    const count = await remindMany(place(c), await typedList(c, 'id'), sender(c));
    return c.redirect(`${here(c)}?fait=relance&nombre=${count}`, 303);
  });
  pages.post(`${base}/:id/relance`, async (c) => {
    await remind(place(c), idParam(c), sender(c));
    return c.redirect(`${here(c)}?fait=relance`, 303);
  });
  pages.post(`${base}/:id/annulation`, async (c) => {
    await revokeInvitation(place(c), idParam(c));
    return c.redirect(`${here(c)}?fait=annule`, 303);
  });
}
