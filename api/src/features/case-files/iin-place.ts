/** Where the IIN of a child is sealed to. */
export const iinPlace = (childId: string): string => `child.iin|${childId}`;
