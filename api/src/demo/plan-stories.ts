import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { addDays, type Day } from '@onaltu/domain/clock/day';
import { calendarOf } from '@onaltu/domain/clock/days-off';
import { FIVE_DAY_WEEK, isWorkingDay } from '@onaltu/domain/clock/working-time';
import type { ProviderPlan } from './oblast';
import { Random } from './random';

export type StoryPlan = {
  /** One number a story of the oblast. */
  n: number;
  /** Where the story leads; it may still be on its way there when it ends. */
  end: CaseState;
  /** The regular state from which it leaves the regular way, where it does. */
  leavesFrom?: CaseState;
  receivedOn: Day;
  /** Days from the papers to their late entry, where they were entered late. */
  enteredAfter?: number;
  lengthDays: number;
  /** Nothing holds it up: it reaches its end. */
  straight: boolean;
};

type End = {
  /** Of a hundred cases. */
  weight: number;
  /** How long ago the papers came, in days or in working days: from, to. */
  ago: readonly [number, number];
  working?: true;
  leavesFrom?: readonly CaseState[];
};

/** Where the cases of two years stand. */
const ENDS: Readonly<Record<CaseState, End>> = {
  DRAFT: { weight: 0.8, ago: [2, 3], working: true },
  REGISTERED: { weight: 1.6, ago: [2, 4], working: true },
  UNDER_HEAD_REVIEW: { weight: 1.2, ago: [3, 5], working: true },
  RETURNED_FOR_COMPLETION: { weight: 1.2, ago: [7, 28], leavesFrom: ['REGISTERED', 'UNDER_HEAD_REVIEW'] },
  WAITLISTED: { weight: 3, ago: [10, 85], leavesFrom: ['UNDER_HEAD_REVIEW'] },
  CONTRACT_CONCLUDED: { weight: 1.4, ago: [4, 7], working: true },
  UNDER_ASSESSMENT: { weight: 1.6, ago: [7, 11], working: true },
  ASSESSED: { weight: 1.2, ago: [9, 14], working: true },
  IN_REHABILITATION: { weight: 24, ago: [24, 340] },
  SUSPENDED: { weight: 2, ago: [60, 200], leavesFrom: ['IN_REHABILITATION'] },
  CONCLUSION_IN_PREPARATION: { weight: 2.5, ago: [0, 0] },
  CONCLUSION_SIGNED: { weight: 2, ago: [0, 0] },
  RESULT_ISSUED: { weight: 45, ago: [135, 730] },
  REFUSED: { weight: 3, ago: [14, 730], leavesFrom: ['REGISTERED', 'UNDER_HEAD_REVIEW', 'UNDER_HEAD_REVIEW'] },
  WITHDRAWN: { weight: 4, ago: [45, 730], leavesFrom: ['REGISTERED', 'CONTRACT_CONCLUDED', 'IN_REHABILITATION'] },
  TERMINATED_EARLY: { weight: 3.5, ago: [80, 730], leavesFrom: ['IN_REHABILITATION'] },
  TRANSFERRED: { weight: 1.7, ago: [60, 730], leavesFrom: ['CONTRACT_CONCLUDED', 'ASSESSED', 'IN_REHABILITATION'] },
};
const LENGTHS: readonly (readonly [number, number])[] = [
  [90, 18],
  [120, 16],
  [150, 12],
  [180, 34],
  [240, 8],
  [270, 6],
  [365, 6],
];
/** How many apply in a month: the school year begins the rush, summer is quiet. */
const SEASON = [1.1, 1.1, 1, 0.9, 0.7, 0.4, 0.3, 0.85, 1.9, 1.5, 1.1, 0.6] as const;
const BUSIEST = Math.max(...SEASON);
const LATE_ENDS: readonly CaseState[] = ['IN_REHABILITATION', 'RESULT_ISSUED'];
const CONCLUDING: readonly CaseState[] = ['CONCLUSION_IN_PREPARATION', 'CONCLUSION_SIGNED'];
const OVERDUE = 0.03; // of the open courses

export type Wanted = { seed: string; until: Day; cases: number };

/** Every story of the oblast by provider. The first ones go through all states in turn, so that none is missing. */
export function planStories({ seed, until, cases }: Wanted, providers: readonly ProviderPlan[]): StoryPlan[][] {
  const random = new Random(`${seed}|plan`);
  const stories: StoryPlan[][] = providers.map(() => []);
  const shares = providers.map(({ share }, i) => [i, share] as const);
  for (let n = 1; n <= cases; n++) {
    const sure = CASE_STATES[n - 1];
    const at = sure ? (n - 1) % providers.length : random.weighted(shares);
    const end = sure ?? random.weighted(CASE_STATES.map((state) => [state, ENDS[state].weight]));
    stories[at]?.push(
      planStory(random, { n, end, until, straight: sure !== undefined, late: providers[at]?.late ?? 0 }),
    );
  }
  return stories;
}

function planStory(
  random: Random,
  { n, end, until, straight, late }: { n: number; end: CaseState; until: Day; straight: boolean; late: number },
): StoryPlan {
  const { leavesFrom, working, ago: range } = ENDS[end];
  const concluding = CONCLUDING.includes(end);
  const shortest = concluding ? random.weighted(LENGTHS) : 90;
  const ago = concluding ? shortest + random.whole(34, 44) : daysAgo(random, end, until);
  const enteredLate = LATE_ENDS.includes(end) && ago > 130 && random.happens(late);
  return {
    n,
    end,
    receivedOn: working ? workingDaysBefore(until, random.whole(...range)) : addDays(until, -ago),
    lengthDays: concluding ? shortest : lengthOf(random, end, ago),
    straight: straight || concluding,
    ...(leavesFrom ? { leavesFrom: random.pick(leavesFrom) } : {}),
    ...(enteredLate ? { enteredAfter: random.whole(30, 60) } : {}),
  };
}

/** By the country's calendar: what a provider has besides does not matter to a plan. */
const CALENDAR = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: [], closed: [] });

function workingDaysBefore(until: Day, count: number): Day {
  let reached = until;
  for (let left = count; left > 0;) {
    reached = addDays(reached, -1);
    if (isWorkingDay(CALENDAR, reached)) left--;
  }
  return reached;
}

function daysAgo(random: Random, end: CaseState, until: Day): number {
  if (end === 'IN_REHABILITATION' && random.happens(OVERDUE)) return random.whole(400, 430);
  const [from, to] = ENDS[end].ago;
  for (;;) {
    const ago = random.whole(from, to);
    const month = Number(addDays(until, -ago).slice(5, 7)) - 1;
    if (to - from < 60 || random.happens((SEASON[month] ?? 1) / BUSIEST)) return ago;
  }
}

/** A course that is over fitted into the time since; one that goes on is not over yet, save for a few. */
function lengthOf(random: Random, end: CaseState, ago: number): number {
  const fits = (length: number): boolean => {
    if (end === 'RESULT_ISSUED') return length + 45 <= ago;
    return end !== 'IN_REHABILITATION' || length >= Math.min(ago, 365);
  };
  const fitting = LENGTHS.filter(([length]) => fits(length));
  return random.weighted(fitting.length > 0 ? fitting : [[90, 1]]);
}
