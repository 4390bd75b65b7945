import type { KeyDimension } from '@onaltu/domain/indicators';
import { useI18n } from 'vue-i18n';

/** What a part of a number is called: an action, a form, an attendance, a post. */
export function useKeyWords() {
  const { t } = useI18n();
  const NAMES: Readonly<Record<KeyDimension, (key: string) => string>> = {
    action: (key) => t(`action.${key as '1'}.short`),
    form: (key) => t(`lesson.form.${key as 'GROUP'}`),
    attendance: (key) => t(`lesson.attendance.${key as 'PRESENT'}`),
    post: (key) => t(`post.${key as 'NURSE'}`),
  };
  const keyName = (dimension: KeyDimension, key: string): string => NAMES[dimension](key);
  return { keyName };
}
