import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../auth/current-actor';
import { DatabaseHealth } from '../db/database-health';
import { Metrics } from '../metrics/metrics';

/**
 * For the machine's keeper. Whoever reaches this process's own port may read it; the edge (infra/docker/web.conf.template) answers 404.
 * Ready means PostgreSQL answers: Redis may be away.
 */
@ApiExcludeController()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly health: DatabaseHealth,
    private readonly metrics: Metrics,
  ) {}

  @Get('live')
  @Allow('anyone')
  @HttpCode(204)
  live(): void {
    // answering is being alive
  }

  @Get('ready')
  @Allow('anyone')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ database: boolean }> {
    const database = await this.health.answers();
    void reply.status(database ? 200 : 503);
    return { database };
  }

  @Get('metrics')
  @Allow('anyone')
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.read();
  }
}
