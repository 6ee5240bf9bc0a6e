// A problem as a page: inside no menu, because it may come before anybody is known.

import type { Problem } from '#src/errors.ts';
import { BareLayout, ErrorPage, type AssetUrl, type Element, type Language } from '../ui/index.ts';

export interface ProblemPageProps {
  readonly problem: Problem;
  readonly language: Language;
  readonly assets: AssetUrl;
  readonly requestId: string;
  /** Page that says which role, assignment or rule keeps the right from the person. */
  readonly explanationHref?: string | undefined;
}

const whyWords = { fr: 'Pourquoi ne puis-je pas ?', en: 'Why can’t I?' } as const;

export function ProblemPage({ problem, language, assets, requestId, explanationHref }: ProblemPageProps): Element {
  const [title = '', ...rest] = problem.text[language].split(/(?<=[.!?])\s+/);
  return (
    <BareLayout title={title} language={language} assets={assets}>
      <ErrorPage status={problem.status} title={title} code={`${problem.code} ${requestId}`} language={language}>
        {rest.join(' ')}
        {explanationHref ? (
          <p>
            {problem.fields.map(({ message }) => message[language]).join(', ')}
            {' : '}
            <a href={explanationHref}>{whyWords[language]}</a>
          </p>
        ) : null}
      </ErrorPage>
    </BareLayout>
  );
}
