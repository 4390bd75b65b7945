import type { Day } from '@onaltu/domain/clock/day';
import { translator } from '@onaltu/i18n/translator';
import { frameOf, labelled, section } from '../../platform/documents/document-frame';
import type { ContractModel } from '../../platform/documents/document-models';
import { type Language, type ProviderHead, sealPlace } from '../../platform/documents/provider-head';

export type AddendumRecord = {
  /** Of the contract it belongs to. */
  number: string;
  concludedOn: Day;
  fromDays: number;
  toDays: number;
  reason: string;
  childName: string;
  representativeName: string;
  headName: string;
  head: ProviderHead;
};

/** The addendum that prolongs a course: what changes, why, and lines for both signatures. */
export function addendumDocument(record: AddendumRecord, language: Language): ContractModel {
  const words = translator(language);
  const { t } = words;
  const { number, head, headName, representativeName } = record;
  const rows = labelled(language, [
    ['document.addendum.contract', t('document.number', { number })],
    ['document.addendum.provider', head.names[language]],
    ['document.contract.child', record.childName],
    ['document.addendum.before', t('document.contract.lengthDays', { n: record.fromDays })],
    ['document.addendum.after', t('document.contract.lengthDays', { n: record.toDays })],
    ['document.addendum.reason', record.reason],
  ]);
  const place = t('document.signaturePlace');
  return {
    ...frameOf('addendum', language, { number, issuedOn: record.concludedOn, head }),
    sections: [
      section(
        t('document.addendum.subject'),
        { kind: 'text', text: t('document.addendum.subjectText') },
        { kind: 'rows', rows },
      ),
    ],
    signaturesTitle: t('document.addendum.signatures'),
    signatures: [
      { label: head.headPost?.[language] ?? t('document.contract.head'), name: headName, place },
      { label: t('document.contract.representative'), name: representativeName, place },
    ],
    seal: sealPlace(head, language, words),
  };
}
