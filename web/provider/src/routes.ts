import type { RouteRecordRaw } from 'vue-router';
import { figureRoutes } from './figures/figure-routes';
import { lessonRoutes } from './lessons/lesson-routes';
import { registerRoutes } from './registers/register-routes';
import { settingsRoutes } from './settings/settings-routes';
import { timetableRoutes, timetableSheet } from './timetable/timetable-routes';

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
    meta: { title: 'provider.verify', open: true, words: 'office' },
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
    path: '/letter',
    name: 'letter',
    component: () => import('./reminders/LetterLinkPage.vue'),
    meta: { title: 'provider.letter.seen', open: true, words: 'office' },
  },
  {
    path: '/case',
    name: 'case-status',
    component: () => import('./case-status/CaseStatusPage.vue'),
    meta: { title: 'provider.family.title', open: true, words: 'office' },
  },
  {
    path: '/print/case/:id',
    name: 'print-case',
    props: true,
    component: () => import('./print/PrintCasePage.vue'),
    meta: { title: 'print.case.title' },
  },
  {
    path: '/print/cases',
    name: 'print-cases',
    component: () => import('./print/PrintCasesPage.vue'),
    meta: { title: 'print.case.title' },
  },
  {
    path: '/print/day',
    name: 'print-day',
    component: () => import('./print/PrintDayPage.vue'),
    meta: { title: 'print.day.title' },
  },
  timetableSheet,
  {
    path: '/',
    component: () => import('./WorkspaceFrame.vue'),
    meta: { title: 'provider.cases.title' },
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('./HomePage.vue'),
        meta: { title: 'work.title' },
      },
      {
        path: 'work',
        name: 'work',
        component: () => import('./work/WorkPage.vue'),
        meta: { title: 'work.title' },
      },
      {
        path: 'process',
        name: 'process',
        component: () => import('./process/ProcessPage.vue'),
        meta: { title: 'process.title' },
      },
      ...lessonRoutes,
      ...figureRoutes,
      ...registerRoutes,
      settingsRoutes,
      ...timetableRoutes,
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
        props: true,
        component: () => import('./case-files/CaseFrame.vue'),
        meta: { title: 'provider.case.name' },
        children: [
          {
            path: '',
            name: 'case',
            component: () => import('./case-files/CaseOverviewTab.vue'),
            meta: { title: 'provider.case.name' },
          },
          {
            path: 'course',
            name: 'course',
            component: () => import('./courses/CourseTab.vue'),
            meta: { title: 'provider.case.tab.course', words: 'lessons' },
          },
          {
            path: 'assessments',
            name: 'case-assessments',
            component: () => import('./case-files/CaseAssessmentsTab.vue'),
            meta: { title: 'provider.case.tab.assessments' },
          },
          {
            path: 'documents',
            name: 'case-documents',
            component: () => import('./case-files/CaseDocumentsTab.vue'),
            meta: { title: 'provider.case.tab.documents' },
          },
          {
            path: 'contract',
            name: 'case-contract',
            component: () => import('./contracts/CaseContractTab.vue'),
            meta: { title: 'provider.case.tab.contract', words: 'office' },
          },
          {
            path: 'result',
            name: 'result',
            component: () => import('./certificates/ResultTab.vue'),
            meta: { title: 'provider.case.tab.result', words: 'office' },
          },
          {
            path: 'history',
            name: 'case-history',
            component: () => import('./case-files/CaseHistoryTab.vue'),
            meta: { title: 'provider.case.tab.history' },
          },
        ],
      },
      {
        path: 'cases/:id/review',
        name: 'review',
        props: true,
        component: () => import('./contracts/ReviewPage.vue'),
        meta: { title: 'rail.review', words: 'office' },
      },
      {
        path: 'cases/:id/conclusion',
        name: 'conclusion',
        props: true,
        component: () => import('./conclusions/ConclusionPage.vue'),
        meta: { title: 'provider.conclusion.title', words: ['office', 'scoring'] },
      },
      {
        path: 'cases/:id/assessments/:kind(initial|interim|final)',
        name: 'assessment',
        props: true,
        component: () => import('./assessments/AssessmentPage.vue'),
        meta: { title: 'provider.assessment.title', words: 'scoring' },
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
