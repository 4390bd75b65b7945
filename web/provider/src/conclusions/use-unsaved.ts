import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave } from 'vue-router';

/** Nobody loses words by leaving: the browser, or the page itself, asks first. */
export function useUnsaved(unsaved: Readonly<Ref<boolean>>): void {
  const { t } = useI18n();
  const onLeave = (event: BeforeUnloadEvent) => {
    if (unsaved.value) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', onLeave));
  onBeforeUnmount(() => removeEventListener('beforeunload', onLeave));
  onBeforeRouteLeave(
    ({ name }) => name === 'login' || !unsaved.value || confirm(t('provider.conclusion.leaveUnsaved')),
  );
}
