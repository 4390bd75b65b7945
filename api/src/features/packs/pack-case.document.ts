import { formatDay } from '@onaltu/i18n/formats';
import { detailLines } from '@onaltu/i18n/history-detail';
import type { MessageKey } from '@onaltu/i18n/messages';
import { showPhone } from '@onaltu/domain/phone';
import type { PackBlock } from '../../platform/documents/document-models';
import type { HistoryRow, PaperRow } from '../case-files/case-file.queries';
import { at, dayOf, factBlocks, issuedForm, lines, onDay, type PackColumn, told } from './pack-blocks';
import type { CaseRecord, Telling } from './pack-record';
import type { ConsentRow, MarkRow, TeamRow } from './pack-case.queries';

function factsOfCase({ caseFile }: CaseRecord, { words }: Telling): PackBlock[] {
  const { t } = words;
  const { courseStartedOn: from, courseEndedOn: to, lengthDays } = caseFile;
  return factBlocks(words, [
    ['registrationNumber', caseFile.number],
    ['state', t(`state.${caseFile.state}`)],
    ['receivedOn', onDay(caseFile.receivedOn)],
    ['registeredAt', at(caseFile.registeredAt)],
    [
      'representative',
      `${caseFile.representative} (${t(`relation.${caseFile.relation}` as MessageKey).toLowerCase()}), ${showPhone(caseFile.phone)}`,
    ],
    ['course', from && `${formatDay(from)} – ${to ? formatDay(to) : '…'}`],
    ['lengthDays', lengthDays],
  ]);
}

/** The package of papers, who agreed to their keeping, and who ever was of the team. */
export function packageBlocks(record: CaseRecord, telling: Telling): PackBlock[] {
  const { words } = telling;
  const { t } = words;
  const papers: PackColumn<PaperRow>[] = [
    { key: 'paper', width: 34, says: ({ kind }) => t(`paper.${kind}`) },
    { key: 'keeping', width: 20, says: ({ keeping }) => t(keeping === 'COPY' ? 'paper.copy' : 'paper.seen') },
    { key: 'number', width: 14, says: ({ number }) => number },
    { key: 'issuedOn', width: 12, says: ({ issuedOn }) => onDay(issuedOn) },
    { key: 'expiresOn', width: 12, says: ({ expiresOn }) => onDay(expiresOn) },
  ];
  const consents: PackColumn<ConsentRow>[] = [
    { key: 'givenBy', width: 40, says: ({ by }) => by },
    { key: 'givenOn', width: 20, says: ({ givenOn }) => onDay(givenOn) },
    { key: 'withdrawnAt', width: 20, says: ({ withdrawnAt }) => at(withdrawnAt) },
  ];
  const team: PackColumn<TeamRow>[] = [
    { key: 'name', width: 30, says: ({ name }) => name },
    { key: 'post', width: 22, says: ({ post }) => t(`post.${post}`) },
    { key: 'since', width: 18, says: ({ from }) => at(from) },
    { key: 'until', width: 18, says: ({ until }) => at(until) },
    { key: 'reason', width: 20, says: ({ reason }) => reason },
  ];
  return [
    ...factsOfCase(record, telling),
    ...told(t('document.pack.part.papers'), { words, columns: papers, rows: record.papers }),
    ...told(t('paper.CONSENT'), { words, columns: consents, rows: record.consents }),
    ...told(t('document.pack.part.team'), { words, columns: team, rows: record.team }),
  ];
}

/** The contract and its addenda as they were issued, and who signed when. */
export function contractBlocks({ contract, forms }: CaseRecord, { words }: Telling): PackBlock[] {
  if (!contract) return [];
  const { t } = words;
  const { number, paperNumber, concludedOn, lengthDays, head, byHeadAt, byRepresentativeAt, addenda } = contract;
  const longer = addenda.map(({ from, to, on }) =>
    t('document.pack.lengthened', { date: formatDay(on), before: from, after: to }),
  );
  return [
    ...factBlocks(words, [
      ['number', number],
      ['paperNumber', paperNumber],
      ['concludedOn', onDay(concludedOn)],
      ['lengthDays', lines(String(lengthDays), ...longer)],
      ['signedByHead', `${head}, ${dayOf(byHeadAt)}`],
      ['signedByRepresentative', dayOf(byRepresentativeAt)],
    ]),
    ...forms.filter(({ kind }) => kind === 'CONTRACT' || kind === 'ADDENDUM').map((form) => issuedForm(form)),
  ];
}

/** Every move of the case, and the marks of the time its actions took. */
export function historyBlocks({ moves, handling }: CaseRecord, { words }: Telling): PackBlock[] {
  const { t } = words;
  const onPaper = ({ late, paperNumber, madeAt }: HistoryRow): string | false =>
    late &&
    [
      t('move.lateEntry'),
      paperNumber && t('provider.case.paperNumber', { number: paperNumber }),
      t('provider.case.enteredAt', { time: at(madeAt) }),
    ]
      .filter(Boolean)
      .join(' · ');
  const columns: PackColumn<HistoryRow>[] = [
    { key: 'when', width: 16, says: ({ late, effectiveAt }) => (late ? dayOf(effectiveAt) : at(effectiveAt)) },
    { key: 'what', width: 26, says: ({ move }) => t(`move.${move}.done`) },
    { key: 'who', width: 22, says: ({ madeBy }) => madeBy || t('move.byItself') },
    {
      key: 'details',
      width: 40,
      says: (move) => lines(move.reason, ...detailLines(move.detail, t), onPaper(move)),
    },
  ];
  const marks: PackColumn<MarkRow>[] = [
    { key: 'when', width: 16, says: (mark) => at(mark.at) },
    { key: 'action', width: 40, says: ({ action }) => `${action}. ${t(`action.${action}.short`)}` },
    { key: 'what', width: 16, says: ({ kind }) => t(`document.pack.handling.${kind}`) },
    { key: 'who', width: 26, says: ({ by }) => by ?? t('move.byItself') },
  ];
  return [
    ...told(null, { words, columns, rows: moves }),
    ...told(t('document.pack.part.handling'), { words, columns: marks, rows: handling }),
  ];
}
