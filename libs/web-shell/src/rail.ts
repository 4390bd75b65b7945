import type { IconName } from '@onaltu/ui/icons';

export type RailLink = { to: { name: string }; title: string; icon: IconName; here: boolean; count?: number };
/** The first group is what somebody does all day and needs no title. */
export type RailGroup = { name: string; title: string | null; links: readonly RailLink[] };

/** As many as fit beside the button that opens the rest, where the window is narrow. */
export const PHONE_LINKS = 4;
