import type { RouteRecordRaw } from 'vue-router';

/** Everything an organisation sets for itself, section by section. */
export const settingsRoutes: RouteRecordRaw = {
  path: 'settings',
  component: () => import('./SettingsFrame.vue'),
  meta: { title: 'rail.settings', words: 'office' },
  children: [
    {
      path: '',
      name: 'settings',
      component: () => import('./FirstSection.vue'),
      meta: { title: 'rail.settings' },
    },
    {
      path: 'people',
      name: 'settings-people',
      component: () => import('../staff/PeoplePage.vue'),
      meta: { title: 'settings.section.people' },
    },
    {
      path: 'people/:id',
      name: 'settings-person',
      props: true,
      component: () => import('../staff/PersonPage.vue'),
      meta: { title: 'settings.section.people' },
    },
    {
      path: 'roles',
      name: 'settings-roles',
      component: () => import('./RolesPage.vue'),
      meta: { title: 'settings.section.roles' },
    },
    {
      path: 'norms',
      name: 'settings-norms',
      component: () => import('./NormsPage.vue'),
      meta: { title: 'settings.section.norms' },
    },
    {
      path: 'reminders',
      name: 'settings-reminders',
      component: () => import('./RemindersPage.vue'),
      meta: { title: 'settings.section.reminders' },
    },
    {
      path: 'template',
      name: 'settings-template',
      component: () => import('./TemplatePage.vue'),
      meta: { title: 'settings.section.template' },
    },
    {
      path: 'dictionaries',
      name: 'settings-dictionaries',
      component: () => import('./DictionariesPage.vue'),
      meta: { title: 'settings.section.dictionaries' },
    },
    {
      path: 'calendar',
      name: 'settings-calendar',
      component: () => import('./CalendarPage.vue'),
      meta: { title: 'settings.section.calendar' },
    },
    {
      path: 'rooms',
      name: 'settings-rooms',
      component: () => import('./RoomsPage.vue'),
      meta: { title: 'settings.section.rooms' },
    },
    {
      path: 'print',
      name: 'settings-print',
      component: () => import('./PrintPage.vue'),
      meta: { title: 'settings.section.print' },
    },
    {
      path: 'import',
      name: 'settings-imports',
      component: () => import('../imports/ImportPage.vue'),
      meta: { title: 'settings.section.imports' },
    },
  ],
};
