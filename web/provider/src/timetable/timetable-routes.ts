import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'rail.schedule', words: ['lessons', 'schedule'] } as const;

/** The timetable, how much everybody has, and what a leave leaves behind. */
export const timetableRoutes: readonly RouteRecordRaw[] = [
  { path: 'schedule', name: 'schedule', component: () => import('./SchedulePage.vue'), meta },
  { path: 'schedule/load', name: 'schedule-load', component: () => import('./LoadPage.vue'), meta },
  { path: 'schedule/leaves', name: 'leaves-left', component: () => import('./LeavesPage.vue'), meta },
  {
    path: 'schedule/leaves/:id',
    name: 'cover-leave',
    props: true,
    component: () => import('./CoverLeavePage.vue'),
    meta,
  },
];

/** A sheet has no rail around it. */
export const timetableSheet: RouteRecordRaw = {
  path: '/print/timetable',
  name: 'print-timetable',
  component: () => import('./PrintTimetablePage.vue'),
  meta,
};
