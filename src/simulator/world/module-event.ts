/** Owns: names of the workflow triggers that modules beside contacts and opportunities fire. */

export type ModuleEvent =
  | 'appointment-booked'
  | 'appointment-status'
  | 'customer-replied'
  | 'offer-granted'
  | 'offer-removed'
  | 'affiliate-created'
  | 'affiliate-enrolled'
  | 'affiliate-lead-created'
  | 'affiliate-commission-created';
