import { formatOfficialDay } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import type { DocumentModel, Form } from './document-models';
import type { ProviderHead } from './provider-head';

export type Language = DocumentModel['language'];

export const names = {
  child: 'Үлгібаева Томирис Тестқызы',
  representative: 'Үлгібаева Мысал Ғаниқызы',
  head: 'Образцова Сәуле Һадиқызы',
};
export const specialists = [
  ['PSYCHOLOGIST', 'Примерова Наталья Петровна'],
  ['SPEECH_THERAPIST', 'Сынақова Гүлмира Өмірқызы'],
  ['DEFECTOLOGIST', 'Мысалбек Бақыт Ілиясұлы'],
] as const;
export const domains = {
  kk: ['Танымдық (зияткерлік) даму', 'Сөйлеу дамуы', 'Қарым-қатынас'],
  ru: ['Познавательное (интеллектуальное) развитие', 'Речевое развитие', 'Общение'],
};
export const providerName = { kk: '«Үлгі» оңалту орталығы', ru: 'Реабилитационный центр «Үлгі»' };
export const departmentName = {
  kk: 'Қарағанды облысының білім басқармасы',
  ru: 'Управление образования Карагандинской области',
};
export const address = { kk: 'Қарағанды қ., Үлгі көшесі, 12-үй', ru: 'г. Караганда, ул. Үлгі, д. 12' };
export const providerHead: ProviderHead = {
  names: providerName,
  region: departmentName,
  addresses: address,
  bin: '210140000006',
  phone: '+77212000000',
};
export const finding = {
  kk: 'Бала екі сатылы нұсқауды еске салмай-ақ орындайды, қысқа әңгіме құрастырады. Бастапқы бағалаумен салыстырғанда сөйлеу дамуы саласындағы орташа балл 1,1-ден 2,3-ке өсті.',
  ru: 'Ребёнок выполняет двухступенчатую инструкцию без напоминания, составляет короткий рассказ. По сравнению с первичной оценкой средний балл речевого развития вырос с 1,1 до 2,3.',
};
export const advice = {
  kk: ['Логопедпен жеке сабақты аптасына екі рет жалғастыру.', 'Тұрғылықты жері бойынша түзету кабинетінде бақылау.'],
  ru: [
    'Продолжить индивидуальные занятия с логопедом два раза в неделю.',
    'Наблюдение в кабинете коррекции по месту жительства.',
  ],
};

export function common(language: Language, kind: Form, day: string): DocumentModel {
  const { t } = translator(language);
  return {
    language,
    templateVersion: t(`document.${kind}.version`),
    title: t(`document.${kind}.title`),
    subtitle: t('document.service'),
    letterhead: {
      department: departmentName[language],
      name: providerName[language],
      lines: [
        address[language],
        t('document.bin', { bin: '210140000006' }),
        t('document.phone', { phone: '+7 7212 00 00 00' }),
      ],
    },
    number: t('document.number', { number: '2026-0287' }),
    date: formatOfficialDay(language, day),
    issuedOn: day,
    footer: t('document.system'),
    signatures: [],
  };
}
