import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { defineEvent, type EventPayload, type InTransactionHandler, InTransactionListener } from '../events/event';
import { Job, type JobHandler } from './job';
import { JobRegistry } from './job-registry';

const proven = defineEvent<EventPayload>('platform.proven', { isEvidence: true });
const OPTIONS = { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 5 };

class Recorder implements InTransactionHandler<EventPayload> {
  record(): Promise<void> {
    return Promise.resolve();
  }
}

@Injectable()
@InTransactionListener(proven)
class FirstRecorder extends Recorder {}

@Injectable()
@InTransactionListener(proven)
class SecondRecorder extends Recorder {}

@Injectable()
@Job({ name: 'platform.twice', ...OPTIONS })
class OneHandler implements JobHandler {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Injectable()
@Job({ name: 'platform.twice', ...OPTIONS })
class OtherHandler extends OneHandler {}

async function registryOf(...providers: Type<object>[]): Promise<JobRegistry> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [JobRegistry, ...providers],
  }).compile();
  return module.get(JobRegistry);
}

describe('the start of a process', () => {
  it('goes on with one in-transaction listener for an evidence event', async () => {
    const registry = await registryOf(FirstRecorder);
    expect(() => registry.verify()).not.toThrow();
  });

  it('stops when evidence would be recorded by nobody', async () => {
    const registry = await registryOf();
    expect(() => registry.verify()).toThrow('platform.proven has 0 in-transaction listeners, needs 1');
  });

  it('stops when evidence would be recorded twice', async () => {
    const registry = await registryOf(FirstRecorder, SecondRecorder);
    expect(() => registry.verify()).toThrow('platform.proven has 2 in-transaction listeners, needs 1');
  });

  it('knows which jobs can be sent: one that nobody handles would wait for ever', async () => {
    const registry = await registryOf(OneHandler);
    expect(() => registry.requireJob('platform.twice')).not.toThrow();
    expect(() => registry.requireJob('platform.mistyped')).toThrow('No job is called platform.mistyped');
  });

  it('stops when two handlers claim one job', async () => {
    const registry = await registryOf(FirstRecorder, OneHandler, OtherHandler);
    expect(() => registry.verify()).toThrow('Job platform.twice has two handlers');
  });
});
