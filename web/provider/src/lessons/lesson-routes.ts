import type { RouteRecordRaw } from 'vue-router';

/** A specialist's own lessons, and who came to one of them. */
export const lessonRoutes: readonly RouteRecordRaw[] = [
  {
    path: 'lessons',
    name: 'lessons',
    component: () => import('./MyLessonsPage.vue'),
    meta: { title: 'rail.lessons', words: 'lessons' },
  },
  {
    path: 'lessons/:id',
    name: 'lesson',
    props: true,
    component: () => import('./LessonPage.vue'),
    meta: { title: 'rail.lessons', words: 'lessons' },
  },
];
