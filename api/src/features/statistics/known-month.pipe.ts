import { Injectable, type PipeTransform } from '@nestjs/common';
import type { Day } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { monthOf } from '@onaltu/domain/sealing';

/** A month in a path, `2026-10`, as its first day; what is none is not there. */
@Injectable()
export class KnownMonth implements PipeTransform<string, Day> {
  transform(text: string): Day {
    const month = monthOf(text);
    if (!month) throw new Refused('resource.not-found');
    return month.from;
  }
}
