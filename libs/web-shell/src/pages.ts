import type { MessageKey } from '@onaltu/i18n/messages';
import { watch } from 'vue';
import { type Router, START_LOCATION } from 'vue-router';
import { words, type WordsPart } from './words';

declare module 'vue-router' {
  interface RouteMeta {
    /** What the tab of the browser says: never a person. */
    title: MessageKey;
    /** Open without signing in. */
    open?: boolean;
    /** Shows words that are not those of the day: they are fetched before it opens. */
    words?: WordsPart | readonly WordsPart[];
  }
}

const PATIENCE = 5_000;

/** Moves focus to the page's heading as soon as it is there, so that a new page is read from its start. */
function focusHeading(): void {
  const find = () => document.querySelector<HTMLElement>('main h1');
  const focus = (heading: HTMLElement | null) => {
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    return heading !== null;
  };
  if (focus(find())) return;
  const observer = new MutationObserver(() => {
    if (focus(find())) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE);
}

/** The title of the tab follows the page and the language; scrolling and focus follow the page. */
export function announcePages(router: Router): void {
  const { t, locale } = words.global;
  watch([router.currentRoute, locale], ([route]) => {
    if (route.meta.title) document.title = `${t(route.meta.title)} · ${t('shell.brand')}`;
  });
  let steppedBack = false; // then the browser itself returns to where the page was left
  addEventListener('popstate', () => (steppedBack = true));
  router.afterEach((to, from) => {
    if (to.path !== from.path && !steppedBack) scrollTo(0, 0);
    steppedBack = false;
    if (from !== START_LOCATION && to.name !== from.name) requestAnimationFrame(focusHeading);
  });
}
