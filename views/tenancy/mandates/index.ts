// Mandates, plateformes agréées and addresses of the annuaire.

export { DirectoryAddressPage, NewDirectoryAddressPage } from './address-form.tsx';
export { DraftPage } from './draft-form.tsx';
export type { RegisterFrame } from './frame.tsx';
export { mandatesText, platformText } from './glance.tsx';
export { MandateLinkPage } from './link.tsx';
export { MandatePage } from './mandate.tsx';
export { RegisterPage } from './overview.tsx';
export { PlatformPage } from './platform-form.tsx';
export { registerMessages } from './register-messages.ts';
