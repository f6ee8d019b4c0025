/**
 * Does what the test asks for, one thing after another, until it asks to end.
 *
 * @param control address of the test
 * @param name stands before the number in the names of events
 * @param send takes the name of an event
 * @param end returns when nothing is left to be sent
 */
export async function drive(control, name, send, end) {
  for (;;) {
    const response = await fetch(`${control}/next`);
    if (response.status === 204) {
      continue;
    }
    const { from, to } = await response.json();
    if (from === to) {
      await end();
      await fetch(`${control}/ended`, { method: 'POST' });
      return;
    }
    for (let n = from; n < to; n++) {
      send(`${name} ${n}`);
    }
  }
}
