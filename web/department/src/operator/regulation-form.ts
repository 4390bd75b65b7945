import { parseDate } from '@onaltu/domain/dates';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { Schemas } from './use-platform';

type InForce = Schemas['RegulationInForce'];
export type NormForm = { action: number; min: string; max: string; sources: string };
export type RegulationForm = { id: string; validFrom: string; norms: NormForm[] };

const COURSE = 4;
const LONGEST = 3660;
const SOURCE = /^(?:¶\d{1,3}(?:\(\d{1,2}\))?|unverified)$/;
const sourcesOf = (typed: string): string[] =>
  typed
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const isLength = (typed: string): boolean =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= LONGEST;

/** The next version begins as the one in force; its name and its day are what must be said. */
export const nextOf = ({ norms }: InForce): RegulationForm => ({
  id: '',
  validFrom: '',
  norms: norms.map(({ action, min, max, sources }) => ({
    action,
    min: min === undefined ? '' : String(min),
    max: String(max),
    sources: sources.join(', '),
  })),
});

function normFaults({ action, min, max, sources }: NormForm, index: number): Fault[] {
  const at = (field: string, code: string): Fault => ({ pointer: `/norms/${index}/${field}`, code });
  const written = sourcesOf(sources);
  const isCourse = action === COURSE;
  return [
    ...(isCourse && !isLength(min) ? [at('min', 'isInt')] : []),
    ...(isLength(max) ? [] : [at('max', 'isInt')]),
    ...(isCourse && isLength(min) && isLength(max) && Number(min) > Number(max) ? [at('max', 'isNotLess')] : []),
    ...(written.length > 0 && written.every((one) => SOURCE.test(one)) ? [] : [at('sources', 'matches')]),
  ];
}

export const regulationFaults = ({ id, validFrom, norms }: RegulationForm): Fault[] => [
  ...(/^[a-z0-9][a-z0-9.-]{0,39}$/.test(id.trim()) ? [] : [{ pointer: '/id', code: 'matches' }]),
  ...(parseDate(validFrom) ? [] : [{ pointer: '/validFrom', code: 'isDay' }]),
  ...norms.flatMap(normFaults),
];

/** Papers, grounds and notes come from the version in force. */
export const regulationBody = (
  { id, validFrom, norms }: RegulationForm,
  { papers, refusalGrounds, notes }: InForce,
): Schemas['PublishRegulation'] => ({
  id: id.trim(),
  validFrom: parseDate(validFrom) ?? '',
  norms: norms.map(({ action, min, max, sources }) => ({
    ...{ action, max: Number(max), sources: sourcesOf(sources) },
    ...(action === COURSE ? { min: Number(min) } : {}),
  })),
  ...{ papers, refusalGrounds, notes },
});
