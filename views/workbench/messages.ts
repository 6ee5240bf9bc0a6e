import { catalogue, plural } from '#src/i18n.ts';

const frRules = (count: number) => `${count} ${plural('fr', count, ['règle non respectée', 'règles non respectées'])}`;
const enRules = (count: number) => `${count} ${plural('en', count, ['broken rule', 'broken rules'])}`;

export const words = catalogue(
  {
    title: 'Contrôler une facture',
    lead: 'Déposez un Factur-X, un CII ou un UBL : il est contrôlé selon les règles officielles et les nôtres. Rien n’est conservé.',
    file: 'Fichier à contrôler',
    fileHint: 'PDF Factur-X, ou XML (CII, UBL). Glissez-le ici ou choisissez-le.',
    check: 'Contrôler',
    again: 'Contrôler un autre fichier',
    unnamed: 'fichier sans nom',
    kind: { CII: 'XML CII', UBL: 'XML UBL', PDF: 'PDF avec XML' },
    noProfile: 'profil inconnu',
    official: 'Règles officielles',
    officialLead: 'Ce que répondrait une plateforme : EN 16931, le profil, puis les règles françaises.',
    own: 'Contrôles de Facteur',
    ownLead: 'Ce que les règles officielles ne voient pas : calculs, clés des numéros, dates, mentions.',
    valid: 'Conforme',
    invalid: 'Non conforme',
    validText: (warnings: number) =>
      warnings === 0
        ? 'Aucune règle n’est enfreinte.'
        : `Aucune règle n’est enfreinte ; ${warnings} ${plural('fr', warnings, ['avertissement', 'avertissements'])}.`,
    invalidText: (fatal: number) => `${frRules(fatal)} : corrigez ce qui suit, puis contrôlez de nouveau.`,
    notJudged: 'Une partie n’a pas été vérifiée',
    forInformation: 'pour information : ce profil ne les promet pas',
    stopped: 'Les règles officielles s’arrêtent sur ce document',
    clean: 'Rien à signaler',
    soundOwn: 'Rien à redire',
    unsoundOwn: 'À corriger',
    ownText: (errors: number, warnings: number) =>
      `${errors} ${plural('fr', errors, ['erreur', 'erreurs'])}, ${warnings} ${plural('fr', warnings, ['point à regarder', 'points à regarder'])}.`,
    severity: { error: 'Erreur', warning: 'Avertissement', info: 'Information' },
    value: (value: string) => `valeur : « ${value} »`,
    more: (count: number) => `et ${count} ${plural('fr', count, ['autre endroit', 'autres endroits'])}`,
    layers: {
      EN16931: 'Norme EN 16931',
      FACTURX: 'Profil Factur-X',
      'EXTENDED-CTC-FR': 'Extension française',
      'BR-FR': 'Règles françaises',
      XSD: 'Structure du document',
    },
    files: 'Autres formes',
    filesLead: 'Faites à partir du XML de ce fichier.',
    forms: {
      xml: 'XML tel quel',
      html: 'Vue lisible (HTML)',
      pdf: 'Vue lisible (PDF/A-3)',
      cii: 'Convertir en CII',
      ubl: 'Convertir en UBL',
    },
    keepsAll: 'rien n’est perdu',
    loses: (count: number) => `${count} ${plural('fr', count, ['donnée perdue', 'données perdues'])}`,
    tooLarge:
      'Ce fichier est trop volumineux pour être transformé depuis cette page. Utilisez l’API ou la commande « facteur facturx ».',
  },
  {
    title: 'Check an invoice',
    lead: 'Drop a Factur-X, CII or UBL file: it is checked against the official rules and ours. Nothing is kept.',
    file: 'File to check',
    fileHint: 'Factur-X PDF, or XML (CII, UBL). Drop it here or choose it.',
    check: 'Check',
    again: 'Check another file',
    unnamed: 'unnamed file',
    kind: { CII: 'CII XML', UBL: 'UBL XML', PDF: 'PDF with XML' },
    noProfile: 'unknown profile',
    official: 'Official rules',
    officialLead: 'What a platform would answer: EN 16931, the profile, then the French rules.',
    own: 'Checks of Facteur',
    ownLead: 'What the official rules do not see: arithmetic, keys of numbers, dates, mentions.',
    valid: 'Conformant',
    invalid: 'Not conformant',
    validText: (warnings: number) =>
      warnings === 0
        ? 'No rule is broken.'
        : `No rule is broken; ${warnings} ${plural('en', warnings, ['warning', 'warnings'])}.`,
    invalidText: (fatal: number) => `${enRules(fatal)}: correct what follows, then check again.`,
    notJudged: 'A part was not checked',
    forInformation: 'for information: this profile does not promise them',
    stopped: 'The official rules stop on this document',
    clean: 'Nothing to report',
    soundOwn: 'Nothing to object to',
    unsoundOwn: 'To be corrected',
    ownText: (errors: number, warnings: number) =>
      `${errors} ${plural('en', errors, ['error', 'errors'])}, ${warnings} ${plural('en', warnings, ['point to look at', 'points to look at'])}.`,
    severity: { error: 'Error', warning: 'Warning', info: 'Information' },
    value: (value: string) => `value: “${value}”`,
    more: (count: number) => `and ${count} ${plural('en', count, ['other place', 'other places'])}`,
    layers: {
      EN16931: 'Standard EN 16931',
      FACTURX: 'Factur-X profile',
      'EXTENDED-CTC-FR': 'French extension',
      'BR-FR': 'French rules',
      XSD: 'Structure of the document',
    },
    files: 'Other forms',
    filesLead: 'Made from the XML of this file.',
    forms: {
      xml: 'XML as it is',
      html: 'Readable view (HTML)',
      pdf: 'Readable view (PDF/A-3)',
      cii: 'Convert to CII',
      ubl: 'Convert to UBL',
    },
    keepsAll: 'nothing is lost',
    loses: (count: number) => `${count} ${plural('en', count, ['datum lost', 'data lost'])}`,
    tooLarge: 'This file is too large to be transformed from this page. Use the API or the command “facteur facturx”.',
  },
);
