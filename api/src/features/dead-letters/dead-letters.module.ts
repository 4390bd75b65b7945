import { Module } from '@nestjs/common';
import { DeadLetterOperatorController } from './dead-letter.operator.controller';
import { DeadLetterService } from './dead-letter.service';

/** Mounted by the HTTP process. */
@Module({ controllers: [DeadLetterOperatorController], providers: [DeadLetterService] })
export class DeadLettersModule {}
