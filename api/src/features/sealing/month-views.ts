import { keyOf } from '@onaltu/domain/indicator-figures';
import { counterOf } from '@onaltu/domain/sealing';
import type { CauseRow, VersionRow } from './sealing.queries';
import type { MonthCauseView, MonthVersionView } from './sealing.view';

export const versionView = ({ version, at, by, reason, hash, ...answered }: VersionRow): MonthVersionView => ({
  ...{ version, at: at.toISOString(), by, reason, hash },
  answer: answered.answer,
  comment: answered.comment ?? '',
  answeredAt: answered.answeredAt?.toISOString() ?? null,
});

export function causeView({ id, about, number, childName, measure, key, n, day, at }: CauseRow): MonthCauseView[] {
  const indicator = counterOf(measure);
  if (!indicator) return [];
  return [
    {
      caseFileId: about === 'CASE' ? id : null,
      ...{ number, childName, indicator, n, day },
      key: keyOf({ measure, key }),
      at: at.toISOString(),
    },
  ];
}
