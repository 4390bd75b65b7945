import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { Config } from '../../config';
import { definedJobs } from '../../platform/jobs/job';
import { bareError } from '../../platform/jobs/bare-error';
import { Queues } from '../../platform/jobs/queues';
import { SCHEDULE_QUEUE } from '../../platform/jobs/schedules';
import { Log } from '../../platform/log/log';
import { escaped } from '../../platform/mail/letter-page';
import { type Answer, Board, type Question } from './board';

/** What the library's own files are. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};
/** The library speaks no Kazakh: its own words are Russian then. */
const LANGUAGE: Readonly<Record<Locale, string>> = { kk: 'ru-RU', ru: 'ru-RU', en: 'en-US' };

/** The queues as they stand in Redis, for who only looks. Redis is asked for when somebody comes, never before. */
@Injectable()
export class QueueBoard {
  private opened?: { board: Board; template: string; files: ReadonlySet<string> };

  constructor(
    private readonly queues: Queues,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  page(base: string, locale: Locale): string {
    const { board, template } = this.open();
    const { uiConfig = '', ...words } = board.page(
      base,
      translator(locale).t('administration.section.queues'),
      LANGUAGE[locale],
    );
    return template
      .replace('<html lang="en"', `<html lang="${LANGUAGE[locale]}"`)
      .replaceAll(/<link[^>]*"https:[^>]*>/g, '') // letters of another machine
      .replaceAll('"static/', `"${escaped(words['basePath'] ?? '')}static/`)
      .replace('<%- uiConfig %>', () => uiConfig)
      .replaceAll(/<%= (\w+) %>/g, (_, word: string) => escaped(words[word] ?? ''));
  }

  async file(path: string): Promise<{ type: string; bytes: Buffer }> {
    const { board, files } = this.open();
    const type = TYPES[extname(path)];
    if (!type || !files.has(path)) throw new Refused('resource.not-found');
    return { type, bytes: await readFile(join(board.files, path)) };
  }

  /** Redis may be away or think for long: whoever asks is told to come again. */
  async ask(route: string, question: Question): Promise<Answer> {
    const late = setTimeout(this.config.redisTimeoutMs, undefined, { ref: false }).then(() => {
      throw new Error();
    });
    try {
      return await Promise.race([this.open().board.ask(route, question), late]);
    } catch (error) {
      if (error instanceof Refused) throw error;
      this.log.warn({ err: bareError(error) }, 'queue board');
      throw new Refused('request.try-again');
    }
  }

  private open() {
    if (this.opened) return this.opened;
    const board = new Board([...definedJobs(), SCHEDULE_QUEUE].toSorted().map((name) => this.queues.watched(name)));
    const template = readFileSync(join(board.views, 'index.ejs'), 'utf8');
    const files = new Set(readdirSync(board.files, { recursive: true, encoding: 'utf8' }));
    return (this.opened = { board, template, files });
  }
}
