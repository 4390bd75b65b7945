import { almatyDay, type CalendarDays, type Day } from '@onaltu/domain/clock/day';
import type { ActionNumber } from '@onaltu/domain/case-process';
import { groupCode } from '@onaltu/domain/crockford';
import type { PaperKind } from '@onaltu/domain/regulation';
import { formatDay, formatInstant } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { frameOf, labelled, section } from '../../platform/documents/document-frame';
import type { Block, ReceiptModel, Section } from '../../platform/documents/document-models';
import type { Language, ProviderHead } from '../../platform/documents/provider-head';
import { publicPage } from '../../platform/documents/public-page';

export type TakenPaper = {
  kind: PaperKind;
  number: string | null;
  issuedOn: Day | null;
  keeping: 'SEEN' | 'COPY';
};

export type ReceiptRecord = {
  number: string;
  receivedAt: Date;
  clerkName: string;
  child: { name: string; birthDate: Day };
  applicantName: string;
  paperNumber?: string | null;
  taken: readonly TakenPaper[];
  missing: readonly PaperKind[];
  slipCode: string;
  publicUrl: string;
  /** Of the head's review, which comes next. */
  normMinutes: number;
  courseNorm: { minDays: CalendarDays; maxDays: CalendarDays };
  head: ProviderHead;
};

const REVIEW: ActionNumber = 2;
const COURSE: ActionNumber = 4;
const KEPT = { SEEN: 'paper.seen', COPY: 'paper.copy' } as const;
const NOTHING = '–';

function registration(record: ReceiptRecord, language: Language): Section {
  const { t } = translator(language);
  const rows = labelled(language, [
    ['document.receipt.caseNumber', record.number],
    ['document.receipt.paperNumber', record.paperNumber],
    ['document.receipt.receivedAt', formatInstant(record.receivedAt)],
    ['document.receipt.receivedBy', record.clerkName],
    ['document.receipt.child', record.child.name],
    ['document.receipt.birthDate', formatDay(record.child.birthDate)],
    ['document.receipt.applicant', record.applicantName],
  ]);
  return section(t('document.receipt.registration'), { kind: 'rows', rows });
}

function taken({ taken: papers, missing }: ReceiptRecord, language: Language): Section {
  const { t } = translator(language);
  const identified = ({ number, issuedOn }: TakenPaper) =>
    [number && t('document.number', { number }), issuedOn && formatDay(issuedOn)].filter(Boolean).join(', ') || NOTHING;
  const table: Block = {
    kind: 'table',
    columns: (['paper', 'number', 'form'] as const).map((column) => ({
      title: t(`document.receipt.column.${column}`),
      align: 'start',
    })),
    rows: papers.map((paper) => [t(`paper.${paper.kind}`), identified(paper), t(KEPT[paper.keeping])]),
  };
  const all: Block = { kind: 'text', text: t('document.receipt.noMissing') };
  return section(t('document.receipt.taken'), table, ...(missing.length ? [] : [all]));
}

function missingPapers({ missing }: ReceiptRecord, language: Language): Section[] {
  const { t } = translator(language);
  const items = missing.map((kind) => t(`paper.${kind}`));
  return items.length ? [section(t('document.receipt.missing'), { kind: 'list', lead: '', items })] : [];
}

function nextStep({ normMinutes, courseNorm: { minDays, maxDays } }: ReceiptRecord, language: Language): Section {
  const { t } = translator(language);
  const cited = (norm: string, n: ActionNumber) => `${norm}\n${t('action.source', { n })}`;
  const rows = labelled(language, [
    ['document.receipt.norm', cited(t('document.receipt.normMinutes', { n: normMinutes }), REVIEW)],
    ['document.receipt.course', cited(t('document.receipt.courseDays', { min: minDays, max: maxDays }), COURSE)],
  ]);
  const text: Block = { kind: 'text', text: t('document.receipt.nextStepText') };
  return section(t('document.receipt.nextStep'), text, { kind: 'rows', rows });
}

/** What the applicant takes home: the papers that were taken, what is still to come, and the code to follow the case. */
export function receiptDocument(record: ReceiptRecord, language: Language): ReceiptModel {
  const { t } = translator(language);
  const issuedOn = almatyDay(record.receivedAt);
  return {
    ...frameOf('receipt', language, { ...record, issuedOn }),
    sections: [
      registration(record, language),
      taken(record, language),
      ...missingPapers(record, language),
      nextStep(record, language),
    ],
    slip: {
      title: t('document.receipt.slip'),
      code: groupCode(record.slipCode),
      text: t('document.receipt.slipText'),
      url: publicPage(record.publicUrl, 'case').shown,
    },
    signatures: [
      { label: t('document.receipt.signature'), name: record.clerkName, place: t('document.signaturePlace') },
    ],
  };
}
