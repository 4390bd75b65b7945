import { speakOf } from '@onaltu/web-shell/words';
import { type Component, defineAsyncComponent } from 'vue';

/** Fetched with its words where a form is not printed yet: most pages of a case never need it. */
export const FormState = defineAsyncComponent<Component>(() => speakOf('office').then(() => import('./FormState.vue')));
