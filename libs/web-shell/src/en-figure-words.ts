import { enFigureMessages } from '@onaltu/i18n/en-figure-messages';
import { enSnapshotMessages } from '@onaltu/i18n/en-snapshot-messages';

export const messages = { ...enFigureMessages, ...enSnapshotMessages };
