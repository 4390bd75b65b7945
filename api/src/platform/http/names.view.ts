import { ApiProperty } from '@nestjs/swagger';
import type { Names } from '@onaltu/domain/dictionaries';
import { LOCALES } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { translator } from '@onaltu/i18n/translator';

/** The same words in the three languages. */
export class NamesView {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;

  static of(key: MessageKey): NamesView {
    return Object.fromEntries(LOCALES.map((locale) => [locale, translator(locale).t(key)])) as Names;
  }
}
