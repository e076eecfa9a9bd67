/** From a reading page: sends what waits, as the app would. Fetched only when something waits. */
import { createOutbox, keepDelivering } from "./outbox";

export function sendOn(): void {
  keepDelivering(createOutbox());
}
