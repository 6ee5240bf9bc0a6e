// Two answers, never mixed: what the official rules say, and what we say.

import { Alert, Badge, Card, Stack, type Element, type Language } from '../ui/index.ts';
import { Findings, type GroupView } from './findings.tsx';
import { words } from './messages.ts';

export interface LayerView {
  readonly name: string;
  readonly version: string;
  /** False for rules that the profile does not promise to meet: judged for information. */
  readonly isBinding: boolean;
  /** The official artefact stops here. */
  readonly error: string | undefined;
  readonly groups: readonly GroupView[];
}

export interface OfficialView {
  readonly valid: boolean;
  /** Rules broken, and rules that only warn. */
  readonly fatal: number;
  readonly warnings: number;
  readonly layers: readonly LayerView[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

export interface OwnView {
  readonly valid: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly groups: readonly GroupView[];
}

/** `BR-FR-CII` → « Règles françaises (BR-FR-CII) ». */
function layerTitle(name: string, language: Language): string {
  const known = Object.entries(words[language].layers).find(([start]) => name.startsWith(start));
  return known ? `${known[1]} (${name})` : name;
}

function Layer({ layer, language }: { layer: LayerView; language: Language }): Element {
  const text = words[language];
  const { name, version, isBinding, error, groups } = layer;
  const isClean = error === undefined && groups.length === 0;
  const lead = [version, ...(isBinding ? [] : [text.forInformation]), ...(isClean ? [text.clean] : [])].join(' · ');
  const title = layerTitle(name, language);
  if (isClean) return <Card title={title} level={3} lead={lead} />;
  return (
    <Card title={title} level={3} lead={lead} flush>
      {error === undefined ? null : (
        <Alert tone="danger" title={text.stopped}>
          {error}
        </Alert>
      )}
      {groups.length > 0 ? <Findings groups={groups} language={language} /> : null}
    </Card>
  );
}

export function OfficialVerdict({ verdict, language }: { verdict: OfficialView; language: Language }): Element {
  const text = words[language];
  const { valid, fatal, warnings, layers, skipped } = verdict;
  return (
    <section aria-labelledby="official">
      <Stack>
        <div>
          <h2 id="official">
            {text.official}{' '}
            <Badge tone={valid ? 'success' : 'danger'} icon={valid ? 'check-circle' : 'cross-circle'}>
              {valid ? text.valid : text.invalid}
            </Badge>
          </h2>
          <p class="card-lead">{text.officialLead}</p>
        </div>
        <Alert tone={valid ? 'success' : 'danger'}>{valid ? text.validText(warnings) : text.invalidText(fatal)}</Alert>
        {skipped.length > 0 ? (
          <Alert tone="warning" title={text.notJudged}>
            <ul>
              {skipped.map(({ name, reason }) => (
                <li>{`${layerTitle(name, language)} : ${reason}`}</li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {layers.map((layer) => (
          <Layer layer={layer} language={language} />
        ))}
      </Stack>
    </section>
  );
}

export function OwnVerdict({ verdict, language }: { verdict: OwnView; language: Language }): Element {
  const text = words[language];
  const { valid, errors, warnings, groups } = verdict;
  return (
    <section aria-labelledby="own">
      <Stack>
        <div>
          <h2 id="own">
            {text.own}{' '}
            <Badge tone={valid ? 'success' : 'danger'} icon={valid ? 'check-circle' : 'cross-circle'}>
              {valid ? text.soundOwn : text.unsoundOwn}
            </Badge>
          </h2>
          <p class="card-lead">{text.ownLead}</p>
        </div>
        {groups.length === 0 ? null : (
          <Card title={text.ownText(errors, warnings)} level={3} flush>
            <Findings groups={groups} language={language} />
          </Card>
        )}
      </Stack>
    </section>
  );
}
