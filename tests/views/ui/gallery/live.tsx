// A page that changes while it is looked at: by htmx, and by what the server pushes.

import {
  Button,
  Card,
  DropZone,
  Form,
  PageHeader,
  Partial,
  Stages,
  documentStages,
  uploadStages,
} from '#views/ui/index.ts';
import type { Element } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

export function LivePage(options: GalleryOptions): Element {
  return (
    <Frame {...options} title="En direct" section="purchases" liveHref="/events">
      <PageHeader title="En direct" language={options.language} />
      <DropZone action="/upload" fields={{ direction: 'purchase' }} csrfToken="gallery" language={options.language} />
      <Card title="Réponse">
        <Form action="/answer" hx-post="/answer" hx-target="#answer" hx-swap="innerHTML">
          <Button>Demander</Button>
        </Form>
        <p id="answer">Rien encore</p>
        <p id="beside">Rien à côté</p>
        <p id="asked" hx-get="/answer" hx-trigger="facteur:changed from:body" hx-swap="innerHTML">
          Pas encore demandé
        </p>
      </Card>
    </Frame>
  );
}

/** The answer to the form: one place by the form's target, another by a Partial. */
export async function liveAnswer(token: string | undefined): Promise<string> {
  const beside = (
    <Partial target="#beside" swap="innerHTML">
      changé aussi
    </Partial>
  );
  return `jeton ${token ?? 'absent'}${String(await beside)}`;
}

/** Two server-sent events: something changed; the document of the upload has been read. */
export async function liveEvent(): Promise<string> {
  const stages = (
    <Partial target={uploadStages('42')} swap="innerHTML">
      <Stages steps={documentStages('read', 'fr')} language="fr" />
    </Partial>
  );
  return `event: facteur:changed\ndata: 42\n\nid: 1\ndata: ${String(await stages)}\n\n`;
}
