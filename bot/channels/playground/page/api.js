// How the page talks to the machine.

/** What the machine refused, with its status and what it said. */
export class Refusal extends Error {
  constructor(status, body = {}) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Fetch JSON. Throws `Refusal`, or `TypeError` when nobody answers. */
export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Refusal(answer.status);
  return answer.json();
}

/** Post JSON. Throws `Refusal`, or `TypeError` when nobody answers. */
export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})));
}

/** Call `look` whenever something changed, and `connected` with whether somebody answers. */
export function follow(look, connected) {
  const events = new EventSource("/api/events");
  events.onmessage = () => {
    connected(true);
    look();
  };
  events.onerror = () => {
    connected(false);
    if (events.readyState === EventSource.CLOSED) setTimeout(() => follow(look, connected), 2000);
  };
}
