import type { RouteRecordRaw } from 'vue-router';

/** The pages of figures. */
export const figureRoutes: readonly RouteRecordRaw[] = [
  {
    path: 'process',
    name: 'process',
    component: () => import('../process/ProcessPage.vue'),
    meta: { title: 'department.tab.process', words: 'figures' },
  },
  {
    path: 'providers',
    name: 'providers',
    component: () => import('../providers/ProvidersPage.vue'),
    meta: { title: 'department.tab.providers', words: 'figures' },
  },
  {
    path: 'providers/:id',
    name: 'provider',
    props: true,
    component: () => import('../providers/ProviderPage.vue'),
    meta: { title: 'department.tab.providers', words: 'figures' },
  },
  {
    path: 'compare',
    name: 'compare',
    component: () => import('../providers/ComparePage.vue'),
    meta: { title: 'department.tab.compare', words: 'figures' },
  },
  {
    path: 'reports',
    name: 'reports',
    component: () => import('../reports/ReportsPage.vue'),
    meta: { title: 'department.tab.reports', words: ['figures', 'reports'] },
  },
  {
    path: 'quality',
    name: 'quality',
    component: () => import('../quality/QualityPage.vue'),
    meta: { title: 'department.tab.quality', words: ['figures', 'sealing'] },
  },
  {
    path: 'quality/:providerId/:month',
    name: 'quality-month',
    props: true,
    component: () => import('../quality/QualityMonthPage.vue'),
    meta: { title: 'department.tab.quality', words: ['figures', 'sealing'] },
  },
  {
    path: 'indicators',
    name: 'indicators',
    component: () => import('../indicators/IndicatorsPage.vue'),
    meta: { title: 'department.tab.indicators', words: 'figures' },
  },
];
