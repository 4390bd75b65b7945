import { Injectable, type PipeTransform } from '@nestjs/common';
import type { Period } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import { monthOf } from '@onaltu/domain/sealing';

/** A month in a path, as 2026-10; what is none is not there. */
@Injectable()
export class KnownMonth implements PipeTransform<string, Period> {
  transform(text: string): Period {
    const month = monthOf(text);
    if (!month) throw new Refused('resource.not-found');
    return month;
  }
}
