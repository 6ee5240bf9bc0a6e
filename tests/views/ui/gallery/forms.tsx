import {
  AmountField,
  BareLayout,
  Button,
  ButtonRow,
  Card,
  CheckboxField,
  DateField,
  ErrorPage,
  ErrorSummary,
  FieldGroup,
  FileField,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  PasswordField,
  RadioGroup,
  SelectField,
  Stepper,
  TextField,
  TextareaField,
} from '#views/ui/index.ts';
import type { Element } from '#views/ui/index.ts';
import { Frame, assets } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

function Identity({ language }: GalleryOptions): Element {
  return (
    <FieldGroup title="Entreprise" hint="Telle qu’elle figure sur vos factures.">
      <TextField name="name" label="Raison sociale" language={language} required value="Papillon Fleurs" />
      <TextField
        name="siren"
        label="SIREN"
        language={language}
        required
        mono
        value="552100555"
        error="Ce SIREN est faux : sa clé ne correspond pas. Vérifiez les neuf chiffres."
        hint="Neuf chiffres"
        width="half"
        inputmode="numeric"
      />
      <TextField
        name="vat"
        label="N° de TVA"
        language={language}
        readonly
        mono
        value="FR40552100554"
        width="half"
        hint="Déduit du SIREN"
      />
      <TextField
        name="mail"
        label="Adresse de réception"
        language={language}
        value="552100554"
        suffix="@papillon.example"
      />
      <SelectField
        name="month"
        label="Mois de clôture"
        language={language}
        empty
        width="half"
        options={[
          { value: '12', label: 'Décembre' },
          { value: '6', label: 'Juin' },
        ]}
      />
      <DateField name="start" label="Début d’activité" language={language} value="2026-01-01" />
      <AmountField
        name="threshold"
        label="Seuil d’approbation"
        language={language}
        value="1 500,00"
        error="Le seuil doit être positif."
      />
      <AmountField name="limit" label="Plafond" language={language} value="" disabled />
    </FieldGroup>
  );
}

function Reception({ language }: GalleryOptions): Element {
  return (
    <FieldGroup title="Réception">
      <RadioGroup
        name="approval"
        label="Approuver la réception"
        language={language}
        look="cards"
        value="trusted"
        options={[
          { value: 'manual', label: 'Manuellement', hint: 'Une personne approuve chaque document.' },
          {
            value: 'trusted',
            label: 'Excepté fournisseurs de confiance',
            hint: 'Leurs factures sont acceptées à l’arrivée.',
          },
          { value: 'auto', label: 'Automatiquement', hint: 'Rien à approuver.' },
        ]}
      />
      <RadioGroup
        name="frequency"
        label="Fréquence des messages"
        language={language}
        error="Choisissez une fréquence."
        options={[
          { value: 'now', label: 'À chaque facture' },
          { value: 'daily', label: 'Chaque matin à 8 h' },
        ]}
      />
      <CheckboxField
        name="duplicates"
        label="Identifier les doublons"
        language={language}
        checked
        toggle
        hint="Même fournisseur et même numéro, ou mêmes octets."
      />
      <CheckboxField name="block" label="Bloquer l’archivage des doublons" language={language} toggle />
      <CheckboxField
        name="terms"
        label="J’ai lu les conditions"
        language={language}
        required
        error="Cochez la case pour continuer."
      />
      <TextareaField name="note" label="Note interne" language={language} value="Appeler avant le 15." />
      <FileField name="logo" label="Logo" language={language} accept="image/png" hint="PNG, 1 Mo au plus" />
    </FieldGroup>
  );
}

export function FormPage(options: GalleryOptions): Element {
  const { language } = options;
  return (
    <Frame {...options} title="Paramètres du dossier" section="settings" width="narrow">
      <PageHeader title="Paramètres du dossier" language={language} crumbs={[{ label: 'Paramètres', href: '/form' }]} />
      <ErrorSummary
        language={language}
        problems={[
          { field: 'siren', message: 'Ce SIREN est faux : sa clé ne correspond pas.' },
          { field: 'terms', message: 'Cochez la case pour continuer.' },
        ]}
      />
      <Card>
        <Form action="/form" csrfToken="gallery" layout="grid" multipart>
          <Identity {...options} />
          <Reception {...options} />
          <FormActions sticky>
            <Button variant="primary">Enregistrer</Button>
            <LinkButton href="/form" variant="ghost">
              Annuler
            </LinkButton>
          </FormActions>
        </Form>
      </Card>
    </Frame>
  );
}

export function LoginPage({ language, density }: GalleryOptions): Element {
  return (
    <BareLayout title="Connexion" {...{ language, density, assets }} footer="Hébergé par Cabinet Martin · Facteur 0.1">
      <h1>Se connecter</h1>
      <Form action="/login" csrfToken="gallery">
        <TextField name="email" label="E-mail" type="email" autocomplete="username" language={language} required />
        <PasswordField name="password" label="Mot de passe" language={language} required />
        <CheckboxField name="remember" label="Rester connecté sur cet appareil" language={language} />
        <Button variant="primary" size="large">
          Se connecter
        </Button>
      </Form>
      <p class="small">
        <a href="/login">Mot de passe oublié ?</a>
      </p>
    </BareLayout>
  );
}

export function WizardPage({ language, density }: GalleryOptions): Element {
  const steps = (
    <Stepper
      language={language}
      steps={[
        { label: 'Vous', state: 'done' },
        { label: 'Votre entreprise', state: 'current' },
        { label: 'Adresse de réception', state: 'todo' },
        { label: 'Première facture', state: 'todo' },
      ]}
    />
  );
  return (
    <BareLayout title="Bienvenue" {...{ language, density, assets }} above={steps} width="medium">
      <div>
        <h1>Votre entreprise</h1>
        <p class="muted">Le SIREN suffit : nous en déduisons le numéro de TVA.</p>
      </div>
      <Form action="/wizard" csrfToken="gallery" layout="grid">
        <TextField name="siren" label="SIREN" language={language} required mono width="half" />
        <TextField name="vat" label="N° de TVA" language={language} readonly mono width="half" />
        <TextField name="name" label="Raison sociale" language={language} required />
        <ButtonRow end>
          <LinkButton href="/wizard" variant="ghost">
            Retour
          </LinkButton>
          <Button variant="primary">Continuer</Button>
        </ButtonRow>
      </Form>
    </BareLayout>
  );
}

export function NotFoundPage({ language, density }: GalleryOptions): Element {
  return (
    <BareLayout title="Page introuvable" {...{ language, density, assets }}>
      <ErrorPage status={404} title="Cette page n’existe pas" code="http.not_found" language={language}>
        Elle a peut-être été déplacée, ou l’adresse est incomplète. Rien n’est perdu.
      </ErrorPage>
    </BareLayout>
  );
}
