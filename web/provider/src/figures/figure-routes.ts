import type { RouteRecordRaw } from 'vue-router';

/** The organisation's own figures, and what each of them counts. */
export const figureRoutes: readonly RouteRecordRaw[] = [
  {
    path: 'figures',
    name: 'figures',
    component: () => import('./FiguresPage.vue'),
    meta: { title: 'rail.figures', words: 'figures' },
  },
  {
    path: 'figures/months',
    name: 'months',
    component: () => import('./months/MonthsPage.vue'),
    meta: { title: 'figure.months', words: ['figures', 'sealing'] },
  },
  {
    path: 'figures/months/:month',
    name: 'month',
    props: true,
    component: () => import('./months/MonthDoor.vue'),
    meta: { title: 'figure.months', words: ['figures', 'sealing'] },
  },
  {
    path: 'figures/:indicator',
    name: 'figure',
    props: true,
    component: () => import('./CountedPage.vue'),
    meta: { title: 'rail.figures', words: 'figures' },
  },
];
