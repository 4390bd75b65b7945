import type { RouteRecordRaw } from 'vue-router';

/** What a department keeps of its oblast, section by section. */
export const settingsRoutes: RouteRecordRaw = {
  path: 'settings',
  component: () => import('./SettingsFrame.vue'),
  meta: { title: 'department.tab.settings', words: 'office' },
  children: [
    {
      path: '',
      name: 'settings',
      redirect: { name: 'settings-providers' },
    },
    {
      path: 'providers',
      name: 'settings-providers',
      component: () => import('./ProvidersPage.vue'),
      meta: { title: 'administration.section.providers' },
    },
    {
      path: 'providers/:id',
      name: 'settings-provider',
      props: true,
      component: () => import('./ProviderPage.vue'),
      meta: { title: 'administration.section.providers' },
    },
    {
      path: 'districts',
      name: 'settings-districts',
      component: () => import('./DistrictsPage.vue'),
      meta: { title: 'administration.section.districts' },
    },
    {
      path: 'region',
      name: 'settings-region',
      component: () => import('./RegionPage.vue'),
      meta: { title: 'administration.section.region' },
    },
    {
      path: 'reminders',
      name: 'settings-reminders',
      component: () => import('./RemindersPage.vue'),
      meta: { title: 'administration.section.reminders' },
    },
    {
      path: 'officials',
      name: 'settings-officials',
      component: () => import('./OfficialsPage.vue'),
      meta: { title: 'administration.section.officials' },
    },
  ],
};
