import { ruFigureMessages } from '@onaltu/i18n/ru-figure-messages';
import { ruSnapshotMessages } from '@onaltu/i18n/ru-snapshot-messages';

export const messages = { ...ruFigureMessages, ...ruSnapshotMessages };
