import { Controller, Get, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Public } from '../../../../libs/platform/src/http/permission.decorators';
import { RouteCheck } from './route-check';

@Controller('declared')
class DeclaredController {
  @Public()
  @Get()
  read(): string {
    return this.helper();
  }

  /** No route: needs no declaration. */
  helper(): string {
    return '';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Public()
  @Get()
  read(): string {
    return '';
  }

  @Get('secret')
  readSecret(): string {
    return '';
  }
}

async function start(...controllers: Type<object>[]): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers,
    providers: [RouteCheck],
  }).compile();
  await module.init();
  await module.close();
}

describe('the start of the API', () => {
  it('goes on when every route declares who may call it', async () => {
    await expect(start(DeclaredController)).resolves.toBeUndefined();
  });

  it('stops at a route that declares nobody, and names it', async () => {
    await expect(start(DeclaredController, ForgottenController)).rejects.toThrow(
      'Routes without a declared permission: ForgottenController.readSecret',
    );
  });
});
