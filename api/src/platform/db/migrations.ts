import { DataSource } from 'typeorm';
import { Directory1796100000000 } from '../../migrations/1796100000000-directory';
import { WorkForLater1796100001000 } from '../../migrations/1796100001000-work-for-later';
import { CaseFiles1796100002000 } from '../../migrations/1796100002000-case-files';
import { Contracts1796100003000 } from '../../migrations/1796100003000-contracts';
import { Assessments1796100004000 } from '../../migrations/1796100004000-assessments';
import { Courses1796100005000 } from '../../migrations/1796100005000-courses';
import { Conclusions1796100006000 } from '../../migrations/1796100006000-conclusions';
import { Certificates1796100007000 } from '../../migrations/1796100007000-certificates';
import { Statistics1796100008000 } from '../../migrations/1796100008000-statistics';
import { ReferenceData1796100009000 } from '../../migrations/1796100009000-reference-data';
import { SideExits1796100010000 } from '../../migrations/1796100010000-side-exits';
import { Search1796100011000 } from '../../migrations/1796100011000-search';
import { Staff1796100012000 } from '../../migrations/1796100012000-staff';
import { ProviderData1796100013000 } from '../../migrations/1796100013000-provider-data';
import { Journals1796100016000 } from '../../migrations/1796100016000-journals';
import { Work1796100017000 } from '../../migrations/1796100017000-work';
import { Live1796100018000 } from '../../migrations/1796100018000-live';
import { ScoreVersions1796100021000 } from '../../migrations/1796100021000-score-versions';
import { OwnLanguage1796100022000 } from '../../migrations/1796100022000-own-language';
import { Administration1796100026000 } from '../../migrations/1796100026000-administration';
import { ClosedProviders1796100027000 } from '../../migrations/1796100027000-closed-providers';
import { Figures1796100028000 } from '../../migrations/1796100028000-figures';
import { OwnFigures1796100029000 } from '../../migrations/1796100029000-own-figures';
import { FiguresByProvider1796100030000 } from '../../migrations/1796100030000-figures-by-provider';
import { Snapshots1796100031000 } from '../../migrations/1796100031000-snapshots';
import { SealedMonths1796100035000 } from '../../migrations/1796100035000-sealed-months';
import { Exports1796100039000 } from '../../migrations/1796100039000-exports';
import { ReportMail1796100040000 } from '../../migrations/1796100040000-report-mail';
import { CoursesDue1796100043000 } from '../../migrations/1796100043000-courses-due';
import { CoarserSums1796100044000 } from '../../migrations/1796100044000-coarser-sums';
import { Specialists1796100045000 } from '../../migrations/1796100045000-specialists';
import { SignedPieces1796100046000 } from '../../migrations/1796100046000-signed-pieces';
import { CountingPlannedOnce1796100047000 } from '../../migrations/1796100047000-counting-planned-once';
import { Reminders1796100050000 } from '../../migrations/1796100050000-reminders';
import { Mails1796100055000 } from '../../migrations/1796100055000-mails';
import { Programme1796100060000 } from '../../migrations/1796100060000-programme';
import { Timetable1796100061000 } from '../../migrations/1796100061000-timetable';
import { ReviewsDue1796100070000 } from '../../migrations/1796100070000-reviews-due';
import { Digests1796100071000 } from '../../migrations/1796100071000-digests';
import { LetterLinks1796100072000 } from '../../migrations/1796100072000-letter-links';
import { LetterPreferences1796100073000 } from '../../migrations/1796100073000-letter-preferences';
import { WeekLetters1796100073100 } from '../../migrations/1796100073100-week-letters';
import { RegionRungs1796100074000 } from '../../migrations/1796100074000-region-rungs';
import { UnmarkedLessons1796100074100 } from '../../migrations/1796100074100-unmarked-lessons';
import { ForgottenReminders1796100074200 } from '../../migrations/1796100074200-forgotten-reminders';
import { Turns1796100075000 } from '../../migrations/1796100075000-turns';
import { Making1796100076000 } from '../../migrations/1796100076000-making';
import { DeadLetters1796100077000 } from '../../migrations/1796100077000-dead-letters';
import { Keeping1796100077100 } from '../../migrations/1796100077100-keeping';
import { Attendance1796100080000 } from '../../migrations/1796100080000-attendance';
import { ChangedSeries1796100080100 } from '../../migrations/1796100080100-changed-series';
import { LessonJournals1796100081000 } from '../../migrations/1796100081000-lesson-journals';
import { ChildrenByProvider1796100085000 } from '../../migrations/1796100085000-children-by-provider';
import { Explanations1796100086000 } from '../../migrations/1796100086000-explanations';
import { NarrowerPseudonyms1796100087000 } from '../../migrations/1796100087000-narrower-pseudonyms';
import { Places1796100088000 } from '../../migrations/1796100088000-places';
import { LiveLessons1796100089000 } from '../../migrations/1796100089000-live-lessons';
import { PlannedLessonsCounted1796100090000 } from '../../migrations/1796100090000-planned-lessons-counted';
import { ConsentOfCase1796100091000 } from '../../migrations/1796100091000-consent-of-case';
import { InspectionPacks1796100092000 } from '../../migrations/1796100092000-inspection-packs';
import { BroughtAlong1796100093000 } from '../../migrations/1796100093000-brought-along';
import { MadeUpLessonsCounted1796100094000 } from '../../migrations/1796100094000-made-up-lessons-counted';
import { NoteOfChild1796100095000 } from '../../migrations/1796100095000-note-of-child';

const MIGRATIONS = [
  Directory1796100000000,
  WorkForLater1796100001000,
  CaseFiles1796100002000,
  Contracts1796100003000,
  Assessments1796100004000,
  Courses1796100005000,
  Conclusions1796100006000,
  Certificates1796100007000,
  Statistics1796100008000,
  ReferenceData1796100009000,
  SideExits1796100010000,
  Search1796100011000,
  Staff1796100012000,
  ProviderData1796100013000,
  Journals1796100016000,
  Work1796100017000,
  Live1796100018000,
  ScoreVersions1796100021000,
  OwnLanguage1796100022000,
  Administration1796100026000,
  ClosedProviders1796100027000,
  Figures1796100028000,
  OwnFigures1796100029000,
  FiguresByProvider1796100030000,
  Snapshots1796100031000,
  SealedMonths1796100035000,
  Exports1796100039000,
  ReportMail1796100040000,
  CoursesDue1796100043000,
  CoarserSums1796100044000,
  Specialists1796100045000,
  SignedPieces1796100046000,
  CountingPlannedOnce1796100047000,
  Reminders1796100050000,
  Mails1796100055000,
  Programme1796100060000,
  Timetable1796100061000,
  ReviewsDue1796100070000,
  Digests1796100071000,
  LetterLinks1796100072000,
  LetterPreferences1796100073000,
  WeekLetters1796100073100,
  RegionRungs1796100074000,
  UnmarkedLessons1796100074100,
  ForgottenReminders1796100074200,
  Turns1796100075000,
  Making1796100076000,
  DeadLetters1796100077000,
  Keeping1796100077100,
  Attendance1796100080000,
  ChangedSeries1796100080100,
  LessonJournals1796100081000,
  ChildrenByProvider1796100085000,
  Explanations1796100086000,
  NarrowerPseudonyms1796100087000,
  Places1796100088000,
  LiveLessons1796100089000,
  PlannedLessonsCounted1796100090000,
  ConsentOfCase1796100091000,
  InspectionPacks1796100092000,
  BroughtAlong1796100093000,
  MadeUpLessonsCounted1796100094000,
  NoteOfChild1796100095000,
];

/** Brings a database to this version, as the migrator; answers the names of what was new. */
export async function migrate(migratorUrl: string): Promise<string[]> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: migratorUrl,
    migrations: MIGRATIONS,
    installExtensions: false,
  }).initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
