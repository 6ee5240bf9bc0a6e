// What stands above every page of who does not work under their own rights.

import { companyHref, companyOf, type PageContext } from '#src/http/env.ts';
import { ViewNotice, WatchedNotice } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { isWatched } from '../service/access/watched.ts';

export function noticeOf(c: PageContext): Element | undefined {
  const { role, seenAs } = companyOf(c);
  const { language, visitor } = c.var;
  if (role === 'view-as') {
    const endHref = `${companyHref(c)}/vue/fin`;
    return <ViewNotice seenAs={seenAs} endHref={endHref} csrfToken={visitor?.csrfToken} language={language} />;
  }
  return isWatched(role) ? <WatchedNotice language={language} /> : undefined;
}
