import { iinWarnings } from '@onaltu/domain/iin';
import { almatyDay } from '@onaltu/domain/clock/day';
import { fold, mixedScripts } from '@onaltu/domain/person-name';
import { Injectable } from '@nestjs/common';
import { Envelope } from '../../platform/crypto/envelope';
import { nowOf } from '../../platform/db/now';
import { enterChild } from '../intake/enter-child';
import { ChildBrought } from './import.dto';
import type { Bringer, Bringing } from './bringer';

/** Children with who speaks for them, by the act that makes a card. */
@Injectable()
export class BringChild implements Bringer<ChildBrought> {
  readonly shape = ChildBrought;

  constructor(private readonly envelope: Envelope) {}

  keyOf({ child: { iin, lastName, firstName, birthDate } }: ChildBrought): string {
    return iin ?? [fold(lastName), fold(firstName), birthDate].join('|');
  }

  notesOn({ child }: ChildBrought, { tx }: Pick<Bringing, 'tx'>): { column: string; code: string }[] {
    const { iin, birthDate, sex, lastName, firstName } = child;
    const warnings = iin ? iinWarnings(iin, { birthDate, sex }, almatyDay(nowOf(tx))) : [];
    return [
      ...warnings.map((code) => ({ column: code === 'SEX_DIFFERS' ? 'sex' : 'birthDate', code })),
      ...(mixedScripts(`${lastName} ${firstName}`) ? [{ column: 'lastName', code: 'MIXED_SCRIPTS' }] : []),
    ];
  }

  bring(row: ChildBrought, { tx, one }: Bringing): Promise<'ENTERED' | 'KNOWN'> {
    return enterChild(tx, one, this.envelope, row);
  }
}
