import type { District } from './directory';

export const KARAGANDA = [
  'Қарағанды облысының білім басқармасы',
  'Управление образования Карагандинской области',
  'Karaganda oblast education department',
] as const;

type Row = readonly [
  code: string,
  kind: District['kind'],
  kk: string,
  ru: string,
  en: string,
  centre: string,
  lat: number,
  lon: number,
];
const ROWS: readonly Row[] = [
  ['karaganda', 'CITY', 'Қарағанды', 'Караганда', 'Karaganda', 'Қарағанды', 49.802, 73.102],
  ['temirtau', 'CITY', 'Теміртау', 'Темиртау', 'Temirtau', 'Теміртау', 50.055, 72.965],
  ['balkhash', 'CITY', 'Балқаш', 'Балхаш', 'Balkhash', 'Балқаш', 46.848, 74.995],
  ['saran', 'CITY', 'Саран', 'Сарань', 'Saran', 'Саран', 49.791, 72.837],
  ['shakhtinsk', 'CITY', 'Шахтинск', 'Шахтинск', 'Shakhtinsk', 'Шахтинск', 49.709, 72.592],
  ['priozersk', 'CITY', 'Приозерск', 'Приозёрск', 'Priozersk', 'Приозерск', 46.031, 73.702],
  ['abay', 'DISTRICT', 'Абай ауданы', 'Абайский район', 'Abay district', 'Абай', 49.636, 72.862],
  ['aktogay', 'DISTRICT', 'Ақтоғай ауданы', 'Актогайский район', 'Aktogay district', 'Ақтоғай', 48.167, 75.3],
  [
    'bukhar-zhyrau',
    'DISTRICT',
    'Бұқар жырау ауданы',
    'Бухар-Жырауский район',
    'Bukhar-Zhyrau district',
    'Ботақара',
    50.06,
    73.72,
  ],
  [
    'karkaraly',
    'DISTRICT',
    'Қарқаралы ауданы',
    'Каркаралинский район',
    'Karkaraly district',
    'Қарқаралы',
    49.413,
    75.473,
  ],
  ['nura', 'DISTRICT', 'Нұра ауданы', 'Нуринский район', 'Nura district', 'Нұра', 50.262, 71.548],
  ['osakarov', 'DISTRICT', 'Осакаров ауданы', 'Осакаровский район', 'Osakarov district', 'Осакаровка', 50.562, 72.571],
  ['shet', 'DISTRICT', 'Шет ауданы', 'Шетский район', 'Shet district', 'Ақсу-Аюлы', 48.768, 73.673],
];

/** Cities and districts of the oblast since 8 June 2022. */
export const KARAGANDA_DISTRICTS: readonly District[] = ROWS.map(([code, kind, kk, ru, en, centre, lat, lon]) => ({
  code,
  kind,
  kk,
  ru,
  en,
  centre,
  lat,
  lon,
}));
