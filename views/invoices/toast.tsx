// What the last action did, with the way to take it back: a form, so that it works without script.

import { Button, Form, Toast, type Element } from '../ui/index.ts';
import type { AppFrame } from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';

export interface DoneView {
  readonly message: string;
  /** Posting here takes a decision back. */
  readonly undoHref?: string | undefined;
}

export function DoneToast({ done, frame }: { done: DoneView | undefined; frame: AppFrame }): Element | null {
  if (!done) return null;
  const { language, csrfToken } = frame;
  const undo =
    done.undoHref === undefined ? undefined : (
      <Form action={done.undoHref} csrfToken={csrfToken} layout="inline">
        <Button variant="ghost" size="small" icon="undo">
          {detailWords[language].undo}
        </Button>
      </Form>
    );
  return <Toast message={done.message} language={language} action={undo} />;
}
