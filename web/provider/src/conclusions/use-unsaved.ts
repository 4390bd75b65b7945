import { askBeforeClosing } from '@onaltu/web-shell/ask-before-closing';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave } from 'vue-router';

/** Nobody loses words by leaving: the browser, or the page itself, asks first. */
export function useUnsaved(unsaved: Readonly<Ref<boolean>>): void {
  const { t } = useI18n();
  askBeforeClosing(() => unsaved.value);
  onBeforeRouteLeave(
    ({ name }) => name === 'login' || !unsaved.value || confirm(t('provider.conclusion.leaveUnsaved')),
  );
}
