import { Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { Allow, CurrentActor } from '../auth/current-actor';
import { TenantDb } from '../db/tenant-db';
import { ProviderController } from '../http/audience';
import { LiveLine } from './live-line';

const BEAT_MS = 20_000;
const RETRY_MS = 3_000;

/** Server-sent events of what changed: topic and id; who hears them asks again through the walls. */
@ProviderController('live')
export class LiveController {
  constructor(
    private readonly line: LiveLine,
    private readonly db: TenantDb,
    private readonly config: Config,
  ) {}

  @Get()
  @Allow('session.own')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async hear(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.db.ask(actor); // the session behind it holds
    const { raw } = reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    const end = (): void => void raw.end();
    const deaf = this.line.hear(actor.ownerId, (change) => raw.write(`data: ${JSON.stringify(change)}\n\n`), end);
    const beat = setInterval(() => void this.beat(actor, () => raw.write(': \n\n'), end), BEAT_MS);
    const last = setTimeout(end, this.config.liveStreamMs);
    request.raw.on('close', () => {
      clearInterval(beat);
      clearTimeout(last);
      deaf();
    });
  }

  /** Whoever was signed out hears nothing more; a page that only listens is not used. */
  private async beat({ sessionId }: Actor, go: () => void, end: () => void): Promise<void> {
    const [row] = await this.db
      .anonymous<{ holds: boolean }>('select authn.session_holds($1) as holds', [sessionId])
      .catch(() => [{ holds: true }]); // the database is away for a moment: the line tells of its return
    if (row?.holds) go();
    else end();
  }
}
