const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A time of the day, HH:mm. */
export const isTime = (text: string): boolean => TIME.test(text);

/** As people type it: 9, 930, 9.30 and 09:30 are one time, or will be. */
export function timeTyped(text: string): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.,\s-]?(\d{2})?$/.exec(text.trim()) ?? [];
  return hours ? `${hours.padStart(2, '0')}:${minutes || '00'}` : text.trim();
}
