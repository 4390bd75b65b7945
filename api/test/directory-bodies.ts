import { checkBin } from '@onaltu/domain/bin';

const NAMES = { kk: '«Тірек» орталығы', ru: 'Центр «Тірек»', en: 'Tirek centre' };

/** What a department says about a provider it opens, with a business number nobody else has. */
export const openProvider = (n: number, districtId: string) => ({
  ...changeProvider(districtId),
  kind: 'REHABILITATION_CENTER',
  bin: binOf(n),
});

export const changeProvider = (districtId: string) => ({
  names: NAMES,
  districtId,
  addresses: { kk: 'Мысал көшесі, 7', ru: 'ул. Мысал, 7' },
  phone: '+77212000001',
  language: 'kk',
  places: 40,
});

export const addDistrict = (code: string) => ({ ...changeDistrict, code });

export const changeDistrict = {
  kind: 'DISTRICT',
  names: { kk: 'Жаңа аудан', ru: 'Новый район', en: 'New district' },
  centre: 'Жаңа',
  lat: 49.5,
  lon: 73.25,
};

export const openRegion = (code: string) => ({
  code,
  names: { kk: 'Ұлытау облысы', ru: 'Область Улытау', en: 'Ulytau oblast' },
  language: 'kk',
});

export const changeRegion = {
  names: { kk: 'Басқа атау', ru: 'Другое название', en: 'Another name' },
  language: 'ru',
  normBasis: 'WITH_WAITING',
  threshold: 10,
};

export const newcomer = (email: string) => ({ email, lastName: 'Сейітова', firstName: 'Айгерім', locale: 'kk' });

/** A report that can be made at any time. */
export const askExport = () => ({ report: 'NORM', period: '2025', format: 'CSV', language: 'kk' });

/** The n-th number of a form that has a check digit. */
function binOf(n: number): string {
  const numbers = Array.from({ length: 10 }, (_, digit) => `2101400${String(n).padStart(4, '0')}${digit}`);
  return numbers.find((text) => checkBin(text).valid) ?? binOf(n + 5000);
}
