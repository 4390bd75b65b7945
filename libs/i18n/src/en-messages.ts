import { enDailyMessages } from './en-daily-messages';
import { enFigureMessages } from './en-figure-messages';
import { enLessonMessages } from './en-lesson-messages';
import { enOfficeMessages } from './en-office-messages';
import { enReportMessages } from './en-report-messages';
import { enScheduleMessages } from './en-schedule-messages';
import { enScoringMessages } from './en-scoring-messages';
import { enSealingMessages } from './en-sealing-messages';
import { enSnapshotMessages } from './en-snapshot-messages';
import type { Messages } from './kk-messages';

export const enMessages: Messages = {
  ...enDailyMessages,
  ...enFigureMessages,
  ...enLessonMessages,
  ...enOfficeMessages,
  ...enReportMessages,
  ...enScheduleMessages,
  ...enScoringMessages,
  ...enSealingMessages,
  ...enSnapshotMessages,
};
