import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database, Public } from '@lopso/platform';

/** Shorter than the patience of whoever asks (`docker/compose.yaml`: 3 s), so that the answer says why. */
const PATIENCE_MS = 2000;

/** For the orchestrator, outside `/api`. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Public()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. */
  @Public()
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    await this.database.ping(PATIENCE_MS);
    return { status: 'ok' };
  }
}
