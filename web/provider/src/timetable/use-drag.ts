import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';
import type { Target } from './drop-target';
import type { Lesson } from './use-timetable';

type Held = { lesson: Lesson; target: Target | null };
type Grip = { lesson: Lesson; x: number; y: number; below: number; touch: boolean };
type Places = {
  grid: () => HTMLElement | null;
  targetAt: (x: number, top: number) => Target | null;
  drop: (lesson: Lesson, target: Target) => void;
};
type Hand = Places & {
  held: ShallowRef<Held | null>;
  grip: Grip | null;
  rest: ReturnType<typeof setTimeout> | undefined;
  watching: AbortController;
};

const [SLACK, HOLD_MS, EDGE, SCROLL] = [6, 350, 36, 14];

/** Scrolls what is at the edge of the window, or of the grid, where a lesson is held there. */
function follow({ clientX, clientY }: PointerEvent, grid: HTMLElement | null): void {
  if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
  else if (clientY < EDGE) scrollBy(0, -SCROLL);
  if (!grid) return;
  const { left, right } = grid.getBoundingClientRect();
  if (clientX > right - EDGE) grid.scrollLeft += SCROLL;
  else if (clientX < left + EDGE) grid.scrollLeft -= SCROLL;
}

function letGo(hand: Hand): void {
  clearTimeout(hand.rest);
  hand.watching.abort();
  hand.grip = null;
  hand.held.value = null;
}

function carry(hand: Hand, x: number, y: number): void {
  const { grip } = hand;
  if (grip) hand.held.value = { lesson: grip.lesson, target: hand.targetAt(x, y - grip.below) };
}

function move(hand: Hand, event: PointerEvent): void {
  const { grip, held } = hand;
  if (!grip) return;
  if (!held.value) {
    if (Math.hypot(event.clientX - grip.x, event.clientY - grip.y) <= SLACK) return;
    if (grip.touch) return letGo(hand); // it is a finger that scrolls
  }
  follow(event, hand.grid());
  carry(hand, event.clientX, event.clientY);
}

const swallow = (event: Event): void => event.stopPropagation();
function up(hand: Hand): void {
  const carried = hand.held.value;
  letGo(hand);
  if (!carried) return;
  addEventListener('click', swallow, { capture: true, once: true }); // what was carried is not opened
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
  if (carried.target) hand.drop(carried.lesson, carried.target);
}

function escape(hand: Hand, event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !hand.held.value) return;
  event.stopPropagation();
  letGo(hand);
}

/** A finger that carries a lesson scrolls nothing and opens no menu. */
function still({ held }: Hand, event: Event): void {
  if (held.value) event.preventDefault();
}

function take(hand: Hand, event: PointerEvent, lesson: Lesson): void {
  if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
  letGo(hand);
  const { clientX: x, clientY: y } = event;
  const touch = event.pointerType === 'touch';
  hand.grip = { lesson, x, y, below: y - event.currentTarget.getBoundingClientRect().top, touch };
  if (touch) hand.rest = setTimeout(() => carry(hand, x, y), HOLD_MS);
  hand.watching = new AbortController();
  const { signal } = hand.watching;
  addEventListener('pointermove', (next) => move(hand, next), { signal });
  addEventListener('pointerup', () => up(hand), { signal });
  addEventListener('pointercancel', () => letGo(hand), { signal });
  addEventListener('touchmove', (next) => still(hand, next), { signal, passive: false });
  addEventListener('contextmenu', (next) => still(hand, next), { signal });
  addEventListener('keydown', (next) => escape(hand, next), { signal, capture: true });
}

/** A lesson is taken by the mouse, or by a finger that rests on it, and let go where it is to be; Escape puts it back. */
export function useDrag(places: Places) {
  const held = shallowRef<Held | null>(null);
  const hand: Hand = { ...places, held, grip: null, rest: undefined, watching: new AbortController() };
  onScopeDispose(() => letGo(hand));
  return { held, take: (event: PointerEvent, lesson: Lesson): void => take(hand, event, lesson) };
}
