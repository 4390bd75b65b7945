import type { AttributeTableId } from './attribute-tables';
import { addDays, type Day, day } from './clock/day';
import { type Fault, isWorkingDay, type WorkCalendar } from './clock/working-time';
import {
  type IndicatorId,
  INDICATORS,
  KEY_DIMENSIONS,
  type KeyDimension,
  PLACE_DIMENSIONS,
  type PlaceDimension,
} from './indicators';
import { type PeriodKind, PERIOD_KINDS, periodOf } from './period';

/** What the rows or columns of a table are; `month` is the twelve months up to the end of the period. */
export const BREAKDOWNS = [...PLACE_DIMENSIONS, ...KEY_DIMENSIONS, 'month'] as const;
export type Breakdown = PlaceDimension | KeyDimension | 'month';
export const MOST_BREAKDOWNS = 2;

/** Without a breakdown indicators stand below each other; with one, beside each other; two are of one indicator. */
export type ReportTable = { indicators: readonly IndicatorId[]; by: readonly Breakdown[] };
/** A report is of figures of the work, or of what may be seen of the children of one frozen month. */
type ReportForm = { periods: readonly PeriodKind[] } & (
  | { tables: readonly ReportTable[]; snapshot?: undefined }
  | { snapshot: readonly AttributeTableId[]; tables?: undefined }
);

export const EXPORT_FORMATS = ['XLSX', 'CSV', 'PDF'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_KEPT_DAYS = 30;
/** One official does not fill the queue of all. */
export const MOST_OPEN_EXPORTS = 5;

const of = (by: readonly Breakdown[], ...indicators: IndicatorId[]): ReportTable => ({ indicators, by });
const LONGER_THAN_A_DAY = PERIOD_KINDS.filter((kind) => kind !== 'DAY');
const WORK = [
  'casesReceived',
  'contractsConcluded',
  'coursesCompleted',
  'certificatesHandedOver',
  'normShare',
] as const;

const LESSONS = ['lessonsPlanned', 'lessonsHeld', 'lessonsNotHeld', 'lessonsMadeUp'] as const;

/** The reports a department asks for again and again, each declared once. */
export const REPORTS = {
  MONTHLY: {
    periods: ['MONTH'],
    tables: [
      of(
        [],
        ...(['casesReceived', 'casesReturned', 'casesRefused', 'casesWaiting', 'contractsConcluded'] as const),
        ...(['coursesBegun', 'coursesRunning', 'coursesPaused', 'coursesCompleted', 'coursesEndedEarly'] as const),
        ...(['certificatesHandedOver', 'actionsCompleted', 'normShare', 'lessonsHeld', 'attendanceShare'] as const),
      ),
      of(['action'], 'casesPerAction', 'actionsCompleted', 'actionsOverNorm', 'normShare'),
      of(['district'], ...WORK),
      of(['provider'], ...WORK, 'coursesRunning', 'casesWaiting'),
    ],
  },
  QUARTER: {
    periods: ['QUARTER'],
    tables: [
      of([], ...WORK, 'coursesRunning', 'coursesEndedEarly', 'courseLengthMedian', 'lessonsHeld', 'attendanceShare'),
      of(['month'], ...WORK),
      of(['type'], ...WORK),
      of(['district'], ...WORK),
      of(['provider'], ...WORK),
    ],
  },
  NORM: {
    periods: LONGER_THAN_A_DAY,
    tables: [
      of(
        ['action'],
        ...(['normShare', 'actionsWithinNorm', 'actionsOverNorm'] as const),
        ...(['handlingMedian', 'handlingP90', 'waitingMedian', 'waitingP90'] as const),
      ),
      of(['month'], 'normShare'),
      of(['provider'], 'normShare', 'actionsWithinNorm', 'actionsOverNorm', 'handlingMedian', 'waitingMedian'),
      of(['provider', 'action'], 'normShare'),
    ],
  },
  CASELOAD: {
    periods: LONGER_THAN_A_DAY,
    tables: [
      of(['action'], 'casesPerAction'),
      of(['post'], 'specialistsByPost', 'loadByPost'),
      of(
        ['provider'],
        'casesPerAction',
        'casesWaiting',
        'coursesRunning',
        'coursesPaused',
        'coursesOverdue',
        'specialistsByPost',
        'loadByPost',
        'capacity',
      ),
      of(['provider', 'action'], 'casesPerAction'),
      of(['provider', 'post'], 'loadByPost'),
    ],
  },
  ATTENDANCE: {
    periods: LONGER_THAN_A_DAY,
    tables: [
      of(['month'], 'attendanceShare', 'lessonsHeld', 'lessonsNotHeld'),
      of(['provider'], 'attendanceShare', 'attendanceMarks', ...LESSONS),
      of(['provider', 'attendance'], 'attendanceMarks'),
      of(['provider', 'form'], 'lessonsHeld'),
    ],
  },
  CHILDREN: {
    periods: ['MONTH'],
    snapshot: ['servedByGroup', 'servedByProvider', 'servedByAge', 'servedByLanguage', 'servedByType'],
  },
  DEVELOPMENT: { periods: ['MONTH'], snapshot: ['developmentByGroup', 'refusalGrounds', 'earlyEndReasons'] },
} as const satisfies Record<string, ReportForm>;
export type ReportKind = keyof typeof REPORTS;
export const REPORT_KINDS = Object.keys(REPORTS) as ReportKind[];

const isPlace = (one: Breakdown): boolean => PLACE_DIMENSIONS.some((each) => each === one);

/** Side by side they say something: a provider lies in one district and is of one type, months are columns. */
function fitTogether(first: Breakdown, second: Breakdown): boolean {
  if (first === second || first === 'month') return false;
  return !(isPlace(first) && isPlace(second) && [first, second].includes('provider'));
}

/** What a figure may be broken down by, beside what it is already; what falls due has no months gone by. */
export function breakdownsOf(indicator: IndicatorId, first?: Breakdown): readonly Breakdown[] {
  const { dimensions, making } = INDICATORS[indicator];
  const all = BREAKDOWNS.filter((one) => (one === 'month' ? making.as !== 'DUE' : dimensions.includes(one)));
  return first === undefined ? all : all.filter((second) => fitTogether(first, second));
}

/** Whether a table can be made of what its indicators declare. */
export function fits({ indicators, by }: ReportTable): boolean {
  const [first, second] = by;
  if (by.length > MOST_BREAKDOWNS || indicators.length === 0) return false;
  if (second !== undefined && indicators.length > 1) return false;
  return indicators.every(
    (id) =>
      (first === undefined || breakdownsOf(id).includes(first)) &&
      (second === undefined || breakdownsOf(id, first).includes(second)),
  );
}

/** What somebody asks for: a report by its name, or one figure broken down. */
export type WantedReport = {
  report?: ReportKind;
  indicator?: IndicatorId;
  by?: readonly Breakdown[];
  period: string;
  provider?: string | null;
  type?: string | null;
  district?: string | null;
};
const FILTERS = ['provider', 'type', 'district'] as const;

/** Why this report cannot be asked for. The API refuses with it, the form says it. */
export function faultsInReport(wanted: WantedReport): Fault[] {
  const { report, indicator, by = [], period } = wanted;
  const kind = periodOf(period)?.kind;
  if (!kind) return [{ pointer: '/period', code: 'isPeriod' }];
  if (report && indicator) return [{ pointer: '/indicator', code: 'isOneReport' }];
  if (report) {
    const { periods, snapshot }: ReportForm = REPORTS[report];
    const filtered = snapshot ? FILTERS.filter((filter) => wanted[filter]) : [];
    return [
      ...(periods.includes(kind) ? [] : [{ pointer: '/period', code: 'isPeriodOfReport' }]),
      ...(by.length > 0 ? [{ pointer: '/by', code: 'isOneReport' }] : []),
      ...filtered.map((filter) => ({ pointer: `/${filter}`, code: 'isWholeRegion' })),
    ];
  }
  if (!indicator) return [{ pointer: '/report', code: 'required' }];
  if (by.length === 0) return [{ pointer: '/by', code: 'required' }];
  return fits({ indicators: [indicator], by }) ? [] : [{ pointer: '/by', code: 'isBreakdown' }];
}

const formOf = (report: ReportKind): ReportForm => REPORTS[report];

/** The tables of figures that are asked for. */
export function tablesOf({ report, indicator, by = [] }: WantedReport): readonly ReportTable[] {
  if (report) return formOf(report).tables ?? [];
  return indicator ? [{ indicators: [indicator], by }] : [];
}

/** The tables of children that are asked for; they are of the whole region and of one frozen month. */
export const snapshotOf = (report: ReportKind | null | undefined): readonly AttributeTableId[] =>
  (report && formOf(report).snapshot) ?? [];

export type ReportChart = 'BARS' | 'LINE' | 'RANKS';

/** How the first figure of a table is drawn beside its numbers: over the months as a line, who keeps the norm best as places, anything else as bars. */
export function chartOf({ indicators: [indicator], by: [first, second] }: ReportTable): ReportChart | null {
  if (first === undefined || second !== undefined) return null;
  if (first === 'provider' && indicator === 'normShare') return 'RANKS';
  return first === 'month' ? 'LINE' : 'BARS';
}

/** The month whose form is due on a date: from the first working day of the next month on; null before it. */
export function monthDue(calendar: WorkCalendar, today: Day): Day | null {
  const first = day(`${today.slice(0, 7)}-01`);
  for (let date = first; date <= today; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date)) return day(`${addDays(first, -1).slice(0, 7)}-01`);
  }
  return null;
}
