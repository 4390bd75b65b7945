import type { DictionaryEntry } from '@onaltu/domain/dictionaries';
import type { OriginalState } from '@onaltu/domain/packs';
import type { Translator } from '@onaltu/i18n/translator';
import type { CertificateModel, ConclusionModel, ContractModel } from '../../platform/documents/document-models';
import type { ProviderHead } from '../../platform/documents/provider-head';
import type { HistoryRow, PaperRow } from '../case-files/case-file.queries';
import type {
  CaseRow,
  ChildRow,
  ConsentRow,
  ContractRow,
  CorrectionRow,
  FileRow,
  FormRow,
  MarkRow,
  TeamRow,
} from './pack-case.queries';
import type { JudgementRow, LessonRow, ProgrammeRow, ReviewRow, SeriesRow, UnlockRow } from './pack-course.queries';
import type { AssessmentRow, CertificateRow, ConclusionRow, TemplateRow } from './pack-findings.queries';

/** A form with what was frozen in it. */
export type FrozenForm = FormRow & { model: ContractModel | ConclusionModel | CertificateModel };

/** Everything one case says, as it was recorded. */
export type CaseRecord = {
  caseFile: CaseRow;
  papers: readonly PaperRow[];
  consents: readonly ConsentRow[];
  team: readonly TeamRow[];
  forms: readonly FrozenForm[];
  contract: ContractRow | null;
  programmes: readonly ProgrammeRow[];
  judgements: readonly JudgementRow[];
  reviews: readonly ReviewRow[];
  series: readonly SeriesRow[];
  lessons: readonly LessonRow[];
  unlocks: readonly UnlockRow[];
  assessments: readonly AssessmentRow[];
  conclusion: ConclusionRow | null;
  certificates: readonly CertificateRow[];
  moves: readonly HistoryRow[];
  handling: readonly MarkRow[];
};

/** A file that was uploaded, with its name in the archive and whether it is still what it was. */
export type Original = FileRow & { path: string; state: OriginalState };

export type PackRecord = {
  head: ProviderHead;
  madeAt: Date;
  madeBy: string | null;
  child: Omit<ChildRow, 'iinSealed'> & { maskedIin: string | null };
  corrections: readonly CorrectionRow[];
  cases: readonly CaseRecord[];
  originals: readonly Original[];
  lists: Lists;
};

/** What the provider calls things by words of its own. */
export type Lists = {
  templates: readonly TemplateRow[];
  problemGroups: readonly DictionaryEntry[];
  absenceReasons: readonly DictionaryEntry[];
};

/** How a pack speaks: its language, and the provider's own words. */
export type Telling = { words: Translator; language: 'kk' | 'ru'; lists: Lists };
