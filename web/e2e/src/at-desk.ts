import type { TestDetails } from '@playwright/test';

/** A test of the desk alone, and why: the phone's project leaves it out. */
export const atDesk = (why: string): TestDetails => ({
  tag: '@desk',
  annotation: { type: 'at a desk alone', description: why },
});
