/** What an inspection asks of a case, in the order in which a pack tells it. */
export const PACK_SECTIONS = [
  'package',
  'contract',
  'programme',
  'timetable',
  'attendance',
  'assessments',
  'conclusion',
  'certificate',
  'history',
] as const;
export type PackSection = (typeof PACK_SECTIONS)[number];

/** Everything that is known of a child in one file does not lie about. */
export const PACK_KEPT_DAYS = 7;

/** A file that was uploaded, as it is found when the pack is made: its bytes are those of the upload, are others, or are not there. */
export const ORIGINAL_STATES = ['WHOLE', 'CHANGED', 'MISSING'] as const;
export type OriginalState = (typeof ORIGINAL_STATES)[number];
