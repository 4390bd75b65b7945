import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@onaltu/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@onaltu/source', ...defaultClientConditions] } },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'] },
});
