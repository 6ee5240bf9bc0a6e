// Every component that the page examples do not show, in every state.

import {
  Alert,
  Badge,
  Breadcrumb,
  Button,
  ButtonRow,
  Card,
  Counter,
  Dialog,
  EmptyState,
  HelpNote,
  Icon,
  Kbd,
  LinkButton,
  Logo,
  Menu,
  MenuButton,
  MenuLink,
  PageHeader,
  Postmark,
  Progress,
  ShortcutTable,
  Skeleton,
  Stack,
  Stages,
  Stamp,
  Stepper,
  Toast,
  documentStages,
} from '#views/ui/index.ts';
import type { Element, IconName, Tone } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

const TONES: readonly Tone[] = ['neutral', 'info', 'success', 'warning', 'danger'];

function Buttons(): Element {
  return (
    <Card title="Boutons">
      <ButtonRow>
        <Button variant="primary">Accepter</Button>
        <Button>Télécharger</Button>
        <Button variant="danger" icon="trash">
          Supprimer
        </Button>
        <Button variant="ghost">Annuler</Button>
        <Button disabled>Indisponible</Button>
        <LinkButton href="/kit" icon="external">
          Lien
        </LinkButton>
      </ButtonRow>
      <ButtonRow>
        <Button size="small" variant="primary" icon="check" shortcut="a">
          Petit
        </Button>
        <Button size="large" variant="primary" icon="send">
          Grand
        </Button>
        <Button icon="settings" iconOnly>
          Réglages
        </Button>
        <Menu id="kit-menu" label="Plus" icon="chevron-down" variant="secondary">
          <MenuLink href="/kit" icon="file" current>
            Original
          </MenuLink>
          <MenuButton icon="trash" danger type="button">
            Supprimer
          </MenuButton>
        </Menu>
        <HelpNote id="kit-note" label="Qu’est-ce qu’une plateforme agréée ?">
          Un opérateur immatriculé par l’État, par lequel passent les factures entre entreprises.
        </HelpNote>
        <LinkButton href="/kit" data-dialog="kit-dialog">
          Ouvrir la fenêtre
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function Statuses({ language }: GalleryOptions): Element {
  return (
    <Card title="Statuts">
      <ButtonRow>
        {TONES.map((tone) => (
          <Badge tone={tone}>
            {
              {
                neutral: 'Refusée',
                info: 'En lecture',
                success: 'Acceptée',
                warning: 'À valider',
                danger: 'Contestée',
              }[tone]
            }
          </Badge>
        ))}
        <Counter value={12} label="à valider" attention />
        <Counter value={12345} />
        <Kbd>Ctrl</Kbd>
      </ButtonRow>
      <ButtonRow>
        {TONES.map((tone) => (
          <Postmark tone={tone} word="Acceptée" detail="20/11/2026 · J. Martin" />
        ))}
      </ButtonRow>
      <Stages steps={documentStages('read', language)} language={language} />
      <Progress label="Lecture en cours" total={100} language={language} />
      <Stepper
        language={language}
        steps={[
          { label: 'Reçu', state: 'done' },
          { label: 'Lu', state: 'failed', note: 'Page illisible' },
          { label: 'Prêt', state: 'todo' },
        ]}
      />
    </Card>
  );
}

function Messages({ language }: GalleryOptions): Element {
  return (
    <Stack>
      {TONES.map((tone) => (
        <Alert
          tone={tone}
          title="Ce qui s’est passé"
          actions={tone === 'danger' ? <Button size="small">Réessayer</Button> : undefined}
        >
          Ce que cela veut dire, et <a href="/kit">ce qu’il faut faire</a>.
        </Alert>
      ))}
      {TONES.map((tone) => (
        <Toast message="Facture FA1008 acceptée" tone={tone} language={language} />
      ))}
    </Stack>
  );
}

const ICONS: readonly IconName[] = [
  'home',
  'inbox',
  'purchases',
  'sales',
  'archive',
  'partners',
  'bank',
  'apps',
  'settings',
  'search',
  'upload',
  'download',
  'check',
  'cross',
  'alert',
  'clock',
  'user',
  'logout',
  'dots',
  'eye',
  'file-text',
  'mail',
  'send',
  'key',
  'sun',
  'moon',
  'keyboard',
  'trash',
  'edit',
  'copy',
  'link',
  'filter',
  'calendar',
  'comment',
  'refresh',
  'undo',
  'shield',
  'lock',
  'building',
  'bell',
  'print',
  'scan',
  'image',
  'bolt',
  'contrast',
  'duplicate',
  'eye-off',
  'help',
];

function Drawings(): Element {
  return (
    <Card title="Dessins" footer="Tous de notre main">
      <Logo />
      <ButtonRow>
        <Stamp name="Papillon Fleurs" />
        <Stamp name="Orfis" tone="yellow" />
      </ButtonRow>
      <ButtonRow>
        {ICONS.map((name) => (
          <Icon name={name} />
        ))}
        <Icon name="shield" large label="Scellé" />
      </ButtonRow>
    </Card>
  );
}

export function KitPage(options: GalleryOptions): Element {
  const { language } = options;
  return (
    <Frame {...options} title="Composants" section="apps">
      <PageHeader title="Composants" language={language} status={<Badge tone="info">Galerie</Badge>} />
      <Breadcrumb
        crumbs={[
          { label: 'Factures d’achat', href: '/list' },
          { label: 'Orfis', href: '/detail' },
        ]}
        language={language}
      />
      <Buttons />
      <Statuses {...options} />
      <Messages {...options} />
      <Drawings />
      <Card title="Clavier">
        <ShortcutTable language={language} />
      </Card>
      <Card title="Chargement">
        <Skeleton language={language} lines={4} />
        <EmptyState title="Rien à signaler" compact>
          Tout est à jour.
        </EmptyState>
      </Card>
      <Dialog id="kit-large" title="Comparer deux doublons" size="large" closeHref="/kit" language={language}>
        <p>À gauche la première reçue, à droite la seconde.</p>
      </Dialog>
      <Dialog
        id="kit-dialog"
        size="small"
        title="Refuser la facture"
        language={language}
        actions={
          <>
            <Button variant="danger">Refuser</Button>
            <Button>Annuler</Button>
          </>
        }
      >
        <p>Le fournisseur recevra le motif.</p>
      </Dialog>
    </Frame>
  );
}
