import snapshot from './messages/en/snapshot.json';

/** Words of the frozen months of children: fetched with the pages of figures. */
export const enSnapshotMessages = { snapshot };
