import type { MessageKey } from '@onaltu/i18n/messages';
import type { CaseFilePage } from './progress';

type CaseTab = { name: string; title: MessageKey; count?: number };

/** The tabs of a case: those whose action has not begun are not there yet. */
export function caseTabs({ papers, documents, facts, actions }: CaseFilePage): CaseTab[] {
  const reached = (action: number): boolean =>
    actions.some((one) => one.action === action && one.stage !== 'AHEAD') ||
    actions.some((one) => one.action > action && one.stage !== 'AHEAD');
  const has = (kind: string): boolean => documents.some((document) => document.kind === kind);
  return [
    { name: 'case', title: 'provider.case.tab.overview' },
    ...(reached(4) ? [{ name: 'course', title: 'provider.case.tab.course' } as const] : []),
    ...(reached(3) ? [{ name: 'case-assessments', title: 'provider.case.tab.assessments' } as const] : []),
    { name: 'case-documents', title: 'provider.case.tab.documents', count: papers.length + documents.length },
    ...(has('CONTRACT') || facts.lengthDays
      ? [{ name: 'case-contract', title: 'provider.case.tab.contract' } as const]
      : []),
    ...(reached(5) ? [{ name: 'conclusion', title: 'provider.case.tab.conclusion' } as const] : []),
    ...(reached(6) || has('CERTIFICATE') ? [{ name: 'result', title: 'provider.case.tab.result' } as const] : []),
    { name: 'case-history', title: 'provider.case.tab.history' },
  ];
}
