import { speakOf } from '@onaltu/web-shell/words';
import { type Component, defineAsyncComponent } from 'vue';

/** Fetched with its words by who may have a pack made: the papers of a case do without it. */
export const PackPanel = defineAsyncComponent<Component>(() => speakOf('office').then(() => import('./PackPanel.vue')));
