import { addDays, type Day } from './clock/day';
import type { Span } from './period';
import type { Source } from './regulation';

/** Operational figures describe the work and are exact and live; attribute figures come from a frozen snapshot. */
export type IndicatorKind = 'OPERATIONAL' | 'ATTRIBUTE';
export const PLACE_DIMENSIONS = ['provider', 'type', 'district'] as const;
/** What a measure is split by beside place and time. */
export const KEY_DIMENSIONS = ['action', 'form', 'attendance', 'post'] as const;
export type PlaceDimension = (typeof PLACE_DIMENSIONS)[number];
export type KeyDimension = (typeof KEY_DIMENSIONS)[number];
export type Dimension = PlaceDimension | KeyDimension | 'period';
export const INDICATOR_UNITS = [
  'CASES',
  'ACTS',
  'LESSONS',
  'MARKS',
  'PAPERS',
  'PEOPLE',
  'PLACES',
  'SHARE',
  'WORKING_MINUTES',
  'CALENDAR_DAYS',
] as const;
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number];

/**
 * A FLOW adds up over a period; a STOCK is what there is at the end of it; a SPREAD is a flow of lengths in a histogram;
 * what is DUE stands on the day it falls due, as that is known now: it has no past.
 */
type Measure = {
  sums: 'FLOW' | 'STOCK' | 'SPREAD' | 'DUE';
  key: KeyDimension | null;
  /** It is counted of days to come, too. */
  ahead?: true;
};

/** What is counted at each act. Figures are made of nothing else. */
export const MEASURES = {
  received: { sums: 'FLOW', key: null },
  casesPerAction: { sums: 'STOCK', key: 'action' },
  returned: { sums: 'FLOW', key: null },
  waiting: { sums: 'STOCK', key: null },
  refused: { sums: 'FLOW', key: null },
  withdrawn: { sums: 'FLOW', key: null },
  transferred: { sums: 'FLOW', key: null },
  contracts: { sums: 'FLOW', key: null },
  coursesBegun: { sums: 'FLOW', key: null },
  coursesRunning: { sums: 'STOCK', key: null },
  coursesPaused: { sums: 'STOCK', key: null },
  coursesDue: { sums: 'DUE', key: null },
  pauses: { sums: 'FLOW', key: null },
  prolonged: { sums: 'FLOW', key: null },
  coursesCompleted: { sums: 'FLOW', key: null },
  coursesEndedEarly: { sums: 'FLOW', key: null },
  completed: { sums: 'FLOW', key: 'action' },
  withinNorm: { sums: 'FLOW', key: 'action' },
  overNorm: { sums: 'FLOW', key: 'action' },
  handling: { sums: 'SPREAD', key: 'action' },
  waitingTime: { sums: 'SPREAD', key: 'action' },
  courseLength: { sums: 'SPREAD', key: null },
  signaturesVoided: { sums: 'FLOW', key: null },
  certificatesIssued: { sums: 'FLOW', key: null },
  certificatesRevoked: { sums: 'FLOW', key: null },
  certificatesHandedOver: { sums: 'FLOW', key: null },
  lessonsPlanned: { sums: 'FLOW', key: 'form', ahead: true },
  lessonsHeld: { sums: 'FLOW', key: 'form' },
  lessonsNotHeld: { sums: 'FLOW', key: 'form' },
  lessonsMadeUp: { sums: 'FLOW', key: 'form' },
  attendance: { sums: 'FLOW', key: 'attendance' },
  load: { sums: 'STOCK', key: 'post' },
  specialists: { sums: 'STOCK', key: 'post' },
  places: { sums: 'STOCK', key: null },
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;
export const MEASURE_IDS = Object.keys(MEASURES) as MeasureId[];

/** How a figure is made: a count; what falls due, by days from today; a part of a whole, 0 to 1; a quantile of lengths. */
export type Making =
  | { as: 'COUNT'; of: MeasureId }
  | { as: 'DUE'; of: MeasureId; from: number; until: number }
  | { as: 'SHARE'; part: MeasureId; only?: string; whole: readonly MeasureId[] }
  | { as: 'QUANTILE'; of: MeasureId; q: number };

export type Indicator = {
  id: string;
  kind: IndicatorKind;
  unit: IndicatorUnit;
  dimensions: readonly Dimension[];
  making: Making;
  /** Keys of words. */
  name: string;
  formula: string;
  source: Source;
};

type Row = { unit: IndicatorUnit; making: Making; source: Source };
const count = (of: MeasureId, source: Source, unit: IndicatorUnit = 'CASES'): Row => ({
  unit,
  making: { as: 'COUNT', of },
  source,
});
const quantile = (of: MeasureId, q: number, unit: IndicatorUnit = 'WORKING_MINUTES'): Row => ({
  unit,
  making: { as: 'QUANTILE', of, q },
  source: '¶5',
});

/** Days: longer ago than anything was counted. */
const EVER = 36_500;

const TABLE = {
  casesReceived: count('received', '¶5(1)'),
  casesPerAction: count('casesPerAction', '¶5'),
  casesReturned: count('returned', '¶5(2)', 'ACTS'),
  casesWaiting: count('waiting', 'unverified'),
  casesRefused: count('refused', 'unverified'),
  casesWithdrawn: count('withdrawn', 'unverified'),
  casesTransferred: count('transferred', 'unverified'),
  contractsConcluded: count('contracts', '¶5(2)'),
  coursesBegun: count('coursesBegun', '¶5(4)'),
  coursesRunning: count('coursesRunning', '¶5(4)'),
  coursesPaused: count('coursesPaused', 'unverified'),
  coursesEnding: { unit: 'CASES', making: { as: 'DUE', of: 'coursesDue', from: 0, until: 30 }, source: '¶5(4)' },
  coursesOverdue: { unit: 'CASES', making: { as: 'DUE', of: 'coursesDue', from: -EVER, until: -1 }, source: '¶5(4)' },
  pauses: count('pauses', 'unverified', 'ACTS'),
  coursesProlonged: count('prolonged', 'unverified', 'ACTS'),
  coursesCompleted: count('coursesCompleted', '¶5(4)'),
  coursesEndedEarly: count('coursesEndedEarly', 'unverified'),
  courseLengthMedian: quantile('courseLength', 0.5, 'CALENDAR_DAYS'),
  actionsCompleted: count('completed', '¶5', 'ACTS'),
  actionsWithinNorm: count('withinNorm', '¶5', 'ACTS'),
  actionsOverNorm: count('overNorm', '¶5', 'ACTS'),
  normShare: {
    unit: 'SHARE',
    making: { as: 'SHARE', part: 'withinNorm', whole: ['withinNorm', 'overNorm'] },
    source: '¶5',
  },
  handlingMedian: quantile('handling', 0.5),
  handlingP90: quantile('handling', 0.9),
  waitingMedian: quantile('waitingTime', 0.5),
  waitingP90: quantile('waitingTime', 0.9),
  signaturesVoided: count('signaturesVoided', '¶5(5)', 'ACTS'),
  certificatesIssued: count('certificatesIssued', '¶5(6)', 'PAPERS'),
  certificatesRevoked: count('certificatesRevoked', 'unverified', 'PAPERS'),
  certificatesHandedOver: count('certificatesHandedOver', '¶5(6)'),
  lessonsPlanned: count('lessonsPlanned', '¶2', 'LESSONS'),
  lessonsHeld: count('lessonsHeld', '¶2', 'LESSONS'),
  lessonsNotHeld: count('lessonsNotHeld', '¶2', 'LESSONS'),
  lessonsMadeUp: count('lessonsMadeUp', '¶2', 'LESSONS'),
  attendanceMarks: count('attendance', '¶2', 'MARKS'),
  attendanceShare: {
    unit: 'SHARE',
    making: { as: 'SHARE', part: 'attendance', only: 'PRESENT', whole: ['attendance'] },
    source: '¶2',
  },
  loadByPost: count('load', '¶7'),
  specialistsByPost: count('specialists', '¶7', 'PEOPLE'),
  capacity: count('places', 'unverified', 'PLACES'),
} as const satisfies Record<string, Row>;

export type IndicatorId = keyof typeof TABLE;
export const INDICATOR_IDS = Object.keys(TABLE) as IndicatorId[];

/** The measures a figure is made of. */
export function measuresOf(making: Making): readonly MeasureId[] {
  if (making.as === 'SHARE') return [...new Set([making.part, ...making.whole])];
  return [making.of];
}

/** What a figure may be split by beside place and time. */
export function keyDimensionOf(making: Making): KeyDimension | null {
  if (making.as === 'SHARE' && making.only !== undefined) return null; // the part is one of the keys already
  const [first] = measuresOf(making);
  return first ? MEASURES[first].key : null;
}

/** The days in which a figure of what falls due counts; null for every other figure. */
export const dueSpan = (making: Making, today: Day): Span | null =>
  making.as === 'DUE' ? { from: addDays(today, making.from), until: addDays(today, making.until) } : null;

/** A stock has no period of its own: it is what there is at the end of one. */
export const isStock = (measure: MeasureId): boolean => MEASURES[measure].sums === 'STOCK';
export const isSpread = (measure: MeasureId): boolean => MEASURES[measure].sums === 'SPREAD';
export const isDue = (measure: MeasureId): boolean => MEASURES[measure].sums === 'DUE';
/** Of what is counted of days to come a running period takes those that have come. */
export const isAhead = (measure: MeasureId): boolean => 'ahead' in MEASURES[measure];
/** What acts of a period add to it; lengths come with the acts they belong to. */
export const FLOWS: readonly MeasureId[] = MEASURE_IDS.filter((measure) => MEASURES[measure].sums === 'FLOW');

function declared(id: IndicatorId): Indicator {
  const { unit, making, source }: Row = TABLE[id];
  const key = keyDimensionOf(making);
  return {
    id,
    kind: 'OPERATIONAL',
    unit,
    making,
    source,
    dimensions: [...PLACE_DIMENSIONS, ...(key ? [key] : []), 'period'],
    name: `indicator.${id}.name`,
    formula: `indicator.${id}.formula`,
  };
}

/** Each figure is declared once; tile, chart, list, export and API read it here. */
export const INDICATORS = Object.fromEntries(INDICATOR_IDS.map((id) => [id, declared(id)])) as Readonly<
  Record<IndicatorId, Indicator>
>;

/** The figures as somebody looks for them; each stands in one place. */
export const INDICATOR_TOPICS = {
  intake: [
    'casesReceived',
    'casesReturned',
    'casesWaiting',
    'casesRefused',
    'casesWithdrawn',
    'casesTransferred',
    'contractsConcluded',
  ],
  course: [
    'coursesBegun',
    'coursesRunning',
    'coursesPaused',
    'coursesEnding',
    'coursesOverdue',
    'pauses',
    'coursesProlonged',
    'coursesCompleted',
    'coursesEndedEarly',
    'courseLengthMedian',
  ],
  actions: [
    'casesPerAction',
    'actionsCompleted',
    'actionsWithinNorm',
    'actionsOverNorm',
    'normShare',
    'handlingMedian',
    'handlingP90',
    'waitingMedian',
    'waitingP90',
    'signaturesVoided',
  ],
  results: [
    'certificatesIssued',
    'certificatesRevoked',
    'certificatesHandedOver',
    'lessonsPlanned',
    'lessonsHeld',
    'lessonsNotHeld',
    'lessonsMadeUp',
    'attendanceMarks',
    'attendanceShare',
    'loadByPost',
    'specialistsByPost',
    'capacity',
  ],
} as const satisfies Record<string, readonly IndicatorId[]>;
export type IndicatorTopic = keyof typeof INDICATOR_TOPICS;
