import { Get, Header, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { OperatorController } from '../../platform/http/audience';
import { QueueBoard } from './queue-board';

const BASE = '/api/operator/queues';
const PAGES = ['', 'job-schedulers', 'queue/:queueName', 'queue/:queueName/:jobId'];
/** What the board may ask. Neither a job's own log nor its flow: those pass by what hides content. */
const LOOKS = [
  'api/redis/stats',
  'api/queues',
  'api/job-schedulers',
  'api/queues/:queueName/metrics',
  'api/queues/:queueName/default-job-options',
  'api/queues/:queueName/workers',
  'api/queues/:queueName/rate-limit',
  'api/queues/:queueName/:jobId',
];
/** As narrow as this page allows: it writes styles, and names the folder its parts are in. */
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'self'; frame-ancestors 'none'; form-action 'none'`;

/** The library's page, files and questions, behind the operator's door; there is no route by which it could write. */
@ApiExcludeController()
@OperatorController('queues')
export class QueueBoardOperatorController {
  constructor(
    private readonly board: QueueBoard,
    private readonly db: TenantDb,
  ) {}

  @Get(PAGES)
  @Allow('job.watch')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  async page(@CurrentActor() actor: Actor): Promise<string> {
    await this.db.ask(actor); // the session behind it holds
    return this.board.page(BASE, actor.locale);
  }

  @Get('static/*')
  @Allow('job.watch')
  async file(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await this.db.ask(actor);
    const { type, bytes } = await this.board.file((request.params as { '*': string })['*']);
    void reply.header('cache-control', 'private, max-age=3600');
    return new StreamableFile(bytes, { type, length: bytes.length });
  }

  @Get(LOOKS)
  @Allow('job.watch')
  async look(
    @CurrentActor() actor: Actor,
    @Req() { query, params, routeOptions }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    await this.db.ask(actor);
    const { status, body } = await this.board.ask(routeOptions.url?.slice(BASE.length) ?? '', { query, params });
    void reply.status(status);
    return body;
  }
}
