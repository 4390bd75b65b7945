import type { Permission } from '@onaltu/domain/permissions';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { IconName } from '@onaltu/ui/icons';

type Line = {
  route: string;
  title: MessageKey;
  icon: IconName;
  /** The pages below it are its own. */
  path: string;
  /** Whoever has one of them finds something there. */
  may: readonly Permission[];
};
type Group = { name: string; title: MessageKey | null; lines: readonly Line[] };

/** The rail: one line a route, in the order of the day. */
export const RAIL: readonly Group[] = [
  {
    name: 'daily',
    title: null,
    lines: [
      { route: 'work', title: 'work.title', icon: 'inbox', path: '/work', may: ['case-file.read'] },
      { route: 'cases', title: 'provider.cases.title', icon: 'cabinet', path: '/cases', may: ['case-file.read'] },
      { route: 'schedule', title: 'rail.schedule', icon: 'calendar', path: '/schedule', may: ['timetable.read'] },
      { route: 'lessons', title: 'rail.lessons', icon: 'check', path: '/lessons', may: ['attendance.mark'] },
    ],
  },
  {
    name: 'registers',
    title: 'rail.registers',
    lines: [
      { route: 'children', title: 'rail.children', icon: 'people', path: '/children', may: ['child.find'] },
      {
        route: 'assessments',
        title: 'register.queue.assessments',
        icon: 'tasks',
        path: '/assessments',
        may: ['assessment.work', 'team.assign'],
      },
      {
        route: 'conclusions',
        title: 'register.queue.conclusions',
        icon: 'pen',
        path: '/conclusions',
        may: ['conclusion.sign'],
      },
      {
        route: 'certificates',
        title: 'register.certificates.title',
        icon: 'certificate',
        path: '/certificates',
        may: ['certificate.hand-over', 'certificate.reissue'],
      },
      { route: 'papers', title: 'register.papers.title', icon: 'document', path: '/papers', may: ['child.find'] },
      {
        route: 'waiting-list',
        title: 'register.waiting.title',
        icon: 'queue',
        path: '/waiting-list',
        may: ['child.find'],
      },
      { route: 'journals', title: 'rail.journals', icon: 'book', path: '/journals', may: ['journal.print'] },
    ],
  },
  {
    name: 'organisation',
    title: 'rail.organisation',
    lines: [
      { route: 'process', title: 'process.title', icon: 'map', path: '/process', may: ['process.read'] },
      { route: 'figures', title: 'rail.figures', icon: 'chart', path: '/figures', may: ['statistics.read'] },
      { route: 'mails', title: 'rail.mails', icon: 'mail', path: '/mails', may: ['mail.read'] },
      { route: 'settings', title: 'rail.settings', icon: 'sliders', path: '/settings', may: ['settings.read'] },
    ],
  },
];

const LINES = RAIL.flatMap(({ lines }) => lines);
const isBelow = (here: string, path: string) => here === path || here.startsWith(`${path}/`);

/** What this person finds in the rail. */
export const linesOf = (can: (permission: Permission) => boolean): readonly Line[] =>
  LINES.filter(({ may }) => may.some(can));

/** The line a page belongs to. */
export const lineAt = (here: string): Line | undefined => LINES.find(({ path }) => isBelow(here, path));
