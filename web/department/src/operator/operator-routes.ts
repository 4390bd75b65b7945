import type { RouteRecordRaw } from 'vue-router';

/** What keeps the platform: oblasts, versions of the regulation, days no rule knows. */
export const operatorRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('./OperatorFrame.vue'),
    meta: { title: 'administration.section.regions', words: 'office' },
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('./RegionsPage.vue'),
        meta: { title: 'administration.section.regions' },
      },
      {
        path: 'regulations',
        name: 'regulations',
        component: () => import('./RegulationsPage.vue'),
        meta: { title: 'administration.section.regulations' },
      },
      {
        path: 'days',
        name: 'days',
        component: () => import('./DaysPage.vue'),
        meta: { title: 'administration.section.days' },
      },
      {
        path: 'mails',
        name: 'mails',
        component: () => import('./MailsPage.vue'),
        meta: { title: 'administration.section.mails' },
      },
      {
        path: 'letters',
        name: 'letters',
        component: () => import('./LettersPage.vue'),
        meta: { title: 'administration.section.letters' },
      },
      {
        path: 'dead-letters',
        name: 'dead-letters',
        component: () => import('./DeadLettersPage.vue'),
        meta: { title: 'administration.section.dead' },
      },
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('../MissingPage.vue'),
    meta: { title: 'shell.error.pageNotFound', open: true },
  },
];
