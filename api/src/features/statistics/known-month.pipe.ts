import { Injectable, type PipeTransform } from '@nestjs/common';
import { type Day, isDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';

/** A month in a path, `2026-10`, as its first day; what is none is not there. */
@Injectable()
export class KnownMonth implements PipeTransform<string, Day> {
  transform(text: string): Day {
    const first = `${text}-01`;
    if (!isDay(first)) throw new Refused('resource.not-found');
    return first;
  }
}
