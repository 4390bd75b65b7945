/** Groups of developmental problems: what a child is referred with. Several may hold at once. */
export const IMPAIRMENTS = [
  'INTELLECTUAL',
  'DELAYED_DEVELOPMENT',
  'SPEECH',
  'HEARING',
  'VISION',
  'MUSCULOSKELETAL',
  'AUTISM',
  'EMOTIONAL_BEHAVIOURAL',
  'COMPLEX',
  'EARLY_RISK',
] as const;
export type Impairment = (typeof IMPAIRMENTS)[number];
