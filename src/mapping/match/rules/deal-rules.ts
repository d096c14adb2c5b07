/** Fields of an opportunity in a file of deals. */
import { type Rule, rule } from './rule.ts';

const deal = 'deal text value hidden';
const inDeals = { in: 'deal' } as const;

export const dealRules: readonly Rule[] = [
  rule('opportunity.name', 0.95, 'deal', { may: 'name namePart title text value description', ...inDeals }),
  rule('opportunity.name', 0.93, 'name|namePart|title', { may: `${deal} product`, ...inDeals }),
  rule('opportunity.contact', 0.92, 'person', {
    may: 'name namePart primary deal account company text',
    ...inDeals,
  }),
  rule('opportunity.contact', 0.9, 'fullName', { may: 'name namePart primary deal person', ...inDeals }),
  rule('opportunity.pipeline', 0.96, 'pipeline', { may: 'name namePart deal title', ...inDeals }),
  rule('opportunity.pipelineStage', 0.96, 'stage', {
    may: 'name namePart deal pipeline title current status',
    ...inDeals,
  }),
  rule('opportunity.status', 0.95, 'status', { may: 'deal name current value', ...inDeals }),
  rule('opportunity.status', 0.86, 'stateOrStatus', { may: 'deal', ...inDeals }),
  rule('opportunity.status', 0.7, 'state', { may: 'deal', ...inDeals }),
  rule('opportunity.status', 0.78, 'flag won|lost|closed', { may: 'deal', ...inDeals }),
  rule('opportunity.status', 0.7, 'won', { may: 'deal lost', ...inDeals }),
  rule('opportunity.monetaryValue', 0.96, 'worth', {
    may: 'deal value amount total expected currency',
    ...inDeals,
  }),
  rule('opportunity.monetaryValue', 0.95, 'amount|value', {
    may: 'deal total expected currency',
    ...inDeals,
  }),
  rule('opportunity.monetaryValue', 0.84, 'revenue|price|total|gross', {
    may: 'deal value amount expected order',
    ...inDeals,
  }),
  rule('opportunity.closeDate', 0.95, 'closed', { may: 'deal date time expected', ...inDeals }),
  rule('opportunity.closeDate', 0.9, 'expected date', { may: 'deal closed ended', ...inDeals }),
  rule('opportunity.closeDate', 0.72, 'ended', { may: 'deal date expected', ...inDeals }),
  rule('opportunity.closeDate', 0.66, 'due', { may: 'deal date', ...inDeals }),
  rule('opportunity.createdAt', 0.96, 'created', { may: 'deal date time person order', ...inDeals }),
  rule('opportunity.createdAt', 0.62, 'date', { may: 'deal time started', ...inDeals }),
  rule('opportunity.lostReason', 0.97, 'lost reason', {
    may: 'deal text name namePart notes closed',
    ...inDeals,
  }),
  rule('opportunity.lostReason', 0.88, 'reason', { may: 'deal closed text cancelled', ...inDeals }),
  rule('opportunity.notes', 0.94, 'notes', { may: `${deal} description`, ...inDeals }),
  rule('opportunity.notes', 0.8, 'description|message', { may: `${deal} notes`, ...inDeals }),
  rule('opportunity.source', 0.95, 'source', { may: 'deal person name original text', ...inDeals }),
  rule('opportunity.source', 0.74, 'source utm', inDeals),
  rule('opportunity.assignedTo', 0.95, 'owner', {
    may: 'deal name namePart user email staff current assigned',
    ...inDeals,
  }),
  rule('opportunity.assignedTo', 0.88, 'assigned', { may: 'deal user staff name namePart', ...inDeals }),
  rule('opportunity.assignedTo', 0.8, 'user|staff', { may: 'deal name namePart', ...inDeals }),
  rule('custom', 0.9, 'won|lost date|time', { may: '*', ...inDeals }),
  rule('custom', 0.85, 'won|lost', { may: '*', ...inDeals }),
  rule(
    'custom',
    0.9,
    'net|original|tax|partial|periodic|commission|probability|percent amount|value|worth|revenue|price|total|deal|expected|closed|date',
    { may: '*', ...inDeals },
  ),
  rule('custom', 0.88, 'currency|product|quantity|count|type|tags|list|team|campaign|stage date', {
    may: '*',
    ...inDeals,
  }),
  rule(
    'custom',
    0.88,
    'currency|product|quantity|count|type|tags|list|team|campaign|partial|periodic|category|service|plan',
    { may: '*', ...inDeals },
  ),
  rule('custom', 0.85, 'account|company type|website|phone', { may: '*', ...inDeals }),
];
