import { ruDailyMessages } from './ru-daily-messages';
import { ruFigureMessages } from './ru-figure-messages';
import { ruLessonMessages } from './ru-lesson-messages';
import { ruOfficeMessages } from './ru-office-messages';
import { ruReportMessages } from './ru-report-messages';
import { ruScheduleMessages } from './ru-schedule-messages';
import { ruScoringMessages } from './ru-scoring-messages';
import { ruSealingMessages } from './ru-sealing-messages';
import { ruSnapshotMessages } from './ru-snapshot-messages';
import type { Messages } from './kk-messages';

export const ruMessages: Messages = {
  ...ruDailyMessages,
  ...ruFigureMessages,
  ...ruLessonMessages,
  ...ruOfficeMessages,
  ...ruReportMessages,
  ...ruScheduleMessages,
  ...ruScoringMessages,
  ...ruSealingMessages,
  ...ruSnapshotMessages,
};
