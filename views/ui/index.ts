// The kit that every page is made of: typed, pure components. A page author needs only this file.
//
//   import { AppLayout, PageHeader, Table, renderDocument } from '#views/ui/index.ts';
//   return c.html(await renderDocument(<AppLayout …>…</AppLayout>));
//
// RULES. No `raw()` (but kept.ts, which keeps what components have drawn), no `style=`, no inline script (the security policy refuses them). Every component that has words of
// its own takes `language`. Interactive components hand `hx-*`, `data-*` and `aria-*` attributes on to their element.
// Everything works without script; htmx and static/*.js only make it quicker.
//
// PAGES
//   AppLayout      title language assets csrfToken user menu signOutHref [company companies companiesHref searchHref helpHref
//                  accountHref userMenu toasts width=normal|narrow|full theme density]; menu={mainMenu({language, current,
//                  hrefs, counts})} gives the eight entries the users know. theme and density come from the cookies of the same
//                  names (static/theme.js writes them).
//   BareLayout     title language assets [csrfToken above footer width]: sign-in, wizard, errors before sign-in
//   PageHeader     title language [status lead crumbs actions]: the page's only h1; actions: the main one last
//   Split start end · Stack · DocumentPane title pages|children [actions]: document at the left, fields at the right
// ACTIONS
//   Button         [variant=primary|secondary|danger|ghost size icon iconOnly shortcut type name value form formaction]
//   LinkButton     href + the same · ButtonRow [end] · Menu id label (MenuLink MenuButton MenuRule) · HelpNote id label
//   Dialog         id title language [actions open closeHref size]; <a href="/page" data-dialog="ID"> opens it where scripts run;
//                  an htmx answer that brings <Dialog open> shows it as a modal
// FORMS
//   Form           action csrfToken [method layout=stack|grid|inline multipart]: hidden `_csrf`; fields below; FormActions
//   TextField PasswordField DateField AmountField SelectField TextareaField CheckboxField RadioGroup FileField
//                  name label language [hint error required value width=full|half|short …]; `id` defaults to `name`
//   ErrorSummary   problems=[{field, message}] language: above a refused form (422); takes the focus
//   FieldGroup title · SearchField label (in a GET form) · CopyField id label value · DropZone action csrfToken [fields maxBytes]
//                  DropZone's script posts one `file` a request and expects 201 JSON {id} or problem+json; the file's line gets
//                  id `upload-{id}` with an empty [data-stages]; then the document fires `facteur:uploaded`
// LISTS
//   Table          caption columns=[{key header cell align main sortHref sorted wideOnly}] rows rowId language
//                  [rowHref rowActions|rowMenu rowAttributes selection totals empty]; TableRow draws one `<tr id>` for an htmx answer
//   FilterTabs tabs=[{label href count current attention}] · Toolbar [end] · BulkBar id action (selection.form = id) ·
//   Pagination previousHref nextHref summary
// SHOWING
//   Badge tone [icon] · Counter value · Postmark word detail · Card [title actions footer flush] · StatGrid, Stat label value href
//   DefinitionList items=[{term value note}] [rules] · Timeline events · Stepper, Stages steps · documentStages(reached)
//   Progress label done total · Alert tone title [actions] · Toast message (in `toasts`, or HX-Trigger `facteur:toast`)
//   EmptyState title · ErrorPage status title code · Skeleton · Icon name · Stamp name · Amount value currency ·
//   DateText value [long] · Identifier kind value · Kbd
// PUSH  LiveSignals url=/d/…/evenements listens to the company's signals (static/live.js): parts with
//   hx-trigger="facteur:changed from:body" ask again; the line of a file just sent asks /d/…/documents/{id}/avancement for its
//   <Stages steps={documentStages(…)}/>
// KEYS (static/keyboard.js): data-key="a" on a button or link makes the letter press it, in the active row first;
//   `shortcut="a"` does that and shows the letter; data-key="escape" marks the way back.

export * from './alert.tsx';
export * from './badge.tsx';
export * from './button.tsx';
export * from './card.tsx';
export * from './choices.tsx';
export * from './company-switch.tsx';
export * from './copy-field.tsx';
export * from './document.tsx';
export * from './drop-zone.tsx';
export * from './field.tsx';
export * from './form.tsx';
export * from './icon.tsx';
export * from './inputs.tsx';
export * from './kept.ts';
export * from './keyboard-help.tsx';
export * from './layout.tsx';
export * from './list-tools.tsx';
export * from './live.tsx';
export * from './overlay.tsx';
export * from './page-header.tsx';
export * from './side-menu.tsx';
export * from './states.tsx';
export * from './steps.tsx';
export * from './table.tsx';
export * from './text.tsx';
export * from './top-bar.tsx';
export type * from './types.ts';
