// Who buys (the two demo dossiers) and who sells. All invented; their numbers are well formed (Luhn, VAT key, mod 97).

import { iban, siret, vatNumber } from './identifiers.ts';
import type { Party } from './model.ts';

interface Identity {
  readonly name: string;
  readonly siren: string;
  readonly address: readonly [street: string, postcode: string, city: string];
  readonly form: string;
  /** Seat of the commercial court. */
  readonly court: string;
  readonly ape: string;
  readonly domain: string;
  readonly phone: string;
  /** Bank, branch and account of the IBAN. */
  readonly account?: readonly [bank: string, branch: string, account: string];
}

function party(identity: Identity): Party {
  const [street, postcode, city] = identity.address;
  const spaced = identity.siren.replace(/(\d{3})(?=\d)/g, '$1 ');
  return {
    name: identity.name,
    siren: identity.siren,
    siret: siret(identity.siren),
    vat: vatNumber(identity.siren),
    street,
    postcode,
    city,
    form: identity.form,
    register: `RCS ${identity.court} ${spaced}`,
    ape: identity.ape,
    email: `facturation@${identity.domain}`,
    phone: identity.phone,
    ...(identity.account ? { iban: iban(...identity.account), bic: 'CMEXFRPPXXX' } : {}),
  };
}

/** First demo dossier: an events agency in Montpellier. */
export const PAPILLON = party({
  name: 'PAPILLON SAS',
  siren: '813460276',
  address: ['14 rue de l’Aiguillerie', '34000', 'Montpellier'],
  form: 'SAS au capital de 25 000 €',
  court: 'Montpellier',
  ape: '8230Z',
  domain: 'papillon.example',
  phone: '04 67 00 14 20',
});

/** Second demo dossier: a fitting-out contractor in Nîmes. */
export const SUD_CONCEPT = party({
  name: 'SUD CONCEPT SARL',
  siren: '509173845',
  address: ['220 chemin du Mas de Vignolles', '30900', 'Nîmes'],
  form: 'SARL au capital de 40 000 €',
  court: 'Nîmes',
  ape: '4332A',
  domain: 'sudconcept.example',
  phone: '04 66 00 22 10',
});

export const suppliers = {
  electricity: party({
    name: 'LUMÉRANCE ÉNERGIE SA',
    siren: '552081945',
    address: ['92 boulevard de la Rade', '13002', 'Marseille'],
    form: 'SA au capital de 12 400 000 €',
    court: 'Marseille',
    ape: '3514Z',
    domain: 'lumerance.example',
    phone: '09 70 00 52 08',
    account: ['30099', '01204', '00024817331'],
  }),
  telecom: party({
    name: 'ALTITEL SAS',
    siren: '420863151',
    address: ['5 place des Transmissions', '31100', 'Toulouse'],
    form: 'SAS au capital de 3 200 000 €',
    court: 'Toulouse',
    ape: '6110Z',
    domain: 'altitel.example',
    phone: '05 61 00 42 08',
    account: ['30098', '00417', '00081920437'],
  }),
  office: party({
    name: 'BUREAU VALLON SAS',
    siren: '388715294',
    address: ['ZA du Salaison, 31 rue des Papetiers', '34740', 'Vendargues'],
    form: 'SAS au capital de 150 000 €',
    court: 'Montpellier',
    ape: '4665Z',
    domain: 'bureauvallon.example',
    phone: '04 67 00 38 87',
    account: ['10099', '08021', '00039001845'],
  }),
  carrier: party({
    name: 'TRANSPORTS GARRIGUE SARL',
    siren: '794502617',
    address: ['18 avenue du Grand Gallargues', '30660', 'Gallargues-le-Montueux'],
    form: 'SARL au capital de 80 000 €',
    court: 'Nîmes',
    ape: '4941B',
    domain: 'transports-garrigue.example',
    phone: '04 66 00 79 45',
    account: ['13099', '00612', '08104473926'],
  }),
  cleaning: party({
    name: 'NETTENCE PROPRETÉ SAS',
    siren: '449182369',
    address: ['7 rue Louis Bréguet', '34830', 'Jacou'],
    form: 'SAS au capital de 30 000 €',
    court: 'Montpellier',
    ape: '8121Z',
    domain: 'nettence.example',
    phone: '04 67 00 44 91',
    account: ['16799', '00530', '00017729604'],
  }),
  plumber: party({
    name: 'PLOMBERIE CASTAGNÉ SARL',
    siren: '517328068',
    address: ['3 impasse des Jasmins', '34430', 'Saint-Jean-de-Védas'],
    form: 'SARL au capital de 8 000 €',
    court: 'Montpellier',
    ape: '4322A',
    domain: 'plomberie-castagne.example',
    phone: '04 67 00 51 73',
    account: ['10278', '09031', '00020418501'],
  }),
  printer: party({
    name: 'IMPRIMERIE DU LEZ SARL',
    siren: '834609174',
    address: ['45 rue de la Cavalerie', '34090', 'Montpellier'],
    form: 'SARL au capital de 20 000 €',
    court: 'Montpellier',
    ape: '1812Z',
    domain: 'imprimeriedulez.example',
    phone: '04 67 00 83 46',
    account: ['20099', '01009', '04173901182'],
  }),
  garage: party({
    name: 'GARAGE DES ARCEAUX SARL',
    siren: '402571830',
    address: ['112 avenue de Lodève', '34070', 'Montpellier'],
    form: 'SARL au capital de 15 244 €',
    court: 'Montpellier',
    ape: '4520A',
    domain: 'garagedesarceaux.example',
    phone: '04 67 00 40 25',
    account: ['11399', '00803', '10051146677'],
  }),
  restaurant: party({
    name: 'LA TABLE D’AGATHE SARL',
    siren: '481936722',
    address: ['8 place de la Chapelle Neuve', '34000', 'Montpellier'],
    form: 'SARL au capital de 5 000 €',
    court: 'Montpellier',
    ape: '5610A',
    domain: 'latabledagathe.example',
    phone: '04 67 00 48 19',
  }),
  landlord: party({
    name: 'SCI LES TROIS PLATANES',
    siren: '827504135',
    address: ['2 quai de la Fontaine', '30000', 'Nîmes'],
    form: 'SCI au capital de 1 500 €',
    court: 'Nîmes',
    ape: '6820B',
    domain: 'troisplatanes.example',
    phone: '04 66 00 82 75',
    account: ['13485', '00830', '08004172955'],
  }),
  saas: party({
    name: 'NUAGIS SAS',
    siren: '913860243',
    address: ['10 rue du Faubourg Poissonnière', '75010', 'Paris'],
    form: 'SAS au capital de 64 500 €',
    court: 'Paris',
    ape: '6201Z',
    domain: 'nuagis.example',
    phone: '01 80 00 91 38',
    account: ['17599', '90000', '11223388104'],
  }),
  notary: party({
    name: 'SELARL BONNAFOUS ET ASSOCIÉS',
    siren: '526194071',
    address: ['21 boulevard Victor Hugo', '30000', 'Nîmes'],
    form: 'SELARL titulaire d’un office notarial, capital 60 000 €',
    court: 'Nîmes',
    ape: '6910Z',
    domain: 'bonnafous-notaires.example',
    phone: '04 66 00 52 61',
    account: ['40031', '00001', '00004520917'],
  }),
  mason: party({
    name: 'MAÇONNERIE ORTEGA SARL',
    siren: '844715961',
    address: ['60 route de Sauve', '30900', 'Nîmes'],
    form: 'SARL au capital de 10 000 €',
    court: 'Nîmes',
    ape: '4399C',
    domain: 'maconnerie-ortega.example',
    phone: '04 66 00 84 47',
    account: ['10099', '08733', '00061224803'],
  }),
  designer: designer(),
  broker: party({
    name: 'HORIZON COURTAGE SAS',
    siren: '538647207',
    address: ['27 cours Gambetta', '34000', 'Montpellier'],
    form: 'SAS au capital de 50 000 €',
    court: 'Montpellier',
    ape: '6622Z',
    domain: 'horizon-courtage.example',
    phone: '04 67 00 53 86',
    account: ['30098', '00733', '00045510082'],
  }),
} as const satisfies Record<string, Party>;

/** A sole trader under the `franchise en base`: no VAT number (CGI 293 B). */
function designer(): Party {
  const { vat: _none, ...rest } = party({
    name: 'Camille ROUX EI',
    siren: '493062814',
    address: ['17 rue des Étuves', '34000', 'Montpellier'],
    form: 'Entrepreneur individuel',
    court: 'Montpellier',
    ape: '7410Z',
    domain: 'camille-roux.example',
    phone: '06 00 49 30 62',
    account: ['20041', '01009', '04173905030'],
  });
  return { ...rest, register: 'Dispensé d’immatriculation au RCS' };
}
