/** Whose text stays. */
export type Side = 'mine' | 'theirs';
/** A field that two people wrote differently, in words. */
export type ConflictField = { id: string; label: string; mine: string; theirs: string };
