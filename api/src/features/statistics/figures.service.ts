import { Injectable } from '@nestjs/common';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { almatyDay, day, type Day, yearOf } from '@onaltu/domain/clock/day';
import {
  dueSpan,
  type IndicatorId,
  INDICATORS,
  KEY_DIMENSIONS,
  type KeyDimension,
  keyDimensionOf,
} from '@onaltu/domain/indicators';
import { countedOf, lastYearOf, type Period, periodOf, type Span, stepsOf } from '@onaltu/domain/period';
import { endOfMonth } from '@onaltu/domain/pieces';
import { Refused } from '@onaltu/domain/refused';
import { type Regulation, regulationOn } from '@onaltu/domain/regulation';
import type { Actor } from '../../platform/auth/actor';
import { pageOf } from '../../platform/audit/listed';
import { FiguresDb } from '../../platform/db/figures-db';
import { type Cell, cellsOf, type Keys, type Reading, sumsOf, type SumsRow } from '../../platform/figures/read-sums';
import { type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { REGULATIONS } from '../case-files/regulation.queries';
import { sumsFor, sumsFrom, type Wanted } from './figure-sums';
import { COUNTED_PAGE, countedList } from './counted-list';
import { KEYS, type ListCounted } from './counted.dto';
import { CountedListView, CountedView } from './counted.view';
import { BY_KEY, BY_PLACE, figuresOf, type Member, type Split } from './figures';
import type { Asked, AskFigures, AskOwnFigures, Crossed, SplitBy } from './figures.dto';
import type { FiguresView, NormView } from './figures.view';

type Provider = { id: string; kind: string; districtId: string; closed: boolean };
type Version = { content: Regulation };

const NOW = statement<{ now: Date }>('select ctx.now() as now');
const PROVIDERS = statement<Provider>(
  `select id, kind, district_id as "districtId", closed_on is not null as closed from directory.provider order by name_kk collate "kk-x-icu", id`,
);
const DISTRICT_IDS = statement<{ id: string }>(`select id from directory.district where region_id = ctx.owner_id()`);

const BESIDE = '|';
const isKey = (by: SplitBy): by is KeyDimension => KEY_DIMENSIONS.some((one) => one === by);
const PLACE_OF = {
  provider: ({ id }: Provider) => id,
  type: ({ kind }: Provider) => kind,
  district: ({ districtId }: Provider) => districtId,
} as const;

@Injectable()
export class FiguresService {
  constructor(
    private readonly db: TenantDb,
    private readonly figures: FiguresDb,
  ) {}

  /** Of a region, read as the department's own login. */
  async ofRegion(actor: Actor, asked: AskFigures & Crossed): Promise<FiguresView> {
    const [[moment], regulations, all, districts] = await this.db.ask(actor, NOW, REGULATIONS, PROVIDERS, DISTRICT_IDS);
    const providers = providersAmong(all, districts, asked);
    const placeOf = placedBy(asked);
    const plan = planOf(asked, moment, placesOf(providers, placeOf));
    const isPlaced = [asked.by, asked.across].some((one) => one !== undefined && !isKey(one));
    const isWhole = providers.length === all.length && !isPlaced;
    const reading: Reading = isWhole
      ? 'REGION'
      : { places: providers.map((provider) => ({ id: provider.id, place: placeOf(provider) })) };
    return answer(plan, regulations, reading, (asked) => this.figures.ask(actor, asked));
  }

  /** Of whoever's provider asks. */
  async own(actor: Actor, asked: AskOwnFigures): Promise<FiguresView> {
    const [[moment], regulations] = await this.db.ask(actor, NOW, REGULATIONS);
    const plan = planOf(asked, moment, []);
    return answer(plan, regulations, 'OWN', (asked) => this.db.ask(actor, asked));
  }

  /** The rows a number of the own provider counts: as many as it says. */
  async listBehind(actor: Actor, { indicator, key, after, period }: ListCounted): Promise<CountedListView> {
    requireKey(indicator, key);
    const [[moment]] = await this.db.ask(actor, NOW);
    const span = spanBehind(indicator, runningPeriod(period, moment));
    if (!span) return { rows: [], next: null };
    const [found] = await this.db.ask(actor, countedList({ indicator, span, key, after }));
    const { rows, next } = pageOf(found, COUNTED_PAGE);
    return { rows: rows.map((row) => CountedView.of(row, indicator)), next };
  }
}

/** The parts of a row's key, one of each breakdown. */
export const partsOfKey = (key: string): string[] => key.split(BESIDE);

/** Where a provider is counted. */
function placedBy({ by, across }: Pick<AskFigures, 'by'> & Crossed): (provider: Provider) => string {
  const placed = [by, across].flatMap((one) => (one && !isKey(one) ? [PLACE_OF[one]] : []));
  return (provider) => placed.map((of) => of(provider)).join(BESIDE);
}

/** Those that are asked for; another region's are as unknown as none. */
function providersAmong(
  all: readonly Provider[],
  districts: readonly { id: string }[],
  { provider, type, district }: AskFigures,
): Provider[] {
  const unknown =
    (provider && !all.some(({ id }) => id === provider)) || (district && !districts.some(({ id }) => id === district));
  if (unknown) throw new Refused('resource.not-found');
  return all.filter(
    (one) =>
      (!provider || one.id === provider) && (!type || one.kind === type) && (!district || one.districtId === district),
  );
}

/** Each place once; one whose providers are all closed stays as long as it counts. */
function placesOf(providers: readonly Provider[], placeOf: (provider: Provider) => string): Member[] {
  const places = Map.groupBy(providers, placeOf);
  return [...places].map(([key, own]) => ({ key, always: own.some(({ closed }) => !closed) }));
}

type Running = ReturnType<typeof runningPeriod>;
/** The days whose acts a number counts; null for what falls due when the period is over. */
function spanBehind(indicator: IndicatorId, { now, today, isOver }: Running): Span | null {
  const { making } = INDICATORS[indicator];
  return making.as !== 'DUE' ? now : isOver ? null : dueSpan(making, today);
}

type Moment = { now: Date };
type Plan = Moment & { countedUntil: Day; period: Period; wanted: Wanted; keys: Keys; split: Split; asked: Asked };

/** A period that has begun, and the days of it that are counted. */
function runningPeriod(key: string, moment: Moment | undefined) {
  if (!moment) throw new Error('a database without a clock');
  const today = almatyDay(moment.now);
  const period = periodOf(key);
  if (!period || period.from > today) throw new Refused('period.not-begun');
  const isOver = period.until < today;
  return {
    period,
    today,
    isOver,
    now: countedOf(period, today),
    lastYear: lastYearOf(period, today),
    asOf: moment.now,
  };
}

function planOf(asked: Asked, moment: Moment | undefined, places: readonly Member[]): Plan {
  requireDimensions(asked);
  const { by, across, step, action = null } = asked;
  const running = runningPeriod(asked.period, moment);
  const { period, now, lastYear, asOf } = running;
  const steps = step ? stepsOf(step, now) : [];
  const keyed = [by, across].some((one) => one !== undefined && isKey(one));
  const due = asked.indicator.flatMap((indicator) => {
    const span = INDICATORS[indicator].making.as === 'DUE' && spanBehind(indicator, running);
    return span ? [{ indicator, span }] : [];
  });
  const read = running.isOver ? now : { from: now.from, until: day(`${yearOf(now.until)}-12-31`) };
  const drawn = drawnOf(steps, running.isOver);
  const wanted: Wanted = { indicators: asked.indicator, now: read, counted: now, lastYear, due, step, steps, drawn };
  const keys = { action, keyed };
  return { now: asOf, countedUntil: now.until, period, wanted, keys, split: splitBy(asked, places), asked };
}

function drawnOf(steps: readonly Span[], isOver: boolean): Span | null {
  const [first, last] = [steps[0], steps.at(-1)];
  return first && last ? { from: first.from, until: isOver ? last.until : endOfMonth(last.until) } : null;
}

function requireDimensions({ indicator, by, across, action }: Asked): void {
  const needed = [by, across, action ? ('action' as const) : undefined].filter((one) => one !== undefined);
  const lacks = (id: IndicatorId): boolean => needed.some((one) => !INDICATORS[id].dimensions.includes(one));
  if (indicator.some(lacks)) throw new Refused('indicator.wrong-dimension');
}

/** A number has no part under a key that it is not split by. */
function requireKey(indicator: IndicatorId, key: string | undefined): void {
  const dimension = keyDimensionOf(INDICATORS[indicator].making);
  if (key !== undefined && !(dimension && KEYS[dimension].includes(key)))
    throw new Refused('indicator.wrong-dimension');
}

function splitBy({ by, across, action }: Asked, places: readonly Member[]): Split {
  if (!by) return null;
  const key = [by, across].find((one) => one !== undefined && isKey(one));
  if (!key || !isKey(key)) return { members: places, keyIn: BY_PLACE };
  const keys = (key === 'action' && action ? [action] : KEYS[key]).map((one) => ({ key: one, always: true }));
  if (!across) return { members: keys, keyIn: BY_KEY };
  const beside = (place: string, own: string): string => (key === by ? [own, place] : [place, own]).join(BESIDE);
  const members = places.flatMap((place) =>
    keys.map((own) => ({ key: beside(place.key, own.key), always: place.always })),
  );
  return { members, keyIn: (cell) => beside(BY_PLACE(cell), BY_KEY(cell)) };
}

/** The answer to a plan, of sums that are one question. */
async function answer(
  plan: Plan,
  regulations: readonly Version[],
  reading: Reading,
  ask: (asked: Statement<SumsRow>) => Promise<[SumsRow[]]>,
): Promise<FiguresView> {
  const asked = sumsFor(plan.wanted, reading);
  const [rows] = await ask(sumsOf(asked, reading, plan.keys));
  return viewOf(plan, regulations, cellsOf(rows, asked));
}

function viewOf(
  { now, countedUntil, period, wanted, split, asked }: Plan,
  regulations: readonly Version[],
  answers: Cell[][],
): FiguresView {
  const sums = sumsFrom(answers, wanted);
  const { steps, step, lastYear } = wanted;
  const { from, until, key, kind } = period;
  const shown = { split, steps, rowSeries: step === 'month', spread: asked.spread ?? false };
  return {
    asOf: now.toISOString(),
    period: { from, until, key, kind, countedUntil },
    lastYear,
    norms: normsOf(
      regulationOn(
        regulations.map(({ content }) => content),
        countedUntil,
      ),
    ),
    indicators: asked.indicator.map((id) => figuresOf(id, sums, shown)),
  };
}

const normsOf = (regulation: Regulation | null | undefined): NormView[] =>
  regulation
    ? ACTION_NUMBERS.map((action) => ({
        action,
        unit: regulation.norms[action].unit,
        max: regulation.norms[action].max,
      }))
    : [];
