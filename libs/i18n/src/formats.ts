export const LOCALES = ['kk', 'ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

const ZONE = 'Asia/Almaty';
const NBSP = '\u00a0';

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const OFFICIAL: Readonly<Record<Locale, (day: number, month: string, year: string) => string>> = {
  kk: (day, month, year) => `${year} жылғы ${day} ${month}`,
  ru: (day, month, year) => `${day} ${month} ${year} года`,
  en: (day, month, year) => `${day} ${month} ${year}`,
};

const almaty = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function partsOf(instant: Date | string): Record<Intl.DateTimeFormatPartTypes, string> {
  const entries = almaty.formatToParts(new Date(instant)).map(({ type, value }) => [type, value] as const);
  return Object.fromEntries(entries) as Record<Intl.DateTimeFormatPartTypes, string>;
}

function splitDay(day: string): { year: string; month: string; date: string } {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year || !month || !date) throw new RangeError('Not a calendar day');
  return { year, month, date };
}

/** 22.11.2026, in every language. */
export function formatDay(day: string): string {
  const { year, month, date } = splitDay(day);
  return `${date}.${month}.${year}`;
}

/** The date as an official paper writes it: «2026 жылғы 22 қараша». */
export function formatOfficialDay(locale: Locale, day: string): string {
  const { year, month, date } = splitDay(day);
  const name = MONTHS[locale][Number(month) - 1];
  if (!name) throw new RangeError('Not a calendar day');
  return OFFICIAL[locale](Number(date), name, year);
}

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  kk: 'жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі'.split(' '),
  ru: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};

/** The day as people say it, the date before the weekday: «26 қараша, бейсенбі». */
export function formatDayInWords(locale: Locale, day: string): string {
  const { month, date } = splitDay(day);
  const name = MONTHS[locale][Number(month) - 1];
  const weekday = WEEKDAYS[locale][new Date(`${day}T00:00:00Z`).getUTCDay()];
  if (!name || !weekday) throw new RangeError('Not a calendar day');
  return `${Number(date)} ${name}, ${weekday}`;
}

const SHORT_WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  kk: 'Жс Дс Сс Ср Бс Жм Сб'.split(' '),
  ru: 'Вс Пн Вт Ср Чт Пт Сб'.split(' '),
  en: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
};

/** The weekday at the head of a column: «Дс». */
export function formatShortWeekday(locale: Locale, day: string): string {
  const name = SHORT_WEEKDAYS[locale][new Date(`${day}T00:00:00Z`).getUTCDay()];
  if (!name) throw new RangeError('Not a calendar day');
  return name;
}

/** Some days in a row as a heading: «23–28 қараша 2026», «30 қараша – 5 желтоқсан 2026». */
export function formatSpan(locale: Locale, from: string, to: string): string {
  const [first, last] = [splitDay(from), splitDay(to)];
  const monthOf = ({ month }: typeof first): string => MONTHS[locale][Number(month) - 1] ?? '';
  const end = `${Number(last.date)} ${monthOf(last)} ${last.year}`;
  if (from === to) return end;
  if (first.year !== last.year) return `${Number(first.date)} ${monthOf(first)} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${Number(first.date)} ${monthOf(first)} – ${end}`;
  return `${Number(first.date)}–${end}`;
}

const RUSSIAN_MONTHS = 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(' ');

/** The month of a day as a heading: «2026 жылғы қараша», «Ноябрь 2026 года». */
/** A month below an axis: 11.26. */
export const shortMonth = (day: string): string => `${day.slice(5, 7)}.${day.slice(2, 4)}`;

export function formatMonth(locale: Locale, day: string): string {
  const { year, month } = splitDay(day);
  const name = (locale === 'ru' ? RUSSIAN_MONTHS : MONTHS[locale])[Number(month) - 1];
  if (!name) throw new RangeError('Not a calendar day');
  return { kk: `${year} жылғы ${name}`, ru: `${name} ${year} года`, en: `${name} ${year}` }[locale];
}

/** 10:40, the clock on the wall in Almaty. */
export function formatTime(instant: Date | string): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** 22.11.2026, 10:40, in Almaty. */
export function formatInstant(instant: Date | string): string {
  const { year, month, day } = partsOf(instant);
  return `${day}.${month}.${year}, ${formatTime(instant)}`;
}

/** 1 234 567,89: a no-break space and a comma, in every language. */
export function formatNumber(value: number, fractionDigits = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(fractionDigits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  const minus = value < 0 && Number(value.toFixed(fractionDigits)) !== 0 ? '−' : '';
  return `${minus}${grouped}${fraction ? `,${fraction}` : ''}`;
}

/** A change with its sign: +0,8, −0,3, 0,0. */
export function formatChange(value: number, fractionDigits = 1): string {
  const plus = Number(value.toFixed(fractionDigits)) > 0 ? '+' : '';
  return `${plus}${formatNumber(value, fractionDigits)}`;
}

/** 93,4 %: of a share between 0 and 1. */
export function formatShare(share: number, fractionDigits = 1): string {
  return `${formatNumber(share * 100, fractionDigits)}${NBSP}%`;
}

/** Minutes and seconds of handling: 4:05. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export type PersonName = {
  readonly lastName?: string | null;
  readonly firstName?: string | null;
  readonly middleName?: string | null;
};

/** Family name, given name, patronymic, as in the papers. */
export function formatFullName({ lastName, firstName, middleName }: PersonName): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}

/** Үлгібаева Т. Т.: for tables and signatures. */
export function formatShortName({ lastName, firstName, middleName }: PersonName): string {
  const initials = [firstName, middleName].filter((name) => name).map((name) => `${[...(name ?? '')][0]}.`);
  return lastName ? [lastName, ...initials].join(NBSP) : formatFullName({ firstName, middleName });
}
