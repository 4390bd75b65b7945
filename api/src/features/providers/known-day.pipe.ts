import { Injectable, type PipeTransform } from '@nestjs/common';
import { type Day, isDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';

/** A date in a path; what is none is not there. */
@Injectable()
export class KnownDay implements PipeTransform<string, Day> {
  transform(text: string): Day {
    if (!isDay(text)) throw new Refused('resource.not-found');
    return text;
  }
}
