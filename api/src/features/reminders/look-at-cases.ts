import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { WorkCalendar } from '@onaltu/domain/clock/working-time';
import type { Lane } from '@onaltu/domain/duties';
import {
  isRepeat,
  isUnseenTooLong,
  type Ladders,
  type Reminded,
  remindersOf,
  unseenLookOn,
} from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { askIn } from '../../platform/db/statement';
import { factsFrom } from '../case-files/case-facts';
import { REGION_RUNGS } from '../case-files/provider-setting.queries';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';
import { standingFrom } from '../case-files/standing';
import { ADDED_RUNGS, laddersWith } from './ladders';
import {
  CASES_AT_ONCE,
  closed,
  DUE,
  lookAgain,
  looks,
  type LookRow,
  type Member,
  MEMBERS,
  type NewReminder,
  type OpenReminder,
  openReminders,
  reached,
  rung,
  type Told,
} from './look.queries';

type Rules = { ladders: Ladders; calendar: WorkCalendar; today: Day };
type Found = Reminded & { caseFileId: string; to: Told[] };

/** Looks at the cases that are due: rings what has fallen, closes what is done, and says when to look again. Answers whether more may be due. */
export async function lookAtCases(tx: EntityManager): Promise<boolean> {
  const ids = (await askIn(tx, DUE)).map(({ id }) => id);
  if (ids.length === 0) return false;
  const [rows, members, open, regulations, calendars, added, regional] = await inOneGo(
    tx,
    looks(ids),
    MEMBERS,
    openReminders(ids),
    REGULATIONS,
    WORK_CALENDAR,
    ADDED_RUNGS,
    REGION_RUNGS,
  );
  const calendar = workCalendar(calendars);
  const [standings, known] = [Map.groupBy(rows, ({ id }) => id), Map.groupBy(open, ({ caseFileId }) => caseFileId)];
  const looked = ids.map((id) => {
    const of = standings.get(id) ?? [];
    const [first] = of;
    if (!first) throw new Error('a case that is due and is not there');
    const today = almatyDay(first.now);
    const regulation = pinnedAmong(regulations, first.regulationId, today);
    const rules = { ladders: laddersWith(regulation, regional, added), calendar, today };
    const found = of.flatMap((row) => foundIn(row, { regulation, members, rules }));
    return { id, ...outcomeOf(found, known.get(id) ?? [], { members, rules }), over: isOver(first) };
  });
  await withTheNext(
    tx,
    rung(looked.flatMap(({ rings }) => rings)),
    closed(looked.flatMap(({ done }) => done)),
    ...lookAgain(looked.map(({ id, next, over }) => ({ id, on: over ? null : next }))),
  );
  return ids.length === CASES_AT_ONCE;
}

const isOver = ({ state }: LookRow): boolean => TERMINAL_STATES.some((terminal) => terminal === state);

type People = { members: readonly Member[]; rules: Rules };

/** What one standing of a case reminds of, and whom. */
function foundIn(
  row: LookRow,
  { regulation, members, rules }: People & { regulation: Parameters<typeof factsFrom>[2]['regulation'] },
): Found[] {
  const moves = row.pauses.map(({ at, ...move }) => ({ ...move, effectiveAt: new Date(at) }));
  const facts = factsFrom(row.facts, row, { moves, regulation, today: rules.today });
  const standing = standingFrom(row, { facts, plannedEndOn: row.endsOn, today: rules.today });
  const lanes: readonly Lane[] = row.who ? ['SPECIALIST'] : ['HEAD', 'CLERK'];
  return lanes.flatMap((lane) => {
    const to = members.filter(({ id, roles }) => (row.who ? id === row.who : roles.includes(lane))).flatMap(reached);
    return remindersOf(standing, row, lane, rules).map((one) => ({ ...one, caseFileId: row.id, to }));
  });
}

type Outcome = { rings: NewReminder[]; done: string[]; next: Day | null };

function outcomeOf(found: readonly Found[], known: readonly OpenReminder[], { members, rules }: People): Outcome {
  const isOpen = (one: OpenReminder): boolean =>
    found.some(({ ladder, dueOn, to, fallen }) => {
      const mine = one.escalates !== null || to.some(({ recipientId }) => recipientId === one.recipientId);
      const spared = one.seen && fallen !== null && isRepeat(rules.ladders[ladder], fallen.rung); // it is not said again
      const overtaken = one.escalates === null && fallen !== null && fallen.rung > one.rung && !spared;
      return ladder === one.ladder && dueOn === one.dueOn && mine && !overtaken;
    });
  const done = known.filter((one) => !isOpen(one)).map(({ id }) => id);
  const still = known.filter(({ id }) => !done.includes(id));
  const heads = members.filter(({ roles }) => roles.includes('HEAD'));
  const tells = (who: string): boolean => heads.some(({ id }) => id !== who); // what only he could be told of waits for nobody
  const unseen = still.filter((one) => isUnseen(one) && tells(one.recipientId));
  const rings = found.flatMap((one) => ringsOf(one, still, rules));
  const fresh = rings.filter((ring) => !ring.standsIn && tells(ring.recipientId) && !still.some(isSame(ring)));
  const waiting = [...unseen, ...fresh.map(({ ladder }) => ({ ladder, rangOn: rules.today }))];
  const nexts = [
    ...found.map(({ next }) => next),
    ...waiting.map(({ ladder, rangOn }) => unseenLookOn(rules.ladders[ladder], rangOn, rules.today)),
  ];
  return {
    rings: [...rings, ...escalated(unseen, heads, rules)],
    done,
    next: earliest(nexts.filter((next) => next !== null)) ?? NEVER,
  };
}

const isSame =
  (ring: NewReminder) =>
  ({ ladder, rung, dueOn, recipientId }: OpenReminder): boolean =>
    ladder === ring.ladder && rung === ring.rung && dueOn === ring.dueOn && recipientId === ring.recipientId;

const isUnseen = ({ seen, escalated, escalates, standsIn }: OpenReminder): boolean =>
  !seen && !escalated && escalates === null && !standsIn;

/** The last day there is: an open case without any rung to come is looked at when something happens to it. */
const NEVER = '9999-12-31' as Day;
const earliest = (days: readonly Day[]): Day | undefined => days.toSorted()[0];

/** The rung that has fallen, for each who is told; a repeat spares who has seen this deadline. */
function ringsOf({ fallen, to, ...one }: Found, known: readonly OpenReminder[], { ladders }: Rules): NewReminder[] {
  if (!fallen) return [];
  const repeat = isRepeat(ladders[one.ladder], fallen.rung);
  const hasSeen = (who: string): boolean =>
    known.some((k) => k.seen && k.ladder === one.ladder && k.dueOn === one.dueOn && k.recipientId === who);
  return to
    .filter(({ recipientId }) => !(repeat && hasSeen(recipientId)))
    .map((told) => ({ ...subjectOf(one), ...told, ...fallen, escalates: null }));
}

const subjectOf = ({ caseFileId, ladder, dueOn }: Pick<OpenReminder, 'caseFileId' | 'ladder' | 'dueOn'>) => ({
  caseFileId,
  about: '',
  ladder,
  dueOn,
});

/** What nobody looked at is told to the head, unless it is his own. */
function escalated(unseen: readonly OpenReminder[], heads: readonly Member[], rules: Rules): NewReminder[] {
  return unseen
    .filter(({ ladder, rangOn }) => isUnseenTooLong(rules.ladders[ladder], rangOn, rules))
    .flatMap((one) =>
      heads
        .filter(({ id }) => id !== one.recipientId)
        .map(({ id }) => ({
          ...subjectOf(one),
          about: `unseen|${one.recipientId}`,
          rung: one.rung,
          recipientId: id,
          standsIn: false,
          escalates: one.id,
          alone: false,
        })),
    );
}
