import type { MessageKey } from '@onaltu/i18n/messages';
import type { Permission } from '@onaltu/domain/permissions';
import { searchWords } from '@onaltu/domain/person-name';
import type { RouteLocationRaw } from 'vue-router';

/** What the command field leads to beside what it finds. */
export type Command = { title: string; to: RouteLocationRaw };

type Act = { title: MessageKey; to: RouteLocationRaw; needs: Permission };
export const ACTS: readonly Act[] = [
  { title: 'command.register', to: { name: 'register-case' }, needs: 'case-file.draft' },
  { title: 'command.late', to: { name: 'cases', query: { view: 'LATE' } }, needs: 'case-file.read' },
  { title: 'command.ending', to: { name: 'cases', query: { view: 'ENDING' } }, needs: 'case-file.read' },
];

/** The commands in whose title every typed word begins a word, folded as names are: "ист" finds Істер. */
export function fitting(commands: readonly Command[], text: string): Command[] {
  const typed = searchWords(text);
  return commands.filter(({ title }) => {
    const words = searchWords(title);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  });
}
