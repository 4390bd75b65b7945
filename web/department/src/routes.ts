import type { RouteRecordRaw } from 'vue-router';

export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./overview/OverviewPage.vue'),
    meta: { title: 'department.overview.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./MissingPage.vue'),
    meta: { title: 'shell.error.pageNotFound', open: true },
  },
];
