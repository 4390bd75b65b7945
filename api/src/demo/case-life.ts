import type { Domain } from '@onaltu/domain/assessment';
import type { ActionNumber } from '@onaltu/domain/case-process';
import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { LateEntry } from '../features/case-files/late-entry.dto';
import type { Actor } from '../platform/auth/actor';
import { type Family, inventedFamily } from './invented-families';
import { minutesAfter } from './office-hours';
import type { StoryPlan } from './plan-stories';
import type { Cast, ProviderWorld, Specialist } from './provider-world';
import { Random } from './random';
import { REASONS } from './wordings';

/** A part of a story: it names the moment it goes on at, and waits until the story's clock has come there. */
export type Scene<T = void> = AsyncGenerator<Date, T, void>;

const FIRST_HOUR = 9 * 60;
const LAST_HOUR = 17 * 60;
const A_WHILE = 3; // minutes at a desk that belong together
const INTERRUPTED = 0.18;

/** One child's way through the service, told in its own time. */
export class CaseLife {
  readonly random: Random;
  readonly family: Family;
  id = '';
  team: Specialist[] = [];
  /** In the middle of joint work: nobody leaves the team now. */
  busy = false;
  /** The joint record that is open, and how the child does by domain. */
  recordId = '';
  readonly level: Partial<Record<Domain, { start: number; gain: number; spread: readonly number[] }>> = {};
  /** Nobody works on it any more. */
  isOver = false;
  /** The course runs: lessons may be held. */
  inCourse = false;
  readonly lessons: { id: string; present: boolean }[] = [];
  /** Where the story is now. */
  now: Date;
  private readonly enteredFrom?: Date;
  private lastEntry?: Date;

  constructor(
    readonly plan: StoryPlan,
    readonly world: ProviderWorld,
  ) {
    const { n, receivedOn, enteredAfter } = plan;
    this.random = new Random(`${world.seed}|case|${n}`);
    this.family = inventedFamily(this.random, n, receivedOn, world.plan.russian);
    this.now = this.hours(receivedOn, 25);
    if (enteredAfter) this.enteredFrom = this.hours(addDays(receivedOn, enteredAfter), 25);
  }

  get language(): 'kk' | 'ru' {
    return this.family.child.language;
  }

  get cast(): Cast {
    return this.world.cast;
  }

  /** Whoever leads the team. */
  get first(): Actor {
    const [first] = this.team;
    if (!first) throw new Error('a case without a team');
    return first.actor;
  }

  said<T>(words: { kk: T; ru: T }): T {
    return words[this.language];
  }

  /** Something that may happen on the way, where the plan leaves room for it. */
  perhaps(probability: number): boolean {
    return this.random.happens(probability) && !this.plan.straight;
  }

  /** So many days pass, and somebody has time. */
  wait(fromDays: number, toDays: number): void {
    const days = this.random.whole(fromDays, toDays);
    if (days === 0) this.pass(this.random.whole(15, 120));
    else this.now = this.hours(addDays(almatyDay(this.now), days), 25);
  }

  /** Minutes pass at the desk; what does not fit before the break waits until after it. */
  pass(minutes: number): void {
    this.now = this.world.hours.from(minutesAfter(this.now, minutes), A_WHILE);
  }

  /** How many minutes an action takes this time. */
  minutes(norm: number): number {
    const { random, world } = this;
    const [least, most] = random.happens(world.plan.slow) ? [1.05, 1.9] : [0.4, 0.92];
    return norm * (least + random.next() * (most - least));
  }

  goOnAt(day: Day): void {
    const at = this.hours(day, 25);
    if (at > this.now) this.now = at;
  }

  /** An act when its moment has come; of what was on paper, when it is entered. Whoever acts is looked up then. */
  async *act<T>(who: () => Actor, work: (actor: Actor, late: LateEntry | undefined) => Promise<T>): Scene<T> {
    const at = this.entry();
    yield at;
    const late = at > this.now ? this.lateEntry() : undefined;
    return work({ ...who(), at }, late);
  }

  /** Now and then somebody knocks at the door. */
  async *interrupted(action: ActionNumber, who: () => Actor, always = false): Scene {
    if (this.isOnPaper || !(always || this.random.happens(INTERRUPTED))) return;
    const { cases } = this.world.stage;
    yield* this.act(who, (actor) => cases.sayHandling(actor, this.id, action, { kind: 'INTERRUPT' }));
    if (always) this.wait(1, 2);
    else this.pass(this.random.whole(5, 60));
    yield* this.act(who, (actor) => cases.sayHandling(actor, this.id, action, { kind: 'RESUME' }));
  }

  /** The jobs the acts so far have asked for are done. */
  settle(): Promise<void> {
    return this.world.settle(this.now);
  }

  get isOnPaper(): boolean {
    return this.enteredFrom !== undefined && this.now < this.enteredFrom;
  }

  private entry(): Date {
    if (!this.isOnPaper || !this.enteredFrom) return this.now;
    const next = minutesAfter(this.lastEntry ?? this.enteredFrom, 2);
    return (this.lastEntry = this.world.hours.from(next, 1));
  }

  private lateEntry(): LateEntry {
    return { on: this.now.toISOString(), reason: this.said(REASONS.late), paperNumber: `${this.plan.n}-қ` };
  }

  private hours(day: Day, minutes: number): Date {
    return this.world.hours.from(almatyMoment(day, this.random.whole(FIRST_HOUR, LAST_HOUR)), minutes);
  }
}
