import { ref, type Ref } from 'vue';

/** The attributes on <html> that this device remembers; the values are what tokens.css reads. */
const PREFERENCES = { a11y: 'on', theme: 'dark', 'single-keys-off': 'yes' } as const;
export type Preference = keyof typeof PREFERENCES;

const keyOf = (preference: Preference) => `onaltu.${preference}`;
const states: Partial<Record<Preference, Ref<boolean>>> = {};

function stored(preference: Preference): boolean {
  const value = localStorage.getItem(keyOf(preference));
  if (value !== null) return value === 'yes';
  return preference === 'theme' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The version for low vision has its own colours, so the dark theme waits while it is on. */
function show(): void {
  const a11y = states.a11y?.value ?? stored('a11y');
  const shown = {
    a11y,
    theme: (states.theme?.value ?? stored('theme')) && !a11y,
    'single-keys-off': states['single-keys-off']?.value ?? stored('single-keys-off'),
  };
  for (const preference of Object.keys(PREFERENCES) as Preference[]) {
    if (shown[preference]) document.documentElement.setAttribute(`data-${preference}`, PREFERENCES[preference]);
    else document.documentElement.removeAttribute(`data-${preference}`);
  }
}

/** A choice kept on this device and shown on <html>; every toggle of it in the page agrees. */
export function devicePreference(preference: Preference): { chosen: Ref<boolean>; toggle: () => void } {
  const chosen = (states[preference] ??= ref(stored(preference)));
  show();
  const toggle = () => {
    chosen.value = !chosen.value;
    localStorage.setItem(keyOf(preference), chosen.value ? 'yes' : 'no');
    show();
  };
  return { chosen, toggle };
}
