// The platforms of a client and its addresses in the annuaire.

import type { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage, submit, type FormState, type Values } from '#src/http/forms.ts';
import { DirectoryAddressPage, NewDirectoryAddressPage, PlatformPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { addressNotFound, platformNotFound, sirenMissing } from '../../mandate-errors.ts';
import { suggestedPlatforms } from '../../model/mandates/known-platforms.ts';
import { platformStates } from '../../model/mandates/types.ts';
import { addAddress, changePeriod, removeAddress } from '../../service/mandates/addresses.ts';
import { addPlatform, changePlatform, type PlatformInput } from '../../service/mandates/platforms.ts';
import { clientRegister } from '../../service/mandates/read.ts';
import { todayOf, type PagePlace } from './place.ts';

const form = (values: Values): FormState => ({ values, problems: [] });

function platformInput(values: Values): PlatformInput {
  const text = (name: string): string => values[name] ?? '';
  return {
    name: text('name'),
    number: text('number'),
    state: text('state'),
    startsOn: text('startsOn'),
    endsOn: text('endsOn'),
  };
}

/** `shown` absent: as it is kept. */
async function platformPage(c: PageContext, at: PagePlace, shown?: FormState): Promise<Element> {
  const register = await clientRegister(at.place(c));
  const id = c.req.param('platformId');
  const platform = register.platforms.find((one) => one.id === id);
  if (id !== undefined && !platform) throw platformNotFound();
  const { name = '', number = '', state = 'requested', startsOn = '', endsOn = '' } = platform ?? {};
  return (
    <PlatformPage
      frame={await at.frame(c, register.company.name)}
      base={at.here(c)}
      form={shown ?? form({ name, number, state, startsOn, endsOn })}
      action={`${at.here(c)}/plateformes/${id ?? 'nouvelle'}`}
      name={platform?.name}
      states={platformStates}
      steps={register.platformSteps.filter(({ platformId }) => platformId === id)}
      suggestions={suggestedPlatforms(register.known)}
    />
  );
}

export function platformRoutes(pages: Hono<PageEnv>, at: PagePlace): void {
  const saved = (c: PageContext): string => `${at.here(c)}?fait=plateforme`;
  const create = `${at.pattern}/plateformes/nouvelle`;
  pages.get(create, async (c) => await showPage(c, await platformPage(c, at)));
  pages.post(create, async (c) => {
    return await submit(c, {
      async act(values) {
        await addPlatform(at.place(c), platformInput(values));
        return saved(c);
      },
      page: (refused) => platformPage(c, at, refused),
    });
  });
  const one = `${at.pattern}/plateformes/:platformId{[0-9a-f-]+}`;
  pages.get(one, async (c) => await showPage(c, await platformPage(c, at)));
  pages.post(one, async (c) => {
    return await submit(c, {
      async act(values) {
        await changePlatform(at.place(c), c.req.param('platformId') ?? '', platformInput(values));
        return saved(c);
      },
      page: (refused) => platformPage(c, at, refused),
    });
  });
}

async function newAddressPage(c: PageContext, at: PagePlace, shown?: FormState): Promise<Element> {
  const { company, platforms } = await clientRegister(at.place(c));
  if (company.siren === undefined) throw sirenMissing();
  const live = platforms.filter(({ state }) => state !== 'ended');
  const chosen = live.find(({ state }) => state === 'active') ?? live[0];
  const values = { form: 'siren', platformId: chosen?.id ?? '', startsOn: chosen?.startsOn ?? todayOf(c) };
  return (
    <NewDirectoryAddressPage
      frame={await at.frame(c, company.name)}
      base={at.here(c)}
      form={shown ?? form(values)}
      siren={company.siren}
      platforms={platforms}
    />
  );
}

async function addressPage(c: PageContext, at: PagePlace, shown?: FormState): Promise<Element> {
  const { company, addresses } = await clientRegister(at.place(c));
  const address = addresses.find(({ id }) => id === c.req.param('addressId'));
  if (!address) throw addressNotFound();
  const { startsOn, endsOn = '' } = address;
  return (
    <DirectoryAddressPage
      frame={await at.frame(c, company.name)}
      base={at.here(c)}
      form={shown ?? form({ startsOn, endsOn })}
      address={address}
    />
  );
}

function newAddressRoutes(pages: Hono<PageEnv>, at: PagePlace): void {
  const create = `${at.pattern}/adresses/nouvelle`;
  pages.get(create, async (c) => await showPage(c, await newAddressPage(c, at)));
  pages.post(create, async (c) => {
    return await submit(c, {
      async act(values) {
        const text = (name: string): string => values[name] ?? '';
        await addAddress(at.place(c), {
          platformId: text('platformId'),
          form: text('form'),
          siret: text('siret'),
          routingCode: text('routingCode'),
          suffix: text('suffix'),
          startsOn: text('startsOn'),
          endsOn: text('endsOn'),
          endsPrevious: text('endsPrevious') !== '',
        });
        return `${at.here(c)}?fait=adresse`;
      },
      page: (refused) => newAddressPage(c, at, refused),
    });
  });
}

export function addressRoutes(pages: Hono<PageEnv>, at: PagePlace): void {
  newAddressRoutes(pages, at);
  const one = `${at.pattern}/adresses/:addressId{[0-9a-f-]+}`;
  const idOf = (c: PageContext): string => c.req.param('addressId') ?? '';
  pages.get(one, async (c) => await showPage(c, await addressPage(c, at)));
  pages.post(one, async (c) => {
    return await submit(c, {
      async act({ startsOn = '', endsOn = '' }) {
        await changePeriod(at.place(c), idOf(c), { startsOn, endsOn });
        return `${at.here(c)}?fait=adresse`;
      },
      page: (refused) => addressPage(c, at, refused),
    });
  });
  pages.post(`${one}/retrait`, async (c) => {
    await removeAddress(at.place(c), idOf(c));
    return c.redirect(`${at.here(c)}?fait=adresse-retiree`, 303);
  });
}
