import snapshot from './messages/ru/snapshot.json';

/** Words of the frozen months of children: fetched with the pages of figures. */
export const ruSnapshotMessages = { snapshot };
