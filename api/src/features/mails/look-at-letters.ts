import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { Locale } from '@onaltu/i18n/formats';
import { Config } from '../../config';
import { letterText, type Links } from '../../platform/mail/letter-text';
import type { Written } from '../../platform/mail/mail-ledger';
import { MAIL_TEMPLATES } from '../../platform/mail/post-mail';
import type { LetterSample } from './mail.view';
import { sampleLetters } from './sample-letters';

/** Every letter there is as its reader gets it, about nobody: its links lead to our pages and open nothing. */
@Injectable()
export class LookAtLetters {
  constructor(private readonly config: Config) {}

  all(locale: Locale): LetterSample[] {
    const samples = sampleLetters(almatyDay(new Date()));
    return MAIL_TEMPLATES.flatMap((template) =>
      samples[template].map(({ params, standsIn = false }) => {
        const written = { template, params } as Written;
        return { template, standsIn, ...letterText(written, this.links(), { locale, standsIn }) };
      }),
    );
  }

  private links(): Links {
    const to = (path: string) => new URL(path, this.config.publicUrl).toString();
    return { page: to, code: (template) => to(`/${template}`), deed: () => to('/letter') };
  }
}
