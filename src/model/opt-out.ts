/** Reasons that are the person's own no, or the platform's proof that mail must stop. */
export const saidNo: ReadonlySet<string> = new Set([
  'blocked',
  'unsubscribed',
  'suppression-tag',
  'suppression-list',
  'communications-declined',
  'gdpr-not-accepted',
]);
