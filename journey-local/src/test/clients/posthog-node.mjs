import { PostHog } from 'posthog-node';
import { drive } from './drive.mjs';

const [control, host] = process.argv.slice(2);
const client = new PostHog('KEY', { host, flushInterval: 200, fetchRetryCount: 20, fetchRetryDelay: 500 });
client.on('error', (error) => console.error(error));
await drive(
  control,
  'posthog-node',
  (event) => client.capture({ distinctId: 'u1', event }),
  () => client.shutdown(60_000),
);
