import type { Actor } from '../../platform/auth/actor';
import { defineJob } from '../../platform/jobs/job';
import type { Maker } from '../../platform/jobs/making';
import type { InspectionPack } from './pack.entity';

export type OnePack = { packId: string };
export const makePack = defineJob<OnePack>('pack.make');
/** A pack, to whoever waits for it. */
export const PACK: Maker = { job: makePack, key: 'packId' };
export const forgetPack = defineJob<OnePack>('pack.forget');

export const PACK_FILES = ['pdf', 'zip'] as const;
export type PackFile = (typeof PACK_FILES)[number];

/** Where the files of a pack lie, known before they are made and after their row is gone. */
export const packKey = (
  { ownerId }: Pick<Actor, 'ownerId'>,
  { id }: Pick<InspectionPack, 'id'>,
  file: PackFile,
): string => `${ownerId}/packs/${id}.${file}`;
