// Mandates, plateformes agréées and addresses of the annuaire.

export { mandatesText, platformText } from './glance.tsx';
