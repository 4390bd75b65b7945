import { showPhone } from '@onaltu/domain/phone';
import type { Translator } from '@onaltu/i18n/translator';
import type { DocumentModel, Letterhead } from './document-models';

export type Language = DocumentModel['language'];
type Named = Readonly<Record<Language, string>>;

/** What a provider's letterhead says. */
export type ProviderHead = {
  names: Named;
  region: Named;
  addresses: Named;
  bin: string;
  phone: string;
  /** Which seal it is, and what the head is called, where the provider says so. */
  seal?: Named | null;
  headPost?: Named | null;
};

/** What stands at the place of the seal. */
export function sealPlace({ seal }: ProviderHead, language: Language, { t }: Translator): string {
  return seal ? t('document.sealOf', { name: seal[language] }) : t('document.seal');
}

export function letterheadOf(
  { names, region, addresses, bin, phone }: ProviderHead,
  language: Language,
  { t }: Translator,
): Letterhead {
  return {
    department: region[language],
    name: names[language],
    lines: [addresses[language], t('document.bin', { bin }), t('document.phone', { phone: showPhone(phone) })],
  };
}
