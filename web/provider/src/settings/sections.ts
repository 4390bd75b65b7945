import type { Permission } from '@onaltu/domain/permissions';
import type { MessageKey } from '@onaltu/i18n/messages';

type Section = { route: string; title: MessageKey; may: Permission };
type SectionGroup = { title: MessageKey; sections: readonly Section[] };

/** The settings, one line a section; whoever may not look at one does not find it in the list. */
export const SECTIONS: readonly SectionGroup[] = [
  {
    title: 'settings.group.people',
    sections: [
      { route: 'settings-people', title: 'settings.section.people', may: 'staff.read' },
      { route: 'settings-roles', title: 'settings.section.roles', may: 'settings.read' },
    ],
  },
  {
    title: 'settings.group.service',
    sections: [
      { route: 'settings-norms', title: 'settings.section.norms', may: 'settings.read' },
      { route: 'settings-reminders', title: 'settings.section.reminders', may: 'settings.read' },
      { route: 'settings-template', title: 'settings.section.template', may: 'settings.read' },
      { route: 'settings-dictionaries', title: 'settings.section.dictionaries', may: 'settings.read' },
    ],
  },
  {
    title: 'settings.group.organisation',
    sections: [
      { route: 'settings-calendar', title: 'settings.section.calendar', may: 'settings.read' },
      { route: 'settings-rooms', title: 'settings.section.rooms', may: 'settings.read' },
      { route: 'settings-print', title: 'settings.section.print', may: 'settings.read' },
      { route: 'settings-imports', title: 'settings.section.imports', may: 'import.make' },
    ],
  },
];
