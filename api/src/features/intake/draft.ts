import { Refused } from '@onaltu/domain/refused';
import type { CaseFile } from '../case-files/case-file.entity';

export function requireDraft(caseFile: CaseFile): CaseFile {
  if (caseFile.state !== 'DRAFT') throw new Refused('case-file.wrong-state', { state: caseFile.state });
  return caseFile;
}
