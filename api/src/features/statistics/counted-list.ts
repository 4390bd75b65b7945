import type { Day } from '@onaltu/domain/clock/day';
import { INDICATORS, type IndicatorId, isStock, type Making, type MeasureId } from '@onaltu/domain/indicators';
import type { Span } from '@onaltu/domain/period';
import { aboutOf, actsOf, type Source } from '../../migrations/counts';
import type { Audited } from '../../platform/audit/audit';
import { listed } from '../../platform/audit/listed';
import type { Statement, Value } from '../../platform/db/statement';

export type CountedRow = {
  id: string;
  mark: string;
  about: Source['about'];
  measure: MeasureId;
  key: string;
  number: string | null;
  childName: string | null;
  personName: string | null;
  day: Day;
};
type Behind = { indicator: IndicatorId; span: Span; key?: string; after?: string };

export const COUNTED_PAGE = 50;
const LATEST_FIRST = 'day desc, id desc, what desc, nth desc';

const nobody = 'null::text';
const fullName = (of: string): string =>
  `concat_ws(' ', ${of}.last_name, ${of}.first_name, nullif(${of}.middle_name, ''))`;
/** What a row is called, and what is noted of its being shown. */
const SHOWN: Readonly<
  Record<Source['about'], Record<'from' | 'number' | 'child' | 'person' | 'type', string> & { action: Audited }>
> = {
  CASE: {
    ...{ action: 'case-file.listed', type: 'case_file', number: 'c.number', child: fullName('k'), person: nobody },
    from: 'left join case_file c on c.id::text = r.id left join child k on k.id = c.child_id',
  },
  LESSON: { action: 'case-file.listed', type: 'lesson', number: nobody, child: nobody, person: nobody, from: '' },
  PLACE: { action: 'staff.listed', type: 'provider', number: 'r.nth::text', child: nobody, person: nobody, from: '' },
  PERSON: {
    ...{ action: 'staff.listed', type: 'account', number: nobody, child: nobody, person: fullName('p') },
    from: 'left join directory.account p on p.id::text = r.id',
  },
};

/** The measures a number counts: of a share, its whole. */
const countedBy = (making: Making): readonly MeasureId[] => (making.as === 'SHARE' ? making.whole : [making.of]);

/**
 * What one act counted and another took back is in no list; who counts twice is there twice: as many rows as the number says.
 * A stock is what all acts up to the end of the period left standing.
 */
export function countedList({ indicator, span, key, after }: Behind): Statement<CountedRow> {
  const measures = countedBy(INDICATORS[indicator].making);
  const about = aboutOf(measures);
  const stock = measures.some(isStock);
  const values: Value[] = [span.until];
  const given = (value: Value): string => `$${values.push(value)}`;
  const counted = [
    'day <= $1',
    ...(stock ? [] : [`day >= ${given(span.from)}`]),
    ...(key ? [`split_part(key, ':', 1) = ${given(key)}`] : []),
  ];
  const since = stock ? 'max(day) filter (where n > 0)' : 'day';
  const left = `select subject, ${since} as day, measure, key, sum(n)::int as times from (${measures.map(actsOf).join('\nunion all\n')}) a (subject, day, measure, key, n)
    where ${counted.join(' and ')} group by subject, measure, key${stock ? '' : ', day'} having sum(n) > 0`;
  const rows = `select l.subject::text as id, l.day::text as day, (l.measure || ' ' || l.key) collate "C" as what, nth, l.measure, l.key
    from (${left}) l cross join lateral generate_series(1, l.times) nth`;
  const next = after ? `where (r.day, r.id, r.what, r.nth) < (${markOf(after).map(given).join(', ')}::int)` : '';
  const { from, number, child, person, action, type } = SHOWN[about];
  return listed<CountedRow>({
    action,
    type,
    select: `select r.id, '${about}' as about, r.day, r.what, r.nth, r.measure, r.key, ${number} as number, ${child} as "childName", ${person} as "personName",
      concat_ws('~', r.day, r.id, r.what, r.nth) as mark from (${rows}) r ${from} ${next}`,
    order: LATEST_FIRST,
    values,
    limit: COUNTED_PAGE,
  });
}

const markOf = (mark: string): string[] => mark.split('~');
