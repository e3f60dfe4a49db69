const worker = process.env.JEST_WORKER_ID ?? '1';
process.env.DATABASE_URL = `${process.env.LOPSO_TEST_SERVER}lopso_w${worker}`;
process.env.DATABASE_POOL_SIZE = '16';
process.env.TOKEN_SECRET = 'test-token-secret-of-at-least-32-signs';
process.env.AUDIT_KEY = 'test-audit-key-of-at-least-thirty-two-signs';
process.env.CERTIFICATE_NAME_KEY = 'test-certificate-name-key-of-32-signs';
process.env.CERTIFICATE_SIGNING_KEY = 'test-certificate-signing-key-of-forty-three-signs';
process.env.MEMBER_CARD_KEY = 'test-member-card-key-of-at-least-32-signs';
process.env.PUBLIC_URL = 'http://127.0.0.1:3000';
process.env.LOG_LEVEL = 'error';
// The files of a database belong to it: among them is a note of where its audit trail ends.
process.env.FILES_DIRECTORY = require('node:path').join(process.env.LOPSO_TEST_FILES, `lopso_w${worker}`);
