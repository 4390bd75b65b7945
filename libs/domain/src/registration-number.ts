/** Each series runs by provider and year of entry, and grows past four digits when it must. */
const inSeries = (year: number, n: number, digits: number): string => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of a series: ${n}`);
  return `${year}-${String(n).padStart(digits, '0')}`;
};

export function registrationNumber(year: number, n: number): string {
  return inSeries(year, n, 4);
}

/** '2026/0249': the stroke tells it from a registration number read aloud or found in a pile. */
export function contractNumber(year: number, n: number): string {
  return inSeries(year, n, 4).replace('-', '/');
}

/** '2026-000113': six digits tell it from a registration number. */
export function certificateNumber(year: number, n: number): string {
  return inSeries(year, n, 6);
}
