// A page that changes while it is looked at: by htmx, and by what the server signals.

import { Button, Card, DropZone, Form, LiveSignals, PageHeader, Stages, documentStages } from '#views/ui/index.ts';
import type { DocumentStage, Element } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

/** As the product's: `/d/{company}/evenements`, beside which `/d/{company}/documents/{id}/avancement` answers. */
export const SIGNALS = '/d/gallery/evenements';
export const PROGRESS = '/d/gallery/documents/42/avancement';

export function LivePage(options: GalleryOptions): Element {
  return (
    <Frame {...options} title="En direct" section="purchases">
      <PageHeader title="En direct" language={options.language} />
      <DropZone action="/upload" fields={{ direction: 'purchase' }} csrfToken="gallery" language={options.language} />
      <Card title="Réponse">
        <Form action="/answer" hx-post="/answer" hx-target="#answer" hx-swap="innerHTML">
          <Button>Demander</Button>
        </Form>
        <p id="answer">Rien encore</p>
        <p id="asked" hx-get="/answer" hx-trigger="facteur:changed from:body" hx-swap="innerHTML">
          Pas encore demandé
        </p>
      </Card>
      <LiveSignals url={SIGNALS} />
    </Frame>
  );
}

/** The line of the file just sent, as far as its reading has come. */
export async function liveStages(reached: DocumentStage): Promise<string> {
  const stages: Element = <Stages steps={documentStages(reached, 'fr')} language="fr" />;
  return String(await stages);
}
