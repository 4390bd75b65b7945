import type { Day } from '@onaltu/domain/clock/day';
import { showPhone } from '@onaltu/domain/phone';
import { formatDay } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { Translator } from '@onaltu/i18n/translator';
import type { Cell, JournalColumn } from '../../platform/documents/document-models';
import type { CertificateRow, ContractRow, RegistrationRow } from './journal.queries';

type ColumnKey = MessageKey extends infer Key
  ? Key extends `document.journal.column.${infer Name}`
    ? Name
    : never
  : never;

/** One column of a journal: what it is called and what it says of a row. */
export type Line<Row> = {
  key: ColumnKey;
  width: number;
  align?: JournalColumn['align'];
  says: (row: Row, words: Translator, n: number) => Cell;
};

const onDay = (day: Day | null): Cell => day && { day };
const notes = (...texts: readonly (string | false | null)[]): string => texts.filter((text) => text).join('; ');
const NUMBER = { key: 'n', width: 3, align: 'end', says: (_row: unknown, _words: Translator, n: number) => n } as const;
const CHILD = { key: 'child', width: 13, says: ({ child }: { child: string }) => child } as const;
const BORN = {
  key: 'birthDate',
  width: 6.5,
  align: 'center',
  says: ({ birthDate }: { birthDate: Day }) => onDay(birthDate),
} as const;
const CASE = {
  key: 'registrationNumber',
  width: 7,
  says: ({ caseNumber }: { caseNumber: string }) => caseNumber,
} as const;

export const REGISTRATION: readonly Line<RegistrationRow>[] = [
  NUMBER,
  { key: 'registrationNumber', width: 7, says: ({ number }) => number },
  { key: 'registeredOn', width: 6.5, align: 'center', says: ({ registeredOn }) => onDay(registeredOn) },
  CHILD,
  BORN,
  {
    key: 'applicant',
    width: 14,
    says: ({ applicant, relation }, { t }) => `${applicant} (${t(`relation.${relation}` as MessageKey).toLowerCase()})`,
  },
  { key: 'address', width: 13, says: ({ address }) => address },
  { key: 'phone', width: 9, says: ({ phone }) => showPhone(phone) },
  { key: 'receivedBy', width: 10, says: ({ receivedBy }) => receivedBy },
  { key: 'state', width: 9, says: ({ state }, { t }) => t(`state.${state}`) },
  {
    key: 'note',
    width: 11,
    says: ({ late, paperNumber, receivedOn }, { t }) =>
      notes(
        paperNumber && t('document.journal.note.paperNumber', { number: paperNumber }),
        late && t('document.journal.note.receivedOn', { date: formatDay(receivedOn) }),
      ),
  },
];

export const CONTRACTS: readonly Line<ContractRow>[] = [
  NUMBER,
  { key: 'number', width: 7, says: ({ number }) => number },
  { key: 'concludedOn', width: 7, align: 'center', says: ({ concludedOn }) => onDay(concludedOn) },
  CASE,
  CHILD,
  BORN,
  { key: 'representative', width: 13, says: ({ representative }) => representative },
  { key: 'lengthDays', width: 6, align: 'end', says: ({ lengthDays }) => lengthDays },
  { key: 'head', width: 12, says: ({ head }) => head },
  {
    key: 'note',
    width: 14,
    says: ({ paperNumber, lengthDays, lengthNow }, { t }) =>
      notes(
        paperNumber && t('document.journal.note.paperNumber', { number: paperNumber }),
        lengthNow > lengthDays && t('document.journal.note.lengthNow', { n: lengthNow }),
      ),
  },
];

export const CERTIFICATES: readonly Line<CertificateRow>[] = [
  NUMBER,
  { key: 'number', width: 7, says: ({ number }) => number },
  { key: 'issuedOn', width: 6.5, align: 'center', says: ({ issuedOn }) => onDay(issuedOn) },
  CASE,
  CHILD,
  BORN,
  { key: 'servedFrom', width: 7, align: 'center', says: ({ servedFrom }) => onDay(servedFrom) },
  { key: 'servedTo', width: 7, align: 'center', says: ({ servedTo }) => onDay(servedTo) },
  { key: 'recipient', width: 11, says: ({ recipient }) => recipient },
  { key: 'recipientPaper', width: 9, says: ({ recipientPaper }) => recipientPaper },
  { key: 'handedOverOn', width: 6.5, align: 'center', says: ({ handedOverOn }) => onDay(handedOverOn) },
  { key: 'handedOverBy', width: 10, says: ({ handedOverBy }) => handedOverBy },
  { key: 'signature', width: 7.5, says: () => null },
  {
    key: 'note',
    width: 10,
    says: ({ revokedOn, handedOverOn }, { t }) =>
      notes(
        revokedOn && t('document.journal.note.revoked', { date: formatDay(revokedOn) }),
        !handedOverOn && !revokedOn && t('document.journal.note.notHandedOver'),
      ),
  },
];
