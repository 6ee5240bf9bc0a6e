// Looking at mandates, platforms and addresses, and fetching the files.

import type { TenantCtx, Tx } from '#src/context.ts';
import { mailStatuses } from '#src/mail/index.ts';
import { signedFileMissing } from '../../mandate-errors.ts';
import { mandateTitle } from '../../model/mandates/document.ts';
import type {
  DirectoryAddress,
  Mandate,
  MandateStory,
  Platform,
  PlatformName,
  PlatformStep,
} from '../../model/mandates/types.ts';
import { profileOf } from '../../repository/companies.ts';
import { addressesOf } from '../../repository/mandates/addresses.ts';
import { agentOf } from '../../repository/mandates/lookups.ts';
import { mandatesOf, stepsOf } from '../../repository/mandates/mandates.ts';
import { platformsOf, platformsOfCabinet, platformSteps } from '../../repository/mandates/platforms.ts';
import { sendingsOf } from '../../repository/mandates/sendings.ts';
import { atClient, findMandate, type ClientPlace } from './place.ts';

/** All of one client. */
export interface ClientRegister {
  readonly company: { readonly name: string; readonly siren: string | undefined };
  /** The cabinet that keeps its books. */
  readonly agentName: string | undefined;
  /** Newest first. */
  readonly mandates: readonly Mandate[];
  readonly platforms: readonly Platform[];
  readonly platformSteps: readonly PlatformStep[];
  readonly addresses: readonly DirectoryAddress[];
  /** Platforms of other clients of the same cabinet. */
  readonly known: readonly PlatformName[];
}

/** Throws what {@link atClient} throws, as all that follows. */
export async function clientRegister(place: ClientPlace): Promise<ClientRegister> {
  return await atClient(place, 'see', async (tx) => {
    const profile = await profileOf(tx);
    return {
      company: { name: profile?.name ?? '', siren: profile?.siren },
      agentName: (await agentOf(tx))?.name,
      mandates: await mandatesOf(tx),
      platforms: await platformsOf(tx),
      platformSteps: await platformSteps(tx),
      addresses: await addressesOf(tx),
      known: await platformsOfCabinet(tx),
    };
  });
}

async function storyOf(tx: Tx<TenantCtx>, id: string): Promise<MandateStory> {
  const mandate = await findMandate(tx, id);
  const sendings = await sendingsOf(tx, id);
  const mails = await mailStatuses(
    tx,
    sendings.map(({ mailId }) => mailId),
  );
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  return {
    mandate,
    steps: await stepsOf(tx, id),
    sendings: sendings.map(({ email, at, by, mailId }) => ({ email, at, by, mail: byId.get(mailId) })),
  };
}

export interface SeenMandate extends MandateStory {
  readonly company: string;
}

/** Throws `tenancy.mandate_not_found`. */
export async function seeMandate(place: ClientPlace, id: string): Promise<SeenMandate> {
  return await atClient(place, 'see', async (tx) => ({
    ...(await storyOf(tx, id)),
    company: (await profileOf(tx))?.name ?? '',
  }));
}

export interface MandateFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** The PDF that is to be signed, in the caller's transaction. */
export async function documentWithin(tx: Tx<TenantCtx>, id: string): Promise<MandateFile> {
  const { kind, documentSha256: sha256 } = await findMandate(tx, id);
  const filename = `${mandateTitle(kind)}.pdf`;
  return { bytes: await tx.blobs.get(tx.company.id, sha256), filename, mediaType: 'application/pdf', sha256 };
}

/** Throws `tenancy.mandate_not_found`. */
export async function mandateDocument(place: ClientPlace, id: string): Promise<MandateFile> {
  return await atClient(place, 'see', async (tx) => await documentWithin(tx, id));
}

/** The copy that was signed, byte for byte. Throws `tenancy.mandate_not_found`, `tenancy.signed_file_missing`. */
export async function signedCopy(place: ClientPlace, id: string): Promise<MandateFile> {
  return await atClient(place, 'see', async (tx) => {
    const { signedFile } = await findMandate(tx, id);
    if (!signedFile) throw signedFileMissing();
    const { sha256, filename, mediaType } = signedFile;
    return { bytes: await tx.blobs.get(tx.company.id, sha256), filename, mediaType, sha256 };
  });
}
