/**
 * Companies, recognised by our reference in their description: HighLevel has no search and no rule against
 * doubles for them. (HighLevel, businesses.)
 */
import type { ExpectedCompany } from '../model/company.ts';
import { createOnce } from './create-once.ts';
import type { OperationHandler } from './tools.ts';

export const createCompany: OperationHandler = createOnce({
  provider: (tools) => tools.destination.companies,
  purpose: 'resolve',
  keyOf: (operation) => operation.externalId,
  desiredOf: (operation) => {
    const { name, website, description } = operation.expected as unknown as ExpectedCompany;
    return {
      name,
      ...(website === null ? {} : { website }),
      ...(description === null ? {} : { description }),
    };
  },
  fits: () => true,
});
