import { type DynamicModule, Global, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../../config';
import { DatabaseHealth } from './database-health';
import { DoorDb } from './door-db';
import { FiguresDb } from './figures-db';
import { IdentitySigner } from './identity-signer';
import { DEPARTMENT_LOGIN, PUBLIC_LOGIN, refuseDemoPeople, refusePowerfulLogin, RELAY_LOGIN } from './logins';
import { RelayDb } from './relay-db';
import { SnakeNaming } from './snake-naming';
import './postgres-types';
import { TenantDb } from './tenant-db';

type Process = 'http' | 'worker';
const CLOCK_EVERY_MS = 60_000;

const LOGINS: Record<Process, { name?: string; url: (config: Config) => string; size: (config: Config) => number }[]> =
  {
    http: [
      { url: (config) => config.databaseUrlApi, size: (config) => config.poolSize },
      { name: DEPARTMENT_LOGIN, url: (config) => config.databaseUrlDepartment, size: () => 4 },
      { name: PUBLIC_LOGIN, url: (config) => config.databaseUrlPublic, size: () => 4 },
    ],
    worker: [
      { url: (config) => config.databaseUrlWorker, size: (config) => config.poolSize },
      { name: RELAY_LOGIN, url: (config) => config.databaseUrlRelay, size: () => 3 },
      { name: DEPARTMENT_LOGIN, url: (config) => config.databaseUrlDepartment, size: () => 2 },
    ],
  };

@Global()
@Module({})
export class DatabaseModule implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
    private readonly config: Config,
  ) {}

  static of(process: Process): DynamicModule {
    const http = process === 'http';
    return {
      module: DatabaseModule,
      imports: LOGINS[process].map(({ name, url, size }) =>
        TypeOrmModule.forRootAsync({
          ...(name ? { name } : {}),
          inject: [Config],
          useFactory: (config: Config) => ({
            type: 'postgres' as const,
            url: url(config),
            autoLoadEntities: true,
            synchronize: false,
            installExtensions: false,
            namingStrategy: new SnakeNaming(),
            retryAttempts: config.mode === 'test' ? 1 : 10,
            extra: { max: size(config), application_name: `onaltu-${process}`, connectionTimeoutMillis: 5000 },
          }),
          dataSourceFactory: async (options) => {
            if (!options) throw new Error('no database options');
            const dataSource = await new DataSource(options).initialize();
            await refusePowerfulLogin(dataSource);
            return dataSource;
          },
        }),
      ),
      providers: [IdentitySigner, TenantDb, FiguresDb, DatabaseHealth, http ? DoorDb : RelayDb],
      exports: [IdentitySigner, TenantDb, FiguresDb, DatabaseHealth, http ? DoorDb : RelayDb],
    };
  }

  async onModuleInit(): Promise<void> {
    if (this.config.mode === 'production') await refuseDemoPeople(this.dataSource);
    await this.readClock();
    this.timer = setInterval(() => void this.readClock().catch(() => undefined), CLOCK_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async readClock(): Promise<void> {
    const [row] = await this.dataSource.query<{ now: Date }[]>('select clock_timestamp() as now');
    if (row) this.identity.setDatabaseClock(row.now);
  }
}
