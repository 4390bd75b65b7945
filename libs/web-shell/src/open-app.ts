import { isSignedOut } from '@onaltu/api-client/problem';
import { showPreferences } from '@onaltu/ui/device-preference';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { type Component, createApp } from 'vue';
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import { announcePages } from './pages';
import { createQueries } from './queries';
import { requireSession, type SessionDoor } from './session';
import { sessionEnded } from './session-ended';
import { speakFirst, speakOf, words } from './words';

type App = {
  root: Component;
  base: string;
  routes: readonly RouteRecordRaw[];
  door: SessionDoor;
  /** Leads to signing in, and back to where the person wanted to be. */
  toDoor: (target: RouteLocationNormalized) => Door;
  /** The page asks itself to sign in again, so that nothing typed is lost; else it leads to the door. */
  signsInOverPage?: boolean;
};

/** Where signing in happens: a page of this app; false when it is outside and the browser is already on its way. */
type Door = { name: string; query: Record<string, string> } | false;

/** Starts one of the two pages: words first, then the session, then the page that was asked for. */
export async function openApp({ root, base, routes, door, toDoor, signsInOverPage = false }: App): Promise<void> {
  showPreferences();
  await speakFirst();
  const router = createRouter({
    history: createWebHistory(base),
    routes: [...routes],
  });
  const leave = async () => {
    const { value: here } = router.currentRoute;
    if (here.meta.open || here.matched.length === 0) return; // the first page finds its own way to the door
    if (signsInOverPage) return void (sessionEnded.value = true);
    const place = toDoor(here);
    if (place) await router.push(place);
    queries.clear();
  };
  const queries = createQueries(() => void leave());
  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    try {
      await requireSession(queries, door);
      return true;
    } catch (error) {
      return isSignedOut(error) ? toDoor(to) : true; // any other trouble is told by the page itself
    }
  });
  router.beforeResolve(async ({ meta }) => {
    for (const part of [meta.words ?? []].flat()) await speakOf(part);
  });
  announcePages(router);
  const app = createApp(root).use(words).use(router).use(VueQueryPlugin, { queryClient: queries });
  await router.isReady().catch(() => undefined);
  app.mount('#app');
}
