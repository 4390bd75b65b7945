import type { RouteRecordRaw } from 'vue-router';
import { figureRoutes } from './figures/figure-routes';
import { settingsRoutes } from './settings/settings-routes';

export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('./DepartmentFrame.vue'),
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('./overview/OverviewPage.vue'),
        meta: { title: 'department.overview.title', words: 'figures' },
      },
      ...figureRoutes,
      settingsRoutes,
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./MissingPage.vue'),
    meta: { title: 'shell.error.pageNotFound', open: true },
  },
];
