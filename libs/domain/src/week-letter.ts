import { addDays, type Day, weekdayOf } from './clock/day';
import { type LadderId, whenOf } from './reminders';

/** The Monday of a day's week. */
export const mondayOf = (date: Day): Day => addDays(date, 1 - weekdayOf(date));

/** What stands open with one person: his cases, those that end within sight, and what he is reminded of. */
export type InHand = {
  personId: string;
  cases: number;
  ending: number;
  reminders: readonly { about: string; ladder: LadderId; dueOn: Day; seen: boolean }[];
};
/** The line of one person in the letter of the week. */
export type WeekLine = { personId: string; cases: number; late: number; ending: number; unseen: number };

/** A day that is past, or work that waits longer than its ladder takes for granted; day 90 is no deadline. */
const isLate = ({ ladder, dueOn }: { ladder: LadderId; dueOn: Day }, today: Day): boolean =>
  ladder !== 'GOALS_MET' && ['overdue', 'since'].includes(whenOf(ladder, dueOn, today));

/** Who has how much before him, the most pressing first; empty when nobody has anything late, ending or unseen: work alone is no news. */
export function linesOfWeek(people: readonly InHand[], today: Day): WeekLine[] {
  const lines = people.map(({ personId, cases, ending, reminders }) => {
    const late = new Set(reminders.filter((one) => isLate(one, today)).map(({ about }) => about)).size;
    return { personId, cases, ending, late, unseen: reminders.filter(({ seen }) => !seen).length };
  });
  if (!lines.some(({ late, ending, unseen }) => late + ending + unseen > 0)) return [];
  return lines
    .filter(({ cases, late, ending, unseen }) => cases + late + ending + unseen > 0)
    .toSorted((a, b) => b.late - a.late || b.unseen - a.unseen || b.ending - a.ending || b.cases - a.cases);
}
