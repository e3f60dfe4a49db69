import { NOTICE_VERSION } from '@lopso/identity';
import { newId } from '@lopso/platform';
import { aStaffAccount, BIRTH_YEAR, TestDevice } from '../identity';
import { PASSWORD } from './askers';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const newName = (): string => `m${newId().replaceAll('-', '').slice(0, 20)}`;

async function signedIn(world: MatrixWorld): Promise<TestDevice> {
  const username = newName();
  await aStaffAccount(world.api, username, PASSWORD);
  const device = new TestDevice(world.api, '203.0.113.77');
  await device.signIn(username, PASSWORD);
  return device;
}

const proof = async (world: MatrixWorld): Promise<{ code: string; birthYear: number }> => ({
  code: await world.slipCode(),
  birthYear: BIRTH_YEAR,
});

/** Health, what errors mean, signing in, slips, consent, help with signing in. */
export const identityCases: RouteCases = {
  'GET /health/live': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /health/ready': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /activation/check': {
    success: 200,
    reach: 'list',
    ask: async (world) => ({ body: { code: await world.slipCode() } }),
  },
  'POST /activation/identify': { success: 200, reach: 'list', ask: async (world) => ({ body: await proof(world) }) },
  'POST /activation/judge-password': {
    success: 204,
    reach: 'list',
    ask: async (world) => ({ body: { ...(await proof(world)), password: PASSWORD } }),
  },
  'POST /activation/complete': {
    success: 204,
    reach: 'list',
    ask: async (world) => ({
      body: { ...(await proof(world)), password: PASSWORD, agreedNoticeVersion: NOTICE_VERSION },
    }),
  },
  'POST /activation/refuse': {
    success: 204,
    reach: 'list',
    ask: async (world) => ({ body: { ...(await proof(world)), noticeVersion: NOTICE_VERSION } }),
  },
  'POST /auth/sign-in': {
    success: 204,
    reach: 'list',
    ask: async (world) => {
      const username = newName();
      await aStaffAccount(world.api, username, PASSWORD);
      return { body: { username, password: PASSWORD } };
    },
  },
  'POST /auth/refresh': {
    success: 204,
    reach: 'list',
    ask: async (world) => ({ request: { cookies: (await signedIn(world)).cookies } }),
  },
  'POST /auth/sign-out': { success: 204, reach: 'list', ask: () => ({}) },
  'POST /auth/sign-out-everywhere': { success: 204, reach: 'list', ask: () => ({}) },
  'GET /auth/session': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /auth/password': {
    success: 204,
    reach: 'list',
    ask: () => ({ body: { currentPassword: PASSWORD, newPassword: 'đồi chè xanh ngắt' } }),
  },
  'POST /account/password-proof': { success: 204, reach: 'list', ask: () => ({ body: { password: PASSWORD } }) },
  'GET /problems/:code': {
    success: 200,
    reach: 'list',
    ask: () => ({ path: { code: 'org.team-full' } }),
    hidesPath: false,
  },
  'GET /privacy-notice': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /consents': {
    success: 200,
    reach: 'list',
    ask: () => ({ body: { decision: 'agreed', noticeVersion: NOTICE_VERSION } }),
  },
  'GET /sign-in-helps': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /me/sign-in-helps': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/sign-in-helps/seen': { success: 204, reach: 'list', ask: () => ({}) },
};
