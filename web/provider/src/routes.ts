import type { RouteRecordRaw } from 'vue-router';

export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/login',
    name: 'login',
    component: () => import('./sessions/LoginPage.vue'),
    meta: { title: 'provider.signIn.title', open: true },
  },
  {
    path: '/verify',
    name: 'verify',
    component: () => import('./verification/VerifyPage.vue'),
    meta: { title: 'verify.title', open: true },
  },
  {
    path: '/invitation',
    name: 'invitation',
    component: () => import('./letters/InvitationPage.vue'),
    meta: { title: 'provider.letter.invitation', open: true },
  },
  {
    path: '/password-reset',
    name: 'password-reset',
    component: () => import('./letters/PasswordResetPage.vue'),
    meta: { title: 'provider.letter.reset', open: true },
  },
  {
    path: '/case',
    name: 'case-status',
    component: () => import('./case-status/CaseStatusPage.vue'),
    meta: { title: 'provider.family.title', open: true },
  },
  {
    path: '/',
    component: () => import('./WorkspaceFrame.vue'),
    meta: { title: 'provider.cases.title' },
    children: [
      { path: '', name: 'home', redirect: { name: 'cases' } },
      {
        path: 'cases',
        name: 'cases',
        component: () => import('./case-files/CaseFileListPage.vue'),
        meta: { title: 'provider.cases.title' },
      },
      {
        path: 'cases/new/:id?',
        name: 'register-case',
        props: true,
        component: () => import('./registration/RegistrationPage.vue'),
        meta: { title: 'provider.registration.title' },
      },
      {
        path: 'cases/:id',
        name: 'case',
        props: true,
        component: () => import('./case-files/CaseFilePage.vue'),
        meta: { title: 'provider.case.name' },
      },
      {
        path: 'cases/:id/conclusion',
        name: 'conclusion',
        props: true,
        component: () => import('./conclusions/ConclusionPage.vue'),
        meta: { title: 'provider.conclusion.title' },
      },
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./MissingPage.vue'),
    meta: { title: 'shell.error.pageNotFound', open: true },
  },
];
