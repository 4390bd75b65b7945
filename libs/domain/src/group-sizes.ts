import type { Fault } from './clock/working-time';
import type { LessonForm } from './course';

export type GroupSize = { min: number; max: number };
export const GROUP_FORMS = ['SUBGROUP', 'GROUP'] as const satisfies readonly LessonForm[];
export type GroupSizes = Readonly<Record<(typeof GROUP_FORMS)[number], GroupSize>>;

/** No more children than a lesson may ever have. */
export const LARGEST_GROUP = 30;

/** The regulation names the forms and gives no sizes (¶2): each provider sets its own, and until then none is too small or too large. */
export const ANY_SIZE: GroupSizes = { SUBGROUP: { min: 1, max: LARGEST_GROUP }, GROUP: { min: 1, max: LARGEST_GROUP } };

/** How many children a lesson of this form takes; individual lessons and consultations are with one child (¶2). */
export function sizeOf(form: LessonForm, sizes: GroupSizes): GroupSize {
  const group = GROUP_FORMS.find((one) => one === form);
  return group ? sizes[group] : { min: 1, max: 1 };
}

export const fits = ({ min, max }: GroupSize, children: number): boolean => min <= children && children <= max;

export function faultsInSizes(sizes: GroupSizes): Fault[] {
  return GROUP_FORMS.filter((form) => sizes[form].max < sizes[form].min).map((form) => ({
    pointer: `/${form}/max`,
    code: 'isNotLess',
  }));
}
