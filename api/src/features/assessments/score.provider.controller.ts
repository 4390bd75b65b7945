import { Body, createParamDecorator, Delete, type ExecutionContext, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { versionIn } from '../../platform/http/if-match';
import { ScoreIndicator } from './assessment.dto';
import { AssessmentService } from './assessment.service';
import { ScoreView } from './assessment.view';
import type { Aim } from './give-score';

/** Which indicator, and the version of its score that was on the screen: 0 where there was none. Who has not looked may write too. */
const AimedAt = createParamDecorator((_: unknown, context: ExecutionContext): Aim => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { indicator: string } }>>();
  return { indicator: params.indicator, seen: versionIn(context) };
});

@ProviderController('assessments/:assessmentId/scores/:indicator')
export class ScoreProviderController {
  constructor(private readonly assessments: AssessmentService) {}

  @Put()
  @Allow('assessment.work')
  @ApiParam({ name: 'indicator', type: String })
  @ApiOkResponse({ type: ScoreView })
  score(
    @CurrentActor() actor: Actor,
    @Id('assessmentId') id: string,
    @AimedAt() aim: Aim,
    @Body() score: ScoreIndicator,
  ): Promise<ScoreView> {
    return this.assessments.score(actor, id, aim, score);
  }

  @Delete()
  @Allow('assessment.work')
  @HttpCode(204)
  @ApiParam({ name: 'indicator', type: String })
  @ApiNoContentResponse()
  takeBack(@CurrentActor() actor: Actor, @Id('assessmentId') id: string, @AimedAt() aim: Aim): Promise<void> {
    return this.assessments.takeBackScore(actor, id, aim);
  }
}
