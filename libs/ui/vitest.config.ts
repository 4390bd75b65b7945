import vue from '@vitejs/plugin-vue';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  resolve: { conditions: ['@onaltu/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@onaltu/source', ...defaultClientConditions] } },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'], css: false },
});
