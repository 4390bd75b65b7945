/** What an organisation brings along that begins with us in the middle of its work. */
export const IMPORT_KINDS = ['CHILDREN', 'CASES', 'LESSONS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The closed lists a cell may be chosen from; whoever reads the file says what is in them. */
export const IMPORT_LISTS = [
  'SEX',
  'LANGUAGE',
  'RELATION',
  'PROBLEM_GROUP',
  'PAPER',
  'CHANNEL',
  'SPECIALIST',
  'FORM',
  'ROOM',
  'CASE',
  'ABSENCE',
] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

/** What a cell says: free text, digits alone, a date, a whole number, a time of the day, one of a list or some of it. */
type Says =
  | { says: 'TEXT' | 'DIGITS' | 'DAY' | 'WHOLE' | 'TIME'; from?: undefined }
  | { says: 'CHOICE' | 'CHOICES'; from: ImportList };
export type ImportColumn = Says & {
  key: string;
  /** Where it stands in what is asked of the act; a fault the act names there is this column's. */
  pointer: string;
  /** NEEDED: in every row. PART: where anything is said of its part, as the representative or the contract. FREE: may stay empty. */
  need: 'NEEDED' | 'PART' | 'FREE';
};

const CHILDREN = [
  { key: 'iin', pointer: '/child/iin', says: 'DIGITS', need: 'FREE' },
  { key: 'otherPaper', pointer: '/child/otherPaper', says: 'TEXT', need: 'FREE' },
  { key: 'lastName', pointer: '/child/lastName', says: 'TEXT', need: 'NEEDED' },
  { key: 'firstName', pointer: '/child/firstName', says: 'TEXT', need: 'NEEDED' },
  { key: 'middleName', pointer: '/child/middleName', says: 'TEXT', need: 'FREE' },
  { key: 'birthDate', pointer: '/child/birthDate', says: 'DAY', need: 'NEEDED' },
  { key: 'sex', pointer: '/child/sex', says: 'CHOICE', from: 'SEX', need: 'NEEDED' },
  { key: 'language', pointer: '/child/language', says: 'CHOICE', from: 'LANGUAGE', need: 'NEEDED' },
  { key: 'impairments', pointer: '/child/impairments', says: 'CHOICES', from: 'PROBLEM_GROUP', need: 'FREE' },
  { key: 'address', pointer: '/child/address', says: 'TEXT', need: 'FREE' },
  { key: 'adultLastName', pointer: '/representative/lastName', says: 'TEXT', need: 'PART' },
  { key: 'adultFirstName', pointer: '/representative/firstName', says: 'TEXT', need: 'PART' },
  { key: 'adultMiddleName', pointer: '/representative/middleName', says: 'TEXT', need: 'FREE' },
  { key: 'relation', pointer: '/representative/relation', says: 'CHOICE', from: 'RELATION', need: 'PART' },
  { key: 'phone', pointer: '/representative/phone', says: 'DIGITS', need: 'PART' },
  { key: 'email', pointer: '/representative/email', says: 'TEXT', need: 'FREE' },
  { key: 'adultLanguage', pointer: '/representative/language', says: 'CHOICE', from: 'LANGUAGE', need: 'PART' },
] as const satisfies readonly ImportColumn[];

const CASES = [
  { key: 'knownIin', pointer: '/child/iin', says: 'DIGITS', need: 'FREE' },
  { key: 'knownLastName', pointer: '/child/lastName', says: 'TEXT', need: 'FREE' },
  { key: 'knownFirstName', pointer: '/child/firstName', says: 'TEXT', need: 'FREE' },
  { key: 'knownBirthDate', pointer: '/child/birthDate', says: 'DAY', need: 'FREE' },
  { key: 'receivedOn', pointer: '/registration/receivedOn', says: 'DAY', need: 'NEEDED' },
  { key: 'paperNumber', pointer: '/registration/paperNumber', says: 'TEXT', need: 'FREE' },
  { key: 'papers', pointer: '/registration/papers', says: 'CHOICES', from: 'PAPER', need: 'NEEDED' },
  { key: 'consentOn', pointer: '/registration/consentOn', says: 'DAY', need: 'FREE' },
  { key: 'channel', pointer: '/registration/channel', says: 'CHOICE', from: 'CHANNEL', need: 'FREE' },
  { key: 'formLanguage', pointer: '/registration/language', says: 'CHOICE', from: 'LANGUAGE', need: 'FREE' },
  { key: 'contractOn', pointer: '/contract/concludedOn', says: 'DAY', need: 'PART' },
  { key: 'contractNumber', pointer: '/contract/paperNumber', says: 'TEXT', need: 'FREE' },
  { key: 'lengthDays', pointer: '/contract/lengthDays', says: 'WHOLE', need: 'PART' },
  { key: 'signedOn', pointer: '/contract/signedOn', says: 'DAY', need: 'FREE' },
  { key: 'specialists', pointer: '/contract/specialists', says: 'CHOICES', from: 'SPECIALIST', need: 'PART' },
] as const satisfies readonly ImportColumn[];

const LESSONS = [
  { key: 'lessonOn', pointer: '/lesson/on', says: 'DAY', need: 'NEEDED' },
  { key: 'startsAt', pointer: '/lesson/startsAt', says: 'TIME', need: 'NEEDED' },
  { key: 'minutes', pointer: '/lesson/minutes', says: 'WHOLE', need: 'NEEDED' },
  { key: 'form', pointer: '/lesson/form', says: 'CHOICE', from: 'FORM', need: 'NEEDED' },
  { key: 'specialist', pointer: '/lesson/specialistId', says: 'CHOICE', from: 'SPECIALIST', need: 'NEEDED' },
  { key: 'room', pointer: '/lesson/roomId', says: 'CHOICE', from: 'ROOM', need: 'FREE' },
  { key: 'cases', pointer: '/lesson/caseFileIds', says: 'CHOICES', from: 'CASE', need: 'NEEDED' },
  { key: 'excused', pointer: '/lesson/excused', says: 'CHOICES', from: 'CASE', need: 'FREE' },
  { key: 'unexcused', pointer: '/lesson/unexcused', says: 'CHOICES', from: 'CASE', need: 'FREE' },
  { key: 'absenceReason', pointer: '/lesson/absenceReason', says: 'CHOICE', from: 'ABSENCE', need: 'FREE' },
  { key: 'topic', pointer: '/lesson/topic', says: 'TEXT', need: 'FREE' },
] as const satisfies readonly ImportColumn[];

/** The columns of a file of this kind, in their order. */
export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = { CHILDREN, CASES, LESSONS };
export type ImportColumnKey = (typeof CHILDREN | typeof CASES | typeof LESSONS)[number]['key'];

/** So many rows are read and kept in one request. */
export const IMPORT_MOST_ROWS: Readonly<Record<ImportKind, number>> = { CHILDREN: 1000, CASES: 100, LESSONS: 300 };
/** Lessons are brought of the month that is over, and those to come. */
export const IMPORT_LESSON_DAYS = 31;
export const IMPORT_MOST_BYTES = 2 * 1024 * 1024;

export const isImportKind = (name: string): name is ImportKind => IMPORT_KINDS.some((kind) => kind === name);
