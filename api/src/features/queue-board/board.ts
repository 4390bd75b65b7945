import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { AppControllerRoute, AppViewRoute, BullBoardQueues, IServerAdapter } from '@bull-board/api/dist/types.js';
import { Refused } from '@onaltu/domain/refused';
import type { Queue } from 'bullmq';

export type Question = {
  readonly query: unknown;
  readonly params: unknown;
};
export type Answer = { readonly status: number; readonly body: unknown };
type Look = AppControllerRoute['handler'];

const listed = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

/** Where bull-board puts its parts. It hands over acts too: only what reads is taken. */
export class Board implements IServerAdapter {
  private readonly looks = new Map<string, Look>();
  private entry?: AppViewRoute['handler'];
  private queues: BullBoardQueues = new Map();
  views = '';
  files = '';

  constructor(queues: readonly Queue[]) {
    createBullBoard({ queues: queues.map(contentFree), serverAdapter: this });
  }

  /** The words of its one page for the reader: names of the places of the template, and what stands there. */
  page(basePath: string, boardTitle: string, lng: string): Record<string, string> {
    const files = `${basePath}/static`;
    const favIcon = { default: `${files}/images/logo.svg`, alternative: `${files}/favicon-32x32.png` };
    const uiConfig = { boardTitle, favIcon, locale: { lng }, hideDocsLink: true };
    return this.entry?.({ basePath, uiConfig }).params ?? {};
  }

  async ask(route: string, { query, params }: Question): Promise<Answer> {
    const look = this.looks.get(route);
    if (!look) throw new Refused('resource.not-found');
    const asked = { query: { ...(query as object) }, params: { ...(params as object) } };
    const { status = 200, body } = await look({ queues: this.queues, uiConfig: {}, body: {}, headers: {}, ...asked });
    return { status, body };
  }

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setViewsPath(path: string): this {
    this.views = path;
    return this;
  }

  setStaticPath(_route: string, path: string): this {
    this.files = path;
    return this;
  }

  setEntryRoute({ handler }: AppViewRoute): this {
    this.entry = handler;
    return this;
  }

  setErrorHandler(): this {
    return this; // what fails is a problem like any other
  }

  setUIConfig(): this {
    return this; // asked for anew with each page
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    for (const { method, route, handler } of routes)
      if (listed(method).every((one) => one === 'get')) for (const path of listed(route)) this.looks.set(path, handler);
    return this;
  }
}

/** A queue as the board may show it: nothing can be done to it, and of a job's data only the number of its outbox row is left. */
function contentFree(queue: Queue): BullMQAdapter {
  const shown = new BullMQAdapter(queue, { readOnlyMode: true });
  shown.setFormatter('data', (data: { outboxId?: unknown } | null) => {
    const outboxId = data?.outboxId;
    return typeof outboxId === 'string' && /^\d+$/.test(outboxId) ? { outboxId } : {};
  });
  shown.setFormatter('returnValue', () => null);
  shown.setFormatter('progress', () => 0);
  return shown;
}
