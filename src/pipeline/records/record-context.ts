/** What planning the records that are no contacts leans on: the location as read, the map, the choices. */
import type { RecordContext as MapContext } from '../../mapping/compile-record.ts';
import type { Capabilities } from '../../model/capabilities.ts';
import type { DecisionId } from '../../model/decision.ts';
import type { FieldMap } from '../../model/field-map.ts';
import type { LocationFacts, TargetName } from '../../model/location.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import type { Workspace } from '../workspace.ts';

export interface RecordPlanning {
  readonly workspace: Workspace;
  readonly target: TargetName;
  readonly connection: DestinationConnection;
  readonly location: LocationFacts;
  readonly map: FieldMap;
  readonly choices: Readonly<Record<DecisionId, string>>;
  /** What HighLevel was seen to do, cautious where nobody looked. */
  readonly capabilities: Capabilities;
}

export const mapContext = ({ choices }: Pick<RecordPlanning, 'choices'>): MapContext => ({
  defaultCountry: choices['default-country'],
  timeZone: choices['time-zone'],
});

export const subscriptionObject = 'kartra_subscription';
export const orderObject = 'kartra_order';
export const subscriptionAssociation = 'kartra_subscription_contact';
export const orderAssociation = 'kartra_order_contact';
export const affiliateObject = 'kartra_affiliate';
export const affiliateAssociation = 'kartra_affiliate_contact';
export const membershipObject = 'kartra_membership';
export const membershipAssociation = 'kartra_membership_contact';
export const subscriptionPipeline = 'Kartra subscriptions';
