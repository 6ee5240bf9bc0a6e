// An outside account that opens nothing here: what happened, what it means, what to do.

import { Alert, BareLayout, ButtonRow, LinkButton, type Element, type Language } from '../../ui/index.ts';
import type { BareFrame } from '../welcome.tsx';
import { identityMessages } from './messages.ts';

export interface ProviderFailureProps {
  readonly frame: BareFrame;
  readonly reason: 'no-cabinet' | 'no-siret' | 'unknown-cabinet' | 'no-account' | 'linked-elsewhere' | 'refused';
  /** Name of the provider. */
  readonly provider: string;
  readonly providerId: string;
  /** Cabinets it is about. */
  readonly cabinets: readonly string[];
}

function wordsOf({ reason, provider, cabinets }: ProviderFailureProps, language: Language) {
  const { noCabinet, noSiret, unknownCabinet, noAccount, linkedElsewhere, refused } =
    identityMessages[language].failures;
  const names = cabinets.join(', ');
  const said = {
    'no-cabinet': { ...noCabinet, text: noCabinet.text(provider) },
    'no-siret': { ...noSiret, text: noSiret.text(names) },
    'unknown-cabinet': { ...unknownCabinet, text: unknownCabinet.text(names) },
    'no-account': { ...noAccount, text: noAccount.text(provider) },
    'linked-elsewhere': { ...linkedElsewhere, text: linkedElsewhere.text(provider) },
    refused: { ...refused, text: refused.text(provider) },
  };
  return said[reason];
}

export function ProviderFailurePage(props: ProviderFailureProps): Element {
  const { frame, providerId } = props;
  const text = identityMessages[frame.language].failures;
  const words = wordsOf(props, frame.language);
  return (
    <BareLayout {...frame} title={text.title} width="medium">
      <header class="page-header">
        <h1>{text.title}</h1>
      </header>
      <Alert tone="danger" title={words.title}>
        {words.text}
      </Alert>
      <ol class="remedy">
        {words.steps.split('\n').map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <ButtonRow>
        <LinkButton href={`/connexion/externe?fournisseur=${providerId}`} variant="primary">
          {text.retry}
        </LinkButton>
        <LinkButton href="/connexion">{text.other}</LinkButton>
      </ButtonRow>
    </BareLayout>
  );
}
