// Stored words as people read them. What a newer version stored is shown as unknown, never as a code.

import type { Language } from '#src/i18n.ts';
import { messages } from './messages.ts';

export function roleName(role: string, language: Language): string {
  const { roles, unknownRole } = messages[language];
  return role in roles ? roles[role as keyof typeof roles] : unknownRole;
}

export function scopeNames(scopes: readonly string[], language: Language): string {
  const known = messages[language].scopes;
  return scopes.flatMap((scope) => (scope in known ? [known[scope as keyof typeof known]] : [])).join(', ');
}
