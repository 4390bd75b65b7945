import type { DirectoryKeeper } from './directory';

export type DemoLogin = { role: string; email: string; password: string; provider: string };

/** Everybody in a demo has it. */
export const PASSWORD = 'mysal-qupia-soz-2026';

/** A demo that was cut off, or another one, is not gone on with: its stories would not fit together. */
export async function refuseUnfinished(keeper: DirectoryKeeper, bins: readonly string[]): Promise<void> {
  if (!(await keeper.hasOfficial()))
    throw new Error('The demo data was interrupted before it was complete: start again with --reset.');
  if (!(await keeper.hasProviders(bins)))
    throw new Error(
      'This database holds other demo data: start again with --reset, or with the --demo it was made with.',
    );
}
