import { Module } from '@nestjs/common';
import { Queues } from '../../platform/jobs/queues';
import { QueueBoardOperatorController } from './queue-board.operator.controller';
import { QueueBoard } from './queue-board';

/** Mounted by the HTTP process, which needs Redis for this page only: its queues connect when somebody looks. */
@Module({ controllers: [QueueBoardOperatorController], providers: [Queues, QueueBoard] })
export class QueueBoardModule {}
