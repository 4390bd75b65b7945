import type { Day } from '@onaltu/domain/clock/day';
import type { Sum } from '@onaltu/domain/indicator-figures';
import type { MeasureId } from '@onaltu/domain/indicators';
import type { Span } from '@onaltu/domain/period';
import { type Apart, type Piece, piecesOf } from '@onaltu/domain/pieces';
import { type Statement, statement } from '../db/statement';

/** A sum of one place; `day` is the first of its step, or null where all is one. */
export type Cell = Sum & { place: string; day: Day | null };
/** Measures over a span, their days told apart or not. */
export type AskedSums = { measures: readonly MeasureId[]; span: Span; apart?: Apart };
/** Where sums are read: the region's as one, by providers, each of which counts as a place, or the own ones of whoever asks. */
export type Reading = { places: readonly { id: string; place: string }[] } | 'REGION' | 'OWN';
/** `action` leaves all others out; `keyed` says whether lengths are told apart by action. */
export type Keys = { action?: string | null; keyed?: boolean };

export type SumsRow = { ask: number; place: string; day: Day | null; measure: MeasureId; sums: Record<string, number> };

const LIVE = `select * from stats.live($1, $2, $3, $4, $5)`;
const AS_ONE = { REGION: `select * from stats.whole($1, $2, $3)`, OWN: `select * from stats.own($1, $2, $3)` };

const PIECES_KEPT = 2000;
const known = new Map<string, Piece[]>();
/** Pages ask the same spans all day. */
function keptPieces(span: Span, apart: Apart): Piece[] {
  const name = `${span.from} ${span.until} ${apart}`;
  const pieces = known.get(name) ?? piecesOf(span, apart);
  if (known.size >= PIECES_KEPT) known.clear();
  known.set(name, pieces);
  return pieces;
}

/** All that is asked, in one question. */
export function sumsOf(
  asked: readonly AskedSums[],
  reading: Reading,
  { action = null, keyed = true }: Keys = {},
): Statement<SumsRow> {
  const questions = asked.map(({ measures, span, apart = 'NONE' }, ask) => ({
    ...{ ask, measures, apart, ...span },
    pieces: measures.length > 0 ? keptPieces(span, apart) : [],
  }));
  const values = [JSON.stringify(questions), action, keyed];
  if (typeof reading === 'string') return statement(AS_ONE[reading], values);
  const { places } = reading;
  return statement(LIVE, [...values, places.map(({ id }) => id), places.map(({ place }) => place)]);
}

/** The cells of each question, in the order they were asked. */
export function cellsOf(rows: readonly SumsRow[], asked: readonly AskedSums[]): Cell[][] {
  const cells: Cell[][] = asked.map(() => []);
  for (const { ask, place, day, measure, sums } of rows)
    for (const key in sums) cells[ask]?.push({ place, day, measure, key, n: sums[key] ?? 0 });
  return cells;
}
