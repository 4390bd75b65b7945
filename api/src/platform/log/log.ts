import { Global, Injectable, type LoggerService, Module } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { Config } from '../../config';
import { framesOf } from './frames';

/** One JSON line an event. Ids only: a name, a diagnosis, an IIN, a token or a mail's body never stands in a line. */
@Injectable()
export class Log {
  private readonly pino: Logger;

  constructor(config: Config) {
    this.pino = pino(
      {
        level: config.logLevel,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        serializers: { err: errorLine },
      },
      process.stdout,
    );
  }

  info(facts: object, message: string): void {
    this.pino.info(facts, message);
  }

  warn(facts: object, message: string): void {
    this.pino.warn(facts, message);
  }

  error(facts: object, message: string): void {
    this.pino.error(facts, message);
  }
}

// What these say holds a query's parameters or a document's text.
const PERSONAL = new Set(['QueryFailedError', 'PdfNotRendered']);

/** What an error was about may be personal data: the line keeps its kind, its code and where it happened. */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const code = (error as { code?: unknown }).code;
  const { name, message } = error;
  return {
    name,
    code,
    message: PERSONAL.has(name) ? undefined : message,
    stack: framesOf(error),
  };
}

/** Nest's own lines, in the same form; only warnings and errors, start-up chatter is no event. */
export function nestLines(log: Log): LoggerService {
  const silent = (): void => undefined;
  return {
    log: silent,
    warn: (message: unknown) => log.warn({ nest: String(message) }, 'nest'),
    error: (message: unknown, stack?: string) => log.error({ nest: String(message), stack }, 'nest'),
  };
}

@Global()
@Module({ providers: [Log], exports: [Log] })
export class LogModule {}
