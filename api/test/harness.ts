import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import supertest from 'supertest';
import { HttpModule } from '../src/http.module';
import { createHttpApp } from '../src/platform/http/http-app';
import { WorkerModule } from '../src/worker.module';
import { Given } from './given';
import { MailSink } from './mail-sink';
import { PersonCalls, type Person, signedIn } from './person';
import { AT_FULL_LENGTH, adminUrl, asAdmin, environmentOf, urlOf } from './test-database';

/** `controllers` are test-only routes beside the product's own; `env` is what this file sets otherwise than the rest. */
type StartOptions = { worker?: boolean; controllers?: Type[]; env?: Record<string, string> };

/** The whole product on a database of its own; the worker runs too where a test wants jobs done. */
export class TestApp {
  http!: NestFastifyApplication;
  worker?: INestApplicationContext;
  given!: Given;
  mail!: MailSink;
  private admin!: Client;
  private filesDir!: string;
  private database!: string;

  async start({ worker = false, controllers = [], env = {} }: StartOptions): Promise<void> {
    this.database = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    this.filesDir = await mkdtemp(join(tmpdir(), 'onaltu-files-'));
    const template = process.env['ONALTU_TEMPLATE'] ?? '';
    await asAdmin(adminUrl(), (admin) => admin.query(`create database "${this.database}" template "${template}"`));
    this.mail = await MailSink.open();
    Object.assign(process.env, environmentOf(this.database, this.filesDir), { SMTP_URL: this.mail.url }, env);
    this.admin = new Client({ connectionString: urlOf(adminUrl(), this.database) });
    await this.admin.connect();
    this.http = await createHttpApp({ module: class TestRoot {}, imports: [HttpModule], controllers });
    await this.http.init();
    await this.http.getHttpAdapter().getInstance().ready();
    await this.http.listen(0, '127.0.0.1'); // one open port: requests at the same time share it
    this.given = await new Given(this.http).open();
    if (worker) await this.startWorker();
  }

  async startWorker(): Promise<void> {
    this.worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
  }

  /** One of the processes, as an installation in production would start it on this database. */
  async startInProduction(module: Type): Promise<INestApplicationContext> {
    process.env['ONALTU_MODE'] = 'production';
    try {
      return await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    } finally {
      process.env['ONALTU_MODE'] = 'test';
    }
  }

  async stopWorker(): Promise<void> {
    await this.worker?.close();
    this.worker = undefined;
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.given?.close();
    await this.http?.close();
    await this.mail?.close();
    await this.admin?.end();
    await asAdmin(adminUrl(), (admin) => admin.query(`drop database if exists "${this.database}" with (force)`));
    await rm(this.filesDir, { recursive: true, force: true });
  }

  /** Requests of somebody who is signed in. */
  as(person: Person): PersonCalls {
    return new PersonCalls(this.http, person);
  }

  /** Requests of nobody. */
  anonymous(): ReturnType<typeof supertest> {
    return supertest(this.http.getHttpServer());
  }

  /** What really lies in the database, past every wall: for looking at what an act left behind. */
  async rows<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, values)).rows as Row[];
  }

  /** The work an owner has asked for, oldest first. */
  outbox(owner: { id: string }): Promise<{ queue: string; data: object }[]> {
    return this.rows('select queue, data from core.outbox where owner_id = $1 order by id', [owner.id]);
  }

  /** Waits until nothing is left to be done; fails when something died or nothing moves. */
  async settled(withinMs = AT_FULL_LENGTH ? 150_000 : 20_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const [open] = await this.rows<{ open: number; dead: number }>(
        'select count(*) filter (where done_at is null and failed_at is null)::int as open, count(failed_at)::int as dead from core.outbox',
      );
      if (open?.dead) throw new Error('a job died');
      if (!open?.open) return;
      if (Date.now() > deadline) throw new Error(`${open.open} jobs are not done`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** A new session of a person, as signing in makes it. */
  signIn(person: Person): Promise<Person> {
    return signedIn(this.http, person);
  }
}

/** Starts the product before the tests of this file and stops it after them. */
export function startApp(options: StartOptions = {}): TestApp {
  const app = new TestApp();
  beforeAll(() => app.start(options), 60_000);
  afterAll(() => app.stop(), 60_000);
  return app;
}
