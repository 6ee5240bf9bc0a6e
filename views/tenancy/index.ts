// Pages of people, companies and settings.

export * from './access/view-as.tsx';
export * from './access/why.tsx';
export * from './companies.tsx';
export * from './form.tsx';
export { settingsMessages } from './settings/messages.ts';
export * from './settings/account.tsx';
export * from './settings/frame.tsx';
export * from './settings/keys.tsx';
export * from './settings/mail.tsx';
export * from './settings/people.tsx';
export * from './settings/profile.tsx';
export * from './sign-in.tsx';
export * from './welcome.tsx';
