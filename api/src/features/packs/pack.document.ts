import { almatyDay } from '@onaltu/domain/clock/day';
import { PACK_SECTIONS, type PackSection } from '@onaltu/domain/packs';
import { formatDay, formatInstant, formatNumber, formatOfficialDay } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';
import type { Labelled, PackBlock, PackModel } from '../../platform/documents/document-models';
import { letterheadOf } from '../../platform/documents/provider-head';
import { UNPRINTABLE } from '../../platform/validation/printable';
import { nameIn } from './own-name';
import { at, labelledFacts, lines, type PackColumn, told } from './pack-blocks';
import { contractBlocks, historyBlocks, packageBlocks } from './pack-case.document';
import type { CorrectionRow } from './pack-case.queries';
import { attendanceBlocks, programmeBlocks, timetableBlocks } from './pack-course.document';
import { assessmentBlocks, certificateBlocks, conclusionBlocks } from './pack-findings.document';
import type { CaseRecord, Original, PackRecord, Telling } from './pack-record';

type Chapter = PackModel['chapters'][number];
type Blocks = (record: CaseRecord, telling: Telling, madeAt: Date) => PackBlock[];

const SECTIONS: Readonly<Record<PackSection, Blocks>> = {
  package: packageBlocks,
  contract: contractBlocks,
  programme: programmeBlocks,
  timetable: timetableBlocks,
  attendance: attendanceBlocks,
  assessments: assessmentBlocks,
  conclusion: conclusionBlocks,
  certificate: certificateBlocks,
  history: historyBlocks,
};

/** Who the child is; the number of its card is not told in full. */
function childFacts({ child, madeAt, madeBy }: PackRecord, { words, language, lists }: Telling): Labelled[] {
  const { t } = words;
  const groups = child.impairments.map((code) =>
    nameIn(lists.problemGroups, code, language, (known) => t(`problem.${known}` as MessageKey)),
  );
  return labelledFacts(words, [
    ['child', child.name],
    ['birthDate', formatDay(child.birthDate)],
    ['sex', t(`field.sexName.${child.sex}`)],
    ['iin', child.maskedIin],
    ['otherPaper', child.otherPaper],
    ['impairments', groups.join(', ')],
    ['address', child.address],
    ['madeAt', formatInstant(madeAt)],
    ['madeBy', madeBy],
  ]);
}

function chapterOf(record: CaseRecord, telling: Telling, madeAt: Date): Chapter {
  const { t } = telling.words;
  return {
    title: t('document.pack.case', { number: record.caseFile.number }),
    sections: PACK_SECTIONS.map((name, i) => ({
      title: `${i + 1}. ${t(`document.pack.section.${name}`)}`,
      blocks: SECTIONS[name](record, telling, madeAt),
    })),
  };
}

function originalsBlocks(originals: readonly Original[], { words }: Telling): PackBlock[] {
  const { t } = words;
  const columns: PackColumn<Original>[] = [
    {
      key: 'file',
      width: 76,
      says: ({ path, sha256, state }) =>
        lines(path, sha256.toString('hex'), state !== 'WHOLE' && t(`document.pack.original.${state}`)),
    },
    { key: 'paper', width: 22, says: ({ papers }) => lines(...papers.map((kind) => t(`paper.${kind}`))) },
    { key: 'size', width: 9, align: 'end', says: ({ size }) => formatNumber(size) },
    { key: 'uploaded', width: 19, says: ({ uploadedAt, uploadedBy }) => lines(at(uploadedAt), uploadedBy) },
  ];
  const about: PackBlock[] = originals.length > 0 ? [{ kind: 'text', text: t('document.pack.originalsAbout') }] : [];
  return [...about, ...told(null, { words, columns, rows: originals })];
}

function correctionBlocks(corrections: readonly CorrectionRow[], { words }: Telling): PackBlock[] {
  const { t } = words;
  const columns: PackColumn<CorrectionRow>[] = [
    { key: 'when', width: 16, says: (correction) => at(correction.at) },
    { key: 'what', width: 28, says: ({ isMerge }) => t(`children.change.${isMerge ? 'MERGED' : 'CORRECTED'}`) },
    { key: 'reason', width: 34, says: ({ reason }) => reason },
    { key: 'who', width: 24, says: ({ by }) => by },
  ];
  return told(null, { words, columns, rows: corrections });
}

/** What stands behind all cases: the files that were uploaded, and what was changed on the child's card. */
function appendix({ originals, corrections }: PackRecord, telling: Telling): Chapter {
  const { t } = telling.words;
  return {
    title: t('document.pack.appendix'),
    sections: [
      { title: t('document.pack.section.originals'), blocks: originalsBlocks(originals, telling) },
      { title: t('document.pack.section.corrections'), blocks: correctionBlocks(corrections, telling) },
    ],
  };
}

const LIKE: Readonly<Record<string, string>> = { '→': '–' };

/** One letter that no font of ours has does not keep a child's whole record from being shown. */
function printable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(UNPRINTABLE, (letter) => LIKE[letter] ?? '?') as Value;
  if (Array.isArray(value)) return value.map(printable) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printable(part as unknown)])) as Value;
}

/** Everything that is recorded of one child, in the one language it is asked for in; issued forms keep theirs. */
export function packDocument(record: PackRecord, language: Telling['language']): PackModel {
  const words = translator(language);
  const { t } = words;
  const { head, madeAt, cases, lists } = record;
  const telling: Telling = { words, language, lists };
  const issuedOn = almatyDay(madeAt);
  const numbers = cases.map(({ caseFile }) => caseFile.number).join(', ');
  return printable({
    language,
    templateVersion: t('document.pack.version'),
    title: t('document.pack.title'),
    subtitle: t('document.service'),
    letterhead: letterheadOf(head, language, words),
    number: t('document.pack.case', { number: numbers }),
    date: formatOfficialDay(language, issuedOn),
    issuedOn,
    footer: t('document.system'),
    facts: childFacts(record, telling),
    contents: t('document.pack.contents'),
    empty: t('document.pack.empty'),
    chapters: [...cases.map((one) => chapterOf(one, telling, madeAt)), appendix(record, telling)],
  });
}
