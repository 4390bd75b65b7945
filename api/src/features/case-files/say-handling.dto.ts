import { OneOf } from '../../platform/validation/fields';

export const SAID = ['START', 'INTERRUPT', 'RESUME'] as const;

export class SayHandling {
  @OneOf(SAID)
  kind!: (typeof SAID)[number];
}
