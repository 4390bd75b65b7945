import type { MessageKey } from '@onaltu/i18n/messages';
import { devicePreference } from '@onaltu/ui/device-preference';
import { computed, type MaybeRefOrGetter, onScopeDispose, shallowReactive, toValue } from 'vue';

/** A key by its place, so that it is the same on every layout, and what it does. */
export type KeyBinding = {
  code: string;
  /** With Ctrl it is no single key: it works inside fields too, and is not switched off with them. */
  ctrl?: boolean;
  shift?: boolean;
  label: MessageKey;
  act: () => void;
};

/** What is bound now; who came last is asked first. */
const lists = shallowReactive<MaybeRefOrGetter<readonly KeyBinding[]>[]>([]);

/** The keys of this moment, for the sheet that shows them. */
export const boundKeys = computed(() => lists.toReversed().flatMap((list) => toValue(list)));

/** Whether this device has single keys switched off (WCAG 2.1.4). */
export const singleKeysOff = () => devicePreference('single-keys-off');

const FIELDS = 'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select, [contenteditable]';
const isField = (target: EventTarget | null) => target instanceof Element && target.closest(FIELDS) !== null;
/** What lies over the page has the keys to itself. */
const isCovered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;

function onKey(event: KeyboardEvent): void {
  const { code, ctrlKey, altKey, metaKey, shiftKey, isComposing } = event;
  if (event.defaultPrevented || isComposing || altKey || metaKey || isCovered()) return;
  if (!ctrlKey && (isField(event.target) || singleKeysOff().chosen.value)) return;
  const bound = boundKeys.value.find(
    (key) => key.code === code && Boolean(key.ctrl) === ctrlKey && Boolean(key.shift) === shiftKey,
  );
  if (!bound) return;
  event.preventDefault();
  bound.act();
}

/** Binds keys for as long as the component lives. */
export function useKeys(keys: MaybeRefOrGetter<readonly KeyBinding[]>): void {
  if (lists.length === 0) addEventListener('keydown', onKey);
  lists.push(keys);
  onScopeDispose(() => {
    lists.splice(lists.indexOf(keys), 1);
    if (lists.length === 0) removeEventListener('keydown', onKey);
  });
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '?',
};

/** How a key is written on the screen. */
export const keyName = ({ code, ctrl }: Pick<KeyBinding, 'code' | 'ctrl'>): string =>
  `${ctrl ? 'Ctrl+' : ''}${SIGNS[code] ?? code.replace(/^(Key|Digit|Numpad)/, '')}`;
