import Analytics from '@rudderstack/rudder-sdk-node';
import { drive } from './drive.mjs';

const [control, dataPlaneUrl] = process.argv.slice(2);
// By default it gives a batch up after three retries.
const analytics = new Analytics('KEY', { dataPlaneUrl, flushInterval: 200, retryCount: 20 });
await drive(
  control,
  'rudder-node',
  (event) => analytics.track({ userId: 'u1', event }),
  () => analytics.flush(),
);
