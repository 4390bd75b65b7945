import type { ActionNumber } from '@onaltu/domain/case-process';
import type { HandlingKind } from '@onaltu/domain/clock/handling';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mark on an action's clock: started, interrupted, resumed, done. Only ever added. */
@Entity('action_event')
export class ActionEvent {
  @PrimaryGeneratedColumn('uuid')
  readonly id!: string;

  @Column('uuid')
  caseFileId!: string;

  @Column('int')
  action!: ActionNumber;

  @Column('text')
  kind!: HandlingKind;

  @Column({ type: 'timestamptz', insert: false })
  at!: Date;
}
