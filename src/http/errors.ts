// Errors of the HTTP layer itself.

import { problem } from '../errors.ts';

export const notFound = problem({
  code: 'http.not_found',
  status: 404,
  fr: 'Cette page ou cet élément n’existe pas, ou vous n’y avez pas accès. Vérifiez l’adresse.',
  en: 'This page or item does not exist, or you may not see it. Check the address.',
});

export const keyMissing = problem({
  code: 'http.key_missing',
  status: 401,
  fr: 'Une clé d’API est nécessaire : envoyez l’en-tête « Authorization: Bearer <clé> ».',
  en: 'An API key is needed: send the header "Authorization: Bearer <key>".',
});

export const keyInvalid = problem({
  code: 'http.key_invalid',
  status: 401,
  fr: 'Cette clé d’API est inconnue, expirée ou révoquée. Créez-en une dans Paramètres > Clés d’API.',
  en: 'This API key is unknown, expired or revoked. Create one in Settings > API keys.',
});

export const signInNeeded = problem({
  code: 'http.sign_in_needed',
  status: 401,
  fr: 'Votre session est terminée. Connectez-vous de nouveau.',
  en: 'Your session has ended. Sign in again.',
});

export const crossSite = problem({
  code: 'http.cross_site',
  status: 403,
  fr: 'Ce formulaire ne vient pas de cette instance, ou sa page est trop ancienne. Rechargez la page et recommencez.',
  en: 'This form does not come from this instance, or its page is too old. Reload the page and try again.',
});

export const bodyInvalid = problem({
  code: 'http.body_invalid',
  status: 422,
  fr: 'La requête est incomplète ou mal formée : corrigez les champs indiqués.',
  en: 'The request is incomplete or malformed: correct the fields named.',
});

export const bodyTooLarge = problem({
  code: 'http.body_too_large',
  status: 413,
  fr: 'Le fichier dépasse la taille acceptée. Réduisez-le ou demandez à augmenter FACTEUR_UPLOAD_MAX_BYTES.',
  en: 'The file is larger than allowed. Make it smaller or have FACTEUR_UPLOAD_MAX_BYTES raised.',
});

export const malformed = problem({
  code: 'http.malformed',
  status: 400,
  fr: 'La requête n’est pas lisible : sa syntaxe est fausse, ou une valeur contient un caractère interdit.',
  en: 'The request cannot be read: its syntax is wrong, or a value holds a forbidden character.',
});

export const mediaTypeRefused = problem({
  code: 'http.media_type_refused',
  status: 415,
  fr: 'Ce type de contenu n’est pas accepté ici. Envoyez celui que la documentation de l’API indique.',
  en: 'This kind of body is not accepted here. Send the one that the API documentation names.',
});

export const secondFactorNeeded = problem({
  code: 'http.second_factor_needed',
  status: 403,
  permanent: false,
  fr: 'Cette action demande votre second facteur. Confirmez que c’est bien vous, puis recommencez.',
  en: 'This needs your second factor. Confirm that it is you, then start over.',
});

export const tooManyRequests = problem({
  code: 'http.too_many_requests',
  status: 429,
  permanent: false,
  fr: 'Trop de requêtes. Attendez le délai indiqué par l’en-tête Retry-After.',
  en: 'Too many requests. Wait as long as the Retry-After header says.',
});

export const changedMeanwhile = problem({
  code: 'http.changed_meanwhile',
  status: 412,
  fr: 'Cet élément a changé depuis que vous l’avez lu. Relisez-le, puis recommencez.',
  en: 'This item has changed since you read it. Read it again, then retry.',
});

export const keyReused = problem({
  code: 'http.idempotency_key_reused',
  status: 422,
  fr: 'Cette clé Idempotency-Key a déjà servi pour une autre requête. Utilisez une clé par envoi.',
  en: 'This Idempotency-Key has been used for another request. Use one key per submission.',
});

export const unavailable = problem({
  code: 'http.unavailable',
  status: 503,
  permanent: false,
  fr: 'Le service redémarre. Recommencez dans quelques secondes : rien n’est perdu.',
  en: 'The service is restarting. Try again in a few seconds: nothing is lost.',
});

export const busy = problem({
  code: 'http.busy',
  status: 503,
  permanent: false,
  fr: 'Trop de gros fichiers arrivent en même temps. Recommencez dans quelques instants : rien n’a été reçu de celui-ci.',
  en: 'Too many large files are coming in at once. Try again in a moment: nothing of this one was taken.',
});

export const storageFull = problem({
  code: 'http.storage_full',
  status: 507,
  permanent: false,
  fr: 'Le disque du serveur est plein : rien n’a été enregistré. Prévenez votre administrateur, puis recommencez.',
  en: 'The disk of the server is full: nothing was kept. Tell your administrator, then try again.',
});

export const internal = problem({
  code: 'http.internal',
  status: 500,
  permanent: false,
  fr: 'Une erreur inattendue s’est produite. Elle est consignée ; recommencez, et si elle persiste donnez ce numéro à votre administrateur.',
  en: 'An unexpected error happened. It has been recorded; try again, and if it persists give this number to your administrator.',
});
