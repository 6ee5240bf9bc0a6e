// Answers people give in forms and on the command line: what is accepted, and the words for what is not.

import type { ErrorText, FieldProblem } from '#src/errors.ts';
import { parseSiren, parseSiret } from '#src/siren.ts';
import { readCompanyNumber } from './company-number.ts';
import { freeLocalPartFault, type LocalPartFault } from './local-part.ts';

const text = (fr: string, en: string): ErrorText => ({ fr, en });

const required = text('À renseigner.', 'Required.');
const tooLong = text('Texte trop long.', 'Text too long.');

/** Longest line people may type: as the columns of an invoice show it. */
const LINE = 200;

/** As typed → as kept: outer and doubled white space removed. */
export function tidy(value: string): string {
  return value.trim().replaceAll(/\s+/gu, ' ');
}

export function lineFault(path: string, value: string, isRequired = true): FieldProblem | undefined {
  if (isRequired && tidy(value) === '') return { path, message: required };
  return value.length > LINE ? { path, message: tooLong } : undefined;
}

/** Longest text people may write: some ten printed pages. */
const TEXT = 40_000;

export function textFault(path: string, value: string): FieldProblem | undefined {
  if (tidy(value) === '') return { path, message: required };
  return value.length > TEXT ? { path, message: tooLong } : undefined;
}

/** A box that must be ticked. */
export function consentFault(path: string, isTicked: boolean): FieldProblem | undefined {
  return isTicked
    ? undefined
    : {
        path,
        message: text('Cochez la case pour accepter les conditions.', 'Tick the box to accept the conditions.'),
      };
}

/** `faulty`: those of the entries that are no address and no network. */
export function networksFault(
  path: string,
  { entries, faulty }: { readonly entries: readonly string[]; readonly faulty: readonly string[] },
): FieldProblem | undefined {
  if (entries.length > 50) return { path, message: text('Au plus 50 adresses.', 'At most 50 addresses.') };
  const [first] = faulty;
  if (first === undefined) return undefined;
  const shown = first.slice(0, 60);
  return {
    path,
    message: text(
      `« ${shown} » n’est ni une adresse IP, ni un réseau comme 192.0.2.0/24.`,
      `“${shown}” is neither an IP address nor a network such as 192.0.2.0/24.`,
    ),
  };
}

export function hoursFault(path: string, hours: number, most: number): FieldProblem | undefined {
  if (Number.isInteger(hours) && hours >= 0 && hours <= most) return undefined;
  return { path, message: text(`Entre 0 et ${most} heures.`, `Between 0 and ${most} hours.`) };
}

export function choiceFault(path: string, chosen: readonly string[]): FieldProblem | undefined {
  return chosen.length === 0
    ? { path, message: text('Cochez au moins une case.', 'Tick at least one box.') }
    : undefined;
}

/** `exists`: whether the role is one that can be given here. */
export function roleFault(path: string, exists: boolean): FieldProblem | undefined {
  return exists ? undefined : { path, message: text('Choisissez un rôle de la liste.', 'Choose a role of the list.') };
}

export function emailFault(path: string, value: string): FieldProblem | undefined {
  if (tidy(value) === '') return { path, message: required };
  if (/^[^\s@<>"]{1,64}@[^\s@<>".]+(?:\.[^\s@<>".]+)*$/u.test(value) && value.length <= 254) return undefined;
  return {
    path,
    message: text('Adresse e-mail incomplète : nom@domaine.fr.', 'Incomplete e-mail address: name@domain.com.'),
  };
}

/** Fewest and most characters. CNIL (deliberation 2022-100) accepts eight where attempts are throttled. */
const PASSWORD_LENGTH = { least: 8, most: 200 } as const;

/** What everybody tries first. */
const COMMON =
  /^(?:(?:motdepasse|password|azerty(?:uiop)?|qwerty(?:uiop)?|facteur|bonjour|soleil|admin(?:istrateur)?)\d*[!.?]?|(\d)\1*|0?123456789?0?)$/i;

export function passwordFault(path: string, value: string): FieldProblem | undefined {
  if (value === '') return { path, message: required };
  if (value.length < PASSWORD_LENGTH.least) {
    return { path, message: text('Au moins 8 caractères.', 'At least 8 characters.') };
  }
  if (value.length > PASSWORD_LENGTH.most) return { path, message: tooLong };
  return COMMON.test(value)
    ? { path, message: text('Ce mot de passe est trop facile à deviner.', 'This password is too easy to guess.') }
    : undefined;
}

export function sirenFault(path: string, value: string): FieldProblem | undefined {
  if (tidy(value) === '') return { path, message: required };
  return parseSiren(value) === undefined
    ? {
        path,
        message: text(
          'Ce n’est pas un SIREN : neuf chiffres, dont le dernier est une clé. Vérifiez la saisie.',
          'Not a SIREN: nine digits, the last one a key. Check what you typed.',
        ),
      }
    : undefined;
}

/** Any of the numbers that a company is known by. */
export function companyNumberFault(path: string, value: string, isRequired: boolean): FieldProblem | undefined {
  if (tidy(value) === '') return isRequired ? { path, message: required } : undefined;
  return readCompanyNumber(value) === undefined
    ? {
        path,
        message: text(
          'Ni un SIREN, ni un SIRET, ni un numéro de TVA français : la clé ne correspond pas. Vérifiez la saisie.',
          'Neither a SIREN, nor a SIRET, nor a French VAT number: the key does not match. Check what you typed.',
        ),
      }
    : undefined;
}

/** `siren` absent: any company's. */
export function siretFault(path: string, value: string, siren: string | undefined): FieldProblem | undefined {
  if (tidy(value) === '') return undefined;
  const siret = parseSiret(value);
  if (siret === undefined) {
    return { path, message: text('Ce n’est pas un SIRET : quatorze chiffres.', 'Not a SIRET: fourteen digits.') };
  }
  return siren !== undefined && !siret.startsWith(siren)
    ? { path, message: text('Ce SIRET est celui d’une autre entreprise.', 'This SIRET belongs to another company.') }
    : undefined;
}

const localPartFaults: Record<LocalPartFault, ErrorText> = {
  shape: text(
    'Lettres sans accent, chiffres, points et tirets seulement, 64 caractères au plus.',
    'Unaccented letters, digits, dots and dashes only, at most 64 characters.',
  ),
  reserved: text('Cette adresse est réservée à l’administration du domaine.', 'This address is kept for the domain.'),
  number: text(
    'Une adresse libre ne peut pas ressembler à un SIREN ou à un numéro de TVA.',
    'A free address may not look like a SIREN or a VAT number.',
  ),
};

export function localPartFault(path: string, value: string): FieldProblem | undefined {
  const fault = freeLocalPartFault(value);
  return fault && { path, message: localPartFaults[fault] };
}

/** The faults that are there. */
export function faultsOf(...faults: readonly (FieldProblem | undefined)[]): FieldProblem[] {
  return faults.filter((fault) => fault !== undefined);
}
