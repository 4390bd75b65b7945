import { LOCALES } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { Part } from '@onaltu/web-shell/use-edit';
import { useI18n } from 'vue-i18n';
import { namesParts } from '../directory/names-form';
import type { ProviderForm } from './provider-form';

const LABELS: Readonly<Record<string, MessageKey>> = {
  '/districtId': 'administration.providers.district',
  '/addresses/kk': 'administration.providers.addressKk',
  '/addresses/ru': 'administration.providers.addressRu',
  '/phone': 'administration.providers.phone',
  '/language': 'administration.language',
  '/bin': 'administration.providers.bin',
};

/** The fields of a provider in words. */
export function useProviderWords(districtName: (id: string) => string) {
  const { t } = useI18n();
  function labelOf(pointer: string): string | undefined {
    const one = LOCALES.find((locale) => pointer === `/names/${locale}`);
    if (one) return t(`administration.names.${one}`);
    return LABELS[pointer] && t(LABELS[pointer]);
  }
  const partsOf = ({ names, districtId, addresses, phone, language }: ProviderForm): Part[] => [
    ...namesParts(names, (one) => t(`administration.names.${one}`)),
    { at: 'districtId', label: t('administration.providers.district'), text: districtName(districtId) },
    { at: 'addresses.kk', label: t('administration.providers.addressKk'), text: addresses.kk },
    { at: 'addresses.ru', label: t('administration.providers.addressRu'), text: addresses.ru },
    { at: 'phone', label: t('administration.providers.phone'), text: phone },
    { at: 'language', label: t('administration.language'), text: t(`field.languageName.${language}`) },
  ];
  return { labelOf, partsOf };
}
