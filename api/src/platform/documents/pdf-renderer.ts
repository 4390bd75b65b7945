import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentModels, Template } from './document-models';

const TIME_LIMIT_MS = 30_000;

type Answer = { id: number; pdf: Uint8Array; error?: undefined } | { id: number; error: string };
type Order = { id: number; template: Template; data: string; picture: boolean };

export class PdfNotRendered extends Error {
  constructor(template: Template, why: string) {
    super(`${template}: ${why}`);
    this.name = 'PdfNotRendered';
  }
}

/** Turns a document model into PDF/A-2a, one at a time, in a thread that is replaced when it hangs or dies. */
@Injectable()
export class PdfRenderer implements OnApplicationShutdown {
  private thread: Worker | null = null;
  private previous: Promise<unknown> = Promise.resolve();
  private orders = 0;

  render<Name extends Template>(
    template: Name,
    model: DocumentModels[Name],
    timeLimitMs = TIME_LIMIT_MS,
  ): Promise<Buffer> {
    return this.queue({ template, data: JSON.stringify(model), picture: false }, timeLimitMs);
  }

  /** The pages of the same form as one SVG, to be looked at where a browser shows no PDF. */
  picture<Name extends Template>(template: Name, model: DocumentModels[Name]): Promise<Buffer> {
    return this.queue({ template, data: JSON.stringify(model), picture: true }, TIME_LIMIT_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.previous;
    await this.stop();
  }

  private queue(wanted: Omit<Order, 'id'>, timeLimitMs: number): Promise<Buffer> {
    const order = { id: ++this.orders, ...wanted };
    const turn = this.previous.then(() => this.run(order, timeLimitMs));
    this.previous = turn.catch(() => undefined);
    return turn;
  }

  private async run(order: Order, timeLimitMs: number): Promise<Buffer> {
    const thread = (this.thread ??= this.start());
    try {
      const answer = await this.answerOf(thread, order, timeLimitMs);
      if (answer.error === undefined) return Buffer.from(answer.pdf);
      throw new PdfNotRendered(order.template, answer.error);
    } catch (error) {
      if (error instanceof PdfNotRendered) throw error;
      void this.stop(); // not awaited: a thread inside Typst ends only when Typst returns, and the next form must not wait
      throw new PdfNotRendered(order.template, String(error));
    }
  }

  private answerOf(thread: Worker, order: Order, timeLimitMs: number): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`took longer than ${timeLimitMs} ms`)), timeLimitMs);
      const onMessage = (answer: Answer) => answer.id === order.id && settle(() => resolve(answer));
      const onError = (error: Error) => settle(() => reject(error));
      const onExit = (code: number) => settle(() => reject(new Error(`the thread ended with code ${code}`)));
      const settle = (end: () => void) => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        end();
      };
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.postMessage(order);
    });
  }

  private start(): Worker {
    const thread = new Worker(join(__dirname, 'pdf-thread.cjs'));
    const forget = () => {
      if (this.thread === thread) this.thread = null;
    };
    thread.on('error', forget).on('exit', forget).unref();
    return thread;
  }

  private async stop(): Promise<void> {
    const thread = this.thread;
    this.thread = null;
    await thread?.terminate();
  }
}
