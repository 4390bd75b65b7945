import type { Locale } from '@onaltu/i18n/formats';
import { MESSAGES } from '@onaltu/i18n/messages';
import { PLURAL_RULES } from '@onaltu/i18n/plural-rules';
import { mount } from '@vue/test-utils';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';

type Options = { props?: Record<string, unknown>; slots?: Record<string, unknown>; attrs?: Record<string, unknown> };

/** Mounts a component as a page would: with the real words and a router. A missing word fails the test. */
export function mountWithWords(component: object, options: Options = {}, locale: Locale = 'kk') {
  const i18n = createI18n({
    legacy: false,
    locale,
    messages: MESSAGES,
    pluralRules: PLURAL_RULES,
    missing: (_locale, key) => {
      throw new Error(`No message ${key}`);
    },
  });
  const page = { template: '<p />' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'home', component: page },
      { path: '/cases/:id', name: 'case', component: page },
    ],
  });
  return mount(
    component as never,
    {
      ...options,
      global: { plugins: [i18n, router] },
      attachTo: document.body,
    } as never,
  );
}
