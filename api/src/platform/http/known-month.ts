import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import { monthOf } from '@onaltu/domain/sealing';

/** A month in a path, as 2026-10; what is none is not there. */
@Injectable()
class KnownMonth implements PipeTransform<string, Period> {
  transform(text: string): Period {
    const month = monthOf(text);
    if (!month) throw new Refused('resource.not-found');
    return month;
  }
}

export const Month = () => Param('month', KnownMonth);
export const ApiMonth = () => ApiParam({ name: 'month', type: String, example: '2026-10' });
