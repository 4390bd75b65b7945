import { ref, type Ref } from 'vue';

/** The attributes on <html> that this device remembers; the values are what tokens.css reads. */
const PREFERENCES = { a11y: 'on', theme: 'dark' } as const;
export type Preference = keyof typeof PREFERENCES;

const keyOf = (preference: Preference) => `onaltu.${preference}`;
const states: Partial<Record<Preference, Ref<boolean>>> = {};

function stored(preference: Preference): boolean {
  const value = localStorage.getItem(keyOf(preference));
  if (value !== null) return value === 'yes';
  return preference === 'theme' && matchMedia('(prefers-color-scheme: dark)').matches;
}

function show(preference: Preference, chosen: boolean): void {
  if (chosen) document.documentElement.dataset[preference] = PREFERENCES[preference];
  else delete document.documentElement.dataset[preference];
}

/** A choice kept on this device and shown on <html>; every toggle of it in the page agrees. */
export function devicePreference(preference: Preference): { chosen: Ref<boolean>; toggle: () => void } {
  const chosen = (states[preference] ??= ref(stored(preference)));
  show(preference, chosen.value);
  const toggle = () => {
    chosen.value = !chosen.value;
    localStorage.setItem(keyOf(preference), chosen.value ? 'yes' : 'no');
    show(preference, chosen.value);
  };
  return { chosen, toggle };
}
