/** The tour of the affiliate manager: the files judge its four reads, the rest is of the live documentation only. */
import type { TourPlace } from './drive-platform.ts';
import { asObject } from './load-specs.ts';
import { createRecorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveAffiliates(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const recorder = createRecorder(place.url, place.token, edition === 'v3' ? 'v3' : '2021-07-28');
  const { send } = recorder;
  const home = `/affiliate-manager/${place.locationId}`;
  const campaignId = await actByHand(place, { action: 'create-affiliate-campaign', name: 'Partners' });
  // Only v3 can write: its affiliates are what both editions read.
  const writer = edition === 'v3' ? recorder : createRecorder(place.url, place.token, 'v3');
  const email = `affiliate.${edition}@example.com`;
  const person = { email, firstName: 'Joe', lastName: 'Doe', campaignIds: [campaignId] };
  const affiliateId = textAt(await writer.send('POST', `${home}/affiliates`, person), '_id');
  const affiliate = `${home}/affiliates/${affiliateId}`;
  const lead = { campaignId, email: `buyer.${edition}@example.com` };
  const customerId = textAt(await writer.send('POST', `${affiliate}/lead/create`, lead), '_id');
  const sale = { affiliateId, campaignId, customerId, amount: 25, currency: 'USD', eventDate: '2021-05-04' };
  const [paid, open] = [
    textAt(await writer.send('POST', `${home}/commission`, sale), '_id'),
    textAt(await writer.send('POST', `${home}/commission`, sale), '_id'),
  ];
  await writer.send('PUT', `${home}/commission/${paid}/status`, { status: 'approved' });
  await actByHand(place, { action: 'pay-affiliate', affiliateId, campaignId });

  await send('GET', affiliate);
  await send('GET', `${home}/affiliates?query=joe&active=true&campaignId=${campaignId}&skip=0&limit=10`);
  await send('GET', `${home}/payouts?status=paid&affiliateId=${affiliateId}&start=2020-01-01T00:00:00.000Z`);
  await send('GET', `${home}/commissions?fromDate=2021-01-01&toDate=2021-12-31&status=pending`);
  await send('GET', `${home}/commissions?limit=1000`);
  await send('GET', affiliate, undefined, 'not-a-token');
  if (edition === 'v2') return [...recorder.exchanges];

  await send('PUT', affiliate, { vatId: 'VAT123' });
  await send('PUT', `${affiliate}/status`, { active: false });
  await send('PUT', `${affiliate}/suspension`, { suspended: true });
  await send('PUT', `${affiliate}/tax-form`, { type: 'w8', url: 'https://example.com/w8.pdf' });
  await send('PUT', `${affiliate}/payout-methods`, { payoutMethods: [{ type: 'paypal' }] });
  await send('PUT', `${affiliate}/move-campaign`, { toCampaignId: campaignId });
  await send('PUT', `${affiliate}/referral-id`, { referralId: 'joe-doe' });
  await send('POST', `${affiliate}/referral-id/validate`, { referralId: 'joe-doe' });
  await send('GET', `${home}/campaigns`);
  await send('GET', `${home}/campaigns/${campaignId}`);
  await send('PUT', `${home}/commission/${open}/deny`, { reason: 'refunded' });
  await send('DELETE', `${home}/commission/${open}`);
  await send('GET', `${home}/customers`);
  await send('PUT', `${home}/customers/${customerId}/state`, { state: 'dropped' });
  const other = { campaignId, email: 'other@example.com' };
  const otherId = textAt(await send('POST', `${affiliate}/lead/create`, other), '_id');
  await send('DELETE', `${home}/customers/${otherId}`);
  return [...recorder.exchanges];
}

/** The id of what a person made. */
async function actByHand({ url, locationId }: TourPlace, action: object): Promise<string> {
  const body = JSON.stringify({ locationId, ...action });
  const answer = await fetch(`${url}/__sim/ui`, { method: 'POST', body });
  return textAt(asObject(await answer.json()), '_id');
}
