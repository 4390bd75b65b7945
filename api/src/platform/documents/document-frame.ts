import type { Day } from '@onaltu/domain/clock/day';
import { formatOfficialDay } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';
import type { Block, DocumentModel, Form, Labelled, Section } from './document-models';
import { type Language, letterheadOf, type ProviderHead } from './provider-head';

export type Frame = Omit<DocumentModel, 'signatures'>;
type Row = readonly [label: MessageKey, value: string | null | undefined];

/** What every form shares, whatever it is about. */
export function frameOf(
  template: Form | 'addendum',
  language: Language,
  { number, issuedOn, head }: { number: string; issuedOn: Day; head: ProviderHead },
): Frame {
  const words = translator(language);
  const { t } = words;
  return {
    language,
    templateVersion: t(`document.${template}.version`),
    title: t(`document.${template}.title`),
    subtitle: t('document.service'),
    letterhead: letterheadOf(head, language, words),
    number: t('document.number', { number }),
    date: formatOfficialDay(language, issuedOn),
    issuedOn,
    footer: t('document.system'),
  };
}

/** Labels with their values; what has no value has no line. */
export function labelled(language: Language, rows: readonly Row[]): Labelled[] {
  const { t } = translator(language);
  return rows.flatMap(([label, value]) => (value ? [{ label: t(label), value }] : []));
}

export function section(title: string, ...blocks: readonly Block[]): Section {
  return { title, blocks: [...blocks] };
}
