// A verdict as its page shows it.

import type { ErrorText } from '#src/errors.ts';
import type { Language } from '#src/i18n.ts';
import type { FileVerdict, Finding, LayerResult, RuleFinding } from '#modules/facturx';
import type { GroupView, LayerView, OfficialView, OwnView, PlaceView, Severity } from '#views/workbench/index.ts';

/** Places shown of one rule: the others are counted. */
const PLACES = 3;

interface Told {
  readonly rule: string;
  readonly severity: Severity;
  readonly bt: string | undefined;
  readonly message: ErrorText;
  readonly place: PlaceView;
}

function ofRule({ rule, flag, location, bt, value, message }: RuleFinding): Told {
  return { rule, severity: flag === 'warning' ? 'warning' : 'error', bt, message, place: { where: location, value } };
}

function ofOurs({ rule, severity, location, value, message }: Finding): Told {
  const where = location.xpath ?? location.field ?? '';
  return { rule, severity, bt: location.bt, message, place: { where, value } };
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** One group a rule and sentence, the worst first. */
function grouped(findings: readonly Told[], language: Language): readonly GroupView[] {
  const groups = Map.groupBy(findings, ({ rule, message }) => `${rule} ${message.fr}`);
  return [...groups.values()]
    .flatMap(([first, ...others]) => {
      if (!first) return [];
      const { rule, severity, bt, message } = first;
      const places = [first, ...others].slice(0, PLACES).map(({ place }) => place);
      return [{ rule, severity, bt, message: message[language], places, count: others.length + 1 }];
    })
    .toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
}

function layerView({ name, version, isBinding, error, findings }: LayerResult, language: Language): LayerView {
  return { name, version, isBinding, error, groups: grouped(findings.map(ofRule), language) };
}

function countOf(groups: readonly GroupView[], severity: Severity): number {
  return groups.filter((group) => group.severity === severity).length;
}

export function officialView(verdict: FileVerdict, language: Language): OfficialView {
  const layers = verdict.layers.map((layer) => layerView(layer, language));
  const binding = layers.filter(({ isBinding }) => isBinding);
  const groups = binding.flatMap((layer) => layer.groups);
  const stopped = binding.filter(({ error }) => error !== undefined).length;
  return {
    valid: verdict.valid,
    fatal: countOf(groups, 'error') + stopped,
    warnings: countOf(groups, 'warning'),
    layers,
    skipped: verdict.skipped.map(({ name, reason }) => ({ name, reason: reason[language] })),
  };
}

export function ownView({ own }: FileVerdict, language: Language): OwnView {
  const groups = grouped(own.findings.map(ofOurs), language);
  return { valid: own.valid, errors: countOf(groups, 'error'), warnings: countOf(groups, 'warning'), groups };
}
