import { Analytics } from '@segment/analytics-node';
import { drive } from './drive.mjs';

const [control, host] = process.argv.slice(2);
const analytics = new Analytics({ writeKey: 'KEY', host, flushInterval: 200 });
analytics.on('error', (error) => console.error(error));
await drive(
  control,
  'segment-node',
  (event) => analytics.track({ userId: 'u1', event }),
  () => analytics.closeAndFlush({ timeout: 60_000 }),
);
