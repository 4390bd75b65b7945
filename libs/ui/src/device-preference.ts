import { ref, type Ref } from 'vue';

/** The attributes on <html> that this device remembers; the values are what tokens.css reads. */
const PREFERENCES = {
  a11y: 'on',
  theme: 'dark',
  'single-keys-off': 'yes',
  'a11y-font': 'plain',
  'a11y-images': 'off',
} as const;
export type Preference = keyof typeof PREFERENCES;

/** The same with more than two values; the first is the one before any choice. */
export const CHOICES = {
  'a11y-size': ['125', '100', '150', '200'],
  'a11y-contrast': ['light', 'black-on-white', 'white-on-black', 'blue'],
  'a11y-spacing': ['normal', 'wide', 'widest'],
} as const;
export type Choice = keyof typeof CHOICES;
export type ChoiceValue<Name extends Choice> = (typeof CHOICES)[Name][number];

const keyOf = (name: Preference | Choice) => `onaltu.${name}`;
const switched: Partial<Record<Preference, Ref<boolean>>> = {};
const chosenOf: Partial<Record<Choice, Ref<string>>> = {};

function stored(preference: Preference): boolean {
  const value = localStorage.getItem(keyOf(preference));
  if (value !== null) return value === 'yes';
  return preference === 'theme' && matchMedia('(prefers-color-scheme: dark)').matches;
}

function storedChoice(choice: Choice): string {
  const values: readonly string[] = CHOICES[choice];
  return values.find((value) => value === localStorage.getItem(keyOf(choice))) ?? CHOICES[choice][0];
}

const isOn = (preference: Preference) => (switched[preference] ??= ref(stored(preference))).value;
const valueOf = (choice: Choice) => (chosenOf[choice] ??= ref(storedChoice(choice))).value;

/** What belongs to the version for low vision rests without it, and the dark theme rests beside it. */
function isShown(name: Preference | Choice): boolean {
  if (name === 'theme') return !isOn('a11y');
  return !name.startsWith('a11y-') || isOn('a11y');
}

/** Writes what this device remembers on <html>; called before anything is painted and after each choice. */
export function showPreferences(): void {
  const { documentElement: root } = document;
  const show = (name: Preference | Choice, value: string | null) =>
    value !== null && isShown(name) ? root.setAttribute(`data-${name}`, value) : root.removeAttribute(`data-${name}`);
  for (const name of Object.keys(PREFERENCES) as Preference[]) show(name, isOn(name) ? PREFERENCES[name] : null);
  for (const name of Object.keys(CHOICES) as Choice[]) show(name, valueOf(name));
}

/** A choice kept on this device and shown on <html>; every toggle of it in the page agrees. */
export function devicePreference(preference: Preference): { chosen: Ref<boolean>; toggle: () => void } {
  const chosen = (switched[preference] ??= ref(stored(preference)));
  showPreferences();
  const toggle = () => {
    chosen.value = !chosen.value;
    localStorage.setItem(keyOf(preference), chosen.value ? 'yes' : 'no');
    showPreferences();
  };
  return { chosen, toggle };
}

/** One of several values, kept and shown in the same way. */
export function deviceChoice<Name extends Choice>(
  choice: Name,
): { chosen: Ref<ChoiceValue<Name>>; choose: (value: ChoiceValue<Name>) => void } {
  const chosen = (chosenOf[choice] ??= ref(storedChoice(choice))) as Ref<ChoiceValue<Name>>;
  const choose = (value: ChoiceValue<Name>) => {
    chosen.value = value;
    localStorage.setItem(keyOf(choice), value);
    showPreferences();
  };
  return { chosen, choose };
}
