import { Config } from './config';
import { HttpModule } from './http.module';
import { createHttpApp } from './platform/http/http-app';

async function main(): Promise<void> {
  const app = await createHttpApp(HttpModule);
  await app.listen({ port: app.get(Config).port, host: '0.0.0.0' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
