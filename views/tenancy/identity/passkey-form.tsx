import { Button, Form, FormActions, type Element } from '../../ui/index.ts';
import type { BareFrame } from '../welcome.tsx';

export interface PasskeyFormProps {
  readonly frame: BareFrame;
  readonly returnTo: string;
  readonly label: string;
  /** No other way in stands beside it. */
  readonly isMain: boolean;
}

/** One button: static/passkey.js asks the browser for the passkey and sends what it answers. Hidden without script. */
export function PasskeyForm({ frame, returnTo, label, isMain }: PasskeyFormProps): Element {
  return (
    <div class="script-only">
      <Form
        action="/connexion/cle"
        csrfToken={frame.csrfToken}
        data-passkey="get"
        data-options="/connexion/cle/options"
      >
        <input type="hidden" name="credential" />
        <input type="hidden" name="retour" value={returnTo} />
        <FormActions>
          <Button icon="key" variant={isMain ? 'primary' : 'secondary'} size="large">
            {label}
          </Button>
        </FormActions>
      </Form>
      <script defer src={frame.assets('passkey.js')}></script>
    </div>
  );
}
