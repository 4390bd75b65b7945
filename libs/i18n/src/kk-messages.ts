import { kkDailyMessages } from './kk-daily-messages';
import { kkFigureMessages } from './kk-figure-messages';
import { kkLessonMessages } from './kk-lesson-messages';
import { kkOfficeMessages } from './kk-office-messages';
import { kkReportMessages } from './kk-report-messages';
import { kkScheduleMessages } from './kk-schedule-messages';
import { kkScoringMessages } from './kk-scoring-messages';
import { kkSealingMessages } from './kk-sealing-messages';
import { kkSnapshotMessages } from './kk-snapshot-messages';

export const kkMessages = {
  ...kkDailyMessages,
  ...kkFigureMessages,
  ...kkLessonMessages,
  ...kkOfficeMessages,
  ...kkReportMessages,
  ...kkScheduleMessages,
  ...kkScoringMessages,
  ...kkSealingMessages,
  ...kkSnapshotMessages,
};
export type Messages = typeof kkMessages;
