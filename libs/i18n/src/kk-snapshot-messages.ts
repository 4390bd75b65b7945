import snapshot from './messages/kk/snapshot.json';

/** Words of the frozen months of children: fetched with the pages of figures. */
export const kkSnapshotMessages = { snapshot };
export type SnapshotMessages = typeof kkSnapshotMessages;
