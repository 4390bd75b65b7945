import { kkFigureMessages } from '@onaltu/i18n/kk-figure-messages';
import { kkSnapshotMessages } from '@onaltu/i18n/kk-snapshot-messages';

export const messages = { ...kkFigureMessages, ...kkSnapshotMessages };
