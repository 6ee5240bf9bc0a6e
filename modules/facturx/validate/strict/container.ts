// The PDF around the invoice: what it says of the XML that it carries (Factur-X 1.09, § 6; nobody else checks it).

import type { ErrorText } from '#src/errors.ts';
import { say } from '../../check/context.ts';
import type { Finding, Severity } from '../../finding.ts';
import type { Attachment } from '../../pdf/attachments.ts';
import { FACTURX_FILENAME } from '../../pdf/build/profile.ts';
import type { ClaimedProfile } from '../../profiles.ts';

/** What the XML says that it is. */
export interface Claim {
  readonly profile: ClaimedProfile | undefined;
  /** BT-24 as written. */
  readonly specification: string | undefined;
}

/** Names that older and neighbouring editions gave the profiles. */
const OTHER_NAMES: Readonly<Record<string, ClaimedProfile>> = {
  COMFORT: 'EN 16931',
  BASICWL: 'BASIC WL',
  EN16931: 'EN 16931',
};

const WITHOUT_LINES = new Set<ClaimedProfile | undefined>(['MINIMUM', 'BASIC WL']);
const OF_INVOICES = ['Data', 'Source', 'Alternative'];

function finding(rule: string, what: { severity: Severity; value: string }, message: ErrorText): Finding {
  return say(rule, { severity: what.severity, at: { field: 'attachment' }, value: what.value }, message);
}

/** MINIMUM and BASIC WL are no invoice: `Data`. The others may be the source of the PDF or stand for it. */
function relationship({ relationship: said }: Attachment, profile: ClaimedProfile | undefined): readonly Finding[] {
  const allowed = WITHOUT_LINES.has(profile) ? ['Data'] : OF_INVOICES;
  if (said !== undefined && allowed.includes(said)) return [];
  return [
    finding(
      'af_relationship',
      { severity: 'error', value: said ?? '' },
      {
        fr: `Le lien du XML avec le PDF (AFRelationship) est « ${said ?? 'absent'} » : pour ce profil, il faut ${allowed.join(', ')}.`,
        en: `The relationship of the XML with the PDF (AFRelationship) is "${said ?? 'absent'}": this profile wants ${allowed.join(', ')}.`,
      },
    ),
  ];
}

function filename({ filename: name }: Attachment, { profile, specification }: Claim): readonly Finding[] {
  const expected = profile === 'XRECHNUNG' ? 'xrechnung.xml' : FACTURX_FILENAME;
  // Before Factur-X 1.0, ZUGFeRD had a name of its own.
  const isOld = /zugferd|ferd:/i.test(specification ?? '');
  if (name === expected || isOld) return [];
  return [
    finding(
      'attachment_name',
      { severity: 'warning', value: name },
      {
        fr: `Le XML s’appelle « ${name} » dans le PDF : certains logiciels ne trouvent que ${expected}. Renommez-le.`,
        en: `The XML is called "${name}" in the PDF: some software finds nothing but ${expected}. Rename it.`,
      },
    ),
  ];
}

/** Readers choose their rules by what the metadata say (FNFE: another profile there, and the file is no Factur-X). */
function conformance(said: string | undefined, profile: ClaimedProfile | undefined): readonly Finding[] {
  if (said === undefined || profile === undefined) return [];
  const name = said.toUpperCase();
  if ((OTHER_NAMES[name] ?? name) === profile || profile === 'ZUGFERD 1.0') return [];
  return [
    finding(
      'xmp_profile',
      { severity: 'error', value: said },
      {
        fr: `Les métadonnées du PDF (XMP) annoncent le profil « ${said} », le XML est en ${profile} : refaites le PDF avec le profil de son XML.`,
        en: `The metadata of the PDF (XMP) claim the profile "${said}", the XML is ${profile}: make the PDF again with the profile of its XML.`,
      },
    ),
  ];
}

function bare(profile: ClaimedProfile | undefined): readonly Finding[] {
  if (profile !== 'EXTENDED-CTC-FR') return [];
  return [
    finding(
      'profile_without_pdf',
      { severity: 'warning', value: profile },
      {
        fr: 'Le profil EXTENDED-CTC-FR voyage sans PDF : dans un Factur-X, choisissez EXTENDED.',
        en: 'The profile EXTENDED-CTC-FR travels without a PDF: in a Factur-X file choose EXTENDED.',
      },
    ),
  ];
}

/** What the PDF says of the XML it carries. */
export interface Carried {
  readonly attachment: Attachment;
  /** ConformanceLevel of the XMP metadata. */
  readonly conformance: string | undefined;
}

export function container({ attachment, conformance: said }: Carried, claim: Claim): readonly Finding[] {
  return [
    ...relationship(attachment, claim.profile),
    ...filename(attachment, claim),
    ...conformance(said, claim.profile),
    ...bare(claim.profile),
  ];
}
