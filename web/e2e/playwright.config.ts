import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './chromium';
import { baseURL, SYSTEMS } from './src/running-system';

const executablePath = await chromiumPath();

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: SYSTEMS.length,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 }, // two systems and two browsers share two cores
  forbidOnly: true,
  outputDir: 'test-results',
  use: {
    baseURL,
    locale: 'kk-KZ',
    timezoneId: 'Asia/Almaty',
    trace: 'off', // a third of the time; `--trace=on` for a test that is looked into
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: chromiumArguments, env: { ...process.env } },
  },
  projects: [
    { name: 'desk', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grepInvert: /@desk/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
});
