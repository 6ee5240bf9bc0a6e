// One made-up invoice: the document at the left, its fields at the right.

import { Decimal } from '#src/money.ts';
import {
  Alert,
  Amount,
  Badge,
  Button,
  Card,
  DateText,
  DefinitionList,
  DocumentPane,
  Form,
  Identifier,
  LinkButton,
  PageHeader,
  Postmark,
  Split,
  TextareaField,
  Timeline,
} from '#views/ui/index.ts';
import type { Element } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

function Fields({ language }: GalleryOptions): Element {
  const money = (text: string): Element => <Amount value={Decimal.of(text)} language={language} />;
  return (
    <Card
      title="Données de la facture"
      lead="Lues dans le Factur-X joint"
      actions={
        <LinkButton href="/form" size="small" icon="edit">
          Corriger
        </LinkButton>
      }
    >
      <DefinitionList
        rules
        items={[
          {
            term: 'Fournisseur',
            value: <a href="/kit">Orfis</a>,
            note: (
              <>
                SIREN <Identifier kind="siren" value="404833048" />
              </>
            ),
          },
          { term: 'N° de facture', value: '122527' },
          { term: 'Date', value: <DateText value="2026-10-01" language={language} long /> },
          {
            term: 'Échéance',
            value: <DateText value="2026-11-24" language={language} long />,
            note: 'Échue depuis 3 jours',
          },
          { term: 'IBAN', value: <Identifier kind="iban" value="FR7630006000011234567890189" /> },
          { term: 'Total HT', value: money('1094.00') },
          { term: 'TVA 20 %', value: money('218.80') },
          { term: 'Total TTC', value: <Amount value={Decimal.of('1312.80')} language={language} strong /> },
          {
            term: 'Commande',
            value: <Amount value={undefined} language={language} />,
            note: 'Non trouvée dans le document',
          },
        ]}
      />
    </Card>
  );
}

function History({ language }: GalleryOptions): Element {
  return (
    <Card title="Historique">
      <Timeline
        language={language}
        events={[
          {
            at: new Date('2026-11-20T13:05:00Z'),
            title: 'Facture acceptée',
            by: 'Jeanne Martin',
            icon: 'check',
            tone: 'success',
          },
          {
            at: new Date('2026-11-20T09:12:00Z'),
            title: 'Commentaire ajouté',
            by: 'Paul Durand',
            icon: 'comment',
            detail: 'Livraison incomplète, avoir demandé pour deux cartons.',
          },
          {
            at: new Date('2026-11-19T16:40:00Z'),
            title: 'Écart signalé',
            by: 'Facteur',
            icon: 'alert',
            tone: 'warning',
            detail: 'La somme des lignes diffère du total HT de 0,01 €.',
          },
          {
            at: new Date('2026-11-19T16:39:30Z'),
            title: 'Doublon écarté',
            by: 'Facteur',
            icon: 'duplicate',
            tone: 'danger',
          },
          {
            at: new Date('2026-11-19T16:39:00Z'),
            title: 'Reçue par e-mail',
            by: 'factures@orfis.example',
            icon: 'mail',
            tone: 'info',
          },
        ]}
      />
    </Card>
  );
}

export function DetailPage(options: GalleryOptions): Element {
  const { language } = options;
  return (
    <Frame {...options} title="Facture 122527" section="purchases" width="full">
      <PageHeader
        title="Orfis, facture 122527"
        language={language}
        status={<Badge tone="warning">À valider</Badge>}
        crumbs={[{ label: 'Factures d’achat', href: '/list' }]}
        actions={
          <>
            <Button variant="ghost" icon="comment" shortcut="c">
              Commenter
            </Button>
            <Button icon="cross" shortcut="r">
              Refuser
            </Button>
            <Button variant="primary" icon="check" shortcut="a">
              Accepter
            </Button>
          </>
        }
      />
      <Split
        start={
          <DocumentPane
            title="Original : facture-122527.pdf"
            pages={[{ src: '/page.svg', alt: 'Page 1 de la facture 122527', width: 595, height: 842 }]}
            actions={
              <LinkButton href="/page.svg" variant="ghost" size="small" icon="download" iconOnly download>
                Télécharger
              </LinkButton>
            }
          />
        }
        end={
          <>
            <Alert tone="warning" title="Un écart de 0,01 € entre les lignes et le total HT">
              Le total du document fait foi. Vous pouvez accepter la facture en l’état ou demander un avoir.
            </Alert>
            <Fields {...options} />
            <Card title="Décision">
              <Postmark word="Acceptée" detail="20/11/2026 · J. Martin" />
              <Form action="/detail" csrfToken="gallery">
                <TextareaField name="comment" label="Commentaire" language={language} rows={3} />
                <div>
                  <Button>Ajouter</Button>
                </div>
              </Form>
            </Card>
            <History {...options} />
          </>
        }
      />
    </Frame>
  );
}
