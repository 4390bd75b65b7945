import type { RouteRecordRaw } from 'vue-router';

/** What an office looks things up in, and what stands across cases. */
export const registerRoutes: readonly RouteRecordRaw[] = [
  {
    path: 'children',
    name: 'children',
    component: () => import('../children/ChildrenPage.vue'),
    meta: { title: 'rail.children', words: 'office' },
  },
  {
    path: 'children/:id',
    name: 'child',
    props: true,
    component: () => import('../children/ChildPage.vue'),
    meta: { title: 'rail.child', words: 'office' },
  },
  {
    path: 'assessments',
    name: 'assessments',
    props: { of: 'ASSESSMENTS' },
    component: () => import('./QueuePage.vue'),
    meta: { title: 'register.queue.assessments' },
  },
  {
    path: 'conclusions',
    name: 'conclusions',
    props: { of: 'CONCLUSIONS' },
    component: () => import('./QueuePage.vue'),
    meta: { title: 'register.queue.conclusions' },
  },
  {
    path: 'certificates',
    name: 'certificates',
    component: () => import('./CertificatesPage.vue'),
    meta: { title: 'register.certificates.title' },
  },
  {
    path: 'papers',
    name: 'papers',
    component: () => import('./PapersPage.vue'),
    meta: { title: 'register.papers.title' },
  },
  {
    path: 'journals',
    name: 'journals',
    component: () => import('../journals/JournalsPage.vue'),
    meta: { title: 'rail.journals', words: 'office' },
  },
  {
    path: 'mails',
    name: 'mails',
    component: () => import('../mails/MailsPage.vue'),
    meta: { title: 'rail.mails', words: 'office' },
  },
  {
    path: 'reminders',
    name: 'reminders',
    component: () => import('../reminders/RemindersPage.vue'),
    meta: { title: 'work.reminders', words: 'office' },
  },
  {
    path: 'account',
    name: 'account',
    component: () => import('../account/AccountPage.vue'),
    meta: { title: 'shell.ownAccount', words: ['office', 'lessons'] },
  },
  {
    path: 'waiting-list',
    name: 'waiting-list',
    component: () => import('./WaitingListPage.vue'),
    meta: { title: 'register.waiting.title' },
  },
];
