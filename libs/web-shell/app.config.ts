import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, type Plugin, type UserConfig } from 'vite';

const FONT = /golos-text-(latin|cyrillic|cyrillic-ext)-wght-normal-[\w-]+\.woff2$/;

/** Kazakh letters lie in two of the files: without all three a word changes its face in the middle. */
function preloadFonts(): Plugin {
  let base = '/';
  return {
    name: 'preload-fonts',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => FONT.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: base + file, crossorigin: true },
            injectTo: 'head' as const,
          })),
    },
  };
}

/** Mails and printed forms are written by the server: no page carries their words, and none may ask for them (npm run i18n). */
const OF_THE_SERVER = ['mail', 'document'];

function leaveWords(groups: readonly string[]): Plugin {
  const id = new RegExp(`/i18n/src/messages/\\w+/(?:${groups.join('|')})\\.json$`);
  return {
    name: 'leave-words',
    enforce: 'pre',
    apply: 'build',
    load: { filter: { id }, handler: () => ({ code: 'export default {};', moduleType: 'js' }) },
  };
}

/** What both pages are built with, without the words that only the other shows; the API hands out everything under assets/. */
export function appConfig(base: string, wordsOfOthers: readonly string[] = []): UserConfig {
  return {
    base,
    plugins: [leaveWords([...OF_THE_SERVER, ...wordsOfOthers]), vue(), preloadFonts()],
    resolve: { conditions: ['@onaltu/source', ...defaultClientConditions] },
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
    },
    build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  };
}
